import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../shared/kit/result.ts';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { idsFromJson, insertRows, nextId, selectFromJson } from './bulk.ts';
import { inTransaction } from './transaction.ts';

const open = () => temporaryOffice({}, {});
let office: Awaited<ReturnType<typeof open>>;
beforeEach(async () => void (office = await open()));
afterEach(() => office.close());

const row = (name: string, position = 1) => ({
  list: 'issuer' as const,
  parentId: null,
  name,
  searchKey: name,
  code: null,
  position,
  details: '{"canExpire":true}',
  retiredOn: null,
});

test('any number of rows goes in, in order, over the border of a block', async () => {
  const rows = Array.from({ length: 4_501 }, (_, index) => row(`نام «${index}» "'\\ 😀`, index));
  await inTransaction(office.db.writer, async (writer) => ok(await insertRows(writer, 'listEntry', rows)));
  const stored = await office.db.reader.selectFrom('listEntry').selectAll().orderBy('id').execute();
  expect(stored.map(({ name, position, code, details }) => ({ name, position, code, details }))).toEqual(
    rows.map(({ name, position, code, details }) => ({ name, position, code, details })),
  );
});

test('no rows are no statement, and a wrong row takes the others with it', async () => {
  await inTransaction(office.db.writer, async (writer) => ok(await insertRows(writer, 'listEntry', [])));
  const broken = inTransaction(office.db.writer, async (writer) =>
    ok(await insertRows(writer, 'listEntry', [row('a'), row('b'), row('')])),
  );
  await expect(broken).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  expect(await office.db.reader.selectFrom('listEntry').selectAll().execute()).toEqual([]);
});

test('values come out of JSON as they went in', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000')),
    fc.integer(),
    fc.constant(null),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ a: value, b: value }), { maxLength: 20 }), async (rows) => {
      const read = await sql<
        Record<string, unknown>
      >`select * from (${selectFromJson(['a', 'b'], rows)})`.execute(office.db.reader);
      expect(read.rows.map((one) => Object.values(one))).toEqual(rows.map(({ a, b }) => [a, b]));
    }),
    { numRuns: 60 },
  );
});

test('ids are one parameter, however many there are', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => row(`n${index}`));
  await inTransaction(office.db.writer, async (writer) => ok(await insertRows(writer, 'listEntry', rows)));
  const ids = Array.from({ length: 50_000 }, (_, index) => index * 2);
  const found = await office.db.reader
    .selectFrom('listEntry')
    .select('id')
    .where('id', 'in', idsFromJson(ids as never[]))
    .execute();
  expect(found).toHaveLength(50);
});

test('the next id follows the greatest', async () => {
  expect(await nextId(office.db.reader, 'ngo')).toBe(1);
  await inTransaction(office.db.writer, async (writer) =>
    ok(await insertRows(writer, 'listEntry', [row('a'), row('b')])),
  );
  expect(await nextId(office.db.reader, 'listEntry')).toBe(3);
});
