import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Migration,
  MigrationFailedError,
  NewerDatabaseError,
  migrate,
  statements,
} from '../../electron/database/migrate.ts';
import { MIGRATIONS } from '../../electron/database/migrations/index.ts';
import type { Database } from '../../electron/database/schema.ts';
import { sqlite3Dialect } from '../../electron/database/sqlite3-dialect.ts';
import { ROWS } from './rows.ts';

let folder: string;
let db: Kysely<Database>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-migrations-'));
  db = new Kysely<Database>({
    dialect: sqlite3Dialect(join(folder, 'a.sqlite')),
    plugins: [new CamelCasePlugin()],
  });
  await sql`pragma foreign_keys = on`.execute(db);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

/** Brings the file to a version and fills the tables that came with each step, as an office would. */
async function filledTo(version: number): Promise<void> {
  for (let at = 1; at <= version; at += 1) {
    await migrate(db, MIGRATIONS.slice(0, at));
    for (const text of ROWS[MIGRATIONS[at - 1]?.name ?? ''] ?? []) await sql.raw(text).execute(db);
  }
}

interface Table {
  readonly name: string;
  readonly text: string;
  readonly isShadow: boolean;
}

/** The tables in the file; those that SQLite keeps for a full-text index are its own affair. */
async function tables(): Promise<readonly Table[]> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`.execute(
    db,
  );
  const indexes = rows.filter(({ sql: text }) => /^create virtual/iu.test(text)).map(({ name }) => name);
  return rows.map(({ name, sql: text }) => ({
    name,
    text,
    isShadow: indexes.some((index) => name.startsWith(`${index}_`)),
  }));
}

async function contents(names: readonly string[]): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const read: [string, readonly unknown[]][] = [];
  for (const name of names) {
    const { rows } = await sql<object>`select * from ${sql.table(name)} order by 1, 2`.execute(db);
    read.push([name, rows]);
  }
  return Object.fromEntries(read);
}

const version = async () =>
  (await sql<{ userVersion: number }>`pragma user_version`.execute(db)).rows[0]?.userVersion;

const VERSIONS = MIGRATIONS.map(({ name }, index) => ({ name, from: index }));

describe.each(VERSIONS)('$name', ({ from }) => {
  test('leaves every row of the version before as it was', async () => {
    await filledTo(from);
    const before = (await tables()).filter(({ isShadow }) => !isShadow).map(({ name }) => name);
    const rows = await contents(before);
    await migrate(db, MIGRATIONS.slice(0, from + 1));
    expect(await version()).toBe(from + 1);
    const after = await contents(before);
    for (const [name, held] of Object.entries(rows)) {
      const same = held.map((row): unknown => expect.objectContaining(row as object));
      expect([name, after[name]]).toEqual([name, same]);
    }
  });

  test('that fails on its way leaves the file whole, and works the next time', async () => {
    await filledTo(from);
    const before = [
      await tables(),
      await contents((await tables()).map(({ name }) => name)),
      await version(),
    ];
    const next = MIGRATIONS[from];
    if (!next) throw new Error('There is one');
    const broken: Migration = {
      name: next.name,
      up: async (writer) => {
        await next.up(writer);
        await sql.raw('insert into nowhere values (1)').execute(writer);
      },
    };
    const failing = migrate(db, [...MIGRATIONS.slice(0, from), broken]);
    await expect(failing).rejects.toBeInstanceOf(MigrationFailedError);
    await expect(failing).rejects.toThrow(next.name);
    expect([
      await tables(),
      await contents((await tables()).map(({ name }) => name)),
      await version(),
    ]).toEqual(before);
    await migrate(db, MIGRATIONS);
    expect(await version()).toBe(MIGRATIONS.length);
  });
});

test('the newest version, filled, has a row in every table: a migration comes with rows to carry over', async () => {
  await filledTo(MIGRATIONS.length);
  expect(Object.keys(ROWS).sort()).toEqual(MIGRATIONS.map(({ name }) => name).sort());
  const names = (await tables()).filter(({ isShadow }) => !isShadow).map(({ name }) => name);
  const empty = Object.entries(await contents(names)).filter(([, rows]) => rows.length === 0);
  expect(empty.map(([name]) => name)).toEqual([]);
});

test('step by step and all at once give the same tables, indexes and triggers', async () => {
  await filledTo(MIGRATIONS.length);
  const schema = sql<object>`select type, name, sql from sqlite_schema order by type, name`;
  const stepwise = (await schema.execute(db)).rows;
  const fresh = new Kysely<Database>({ dialect: sqlite3Dialect(join(folder, 'b.sqlite')) });
  await migrate(fresh, MIGRATIONS);
  expect((await schema.execute(fresh)).rows).toEqual(stepwise);
  await fresh.destroy();
});

test('a file of a newer version is refused and left alone', async () => {
  await filledTo(MIGRATIONS.length);
  await sql.raw(`pragma user_version = ${MIGRATIONS.length + 1}`).execute(db);
  await expect(migrate(db, MIGRATIONS)).rejects.toThrow(NewerDatabaseError);
  expect(await version()).toBe(MIGRATIONS.length + 1);
});

test('a migration that tears children from their parents is refused, and foreign keys hold afterwards', async () => {
  await filledTo(MIGRATIONS.length);
  const name = `${String(MIGRATIONS.length + 1).padStart(4, '0')}-tears`;
  const tearing: Migration = { name, up: statements('delete from ngo where id = 1') };
  await expect(migrate(db, [...MIGRATIONS, tearing])).rejects.toThrow('lost their parent');
  expect(await version()).toBe(MIGRATIONS.length);
  expect((await contents(['ngo']))['ngo']).toHaveLength(2);
  await expect(sql`delete from ngo where id = 1`.execute(db)).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT',
  });
});

test('two migrations with one number do not pass unnoticed', async () => {
  const wrong: Migration = { name: '0001-second', up: statements('select 1') };
  await expect(migrate(db, [...MIGRATIONS.slice(0, 1), wrong])).rejects.toThrow(
    '0001-second stands in place 0002',
  );
});

describe('the newest schema', () => {
  beforeEach(() => filledTo(MIGRATIONS.length));

  test('is strict in every table', async () => {
    const loose = (await tables()).filter(
      ({ text, isShadow }) =>
        !isShadow && !/^create virtual/iu.test(text) && !/\bstrict\b/iu.test(text.slice(-40)),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  test('is whole by SQLite’s own checks', async () => {
    const { rows } = await sql<{ problem: string }>`
      select 'broken' as problem from pragma_integrity_check where integrity_check <> 'ok'
      union all select "table" from pragma_foreign_key_check`.execute(db);
    expect(rows).toEqual([]);
  });

  test.each([
    ['a text for a number', `update ngo set member_count = 'many'`],
    ['a day that is none', `update ngo set registered_on = '2026-02-30'`],
    ['a day with a time', `update permit set issued_on = '2026-01-01T00:00:00Z'`],
    ['an empty name', `update ngo set name = ''`],
    ['an unknown state of life', `update ngo set lifecycle = 'asleep'`],
    ['a parent that is itself', 'update ngo set parent_ngo_id = id where id = 1'],
    ['a parent that is not there', 'update ngo set parent_ngo_id = 99 where id = 1'],
    ['a permit that ends before it is issued', `update permit set valid_until = '2025-12-31'`],
    ['a term that ends before it begins', `update membership set term_ends_on = '2025-12-31'`],
    ['an end before the beginning', `update membership set ended_on = '2025-12-31'`],
    ['a legal id of ten digits', `update ngo set legal_id = '1038028479' where id = 1`],
    ['a person’s number twice', `insert into person values (2, 'x', null, '0499370899', '', null)`],
    ['a document without a size', 'update document set size = 0'],
    ['a hash of another length', `update document set hash = 'aa'`],
    ['broken JSON', `update account set roles = '["admin"'`],
    [
      'a second office',
      `insert into office select 2, kind, province_code, county_name, county_code, letterhead_lines,
      logo, logo_media_type, is_sample, recovery_hash, created_at, identity from office`,
    ],
    [
      'two living entries with one name',
      `insert into list_entry values (9, 'issuer', null, 'فرمانداري', 'فرمانداری',
      null, 2, '{}', null, 1)`,
    ],
    [
      'two values of a parameter for one day',
      `insert into legal_parameter values (2, 'board_term_years',
      '2020-01-01', '4', '')`,
    ],
    [
      'two prints with one number',
      `insert into print select 2, jalali_year, number, kind, title, account_id, person,
      at, row_count, trail_count, trail_hash from print`,
    ],
    ['a changed row of the trail', `update audit set outcome = 'done' where seq = 2`],
    ['a deleted row of the trail', 'delete from audit where seq = 2'],
    [
      'a row of the trail with a broken change',
      `insert into audit values (3, '', null, null, '', '', null, null, '{',
      '${'0'.repeat(64)}')`,
    ],
    ['an unknown account', 'update ngo set account_id = 77'],
    ['an account that wrote something, deleted', 'delete from account where id = 1'],
  ])('refuses %s', async (_, text) => {
    await expect(sql.raw(text).execute(db)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  });

  test('frees a legal id when its record is voided, and no sooner', async () => {
    const second = `insert into ngo (name, kind, legal_id, created_at) values ('x', 'independent', '10380284790', '')`;
    for (const lifecycle of ['active', 'dissolved']) {
      await sql`update ngo set lifecycle = ${lifecycle} where id = 1`.execute(db);
      await expect(sql.raw(second).execute(db)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
    }
    await sql`update ngo set lifecycle = 'voided' where id = 1`.execute(db);
    await sql.raw(second).execute(db);
  });
});
