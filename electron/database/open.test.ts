import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openErrorCode } from '../office/open-error.ts';
import { NewerDatabaseError } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { openDatabase } from './open.ts';

let folder: string;
let file: string;

/** The number of a user who owns nothing. */
const NOBODY = 65_534;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-open-'));
  file = join(folder, 'daftar.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const pragma = async (name: string, db: Awaited<ReturnType<typeof openDatabase>>['writer']) =>
  Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];

test('an office’s file survives a power cut, keeps its references and spills nothing', async () => {
  const { writer, reader, close } = await openDatabase(file);
  const settings = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'temp_store',
    'trusted_schema',
    'busy_timeout',
  ];
  const held = [];
  for (const name of settings) held.push(await pragma(name, writer));
  expect(held).toEqual(['wal', 2, 1, 2, 0, 5000]);
  expect([await pragma('query_only', reader), await pragma('trusted_schema', reader)]).toEqual([1, 0]);
  expect(await pragma('user_version', reader)).toBe(MIGRATIONS.length);
  await close();
});

test('SQLite is one whose WAL cannot be corrupted by a race, and has what the search needs', async () => {
  const { reader, close } = await openDatabase(file);
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(reader);
  const parts = (rows[0]?.version ?? '').split('.').map(Number);
  const [major = 0, minor = 0, patch = 0] = parts;
  expect(parts).toHaveLength(3);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
  const options = await sql<{ option: string }>`
    select compile_options as option from pragma_compile_options`.execute(reader);
  expect(options.rows.map(({ option }) => option)).toContain('ENABLE_FTS5');
  await close();
});

test('what was stored is there when it is opened again, and the reader sees what was committed', async () => {
  const first = await openDatabase(file);
  await sql`insert into search_word values ('a', 'b')`.execute(first.writer);
  const seen = await sql`select * from search_word`.execute(first.reader);
  expect(seen.rows).toEqual([{ word: 'a', backwards: 'b' }]);
  await first.close();
  const second = await openDatabase(file);
  expect((await sql`select * from search_word`.execute(second.reader)).rows).toHaveLength(1);
  await second.close();
});

describe('what cannot be opened is told by a reason that a person can remedy', () => {
  const reasonOf = async () => {
    const error = await openDatabase(file).then(
      async ({ close }) => close(),
      (failure: unknown) => failure,
    );
    return openErrorCode(error);
  };

  test('a newer version', async () => {
    const { writer, close } = await openDatabase(file);
    await sql.raw(`pragma user_version = ${MIGRATIONS.length + 1}`).execute(writer);
    await close();
    await expect(openDatabase(file)).rejects.toThrow(NewerDatabaseError);
    expect(await reasonOf()).toBe('database_newer');
  });

  test('a file that is no database', async () => {
    await writeFile(file, 'این یک پایگاه داده نیست'.repeat(100));
    expect(await reasonOf()).toBe('database_damaged');
  });

  test('a file that another program holds', async () => {
    const holder = await openDatabase(file);
    await sql`begin immediate`.execute(holder.writer);
    await sql`insert into search_word values ('a', 'b')`.execute(holder.writer);
    // A second connection that wants to write waits its five seconds and then says why.
    const second = openDatabase(file, [
      ...MIGRATIONS,
      { name: `${String(MIGRATIONS.length + 1).padStart(4, '0')}-x`, up: async () => {} },
    ]);
    const failure = await second.catch((error: unknown) => error);
    expect(openErrorCode(failure)).toBe('database_locked');
    await sql`rollback`.execute(holder.writer);
    await holder.close();
  });

  test('a folder that is not there', async () => {
    file = join(folder, 'no', 'daftar.sqlite');
    expect(await reasonOf()).toBe('not_writable');
  });

  test('a folder that one may not write into', async () => {
    await chmod(folder, 0o555);
    // Nothing is forbidden to root, so for this root is somebody else.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    try {
      expect(await reasonOf()).toBe('not_writable');
    } finally {
      if (isRoot) process.seteuid?.(0);
      await chmod(folder, 0o755);
    }
  });
});
