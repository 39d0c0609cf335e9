import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { BackupError } from './backup-error.ts';

// The body of a backup file: the payload in frames, each with a seal over its bytes, its number, whether it
// is the last, and the file's head. Encrypted, the seal is the tag of AES-256-GCM; plain, it is SHA-256.
//
//   const writer = createFrameWriter(fd, start, size, sealing);  await writer.write(piece); …; await writer.end();
//   const reader = createFrameReader(fd, payload);  for await (const piece of reader.read(from, until)) …
//
// Reading and writing wait for the disk (`readSync`), which is quicker for many small pieces: run what is
// long in a thread. After every frame other work gets its turn.

/** Payload bytes of every frame but the last. */
export const FRAME_BYTES = 1024 * 1024;
const TAG_BYTES = 16;
const HASH_BYTES = 32;

/** What all frames of one file are sealed with; `key` is null in a plain file. */
export interface Sealing {
  readonly key: Buffer | null;
  /** SHA-256 of all that stands before the frames. */
  readonly headHash: Buffer;
}

/** The payload within a file: where its first frame begins, and how many payload bytes there are. */
export interface Payload {
  readonly start: number;
  readonly size: number;
  readonly sealing: Sealing;
}

export function framesIn(size: number): number {
  return Math.max(1, Math.ceil(size / FRAME_BYTES));
}

/** Bytes that the frames of a payload take in the file. */
export function framedSize(size: number, isEncrypted: boolean): number {
  return size + framesIn(size) * sealBytes(isEncrypted);
}

export interface FrameWriter {
  readonly write: (piece: Uint8Array) => Promise<void>;
  /** Seals the last frame. Throws if there were more or fewer bytes than announced. */
  readonly end: () => Promise<void>;
}

/** Writes exactly `size` bytes of payload in frames, from a place in an open file. */
export function createFrameWriter(fd: number, { start, size, sealing }: Payload): FrameWriter {
  const buffer = Buffer.allocUnsafe(FRAME_BYTES);
  const count = framesIn(size);
  let filled = 0;
  let number = 0;
  let position = start;

  function put(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(fd, bytes, done, bytes.length - done, position + done);
    }
    position += bytes.length;
  }

  async function flush(): Promise<void> {
    if (number >= count) throw new Error('More payload than announced');
    const { body, seal } = sealed(sealing, buffer.subarray(0, filled), number, number === count - 1);
    put(body);
    put(seal);
    number += 1;
    filled = 0;
    await setImmediate();
  }

  return {
    write: async (piece) => {
      for (let done = 0; done < piece.length;) {
        // Only once more is to come: the last frame is never empty but in an empty payload.
        if (filled === FRAME_BYTES) await flush();
        const taken = Math.min(FRAME_BYTES - filled, piece.length - done);
        buffer.set(piece.subarray(done, done + taken), filled);
        filled += taken;
        done += taken;
      }
    },
    end: async () => {
      const written = number * FRAME_BYTES + filled;
      if (written !== size) throw new Error(`${size} bytes of payload announced, ${written} written`);
      await flush();
    },
  };
}

export interface FrameReader {
  /**
   * The payload's bytes from one offset until before another, one range at a time, in pieces that hold
   * until the next is asked for. Every frame is checked before a byte of it is given. Throws
   * `backup_truncated` or `backup_damaged`.
   */
  readonly read: (from: number, until: number) => AsyncGenerator<Buffer>;
}

/** Reads any part of a payload; the frame read last is remembered, since a next small entry begins in it. */
export function createFrameReader(fd: number, { start, size, sealing }: Payload): FrameReader {
  const seal = sealBytes(sealing.key !== null);
  const buffer = Buffer.allocUnsafe(FRAME_BYTES + seal);
  const count = framesIn(size);
  let last: { readonly number: number; readonly body: Buffer } | undefined;

  async function frame(number: number): Promise<Buffer> {
    if (last?.number === number) return last.body;
    last = undefined;
    const length = Math.min(FRAME_BYTES, size - number * FRAME_BYTES);
    const bytes = buffer.subarray(0, length + seal);
    readFully(fd, bytes, start + number * (FRAME_BYTES + seal));
    const body = opened(sealing, bytes, number, number === count - 1);
    last = { number, body };
    await setImmediate();
    return body;
  }

  return {
    read: async function* (from, until) {
      for (let number = Math.floor(from / FRAME_BYTES); number * FRAME_BYTES < until; number += 1) {
        const body = await frame(number);
        const begin = number * FRAME_BYTES;
        yield body.subarray(Math.max(0, from - begin), Math.min(body.length, until - begin));
      }
    },
  };
}

/** Fills the buffer from a place in the file; a file that ends before was cut. */
export function readFully(fd: number, buffer: Uint8Array, position: number): void {
  for (let done = 0; done < buffer.length;) {
    const count = readSync(fd, buffer, done, buffer.length - done, position + done);
    if (count === 0) throw new BackupError('backup_truncated', 'The file ends too early');
    done += count;
  }
}

function sealBytes(isEncrypted: boolean): number {
  return isEncrypted ? TAG_BYTES : HASH_BYTES;
}

function sealed({ key, headHash }: Sealing, plain: Buffer, number: number, isLast: boolean) {
  const additional = additionalData(headHash, number, isLast);
  if (key === null) {
    return { body: plain, seal: createHash('sha256').update(additional).update(plain).digest() };
  }
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number)).setAAD(additional);
  const body = cipher.update(plain);
  cipher.final();
  return { body, seal: cipher.getAuthTag() };
}

function opened({ key, headHash }: Sealing, frame: Buffer, number: number, isLast: boolean): Buffer {
  const additional = additionalData(headHash, number, isLast);
  const seal = frame.subarray(frame.length - sealBytes(key !== null));
  const body = frame.subarray(0, frame.length - seal.length);
  if (key === null) {
    const isWhole = createHash('sha256').update(additional).update(body).digest().equals(seal);
    if (!isWhole) throw damaged(number);
    return body;
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number)).setAAD(additional);
  decipher.setAuthTag(seal);
  const plain = decipher.update(body);
  try {
    decipher.final();
  } catch {
    throw damaged(number);
  }
  return plain;
}

function damaged(number: number): BackupError {
  return new BackupError('backup_damaged', `Frame ${number} is not as it was written`);
}

/** No frame fits in another file, in another place, or as an end where more came. */
function additionalData(headHash: Buffer, number: number, isLast: boolean): Buffer {
  const place = Buffer.alloc(9);
  place.writeBigUInt64BE(BigInt(number));
  place[8] = isLast ? 1 : 0;
  return Buffer.concat([headHash, place]);
}

/** The key is the file's own, so the number alone makes every nonce new. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}
