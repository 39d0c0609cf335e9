import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { BackupError } from './backup-error.ts';
import { type FrameReader, createFrameReader, createFrameWriter } from './frames.ts';
import { type Head, headBytes, readHead } from './head.ts';
import { type DerivedKey, type Unlock, newFileKey } from './keys.ts';
import {
  type Extent,
  MOST_MANIFEST_BYTES,
  type Manifest,
  type ManifestHere,
  completeManifest,
  manifestBytes,
  parseHere,
} from './manifest.ts';

// One backup, one file: head, then frames over manifest and entries (docs/adr/0005-backup-file.md).
//
//   const unlock = createUnlock(passphrase, keptKeys);          // keys.ts; passphrase null where none is typed
//   const head = peekHead(file);                                // what can be known without a passphrase
//   const backup = await openContainer(file, unlock);
//   try {
//     for await (const piece of backup.readEntry(backup.manifest.database.hash)) …
//     if (backup.holds(hash)) for await (const piece of backup.readEntry(hash)) …
//   } finally {
//     backup.close();
//   }
//
// Documents that the manifest has `elsewhere` are in another file of the same folder: set.ts finds them.
// Every failure of reading is a `BackupError` with a code of the contract. A piece holds until the next one
// is asked for (so one entry at a time), and is checked before it is given; that an entry is whole is known at its end, where
// `readEntry` throws otherwise. Nothing a file says is used as a path or as a length before it is bounded.
// Whatever reads or writes much belongs in the thread (backup-thread.ts): here the disk is waited for.

const LENGTH_BYTES = 4;
const PIECE_BYTES = 256 * 1024;

/** An opened backup; its manifest is checked, its entries are as they are read. */
export interface Backup {
  readonly head: Head;
  readonly manifest: Manifest;
  /** Bytes of the file. */
  readonly size: number;
  /** Whether the bytes of this document, or the database, are in this very file. */
  readonly holds: (hash: string) => boolean;
  /** Throws where the entry is not here, or not whole. */
  readonly readEntry: (hash: string) => AsyncIterable<Buffer>;
  readonly close: () => void;
}

/** The head alone. Throws `BackupError`; that the rest is whole is not known by it. */
export function peekHead(file: string): { readonly head: Head; readonly size: number } {
  const fd = openRegular(file);
  try {
    const { head, size } = reading(() => readHead(fd));
    return { head, size };
  } finally {
    closeSync(fd);
  }
}

/** Opens a backup up to its manifest. Throws `BackupError`. */
export async function openContainer(file: string, unlock: Unlock): Promise<Backup> {
  const { close, ...begun } = await begin(file, unlock);
  try {
    const { reader, start, here } = begun;
    const [list, ...entries] = here.extents;
    if (list === undefined) throw new Error('A manifest without entries');
    const manifest = completeManifest(here, await wholeExtent(reader, start, list));
    const byHash = new Map(entries.map((extent) => [extent.hash, extent]));
    return {
      head: begun.head,
      manifest,
      size: begun.size,
      holds: (hash) => byHash.has(hash),
      readEntry: (hash) => readExtent(reader, start, hash, byHash.get(hash)),
      close,
    };
  } catch (failure) {
    close();
    throw failure;
  }
}

/** The documents whose bytes are in this very file; not whether they are whole. Throws `BackupError`. */
export async function documentsHere(file: string, unlock: Unlock): Promise<readonly string[]> {
  const { here, close } = await begin(file, unlock);
  close();
  return here.stored.here.map(([hash]) => hash);
}

interface Begun {
  readonly head: Head;
  readonly size: number;
  readonly reader: FrameReader;
  readonly here: ManifestHere;
  /** Where in the payload the entries begin. */
  readonly start: number;
  readonly close: () => void;
}

async function begin(file: string, unlock: Unlock): Promise<Begun> {
  const fd = openRegular(file);
  try {
    const { head, size, payload, headHash } = reading(() => readHead(fd));
    const key = head.encryption === null ? null : await unlock.fileKey(head.encryption);
    const reader = createFrameReader(fd, { ...payload, sealing: { key, headHash } });
    const length = (await readBytes(reader, 0, LENGTH_BYTES)).readUInt32BE(0);
    if (length > MOST_MANIFEST_BYTES || length > payload.size - LENGTH_BYTES) {
      throw new BackupError('backup_damaged', 'A manifest longer than its file');
    }
    const start = LENGTH_BYTES + length;
    const here = parseHere(await readBytes(reader, LENGTH_BYTES, start));
    if (start + here.bytes !== payload.size) {
      throw new BackupError('backup_damaged', 'Entries that do not fill their file');
    }
    return { head, size, reader, here, start, close: () => closeSync(fd) };
  } catch (failure) {
    closeSync(fd);
    throw failure;
  }
}

/** How long work is followed and stopped. */
export interface Following {
  /** Bytes done since the last time. */
  readonly advance: (bytes: number) => void;
  /** Throws when the work is to end. */
  readonly assertGoingOn: () => void;
}

export const unfollowed: Following = { advance: () => undefined, assertGoingOn: () => undefined };

