import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathOfHash } from '../features/ngos/document-files.ts';
import type { Folders } from '../office/folders.ts';
import type { RawDatabase } from './raw-database.ts';
import { rawRows } from './raw-database.ts';

/** A file as the register knows it: by its hash, and how many bytes it has. */
export interface RecordedFile {
  readonly hash: string;
  readonly size: number;
}

export interface FaultyFile {
  readonly hash: string;
  readonly state: 'missing' | 'altered';
}

/** Every file that a document of the register points to, each once. */
export async function recordedFiles(db: RawDatabase): Promise<readonly RecordedFile[]> {
  const rows = await rawRows(db, 'select hash, max(size) as size from document group by hash');
  return rows.map(({ hash, size }) => ({ hash: String(hash), size: Number(size) }));
}

/** Beyond so many files the lengths of the rest are left to the look in the background. */
const MOST_MEASURED = 20_000;
const AT_ONCE = 500;

/** Files that are not there, or not in their full length. The contents are not read. */
export async function faultyFiles(
  folders: Folders,
  files: readonly RecordedFile[],
): Promise<readonly FaultyFile[]> {
  const there = await filesThere(folders.documents);
  const missing = files.filter(({ hash }) => !there.has(hash));
  const faulty: FaultyFile[] = missing.map(({ hash }) => ({ hash, state: 'missing' }));
  const present = files.filter(({ hash }) => there.has(hash)).slice(0, MOST_MEASURED);
  for (let start = 0; start < present.length; start += AT_ONCE) {
    for (const { hash, size } of present.slice(start, start + AT_ONCE)) {
      if (sizeOf(pathOfHash(folders, hash)) !== size) faulty.push({ hash, state: 'altered' });
    }
    await setImmediate();
  }
  return faulty;
}

/** What became of one file, its contents read in pieces; null where it is whole. */
export async function faultOfContents(
  folders: Pick<Folders, 'documents'>,
  hash: string,
): Promise<FaultyFile | null> {
  const digest = createHash('sha256');
  try {
    for await (const piece of createReadStream(pathOfHash(folders, hash)) as AsyncIterable<Buffer>) {
      digest.update(piece);
    }
  } catch (failure) {
    const isGone = failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
    return { hash, state: isGone ? 'missing' : 'altered' };
  }
  return digest.digest('hex') === hash ? null : { hash, state: 'altered' };
}

/** Two levels of names, which is much quicker than asking for each file. */
async function filesThere(documents: string): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (const folder of await namesIn(documents)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    for (const name of await namesIn(join(documents, folder))) there.add(name);
  }
  return there;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

function sizeOf(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    return undefined;
  }
}
