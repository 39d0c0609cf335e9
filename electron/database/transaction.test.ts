import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { err, ok } from '../../shared/kit/result.ts';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { appendToTrail, trailHead } from '../office/audit.ts';
import { FIRST_INSTANT } from '../../tests/support/temporary.ts';
import type { Writer } from './schema.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const open = () => temporaryOffice({}, {});
let office: Awaited<ReturnType<typeof open>>;
beforeEach(async () => void (office = await open()));
afterEach(() => office.close());

const entry = {
  at: FIRST_INSTANT,
  accountId: null,
  person: null,
  method: 'x',
  outcome: 'done',
  subject: null,
  reason: null,
  change: null,
};
const add = (writer: Writer, name: string) =>
  writer
    .insertInto('listEntry')
    .values({
      list: 'issuer',
      parentId: null,
      name,
      searchKey: name,
      code: null,
      position: 1,
      details: '{}',
      retiredOn: null,
    })
    .execute();
const names = async () =>
  (await office.db.reader.selectFrom('listEntry').select('name').orderBy('id').execute()).map(
    ({ name }) => name,
  );

describe('a transaction', () => {
  test('is kept when its work succeeds', async () => {
    const reply = await inTransaction(office.db.writer, async (writer) => {
      await add(writer, 'a');
      return ok(7);
    });
    expect([reply, await names()]).toEqual([ok(7), ['a']]);
  });

  test('is undone by an error, which comes back, and by a bug, which rises', async () => {
    const reply = await inTransaction(office.db.writer, async (writer) => {
      await add(writer, 'a');
      return err('no');
    });
    const bug = inTransaction(office.db.writer, async (writer) => {
      await add(writer, 'b');
      throw new RangeError('bug');
    });
    await expect(bug).rejects.toThrow(RangeError);
    expect([reply, await names()]).toEqual([err('no'), []]);
  });

  test('keeps nothing of statements that still wait when another one fails', async () => {
    const broken = inTransaction(office.db.writer, async (writer) => {
      await Promise.all([
        add(writer, 'a'),
        add(writer, 'a'),
        ...Array.from({ length: 20 }, (_, index) => add(writer, `b${index}`)),
      ]);
      return ok(null);
    });
    await expect(broken).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT' });
    await inTransaction(office.db.writer, async (writer) => ok(await add(writer, 'after')));
    expect(await names()).toEqual(['after']);
  });

  test('that cannot be stored leaves the ones before it whole, and the next one works', async () => {
    await inTransaction(office.db.writer, async (writer) => ok(await add(writer, 'a')));
    const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(office.db.writer);
    await sql.raw(`pragma max_page_count = ${(rows[0]?.pageCount ?? 0) + 1}`).execute(office.db.writer);
    const full = inTransaction(office.db.writer, async (writer) => {
      await add(writer, 'b');
      return ok(await add(writer, 'x'.repeat(500_000)));
    });
    await expect(full).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(await names()).toEqual(['a']);
    await sql`pragma max_page_count = 1000000`.execute(office.db.writer);
    await inTransaction(office.db.writer, async (writer) => ok(await add(writer, 'c')));
    expect(await names()).toEqual(['a', 'c']);
  });

  test('waits its turn, so that numbers follow each other however many are begun', async () => {
    const heads = await Promise.all(
      Array.from({ length: 30 }, () =>
        inTransaction(office.db.writer, async (writer) => ok(await appendToTrail(writer, entry))),
      ),
    );
    const numbers = heads.map((head) => (head.ok ? head.value.seq : 0));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect((await trailHead(office.db.reader)).seq).toBe(30);
  });
});

describe('a snapshot', () => {
  test('does not see what is committed while it reads, and the next one does', async () => {
    await inTransaction(office.db.writer, async (writer) => ok(await add(writer, 'a')));
    const seen = await inSnapshot(office.db.reader, async (reader) => {
      const count = async () => (await reader.selectFrom('listEntry').select('id').execute()).length;
      const before = await count();
      await inTransaction(office.db.writer, async (writer) => ok(await add(writer, 'b')));
      return [before, await count()];
    });
    expect(seen).toEqual([1, 1]);
    expect(await names()).toEqual(['a', 'b']);
  });

  test('cannot write, whatever SQL it holds', async () => {
    const writing = inSnapshot(office.db.reader, async (reader) =>
      sql`delete from list_entry`.execute(reader),
    );
    await expect(writing).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  });
});
