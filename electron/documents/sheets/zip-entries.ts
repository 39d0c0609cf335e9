import type { Readable } from 'node:stream';
import { type Entry, type ZipFile, fromBufferPromise } from 'yauzl';
import { MAX_ENTRIES, MAX_INFLATED_BYTES } from './limits.ts';
import { SheetFailure } from './sheet-failure.ts';

/** The parts of a zip file; nothing is written to disk, and no more is inflated than the limit allows. */
export interface ZipEntries {
  /** Path in lower case, as the format compares names. */
  readonly has: (path: string) => boolean;
  /** Declared size; what is really inflated is counted while reading. */
  readonly sizeOf: (path: string) => number;
  readonly read: (path: string) => AsyncGenerator<Uint8Array>;
}

/** Opens the directory of a zip file. `onBytes` hears of inflated bytes as they come. */
export async function openZip(bytes: Uint8Array, onBytes: (count: number) => void): Promise<ZipEntries> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const { zip, entries } = await directoryOf(buffer);
  let inflated = 0;

  return {
    has: (path) => entries.has(path.toLowerCase()),
    sizeOf: (path) => entries.get(path.toLowerCase())?.uncompressedSize ?? 0,
    read: async function* (path) {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) throw new SheetFailure('unreadable');
      if (inflated + entry.uncompressedSize > MAX_INFLATED_BYTES) throw new SheetFailure('too_large');
      const stream = await openEntry(zip, entry);
      const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
      try {
        for (;;) {
          const chunk = await chunks.next().catch(brokenEntry);
          if (chunk.done === true) return;
          inflated += chunk.value.length;
          if (inflated > MAX_INFLATED_BYTES) throw new SheetFailure('too_large');
          onBytes(chunk.value.length);
          yield chunk.value;
        }
      } finally {
        stream.destroy();
      }
    },
  };
}

async function directoryOf(buffer: Buffer): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  const entries = new Map<string, Entry>();
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true });
    if (zip.entryCount > MAX_ENTRIES) throw new SheetFailure('too_large');
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new SheetFailure('encrypted');
      if (entries.size >= MAX_ENTRIES) throw new SheetFailure('too_large');
      entries.set(entry.fileName.toLowerCase(), entry);
    }
    return { zip, entries };
  } catch (problem) {
    throw zipFailure(problem);
  }
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (problem) {
    throw zipFailure(problem);
  }
}

function brokenEntry(problem: unknown): never {
  throw zipFailure(problem);
}

/** The library tells its problems apart by their message only. */
function zipFailure(problem: unknown): unknown {
  if (problem instanceof SheetFailure || !(problem instanceof Error)) return problem;
  if (
    /signature not found|overflows file bounds|unexpected EOF|unexpected end of file/iu.test(problem.message)
  ) {
    return new SheetFailure('truncated');
  }
  if (/encryption/iu.test(problem.message)) return new SheetFailure('encrypted');
  // More bytes than the directory declared: a file that hides its size.
  if (/too many bytes in the stream/iu.test(problem.message)) return new SheetFailure('too_large');
  return new SheetFailure('unreadable');
}
