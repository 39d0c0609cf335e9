import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { migrate } from '../../electron/database/migrate.ts';
import { MIGRATIONS } from '../../electron/database/migrations/index.ts';
import { openDatabase } from '../../electron/database/open.ts';
import type { Database } from '../../electron/database/schema.ts';
import { sqlite3Dialect } from '../../electron/database/sqlite3-dialect.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import { createOfficeDoor } from '../../electron/host/office-door.ts';
import { OPEN_PROBLEMS } from '../../electron/host/text.fa.ts';
import type { BugReport } from '../../electron/office/dispatcher.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { openOffice } from '../../electron/office/office.ts';
import { CHEAP_COST, FIRST_INSTANT } from '../support/temporary.ts';
import { ROWS } from './rows.ts';

// What a person meets at the start when the file is of another version than the program.

const clock = () => Instant.parse(FIRST_INSTANT);

let folder: string;
let bugs: BugReport[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-upgrade-'));
  bugs = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Works on the file past the office. */
async function inFile<Value>(work: (db: Kysely<Database>) => Promise<Value>): Promise<Value> {
  const db = new Kysely<Database>({
    dialect: sqlite3Dialect(foldersIn(folder).database),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    await sql`pragma foreign_keys = on`.execute(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A file as a program that knew only these migrations left it, and the document that its rows name. */
async function filledTo(version: number): Promise<void> {
  const path = pathOfHash(foldersIn(folder), 'a'.repeat(64));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, 'pdf');
  await inFile(async (db) => {
    for (let at = 1; at <= version; at += 1) {
      await migrate(db, MIGRATIONS.slice(0, at));
      for (const text of ROWS[MIGRATIONS[at - 1]?.name ?? ''] ?? []) await sql.raw(text).execute(db);
    }
  });
}

async function tableNames(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** The file's version and every value in it. */
function everything(): Promise<Readonly<Record<string, unknown>>> {
  return inFile(async (db) => {
    const { rows } = await sql`pragma user_version`.execute(db);
    const read: [string, unknown][] = [['version', rows]];
    for (const name of await tableNames(db)) {
      read.push([name, (await sql`select * from ${sql.table(name)} order by 1, 2`.execute(db)).rows]);
    }
    return Object.fromEntries(read);
  });
}

const open = () =>
  openOffice({ folder, clock, passwordCost: CHEAP_COST, reportBug: (bug) => void bugs.push(bug) });
const reportBug = (bug: BugReport) => void bugs.push(bug);
const door = () => createOfficeDoor({ folder, open, clock, reportBug });

/** What the window shows: a notice of its own. */
async function notice(): Promise<string> {
  const one = door();
  const shown = await one.shown();
  await one.close();
  if (typeof shown === 'string')
    throw new Error(`No notice, but ${shown}: ${bugs.map(({ bug }) => String(bug)).join()}`);
  return Buffer.from(shown.body).toString();
}

/** A table of a later version, already there: the migration that brings it must fail. */
async function laterTable(from: number): Promise<string> {
  const known = await inFile(tableNames);
  const other = new Kysely<Database>({ dialect: sqlite3Dialect(join(folder, 'other.sqlite')) });
  await migrate(other, MIGRATIONS.slice(0, from + 1));
  const name = (await tableNames(other)).find((one) => !known.includes(one));
  await other.destroy();
  if (name === undefined) throw new Error(`${MIGRATIONS[from]?.name ?? ''} brings no table`);
  return name;
}

const OLDER = MIGRATIONS.map(({ name }, index) => ({ name, version: index })).slice(1);

describe.each(OLDER)('a file as it was before $name', ({ version, name }) => {
  test('opens with every value that it had', async () => {
    await filledTo(version);
    const before = await everything();
    const db = await openDatabase(foldersIn(folder).database);
    await db.close();
    const after = await everything();
    expect(after['version']).toEqual([{ userVersion: MIGRATIONS.length }]);
    for (const [table, held] of Object.entries(before)) {
      if (table === 'version' || table.startsWith('ngo_index_') || table.startsWith('person_index_'))
        continue;
      const same = (held as readonly object[]).map((row): unknown => expect.objectContaining(row));
      expect([table, after[table]]).toEqual([table, same]);
    }
  });

  test('stays as it was where the migration fails, and the window says so with the way back', async () => {
    await filledTo(version);
    const table = await laterTable(version);
    await inFile((db) => sql`create table ${sql.table(table)} (x integer, y integer) strict`.execute(db));
    const before = await everything();
    await expect(open()).rejects.toMatchObject({ code: 'upgrade_failed' });
    const page = await notice();
    expect(page).toContain(OPEN_PROBLEMS.upgrade_failed.what);
    expect(page).toContain(OPEN_PROBLEMS.upgrade_failed.remedy);
    expect(page).toContain(folder);
    // Which of them it was stands in the log.
    expect(bugs.map(({ bug }) => String(bug instanceof Error ? bug.cause : bug)).join()).toContain(name);
    expect(await everything()).toEqual(before);

    await inFile((db) => sql`drop table ${sql.table(table)}`.execute(db));
    const office = await open();
    await office.close();
    expect(await everything()).toMatchObject({ version: [{ userVersion: MIGRATIONS.length }] });
  });
});

test('a file of a newer version is refused with the way back, and left alone', async () => {
  await filledTo(MIGRATIONS.length);
  await inFile((db) => sql.raw(`pragma user_version = ${MIGRATIONS.length + 1}`).execute(db));
  const before = await everything();
  const page = await notice();
  expect(page).toContain(OPEN_PROBLEMS.database_newer.what);
  expect(page).toContain(OPEN_PROBLEMS.database_newer.remedy);
  expect(await everything()).toEqual(before);
});