/** Reads every byte of a backup: all frames, and every entry against its hash. Throws `BackupError`. */
export async function checkContainer(
  file: string,
  unlock: Unlock,
  { advance, assertGoingOn }: Following = unfollowed,
): Promise<Pick<Backup, 'head' | 'manifest' | 'size'>> {
  const { head, manifest, size, readEntry, close } = await openContainer(file, unlock);
  try {
    const here = manifest.documents.filter(({ where }) => where === 'here');
    for (const { hash } of [manifest.database, ...here]) {
      for await (const piece of readEntry(hash)) {
        assertGoingOn();
        advance(piece.length);
      }
    }
    return { head, manifest, size };
  } finally {
    close();
  }
}

/** What is to be written; the bytes of an entry come from `source`. */
export interface Writing {
  readonly head: Omit<Head, 'payloadSize' | 'encryption'>;
  readonly manifest: Manifest;
  /** Null: not encrypted. */
  readonly key: DerivedKey | null;
  readonly source: (hash: string) => AsyncIterable<Uint8Array>;
}

/** An entry's bytes are not those of its hash; what was written by then is of no use. */
export class AlteredSource extends Error {
  readonly hash: string;

  constructor(hash: string, cause?: unknown) {
    super('What is to be backed up is not as it is recorded', { cause });
    this.name = 'AlteredSource';
    this.hash = hash;
  }
}

/**
 * Writes a backup under a name that nothing else has, and syncs it. Throws `AlteredSource`, what `source`
 * or `following` throws, and failures of the disk; the half file then stays for the caller to remove.
 */
export async function writeContainer(
  file: string,
  { head, manifest, key, source }: Writing,
  { advance, assertGoingOn }: Following = unfollowed,
): Promise<void> {
  const { manifest: json, elsewhere, here } = manifestBytes(manifest);
  const entries = here.extents.slice(1);
  const fileKey = key === null ? null : newFileKey(key);
  const payloadSize = LENGTH_BYTES + json.length + here.bytes;
  const { bytes, hash: headHash } = headBytes({
    ...head,
    encryption: fileKey?.encryption ?? null,
    payloadSize,
  });
  const fd = openSync(file, 'wx');
  try {
    writeSync(fd, bytes, 0, bytes.length, 0);
    const sealing = { key: fileKey?.key ?? null, headHash };
    const frames = createFrameWriter(fd, { start: bytes.length, size: payloadSize, sealing });
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(json.length);
    await frames.write(length);
    await frames.write(json);
    await frames.write(elsewhere);
    for (const { hash, size } of entries) {
      const digest = createHash('sha256');
      let written = 0;
      for await (const piece of source(hash)) {
        assertGoingOn();
        written += piece.length;
        if (written > size) throw new AlteredSource(hash);
        digest.update(piece);
        await frames.write(piece);
        advance(piece.length);
      }
      if (written !== size || digest.digest('hex') !== hash) throw new AlteredSource(hash);
    }
    await frames.end();
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** A file in pieces; each holds until the next is asked for. */
export async function* piecesOf(file: string): AsyncGenerator<Buffer> {
  const fd = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const count = readSync(fd, buffer, 0, buffer.length, null);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    closeSync(fd);
  }
}

async function* readExtent(
  reader: FrameReader,
  start: number,
  hash: string,
  extent: Extent | undefined,
): AsyncGenerator<Buffer> {
  if (extent === undefined) throw new BackupError('documents_elsewhere', 'This file does not hold the entry');
  const digest = createHash('sha256');
  const from = start + extent.offset;
  for await (const piece of pieces(reader, from, from + extent.size)) {
    digest.update(piece);
    yield piece;
  }
  if (digest.digest('hex') !== hash) throw new BackupError('backup_damaged', 'An entry unlike its hash');
}

async function wholeExtent(reader: FrameReader, start: number, extent: Extent): Promise<Buffer> {
  const from = start + extent.offset;
  const bytes = await readBytes(reader, from, from + extent.size);
  if (createHash('sha256').update(bytes).digest('hex') !== extent.hash) {
    throw new BackupError('backup_damaged', 'A list unlike its hash');
  }
  return bytes;
}

async function readBytes(reader: FrameReader, from: number, until: number): Promise<Buffer> {
  const bytes = Buffer.alloc(until - from);
  let filled = 0;
  for await (const piece of pieces(reader, from, until)) {
    filled += piece.copy(bytes, filled);
  }
  return bytes;
}

async function* pieces(reader: FrameReader, from: number, until: number): AsyncGenerator<Buffer> {
  try {
    yield* reader.read(from, until);
  } catch (failure) {
    throw asReadFailure(failure);
  }
}

/** Only a plain file: opening a pipe would wait for ever. */
function openRegular(file: string): number {
  return reading(() => {
    if (!statSync(file).isFile()) throw new BackupError('not_a_backup', 'Not a file');
    return openSync(file, 'r');
  });
}

function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (failure) {
    throw asReadFailure(failure);
  }
}

const UNREACHABLE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']);

/** What the system says while reading, as the person may understand it; anything else is passed on. */
function asReadFailure(failure: unknown): unknown {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (failure instanceof BackupError || typeof code !== 'string') return failure;
  if (UNREACHABLE.has(code)) return new BackupError('backup_not_found', 'There is no file to read');
  if (code === 'EIO') return new BackupError('backup_damaged', 'The disk cannot read the file');
  return failure;
}
