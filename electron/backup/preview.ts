import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { NewerDatabaseError } from '../database/migrate.ts';
import { type Connections, openDatabase } from '../database/open.ts';
import { SqliteFailure } from '../database/sqlite3-dialect.ts';
import { inSnapshot } from '../database/transaction.ts';
import { isThere, pathOfHash } from '../features/ngos/document-files.ts';
import type { Folders } from '../office/folders.ts';
import { openRaw, rawRows } from '../rescue/raw-database.ts';
import { BackupError } from './backup-error.ts';
import { type Backup, type Following, openContainer } from './container.ts';
import type { Head } from './head.ts';
import { type Inside, readInside } from './inside.ts';
import type { Unlock } from './keys.ts';
import type { Manifest, ManifestDocument } from './manifest.ts';
import { bytesOf, runFollowed } from './run-followed.ts';

/** A backup that was opened, read whole, and brought to this program's schema beside the office. */
export interface Preview {
  readonly id: string;
  /** The backup's own file, and what opens it. */
  readonly file: string;
  readonly unlock: Unlock;
  /** Of the copy alone. */
  readonly folder: string;
  /** The copy of the database. */
  readonly database: string;
  readonly head: Head;
  readonly manifest: Manifest;
  readonly inside: Inside;
  /** Hashes that were read whole from a backup file just now. */
  readonly proven: ReadonlySet<string>;
  /** Hashes that nothing holds: not the office, no file of the set. */
  readonly missing: ReadonlySet<string>;
}

interface Asked {
  /** The copy lies in its temporary folder; its documents count as there. */
  readonly folders: Pick<Folders, 'temporary' | 'documents'>;
  readonly file: string;
  readonly unlock: Unlock;
  /** Work follows in bytes; told the total once it is known. */
  readonly announce: (total: number) => void;
  readonly following: Following;
}

/**
 * Opens a backup and reads it whole: its frames, its database through and through, and every document that
 * the office has not. Throws `BackupError`, what `following` throws, or what the disk says; nothing is left
 * then.
 */
export async function openPreview({ folders, file, unlock, announce, following }: Asked): Promise<Preview> {
  const id = randomUUID();
  const folder = join(folders.temporary, `preview-${id}`);
  const database = join(folder, 'daftar.sqlite');
  const { manifest, head } = await openManifest(file, unlock);
  try {
    const there = await thereAlready(folders, manifest.documents);
    const toRead = manifest.documents.filter(({ hash }) => !there.has(hash));
    const bytes = bytesOf([manifest.database, ...toRead]);
    announce(bytes);
    await mkdir(folder, { recursive: true });
    const documents = toRead.map(({ hash }) => hash);
    const task = { kind: 'look', file, keys: unlock.known(), database, documents } as const;
    const { proven, missing } = await runFollowed(task, bytes, following);
    const inside = await bringUpToDate(database, manifest);
    const read = { proven: new Set(proven), missing: new Set(missing) };
    return { id, file, unlock, folder, database, head, manifest, inside, ...read };
  } catch (failure) {
    await dropFolder(folder);
    throw asReading(failure);
  }
}

/** The head and the manifest of a backup that this program can read. Throws `BackupError`. */
export async function openManifest(file: string, unlock: Unlock): Promise<Pick<Backup, 'head' | 'manifest'>> {
  const { head, manifest, close } = await openContainer(file, unlock);
  close();
  const { schemaVersion } = manifest;
  if (schemaVersion > MIGRATIONS.length) {
    throw new BackupError(
      'backup_newer',
      `Schema ${schemaVersion}, and this program knows ${MIGRATIONS.length}`,
    );
  }
  return { head, manifest };
}

/** The one preview that can be restored: the last one made. */
export interface Previews {
  readonly find: (id: string) => Preview | undefined;
  /** Keeps this one, and removes the copy of the one before. */
  readonly keep: (preview: Preview) => Promise<void>;
  /** Removes what is kept. */
  readonly drop: () => Promise<void>;
}

export function createPreviews(): Previews {
  let kept: Preview | undefined;
  const drop = async () => {
    const gone = kept;
    kept = undefined;
    if (gone !== undefined) await dropFolder(gone.folder);
  };
  return {
    find: (id) => (kept?.id === id ? kept : undefined),
    keep: async (preview) => {
      await drop();
      kept = preview;
    },
    drop,
  };
}

async function dropFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Holds the copy against itself and the manifest, and migrates it to this program's schema. */
async function bringUpToDate(database: string, manifest: Manifest): Promise<Inside> {
  if (!(await isCopyWhole(database))) throw new BackupError('backup_damaged', 'Faults in the database');
  const db = await openCopy(database);
  try {
    const inside = await inSnapshot(db.reader, readInside);
    const { seq, hash } = manifest.trailHead;
    if (inside.head.seq !== seq || inside.head.hash !== hash) {
      throw new BackupError('backup_damaged', 'The trail does not end where the manifest says');
    }
    if (inside.identity === null) throw new BackupError('not_a_backup', 'A database without an office');
    return inside;
  } finally {
    await db.close();
  }
}

/** Every table and index of a copy held against itself; nothing is written for it, not even beside the copy. */
export async function isCopyWhole(file: string): Promise<boolean> {
  const db = openRaw(file, true);
  try {
    const said = await rawRows(db, 'pragma integrity_check(1)');
    return said.length === 1 && Object.values(said[0] ?? {}).includes('ok');
  } catch (failure) {
    if (failure instanceof SqliteFailure) return false;
    throw failure;
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

const NO_PLACE = new Set(['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_CANTOPEN']);

/** Opens and migrates a copy that is whole: where the disk says no by then, it wants room beside the copy. */
export async function openCopy(file: string): Promise<Connections> {
  return openDatabase(file).catch((failure: unknown) => {
    if (!(failure instanceof SqliteFailure && NO_PLACE.has(failure.code))) throw failure;
    throw Object.assign(new Error('No room beside the copy', { cause: failure }), { code: 'ENOSPC' });
  });
}

/** Documents that the office has in their full length; their contents are read when it comes to restoring. */
async function thereAlready(
  folders: Pick<Folders, 'documents'>,
  documents: readonly ManifestDocument[],
): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  for (const { hash, size } of documents) {
    if (await isThere(pathOfHash(folders, hash), size)) there.add(hash);
  }
  return there;
}

/** What SQLite says about a copy is said about the backup, never about the office. */
export function asReading(failure: unknown): unknown {
  if (failure instanceof NewerDatabaseError) return new BackupError('backup_newer', failure.message);
  if (failure instanceof SqliteFailure && !isFull(failure)) {
    return new BackupError('backup_damaged', `The copy cannot be opened: ${failure.code}`);
  }
  return failure;
}

/** Whether there was no room left for something. */
export function isFull(failure: unknown): boolean {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}
