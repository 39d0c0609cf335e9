import { statfs } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { arch, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import type { RescueReport } from '../../shared/features/rescue/contract.ts';
import { VERSION } from '../../shared/version.ts';
import type { Folders } from '../office/folders.ts';
import { type RawDatabase, rawRows } from './raw-database.ts';
import { RESCUE_SHEETS } from './sheets.fa.ts';

/** Answers of the file about itself, none of which is text that somebody entered. */
const PRAGMAS = [
  'page_size',
  'page_count',
  'freelist_count',
  'user_version',
  'schema_version',
  'journal_mode',
  'encoding',
  'auto_vacuum',
];

/**
 * What support needs and no word of what the office holds: versions, sizes, and what SQLite says of the
 * pages. Names of folders are left out as well, for they carry people's names.
 */
export async function diagnosticText(
  folders: Folders,
  db: RawDatabase | undefined,
  { problem, incident, database, documents }: RescueReport,
  now: Instant,
): Promise<string> {
  const said = {
    at: now,
    program: VERSION,
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    platform: `${process.platform} ${arch()} ${release()}`,
    memory: { total: totalmem(), free: freemem() },
    problem,
    incident,
    database: {
      state: database.state,
      isWithoutLastActs: database.isWithoutLastActs,
      kinds: database.kinds.map(({ rows, state }, index) => ({
        table: RESCUE_SHEETS[index]?.table,
        rows,
        state,
      })),
    },
    documents,
    files: await sizesIn(folders),
    freeBytes: await freeBytes(folders.root),
    sqlite: db === undefined ? null : await answersOf(db),
  };
  return `${JSON.stringify(said, null, 1)}\n`;
}

async function answersOf(db: RawDatabase): Promise<Readonly<Record<string, unknown>>> {
  const answers: Record<string, unknown> = {};
  answers['version'] = await answer(db, 'select sqlite_version() as version');
  for (const pragma of PRAGMAS) answers[pragma] = await answer(db, `pragma ${pragma}`);
  answers['quick_check'] = await answer(db, 'pragma quick_check(30)');
  return answers;
}

async function answer(db: RawDatabase, statement: string): Promise<unknown> {
  try {
    const rows = await rawRows(db, statement);
    // What SQLite says of a row that breaks a rule names the table only, but whatever it may quote is cut.
    return rows.flatMap((row) => Object.values(row)).map((value) => withoutQuotes(String(value)));
  } catch (failure) {
    return failure instanceof Error && 'code' in failure ? String(failure.code) : 'failed';
  }
}

function withoutQuotes(text: string): string {
  return text.replace(/[^\x20-\x7e\n]+/g, '…').replace(/'[^']*'|"[^"]*"/g, '"…"');
}

/** The files of the office's folder by the program's own names for them. */
async function sizesIn(folders: Folders): Promise<Readonly<Record<string, number | null>>> {
  const known = ['daftar.sqlite', 'daftar.sqlite-wal', 'daftar.sqlite-shm', 'trail-head.json'];
  const sizes = await Promise.all(
    known.map(async (name) => [name, await sizeOf(join(folders.root, name))] as const),
  );
  const backups = await readdir(join(folders.root, 'backups')).catch(() => []);
  return { ...Object.fromEntries(sizes), backups: backups.length };
}

function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

/** Not known to the Node of Electron 22. */
async function freeBytes(folder: string): Promise<number | null> {
  if (typeof statfs !== 'function') return null;
  try {
    const { bavail, bsize } = await promisify(statfs)(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
