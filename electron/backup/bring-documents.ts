import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathOfHash } from '../features/ngos/document-files.ts';
import { BackupError } from './backup-error.ts';
import { type Following, piecesOf } from './container.ts';

/** A document as a manifest names it. */
export interface NamedDocument {
  readonly hash: string;
  readonly size: number;
}

export interface Bringing {
  readonly documents: readonly NamedDocument[];
  /** The documents that are there already, and whole, are not brought; null to bring every one. */
  readonly beside: { readonly documents: string } | null;
  readonly into: { readonly documents: string };
  /** The bytes of a document from wherever a backup has them; undefined where none has. */
  readonly read: (hash: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** It could be read a moment ago: where it no longer can, the work fails rather than going on without. */
  readonly isProven: (hash: string) => boolean;
  readonly following: Following;
}

export interface Brought {
  /** Hashes that the backup names and nothing holds whole. */
  readonly missing: readonly string[];
  readonly whole: number;
}

/**
 * Brings the documents of a backup under their hashes, each held against its hash on the way. Memory stays
 * at one piece of a document. Throws `BackupError`, what `following` throws, or what the disk says.
 */
export async function bringDocuments(bringing: Bringing): Promise<Brought> {
  const { documents, beside, into, read, isProven, following } = bringing;
  const missing: string[] = [];
  for (const { hash } of documents) {
    following.assertGoingOn();
    if (beside !== null && (await isWhole(pathOfHash(beside, hash), hash, following))) {
      continue;
    }
    try {
      const pieces = await read(hash);
      if (pieces === undefined) missing.push(hash);
      else await writeChecked(pathOfHash(into, hash), hash, pieces, following);
    } catch (failure) {
      if (!(failure instanceof BackupError) || isProven(hash)) throw failure;
      missing.push(hash);
    }
  }
  return { missing, whole: documents.length - missing.length };
}

async function isWhole(file: string, hash: string, { advance, assertGoingOn }: Following): Promise<boolean> {
  const digest = createHash('sha256');
  try {
    for await (const piece of piecesOf(file)) {
      assertGoingOn();
      digest.update(piece);
      advance(piece.length);
    }
  } catch (failure) {
    // Not there, or not readable: then it is brought.
    if (failure instanceof Error && 'code' in failure) return false;
    throw failure;
  }
  return digest.digest('hex') === hash;
}

/** Writes pieces into a new file, and leaves none where they are not what the hash says. */
export async function writeChecked(
  file: string,
  hash: string,
  pieces: AsyncIterable<Uint8Array>,
  { advance, assertGoingOn }: Following,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const digest = createHash('sha256');
  const handle = await open(file, 'wx');
  try {
    for await (const piece of pieces) {
      assertGoingOn();
      digest.update(piece);
      await handle.writeFile(piece);
      advance(piece.length);
    }
    if (digest.digest('hex') !== hash)
      throw new BackupError('backup_damaged', 'An entry is not what its hash says');
  } catch (failure) {
    await handle.close();
    await rm(file, { force: true });
    throw failure;
  }
  await handle.close();
}
