import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { moveFile } from '../backup/durable.ts';
import { createFrameReader, createFrameWriter, framedSize, readFully } from '../backup/frames.ts';

// A file under the key of the protected folder: magic, a random salt, the length, then frames as in a backup.
// Every file has a key of its own, derived from the folder's key and the salt, so nonces never meet again.

const MAGIC = Buffer.from('DAFTARS\x01', 'latin1');
const SALT_BYTES = 32;
const HEAD_BYTES = MAGIC.length + SALT_BYTES + 8;
const PIECE_BYTES = 256 * 1024;
const MOST_BYTES = 2 ** 50;

/** A sealed file that is not as it was written, or was sealed under another key. */
export class SealError extends Error {
  constructor(file: string, cause?: unknown) {
    super(`Not whole, or under another key: ${file}`, { cause });
    this.name = 'SealError';
  }
}

/**
 * Seals a file, brings it to the disk, reads it back and only then gives it its name.
 * Throws what the disk throws; nothing is left behind then.
 *
 * @returns SHA-256 of what was sealed, as hex
 */
export async function sealFile(from: string, to: string, key: Buffer): Promise<string> {
  const part = `${to}.part`;
  await mkdir(dirname(to), { recursive: true });
  try {
    const written = await writeSealed(from, part, key);
    if ((await readSealed(part, key)) !== written) throw new SealError(part);
    await moveFile(part, to);
    return written;
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
}

/** Opens a sealed file beside its place and then gives it its name. Throws `SealError`. */
export async function unsealFile(from: string, to: string, key: Buffer): Promise<string> {
  const part = `${to}.part`;
  await mkdir(dirname(to), { recursive: true });
  try {
    const hash = await readSealed(from, key, part);
    await moveFile(part, to);
    return hash;
  } catch (failure) {
    await rm(part, { force: true });
    throw failure;
  }
}

async function writeSealed(from: string, to: string, key: Buffer): Promise<string> {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      const { size } = fstatSync(source);
      const head = headOf(randomBytes(SALT_BYTES), size);
      writeSync(target, head);
      const sealing = sealingOf(head, key);
      const writer = createFrameWriter(target, { start: HEAD_BYTES, size, sealing });
      const digest = createHash('sha256');
      const piece = Buffer.allocUnsafe(PIECE_BYTES);
      for (let done = 0; done < size;) {
        const count = readSync(source, piece, 0, Math.min(PIECE_BYTES, size - done), done);
        if (count === 0) throw new Error('The file became shorter while it was read');
        digest.update(piece.subarray(0, count));
        await writer.write(piece.subarray(0, count));
        done += count;
      }
      await writer.end();
      fsyncSync(target);
      return digest.digest('hex');
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** Reads a sealed file whole, into another file if one is named. */
async function readSealed(from: string, key: Buffer, to?: string): Promise<string> {
  const source = openSync(from, 'r');
  const target = to === undefined ? undefined : openSync(to, 'w', 0o600);
  try {
    const { size, sealing } = readHead(source, from, key);
    const reader = createFrameReader(source, { start: HEAD_BYTES, size, sealing });
    const digest = createHash('sha256');
    for await (const piece of checked(reader.read(0, Math.max(size, 1)), from)) {
      digest.update(piece);
      if (target !== undefined) putAll(target, piece);
    }
    if (target !== undefined) fsyncSync(target);
    return digest.digest('hex');
  } finally {
    closeSync(source);
    if (target !== undefined) closeSync(target);
  }
}

async function* checked(pieces: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (failure) {
    throw new SealError(file, failure);
  }
}

function putAll(fd: number, piece: Buffer): void {
  for (let done = 0; done < piece.length;) done += writeSync(fd, piece, done, piece.length - done);
}

function headOf(salt: Buffer, size: number): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size));
  return Buffer.concat([MAGIC, salt, length]);
}

function readHead(fd: number, file: string, key: Buffer) {
  const held = fstatSync(fd).size;
  if (held < HEAD_BYTES) throw new SealError(file);
  const head = Buffer.alloc(HEAD_BYTES);
  readFully(fd, head, 0);
  const size = Number(head.readBigUInt64BE(HEAD_BYTES - 8));
  const isOurs = head.subarray(0, MAGIC.length).equals(MAGIC) && size <= MOST_BYTES;
  if (!isOurs || held !== HEAD_BYTES + framedSize(size, true)) throw new SealError(file);
  return { size, sealing: sealingOf(head, key) };
}

function sealingOf(head: Buffer, key: Buffer) {
  const salt = head.subarray(MAGIC.length, MAGIC.length + SALT_BYTES);
  const own = Buffer.from(hkdfSync('sha256', key, salt, 'daftar sealed file', 32));
  return { key: own, headHash: createHash('sha256').update(head).digest() };
}
