import { BackupError } from './backup-error.ts';
import { bringDocuments, type Brought, writeChecked } from './bring-documents.ts';
import type { Following } from './container.ts';
import { createUnlock } from './keys.ts';
import { type Sources, openSources } from './sources.ts';
import type { BringTask, LookTask, Looked } from './task.ts';

// What a preview, a restore and a drill read of backup files, in the thread.

/** Takes the database out of a backup and reads through the documents that are asked for. */
export async function look(task: LookTask, following: Following): Promise<Looked> {
  const sources = await openSources(task.file, createUnlock(null, task.keys));
  try {
    await takeDatabase(sources, task.database, following);
    return await readThrough(sources, task.documents, following);
  } finally {
    sources.close();
  }
}

/** Brings the documents of a backup, and its database where it is asked for. */
export async function bring(task: BringTask, following: Following): Promise<Brought> {
  const sources = await openSources(task.file, createUnlock(null, task.keys));
  try {
    if (task.database !== null) await takeDatabase(sources, task.database, following);
    const proven = new Set(task.proven);
    return await bringDocuments({
      documents: sources.backup.manifest.documents,
      beside: task.beside,
      into: task.into,
      read: async (hash) => (await sources.holderOf(hash))?.readEntry(hash),
      isProven: (hash) => proven.has(hash),
      following,
    });
  } finally {
    sources.close();
  }
}

async function takeDatabase({ backup }: Sources, to: string, following: Following): Promise<void> {
  const { hash } = backup.manifest.database;
  await writeChecked(to, hash, backup.readEntry(hash), following);
}

async function readThrough(
  { backup, holderOf }: Sources,
  hashes: readonly string[],
  { advance, assertGoingOn }: Following,
): Promise<Looked> {
  const proven: string[] = [];
  const missing: string[] = [];
  for (const hash of hashes) {
    assertGoingOn();
    const holder = await holderOf(hash);
    if (holder === undefined) {
      missing.push(hash);
      continue;
    }
    try {
      for await (const piece of holder.readEntry(hash)) {
        assertGoingOn();
        advance(piece.length);
      }
      proven.push(hash);
    } catch (failure) {
      // A fault of this very file is one; a neighbour's only means that it cannot help.
      if (!(failure instanceof BackupError) || holder === backup) throw failure;
      missing.push(hash);
    }
  }
  return { proven, missing };
}
