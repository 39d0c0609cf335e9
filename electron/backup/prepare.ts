import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import type { Writer } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { ok } from '../../shared/kit/result.ts';
import type { TrailHead } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import type { Brought } from './bring-documents.ts';
import type { Following } from './container.ts';
import { type Preview, openCopy } from './preview.ts';
import { bytesOf, runFollowed } from './run-followed.ts';
import { clear, exists, incomingOf } from './swap.ts';

/**
 * Lays the database and the documents of a previewed backup ready in `folders.incoming`. Throws
 * `BackupError`, what `following` throws, or what the disk says; nothing is left then.
 */
export async function prepareIncoming(
  folders: Folders,
  { file, unlock, manifest, database, proven }: Preview,
  following: Following,
): Promise<Brought> {
  const incoming = incomingOf(folders);
  await clear(folders);
  try {
    await mkdir(folders.incoming, { recursive: true });
    await copyFile(database, incoming.database);
    const places = { beside: { documents: folders.documents }, into: { documents: incoming.documents } };
    return await runFollowed(
      { kind: 'bring', file, keys: unlock.known(), database: null, ...places, proven: [...proven] },
      bytesOf(manifest.documents),
      following,
    );
  } catch (failure) {
    await clear(folders);
    throw failure;
  }
}

/**
 * Records the restoring as the last act of the prepared database, and keeps that head for beside it.
 * Afterwards the database is one file, and nobody has it open.
 */
export async function recordInIncoming(
  folders: Folders,
  record: (writer: Writer) => Promise<TrailHead>,
): Promise<void> {
  const incoming = incomingOf(folders);
  const db = await openCopy(incoming.database);
  const stored = await inTransaction(db.writer, async (writer) => ok(await record(writer))).finally(db.close);
  if (!stored.ok) throw new Error('The act was not recorded');
  await writeFile(incoming.trailHead, JSON.stringify(stored.value));
  if (await exists(`${incoming.database}-wal`)) throw new Error('The prepared database was not closed');
  await rm(`${incoming.database}-shm`, { force: true });
}
