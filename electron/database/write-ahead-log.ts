import { type FileHandle, open, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { PAGE, type SumTable, WORDS, sumPage } from './page-sums.ts';

// The write-ahead log as SQLite's file format describes it. After a crash SQLite reads its frames up to the
// first that does not carry on the chain of check sums, and takes that for the log's end: so a changed byte
// takes every later act with it, in silence. What stands behind that place tells the two apart.

/** What a leftover or growing log holds. Frames count from 1; 0 where there is none. */
export interface LogScan {
  /** Whether there is a frame at all. */
  readonly isThere: boolean;
  /** Its generation: every time it begins anew it has others. */
  readonly salts: string;
  /** The last frame that SQLite reads: the end of the last act whose chain is whole. */
  readonly frames: number;
  /** Pages of the database after that act. */
  readonly databasePages: number;
  /** The newest committed contents of each page in it. */
  readonly pages: ReadonlyMap<number, LoggedPage>;
  /** The last frame of this generation that says it ends an act, whether or not its chain is whole. */
  readonly lastCommit: number;
  /** How many acts end behind `frames`. */
  readonly lostActs: number;
}

export interface LoggedPage {
  readonly frame: number;
  readonly one: number;
  readonly other: number;
}

export const NO_LOG: LogScan = {
  isThere: false,
  salts: '',
  frames: 0,
  databasePages: 0,
  pages: new Map(),
  lastCommit: 0,
  lostActs: 0,
};

const HEAD = 32;
const FRAME_HEAD = 24;
const FRAME = FRAME_HEAD + PAGE;
const FRAMES_AT_ONCE = 254;
/** The last bit says that the sums are of numbers with their highest byte first. */
const MAGIC = 0x377f0682;
const FORMAT = 3_007_000;

export function logBeside(database: string): string {
  return `${database}-wal`;
}

/** Reads the log beside a database; nobody writes to it meanwhile. The thread is free between its pieces. */
export async function scanLog(database: string): Promise<LogScan> {
  const file = await open(logBeside(database), 'r').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return undefined;
    throw failure;
  });
  if (file === undefined) return NO_LOG;
  try {
    return await scanned(file);
  } finally {
    await file.close();
  }
}

async function scanned(file: FileHandle): Promise<LogScan> {
  const { size } = await file.stat();
  const count = Math.floor((size - HEAD) / FRAME);
  if (count < 1) return NO_LOG;
  const head = await wordsAt(file, 0, HEAD);
  const isBigEndian = head.getUint32(0) === MAGIC + 1;
  const chain = chainOf(isBigEndian);
  chain.add(head, 0, 24);
  let isWhole =
    (head.getUint32(0) === MAGIC || isBigEndian) &&
    head.getUint32(4) === FORMAT &&
    head.getUint32(8) === PAGE &&
    chain.is(head.getUint32(24), head.getUint32(28));
  // A head that is not whole says nothing of its generation; the first frame does.
  const named = isWhole ? head : await wordsAt(file, HEAD, FRAME_HEAD);
  const at = isWhole ? 16 : 8;
  const salts = [named.getUint32(at), named.getUint32(at + 4)] as const;

  const pages = new Map<number, LoggedPage>();
  let awaiting = new Map<number, LoggedPage>();
  let frames = 0;
  let databasePages = 0;
  let lastCommit = 0;
  let lostActs = 0;
  const bytes = Buffer.alloc(FRAMES_AT_ONCE * FRAME);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const sum: SumTable = new Int32Array(2);
  for (let first = 1; first <= count; first += FRAMES_AT_ONCE) {
    const some = Math.min(FRAMES_AT_ONCE, count - first + 1);
    await file.read(bytes, 0, some * FRAME, HEAD + (first - 1) * FRAME);
    for (let index = 0; index < some; index += 1) {
      const from = index * FRAME;
      const frame = first + index;
      const isOurs = view.getUint32(from + 8) === salts[0] && view.getUint32(from + 12) === salts[1];
      const sizeAfter = view.getUint32(from + 4);
      if (isOurs && sizeAfter > 0) lastCommit = frame;
      if (isWhole && isOurs) {
        chain.add(view, from, 8);
        chain.addWords(words, view, from + FRAME_HEAD);
      }
      isWhole &&= isOurs && chain.is(view.getUint32(from + 16), view.getUint32(from + 20));
      if (!isWhole) {
        if (isOurs && sizeAfter > 0) lostActs += 1;
        continue;
      }
      const page = view.getUint32(from);
      sumPage(words, (from + FRAME_HEAD) / 4, page, sum, 0);
      awaiting.set(page, { frame, one: sum[0] ?? 0, other: sum[1] ?? 0 });
      if (sizeAfter === 0) continue;
      for (const [number, logged] of awaiting) pages.set(number, logged);
      awaiting = new Map();
      frames = frame;
      databasePages = sizeAfter;
    }
  }
  return { isThere: true, salts: hexOf(salts), frames, databasePages, pages, lastCommit, lostActs };
}

