import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Folders } from '../office/folders.ts';
import { type RawDatabase, openRaw, rawRows } from './raw-database.ts';
import { restoreFirstPages } from './first-pages.ts';

/** A database opened so that nothing of it, beside it or in its folder is changed. */
export interface Readable {
  readonly db: RawDatabase;
  /** The write-ahead log could not be read with it: the last acts may be missing. */
  readonly isWithoutLastActs: boolean;
  /** The file's head or its list of tables was unreadable, and that of a new office stands in its place. */
  readonly hasNewPages: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database for reading what can be read; undefined where there is no file with content or it may
 * not be read. The file itself is opened as one that never changes; only where acts still stand in its
 * write-ahead log, or its list of tables is lost, a copy is made elsewhere and that is opened.
 */
export async function openReadable(folders: Folders): Promise<Readable | undefined> {
  const file = folders.database;
  if ((await sizeOf(file)) === 0) return undefined;
  const hasLog = (await sizeOf(`${file}-wal`)) > 0;
  const isHeadless = !(await hasSchema(openRaw(file, true)));
  if (!hasLog && !isHeadless) return await plain(file, false);
  const copy = await copied(folders, hasLog);
  if (copy === undefined) return isHeadless ? undefined : await plain(file, hasLog);

  const hasNewPages = isHeadless && (await restoreFirstPages(copy.file, copy.folder));
  // A log whose first page went the same way is left to what the file itself still says.
  const db = openRaw(copy.file, false);
  if (await hasSchema(db, true)) {
    return { db, isWithoutLastActs: false, hasNewPages, close: () => closed(db, copy.folder) };
  }
  await closed(db, copy.folder);
  return isHeadless ? undefined : await plain(file, hasLog);
}

async function plain(file: string, isWithoutLastActs: boolean): Promise<Readable> {
  const db = openRaw(file, true);
  await beForgiving(db);
  return { db, isWithoutLastActs, hasNewPages: false, close: () => closed(db) };
}

async function closed(db: RawDatabase, folder?: string): Promise<void> {
  await db.destroy().catch(() => undefined);
  if (folder !== undefined) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Whether the list of tables can be read, with broken entries of it left out. Closes unless it is kept. */
async function hasSchema(db: RawDatabase, isKept = false): Promise<boolean> {
  try {
    await beForgiving(db);
    const [row] = await rawRows(db, `select count(*) as tables from sqlite_schema where type = 'table'`);
    return Number(row?.['tables']) > 0;
  } catch {
    return false;
  } finally {
    if (!isKept) await db.destroy().catch(() => undefined);
  }
}

const FORGIVING = [
  // Broken entries in the list of tables are left out, instead of making every table unreadable.
  'writable_schema = on',
  'trusted_schema = off',
  // Damage is noticed where it is met.
  'cell_size_check = on',
  'temp_store = memory',
];

async function beForgiving(db: RawDatabase): Promise<void> {
  for (const pragma of FORGIVING) await rawRows(db, `pragma ${pragma}`);
}

/** The file and its log in a folder of its own; the office's own first, then the system's for such files. */
async function copied(folders: Folders, withLog: boolean) {
  for (const place of [folders.temporary, tmpdir()]) {
    const folder = join(place, `daftar-reading-${randomUUID()}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, 'copy.sqlite');
      await copyFile(folders.database, file);
      if (withLog) await copyFile(`${folders.database}-wal`, `${file}-wal`);
      return { folder, file };
    } catch {
      // Full, or not ours to write: the next place.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }
  return undefined;
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
