import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Result, err, ok } from '../../../shared/kit/result.ts';
import type { Folders } from '../../office/folders.ts';

/** Where the bytes of a hash lie: `documents/ab/ab12…`. */
export function pathOfHash({ documents }: Pick<Folders, 'documents'>, hash: string): string {
  return join(documents, hash.slice(0, 2), hash);
}

/**
 * Stores bytes under their hash, which it returns. Written aside, brought to the disk and only then given
 * its name, so that a power cut leaves all or nothing. What is already there is not written again, unless
 * it was altered: adding the same document once more is how that is mended. If the command fails
 * afterwards a file without a record stays behind, which harms nothing.
 */
export async function storeFile(folders: Folders, bytes: Uint8Array): Promise<Result<string, 'disk_full'>> {
  const hash = hashOf(bytes);
  const path = pathOfHash(folders, hash);
  if ((await readStored(folders, hash)).ok) return ok(hash);
  const aside = join(folders.temporary, randomUUID());
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(aside, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
    return ok(hash);
  } catch (error) {
    await rm(aside, { force: true });
    if (codeOf(error) === 'ENOSPC') return err('disk_full');
    throw error;
  }
}

/** The bytes under a hash, checked against it. */
export async function readStored(
  folders: Folders,
  hash: string,
): Promise<Result<Uint8Array<ArrayBuffer>, 'file_missing' | 'file_altered'>> {
  try {
    const bytes = await readFile(pathOfHash(folders, hash));
    return hashOf(bytes) === hash ? ok(new Uint8Array(bytes)) : err('file_altered');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return err('file_missing');
    throw error;
  }
}

/** Whether the file of a document is there in its full length; its contents are checked when it is opened. */
export async function isThere(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