async function wordsAt(file: FileHandle, at: number, length: number): Promise<DataView> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, at);
  return new DataView(bytes.buffer, bytes.byteOffset, length);
}

function hexOf(salts: readonly [number, number]): string {
  return salts.map((salt) => salt.toString(16).padStart(8, '0')).join('');
}

interface Chain {
  readonly add: (view: DataView, from: number, bytes: number) => void;
  /** A page; the quicker way where the log's order of bytes is the machine's own. */
  readonly addWords: (words: Int32Array, view: DataView, from: number) => void;
  readonly is: (one: number, other: number) => boolean;
}

const IS_MACHINE_BIG_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 0;

/** SQLite's running sum: each number goes into the one sum and that into the other. */
function chainOf(isBigEndian: boolean): Chain {
  let one = 0;
  let other = 0;
  function add(view: DataView, from: number, bytes: number): void {
    for (let at = from; at < from + bytes; at += 8) {
      one = (one + view.getInt32(at, !isBigEndian) + other) | 0;
      other = (other + view.getInt32(at + 4, !isBigEndian) + one) | 0;
    }
  }
  return {
    add,
    addWords: (words, view, from) => {
      if (isBigEndian !== IS_MACHINE_BIG_ENDIAN) return add(view, from, PAGE);
      const end = from / 4 + WORDS;
      for (let at = from / 4; at < end; at += 2) {
        one = (one + (words[at] ?? 0) + other) | 0;
        other = (other + (words[at + 1] ?? 0) + one) | 0;
      }
    },
    is: (expectedOne, expectedOther) => one >>> 0 === expectedOne && other >>> 0 === expectedOther,
  };
}

/** What the index of the log, which SQLite keeps in memory that all its processes share, says of it. */
export interface LogIndex {
  readonly salts: string;
  /** The last frame that was committed: it was on the disk before it was counted here. */
  readonly frames: number;
  /**
   * Whether the system has run on since the log was last written to: then no later act can be missing from
   * the index. After a power cut it may be as it was a while before.
   */
  readonly isExact: boolean;
}

/** Time of the machine and of its files may differ by so much. */
const MARGIN_MS = 60_000;

/** A clock that a power cut has set back, for want of a battery, makes files come from the future. */
function isSinceStart(at: number): boolean {
  const now = Date.now();
  return at > now - uptime() * 1_000 + MARGIN_MS && at < now + MARGIN_MS;
}

/** Undefined where there is none, or it is not whole: SQLite makes it anew then. */
export async function readLogIndex(database: string): Promise<LogIndex | undefined> {
  const file = await open(`${database}-shm`, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const bytes = Buffer.alloc(96);
    const { bytesRead } = await file.read(bytes, 0, 96, 0);
    // It is written twice, one after the other, so that a half written one is known.
    if (bytesRead < 96 || !bytes.subarray(0, 48).equals(bytes.subarray(48))) return undefined;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 96);
    const chain = chainOf(IS_MACHINE_BIG_ENDIAN);
    chain.add(view, 0, 40);
    const isLittle = !IS_MACHINE_BIG_ENDIAN;
    const isWhole = chain.is(view.getUint32(40, isLittle), view.getUint32(44, isLittle));
    if (!isWhole || view.getUint32(0, isLittle) !== FORMAT || view.getUint8(12) === 0) return undefined;
    const { mtimeMs } = await stat(logBeside(database));
    return {
      salts: bytes.toString('hex', 32, 40),
      frames: view.getUint32(16, isLittle),
      isExact: isSinceStart(mtimeMs),
    };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
