import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SqliteFailure, sqlite3Dialect } from './sqlite3-dialect.ts';

interface Things {
  readonly thing: { readonly id: number; readonly value: unknown };
}

let folder: string;
let db: Kysely<Things>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-dialect-'));
  db = new Kysely<Things>({ dialect: sqlite3Dialect(join(folder, 'a.sqlite')) });
  await sql`create table thing (id integer primary key, value any) strict`.execute(db);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
});

const put = (value: unknown) => db.insertInto('thing').values({ id: 1, value }).execute();
const got = async () => (await db.selectFrom('thing').select('value').executeTakeFirstOrThrow()).value;

describe('values', () => {
  test.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a bigint', 1n],
    ['true', true],
    ['an object', {}],
    ['an array', [1]],
    ['a date', new Date(0)],
    ['a symbol', Symbol('x')],
  ])('%s is refused before SQLite can store something else', async (_, value) => {
    // Kysely leaves an undefined column out; as a bare parameter it arrives here.
    await expect(sql`insert into thing (id, value) values (1, ${value})`.execute(db)).rejects.toThrow(
      TypeError,
    );
    expect(await db.selectFrom('thing').selectAll().execute()).toEqual([]);
  });

  test('texts, numbers, bytes and null come back as they were', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.uint8Array({ maxLength: 100 }),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(value, async (stored) => {
        await db.deleteFrom('thing').execute();
        await put(stored);
        const read = await got();
        if (stored instanceof Uint8Array) expect(new Uint8Array(read as Buffer)).toEqual(stored);
        else expect(read === 0 ? 0 : read).toEqual(stored === 0 ? 0 : stored);
      }),
      { numRuns: 200 },
    );
  });

  test('whole numbers from 2^31 on stay whole in an integer column', async () => {
    for (const id of [2 ** 31 - 1, 2 ** 31, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER]) {
      await db.insertInto('thing').values({ id, value: null }).execute();
      expect(await db.selectFrom('thing').select('id').where('id', '=', id).execute()).toEqual([{ id }]);
    }
  });
});

describe('statements', () => {
  test('changed rows and the last id are counted', async () => {
    await put(1);
    const inserted = await db.insertInto('thing').values({ id: 7, value: 1 }).executeTakeFirstOrThrow();
    expect(inserted.insertId).toBe(7n);
    const updated = await db.updateTable('thing').set({ value: 2 }).executeTakeFirstOrThrow();
    expect(updated.numUpdatedRows).toBe(2n);
    const deleted = await db.deleteFrom('thing').where('id', '=', 7).executeTakeFirstOrThrow();
    expect(deleted.numDeletedRows).toBe(1n);
    const returned = await db.insertInto('thing').values({ id: 9, value: 'x' }).returningAll().execute();
    expect(returned).toEqual([{ id: 9, value: 'x' }]);
  });

  test('only one statement is taken: sqlite3 would silently leave out the others', async () => {
    const two = `insert into thing values (1, 'a'); drop table thing`;
    await expect(sql.raw(two).execute(db)).rejects.toThrow('One statement at a time');
    await sql.raw('insert into thing values (1, 2);  ').execute(db);
    expect(await got()).toBe(2);
  });

  test('a failure has SQLite’s own code, and no parameter stands in its words', async () => {
    await put('0499370899');
    const failure = await put('0499370899').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SqliteFailure);
    expect(failure).toMatchObject({ code: 'SQLITE_CONSTRAINT' });
    expect(String(failure)).not.toContain('0499370899');
    const wrong = await sql`select * from nothing`.execute(db).catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'SQLITE_ERROR' });
  });

  test('a stream would hold the only connection, so there is none', async () => {
    await expect(async () => {
      for await (const row of db.selectFrom('thing').selectAll().stream()) expect(row).toBeNull();
    }).rejects.toThrow('page by page');
  });
});

describe('files', () => {
  test('what is opened for reading only cannot write, and must be there', async () => {
    const reader = new Kysely<Things>({
      dialect: sqlite3Dialect(join(folder, 'a.sqlite'), { readOnly: true }),
    });
    expect(await reader.selectFrom('thing').selectAll().execute()).toEqual([]);
    const writing = await sql`insert into thing values (1, 1)`
      .execute(reader)
      .catch((error: unknown) => error);
    expect(writing).toMatchObject({ code: 'SQLITE_READONLY' });
    await reader.destroy();
    const nowhere = new Kysely<Things>({
      dialect: sqlite3Dialect(join(folder, 'no.sqlite'), { readOnly: true }),
    });
    const missing = await nowhere
      .selectFrom('thing')
      .selectAll()
      .execute()
      .catch((error: unknown) => error);
    expect(missing).toMatchObject({ code: 'SQLITE_CANTOPEN' });
  });

  test('a full database says that it is full, and what was stored stays', async () => {
    await put('whole');
    await sql`pragma max_page_count = 4`.execute(db);
    const failure = await db
      .insertInto('thing')
      .values({ id: 2, value: 'x'.repeat(100_000) })
      .execute()
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'SQLITE_FULL' });
    expect(await db.selectFrom('thing').selectAll().execute()).toEqual([{ id: 1, value: 'whole' }]);
  });
});
