import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connections, openDatabase } from './open.ts';

let folder: string;
let db: Connections;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-statements-'));
  db = await openDatabase(join(folder, 'daftar.sqlite'));
  await sql`create table thing (id integer primary key, name text not null unique) strict`.execute(db.writer);
});
afterEach(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const add = (id: number, name: string) =>
  sql`insert into thing (id, name) values (${id}, ${name})`.execute(db.writer);
const names = async (of: Connections['reader']) =>
  (await sql<{ name: string }>`select name from thing order by id`.execute(of)).rows.map(({ name }) => name);

test('a statement that failed works the next time, with other values', async () => {
  await add(1, 'a');
  await expect(add(2, 'a')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  await add(2, 'b');
  expect(await names(db.reader)).toEqual(['a', 'b']);
});

test('the same statement asked for many times at once gives each its own answer', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, id) => add(id, `name ${id}`)));
  const found = await Promise.all(
    Array.from({ length: 50 }, async (_, id) => {
      const { rows } = await sql<{ name: string }>`select name from thing where id = ${id}`.execute(
        db.reader,
      );
      return rows[0]?.name;
    }),
  );
  expect(found).toEqual(Array.from({ length: 50 }, (_, id) => `name ${id}`));
});

test('a statement sees what was written, and a table that was changed, since it last ran', async () => {
  await add(1, 'a');
  expect(await names(db.reader)).toEqual(['a']);
  await add(2, 'b');
  expect(await names(db.reader)).toEqual(['a', 'b']);
  await sql`alter table thing add column note text`.execute(db.writer);
  const { rows } = await sql`select * from thing order by id`.execute(db.writer);
  expect(rows).toEqual([
    { id: 1, name: 'a', note: null },
    { id: 2, name: 'b', note: null },
  ]);
  expect(await names(db.reader)).toEqual(['a', 'b']);
});

test('more statements than are kept are all answered, and the file can be closed', async () => {
  await add(1, 'a');
  for (let round = 0; round < 2; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 450 }, (_, number) =>
        sql<{ one: number }>`select id + ${sql.lit(number)} as one from thing`.execute(db.reader),
      ),
    );
    expect(answers.map(({ rows }) => rows[0]?.one)).toEqual(
      Array.from({ length: 450 }, (_, number) => number + 1),
    );
  }
});

test('what SQLite cannot read is told each time', async () => {
  for (const _ of [1, 2]) {
    await expect(sql`select from nothing`.execute(db.reader)).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  }
});
