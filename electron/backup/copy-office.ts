import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { VERSION } from '../../shared/version.ts';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { openCopy } from '../database/open-copy.ts';
import { openDatabase } from '../database/open.ts';
import type { Reader } from '../database/schema.ts';
import { copyDatabase } from '../database/sqlite3-dialect.ts';
import { type TrailHead, trailHead } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import { readInside } from './inside.ts';
import type { RunningWork } from './restore-desk.ts';
import type { MakeTask } from './task.ts';

/** One state of the office, copied out of the way of those who work. */
export interface OfficeCopy {
  /** Removed by `drop`; the read back copies lie in it too. */
  readonly folder: string;
  readonly database: string;
  /** The office's own documents: they never change under their hash, so they need no copy. */
  readonly documents: string;
  readonly office: string;
  readonly isSample: boolean;
  readonly facts: MakeTask['facts'];
  /** Every document that the register names, as the task takes them. */
  readonly named: string;
  readonly drop: () => Promise<void>;
}

/** The copy of the database is not whole, and so neither is the database itself. */
export class DamagedDatabase extends Error {}

/**
 * Copies the database as it is at one moment and reads from the copy what the backup says of it; undefined
 * where no office was founded. Throws `SqliteFailure`, or what `following` throws; nothing is left then.
 */
export async function copyOffice(
  folders: Pick<Folders, 'database' | 'documents' | 'temporary'>,
  { announce, following }: Pick<RunningWork, 'announce' | 'following'>,
): Promise<OfficeCopy | undefined> {
  const folder = join(folders.temporary, `backup-${randomUUID()}`);
  const drop = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  await mkdir(folder, { recursive: true });
  try {
    const database = join(folder, 'daftar.sqlite');
    let copied = 0;
    await copyDatabase(folders.database, database, (done, total) => {
      following.assertGoingOn();
      if (copied === 0) announce(total);
      following.advance(done - copied);
      copied = done;
    });
    const found = await lookInto(database);
    if (found === undefined) await drop();
    return found && { ...found, folder, database, documents: folders.documents, drop };
  } catch (failure) {
    await drop();
    throw failure;
  }
}

/**
 * Opens a database as it was read back from a backup, and checks it through and through and that its trail
 * ends where the copy's did. Throws `DamagedDatabase`.
 */
export async function assertReadBack(file: string, head: TrailHead): Promise<void> {
  const db = openCopy(file);
  try {
    const { rows } = await sql<Record<string, string>>`pragma integrity_check(20)`.execute(db);
    const said = rows.flatMap((row) => Object.values(row));
    // What SQLite says may quote what a row holds, so only how much it says goes on.
    if (said.join() !== 'ok') throw new DamagedDatabase(`${said.length} faults in the database`);
    const { seq, hash } = await trailHead(db);
    if (seq !== head.seq || hash !== head.hash) throw new DamagedDatabase('The trail ends elsewhere');
  } finally {
    await db.destroy();
  }
}

async function lookInto(database: string) {
  const schemaVersion = await versionOf(database);
  // What is backed up before a migration keeps its schema; it is read from one more copy, migrated.
  const db = openCopy(schemaVersion < MIGRATIONS.length ? await migratedCopy(database) : database);
  try {
    const { identity, isSample, officeTitle, counts, head } = await readInside(db);
    if (identity === null) return undefined;
    return {
      office: identity,
      isSample,
      facts: { version: VERSION, schemaVersion, officeTitle, isSample, counts, trailHead: head },
      named: await namedDocuments(db),
    };
  } finally {
    await db.destroy();
  }
}

async function versionOf(database: string): Promise<number> {
  const db = openCopy(database);
  try {
    const { rows } = await sql<{ userVersion: number }>`pragma user_version`.execute(db);
    return rows[0]?.userVersion ?? 0;
  } finally {
    await db.destroy();
  }
}

async function migratedCopy(database: string): Promise<string> {
  const migrated = `${database}-migrated`;
  await copyFile(database, migrated);
  await (await openDatabase(migrated)).close();
  return migrated;
}

const PAGE = 5_000;

/** Page by page: a hundred thousand rows at once would hold the window's thread. */
async function namedDocuments(db: Reader): Promise<string> {
  const pages: string[] = [];
  let last = '';
  for (;;) {
    const rows = await db
      .selectFrom('document')
      .select(['hash', (is) => is.fn.max('size').as('size')])
      .where('hash', '>', last)
      .groupBy('hash')
      .orderBy('hash')
      .limit(PAGE)
      .execute();
    pages.push(rows.map(({ hash, size }) => `${hash} ${size}\n`).join(''));
    last = rows[rows.length - 1]?.hash ?? last;
    if (rows.length < PAGE) return pages.join('');
  }
}
