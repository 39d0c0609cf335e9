import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { writeDurably } from '../backup/durable.ts';

// SQLite keeps no sums of its pages, so a bit that turns on the disk changes a name or a number, and every
// check of the file's structure finds it whole. These are the sums (docs/adr/0009-page-sums.md).

/** Bytes of a page: SQLite's own measure, which nothing here changes. */
export const PAGE = 4_096;
/** Numbers of 32 bits in a page. */
export const WORDS = PAGE / 4;
/** SQLite locks this place of a file beyond 1 GB, and writes no page there. */
const LOCK_PAGE = 1_073_741_824 / PAGE + 1;

/** Two numbers of 32 bits for each page, in the order of pages. */
export type SumTable = Int32Array;

export interface PageSums {
  readonly table: SumTable;
  /** Which generation of the write-ahead log went into the file last, and how many frames of it. */
  readonly log: { readonly salts: string; readonly frames: number };
  /** Whether the database's file is a whole state by itself: all that the log held had gone into it. */
  readonly isComplete: boolean;
  /** A changed byte was met while the office was open; what was written since may rest on it. */
  readonly isDamaged: boolean;
}

/** Sums as they stand in their file, and the file's own hash: whether it is still the same one. */
export interface KeptSums extends PageSums {
  readonly mark: string;
}

export function pagesIn({ table }: PageSums): number {
  return table.length / 2;
}

/**
 * Sums up one page. Every step turns what was before and what comes into each other one to one, so that no
 * change within four bytes can go unseen; any other does once in 2^64. The number goes in, so that pages
 * that change their places are seen too.
 *
 * @param words where the page begins at `from`
 * @param into where the two numbers go, at `at`
 */
export function sumPage(words: Int32Array, from: number, page: number, into: SumTable, at: number): void {
  let one = page;
  let other = ~page;
  for (let index = from; index < from + WORDS; index += 1) {
    const word = words[index] ?? 0;
    one = Math.imul(((one << 15) | (one >>> 17)) ^ word, 0x9e3779b1);
    other = Math.imul(((other << 13) | (other >>> 19)) ^ word, 0x85ebca77);
  }
  into[at] = one;
  into[at + 1] = other;
}

/** Whether a page has a sum that it must have: the one that is locked has no contents. */
export function isSummed(page: number): boolean {
  return page !== LOCK_PAGE;
}

const MAGIC = Buffer.from('daftar-s');
const VERSION = 1;
const HEAD = 64;
const HASH = 32;

/** The file of sums beside a database. */
export function sumsBeside(database: string): string {
  return `${database}-sums`;
}

/** The sums kept beside a database; undefined where there are none, or they are not as they were written. */
export async function keptSums(database: string): Promise<KeptSums | undefined> {
  const bytes = await readFile(sumsBeside(database)).catch(() => undefined);
  if (bytes === undefined || bytes.length < HEAD + HASH) return undefined;
  const body = bytes.subarray(0, bytes.length - HASH);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(body.length))) return undefined;
  if (!body.subarray(0, MAGIC.length).equals(MAGIC) || body.readUInt32LE(8) !== VERSION) return undefined;
  const count = body.readUInt32LE(12);
  if (body.length !== HEAD + count * 8) return undefined;
  const table = new Int32Array(count * 2);
  // In the machine's own order of bytes, as the pages are read too: every one that Electron runs on has it.
  body.copy(new Uint8Array(table.buffer), 0, HEAD);
  const flags = body.readUInt32LE(16);
  return {
    table,
    log: { frames: body.readUInt32LE(20), salts: flags & 4 ? body.toString('hex', 24, 32) : '' },
    isComplete: (flags & 1) !== 0,
    isDamaged: (flags & 2) !== 0,
    mark: bytes.toString('hex', body.length),
  };
}

/** The mark of the file that is there; undefined where there is none. */
export async function keptMark(database: string): Promise<string | undefined> {
  const file = await open(sumsBeside(database), 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(HASH);
    await file.read(bytes, 0, HASH, Math.max(0, size - HASH));
    return bytes.toString('hex');
  } finally {
    await file.close();
  }
}

/** Keeps the sums so that they are there whole or as before, also after a power cut. */
export async function keepSums(database: string, sums: PageSums): Promise<KeptSums> {
  const { table, log, isComplete, isDamaged } = sums;
  const bytes = Buffer.alloc(HEAD + table.length * 4 + HASH);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(VERSION, 8);
  bytes.writeUInt32LE(table.length / 2, 12);
  bytes.writeUInt32LE((isComplete ? 1 : 0) | (isDamaged ? 2 : 0) | (log.salts === '' ? 0 : 4), 16);
  bytes.writeUInt32LE(log.frames, 20);
  bytes.write(log.salts, 24, 'hex');
  Buffer.from(table.buffer, table.byteOffset, table.byteLength).copy(bytes, HEAD);
  const body = bytes.subarray(0, bytes.length - HASH);
  createHash('sha256').update(body).digest().copy(bytes, body.length);

  await writeDurably(sumsBeside(database), bytes);
  return { ...sums, mark: bytes.toString('hex', body.length) };
}

/** Without them nothing is claimed of the database. */
export async function forgetSums(database: string): Promise<void> {
  await rm(`${sumsBeside(database)}.part`, { force: true });
  await rm(sumsBeside(database), { force: true });
}

const PAGES_AT_ONCE = 256;

/**
 * Reads pages of a database's file in their order and sums them up, some at once: the thread is free
 * between. Ends before a page that is not there whole.
 *
 * @param onSome told the first page's number, how many there are, and their sums; false ends the reading
 */
export async function sumPages(
  file: FileHandle,
  from: number,
  to: number,
  onSome: (first: number, count: number, sums: SumTable) => boolean | Promise<boolean>,
): Promise<void> {
  const bytes = Buffer.alloc(PAGES_AT_ONCE * PAGE);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const sums = new Int32Array(PAGES_AT_ONCE * 2);
  for (let first = from; first <= to; first += PAGES_AT_ONCE) {
    const wanted = Math.min(PAGES_AT_ONCE, to - first + 1);
    const { bytesRead } = await file.read(bytes, 0, wanted * PAGE, (first - 1) * PAGE);
    const count = Math.floor(bytesRead / PAGE);
    for (let index = 0; index < count; index += 1) {
      sumPage(words, index * WORDS, first + index, sums, index * 2);
    }
    if (!(await onSome(first, count, sums)) || count < wanted) return;
  }
}

/** Sums up a whole file as it is now. */
export async function sumsOfFile(database: string): Promise<SumTable> {
  const file = await open(database, 'r');
  try {
    const count = Math.floor((await file.stat()).size / PAGE);
    const table = new Int32Array(count * 2);
    await sumPages(file, 1, count, (first, found, sums) => {
      table.set(sums.subarray(0, found * 2), (first - 1) * 2);
      return true;
    });
    return table;
  } finally {
    await file.close();
  }
}
