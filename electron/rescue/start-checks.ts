import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeFile } from '../database/file-verdict.ts';
import { SqliteFailure } from '../database/sqlite3-dialect.ts';
import type { Folders } from '../office/folders.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import { acceptedFiles } from './acceptance.ts';
import { databaseFaults } from './database-check.ts';
import { type FaultyFile, faultOfContents, faultyFiles, recordedFiles } from './document-check.ts';
import { keepDoubts, keptDoubts } from './doubts.ts';
import { type RawDatabase, openRaw } from './raw-database.ts';

/**
 * Looks at the database and its documents before the office opens, and thoroughly at what the look in the
 * background had doubts about. Throws `OfficeOpenError`; nothing has been changed then.
 */
export async function assertWhole(folders: Folders): Promise<void> {
  await removeOldCopies();
  await assertBytesWhole(folders);
  const doubts = await keptDoubts(folders);
  const faults = await databaseFaults(folders.database, doubts.isDatabaseDoubtful ? 'full' : 'quick');
  if (faults.length > 0) {
    // What SQLite says may quote what a row holds, so only how much it says goes on.
    throw new OfficeOpenError('database_damaged', new Error(`${faults.length} faults in the database`));
  }
  const files = await faultyInOffice(folders);
  if (files.length > 0) {
    throw new OfficeOpenError('documents_faulty', new Error(`${files.length} faulty documents`));
  }
  if (doubts.isDatabaseDoubtful || doubts.files.length > 0) {
    await keepDoubts(folders, { ...doubts, isDatabaseDoubtful: false, files: [] });
  }
}

/** Before anything opens the database: that would wipe away how far its log went. */
async function assertBytesWhole({ database }: Folders): Promise<void> {
  const verdict = await judgeFile(database);
  if (verdict.kind === 'damaged') {
    throw new OfficeOpenError('database_damaged', new Error(`${verdict.pages} pages have other bytes`));
  }
  if (verdict.kind === 'acts_lost') {
    const { acts } = verdict.lost;
    throw new OfficeOpenError('last_acts_lost', new Error(`${acts} acts at least are lost with the log`));
  }
}

/** Faulty documents that nobody has agreed to go on without, by a connection of its own. */
async function faultyInOffice(folders: Folders): Promise<readonly FaultyFile[]> {
  const size = await stat(folders.database).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return [];
  const db = openRaw(folders.database, false);
  try {
    return (await documentFaults(folders, db)).faulty;
  } catch (failure) {
    // No such table yet, or the database cannot be opened, which opening it will tell.
    if (failure instanceof SqliteFailure) return [];
    throw failure;
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

/** How many files the register points to, and which of them are faulty and not accepted as lost. */
export async function documentFaults(
  folders: Folders,
  db: RawDatabase,
): Promise<{ readonly recorded: number; readonly faulty: readonly FaultyFile[] }> {
  const files = await recordedFiles(db);
  if (files.length === 0) return { recorded: 0, faulty: [] };
  const faulty = [...(await faultyFiles(folders, files))];
  const known = new Set(faulty.map(({ hash }) => hash));
  const recorded = new Set(files.map(({ hash }) => hash));
  for (const hash of (await keptDoubts(folders)).files) {
    if (known.has(hash) || !recorded.has(hash)) continue;
    const fault = await faultOfContents(folders, hash);
    if (fault !== null) faulty.push(fault);
  }
  if (faulty.length === 0) return { recorded: files.length, faulty };
  const accepted = await acceptedFiles(db);
  return { recorded: files.length, faulty: faulty.filter(({ hash }) => !accepted.has(hash)) };
}

const OLD_MS = 24 * 60 * 60 * 1_000;

/** Copies that a rescue made outside of the office's folder and a crash left behind. */
async function removeOldCopies(now: number = Date.now()): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names.filter((one) => one.startsWith('daftar-reading-'))) {
    const place = join(tmpdir(), name);
    const found = await stat(place).catch(() => undefined);
    if (found === undefined || now - found.mtimeMs < OLD_MS) continue;
    await rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}
