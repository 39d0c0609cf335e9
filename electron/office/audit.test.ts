import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { ok } from '../../shared/kit/result.ts';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { inTransaction } from '../database/transaction.ts';
import {
  type AuditEntry,
  appendAllToTrail,
  appendToTrail,
  hashAt,
  knownHead,
  lastRecordedAt,
  trailHead,
  verifyTrail,
} from './audit.ts';

const open = () => temporaryOffice({}, {});
let office: Awaited<ReturnType<typeof open>>;
beforeEach(async () => void (office = await open()));
afterEach(() => office.close());

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }), { nil: null });
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  at: fc
    .integer({ min: 1_700_000_000, max: 1_900_000_000 })
    .map((seconds) => Instant.parse(new Date(seconds * 1_000).toISOString())),
  accountId: fc.option(fc.integer({ min: 1, max: 9 }) as fc.Arbitrary<never>, { nil: null }),
  person: text,
  method: fc.constantFrom('ngos.correctNgo', 'accounts.signIn'),
  outcome: fc.constantFrom('done', 'forbidden'),
  subject: text,
  reason: text,
  change: fc.option(
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
    { nil: null },
  ),
});

const append = (entries: readonly AuditEntry[]) =>
  inTransaction(office.db.writer, async (writer) => {
    for (const one of entries) await appendToTrail(writer, one);
    return ok(null);
  });

/** As somebody with the file in hand: past the triggers, and with any SQL. */
async function tamper(...statements: readonly string[]): Promise<void> {
  for (const statement of [
    'drop trigger if exists audit_is_never_changed',
    'drop trigger if exists audit_is_never_deleted',
    ...statements,
  ]) {
    await sql.raw(statement).execute(office.db.writer);
  }
}
const clear = () => tamper('delete from audit');

const plain = (count: number): readonly AuditEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    at: Instant.parse('2026-11-24T06:00:00.000Z'),
    accountId: null,
    person: `کس ${index}`,
    method: 'ngos.correctNgo',
    outcome: 'done',
    subject: `ngo/${index}`,
    reason: null,
    change: null,
  }));

test('rows are numbered without a gap, and what was written is whole over any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 12 }), async (entries) => {
      await clear();
      await append(entries);
      const rows = await office.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
      expect(rows.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
      expect(rows.map(({ seq: _, hash: __, ...row }) => row)).toEqual(entries);
      expect(await verifyTrail(office.db.reader)).toEqual({
        head: await trailHead(office.db.reader),
        fault: null,
      });
    }),
    { numRuns: 40 },
  );
});

describe('tampering', () => {
  test('an edit of any column of any row is reported with the row’s number', async () => {
    const edit = fc.constantFrom(
      "at = '2020-01-01T00:00:00.000Z'",
      'account_id = ifnull(account_id, 0) + 1',
      "person = ifnull(person, '') || 'x'",
      "method = 'ngos.retireNgo'",
      "outcome = outcome || '.'",
      "subject = ifnull(subject, '') || ' '",
      "reason = ifnull(reason, '') || 'x'",
      `change = '{"other":1}'`,
      "hash = replace(hash, substr(hash, 1, 1), case substr(hash, 1, 1) when 'a' then 'b' else 'a' end)",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        edit,
        async (rows, at, set) => {
          await clear();
          await append(rows);
          const seq = 1 + (at % rows.length);
          await tamper(`update audit set ${set} where seq = ${seq}`);
          expect((await verifyTrail(office.db.reader)).fault).toEqual({ kind: 'altered', seq });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a deleted row is missing by its number, the last ones show against a head kept elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.nat(), async (count, at) => {
        await clear();
        await append(plain(count));
        const head = await trailHead(office.db.reader);
        const seq = 1 + (at % count);
        await tamper(`delete from audit where seq = ${seq}`);
        const { fault } = await verifyTrail(office.db.reader, [knownHead(head)]);
        expect(fault).toEqual({ kind: seq === count ? 'cut' : 'missing', seq });
        if (seq === count) expect((await verifyTrail(office.db.reader)).fault).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  test('a cut tail of any length is reported where it begins, even when other rows grew in its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(12),
        async (count, cut, grown) => {
          await clear();
          await append(plain(count));
          const head = await trailHead(office.db.reader);
          const kept = Math.max(0, count - cut);
          await tamper(`delete from audit where seq > ${kept}`);
          await append(plain(grown).map((row) => ({ ...row, outcome: 'forged' })));
          const { fault } = await verifyTrail(office.db.reader, [knownHead(head)]);
          if (kept + grown < count) expect(fault).toEqual({ kind: 'cut', seq: kept + grown + 1 });
          else expect(fault).toEqual({ kind: 'altered', seq: count });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('two rows that change places are reported at the first of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 9 }), fc.nat(), fc.nat(), async (count, a, b) => {
        await clear();
        await append(plain(count));
        const [first = 1, second = 2] = [1 + (a % count), 1 + (b % count)].sort((x, y) => x - y);
        fc.pre(first !== second);
        await tamper(
          `update audit set seq = 1000 where seq = ${first}`,
          `update audit set seq = ${first} where seq = ${second}`,
          `update audit set seq = ${second} where seq = 1000`,
        );
        expect((await verifyTrail(office.db.reader)).fault).toEqual({ kind: 'altered', seq: first });
      }),
      { numRuns: 40 },
    );
  });

  test('a row that is put in between is reported by its number, however it was hashed', async () => {
    await append(plain(5));
    await tamper(
      'update audit set seq = -seq where seq > 2'.replace('-seq', 'seq + 100'),
      'update audit set seq = seq - 99 where seq > 100',
      `insert into audit select 3, at, account_id, person, method, outcome, subject, reason, change, hash
        from audit where seq = 2`,
    );
    expect((await verifyTrail(office.db.reader)).fault).toEqual({ kind: 'altered', seq: 3 });
  });

  test('a chain that was hashed anew from some row on agrees with itself, and not with what is known', async () => {
    await append(plain(6));
    const before = await office.db.reader
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .orderBy('seq')
      .execute();
    await tamper('delete from audit where seq > 2');
    await append(
      plain(6)
        .slice(2)
        .map((row) => ({ ...row, person: 'دیگری' })),
    );
    expect((await verifyTrail(office.db.reader)).fault).toBeNull();
    for (const known of before) {
      const { fault } = await verifyTrail(office.db.reader, [knownHead(known)]);
      expect(fault).toEqual(known.seq > 2 ? { kind: 'altered', seq: known.seq } : null);
    }
  });

  test('more rows than are read at once are checked to the last', async () => {
    await append(plain(1_001));
    expect((await verifyTrail(office.db.reader)).head.seq).toBe(1_001);
    await tamper(`update audit set person = 'x' where seq = 1001`);
    expect((await verifyTrail(office.db.reader)).fault).toEqual({ kind: 'altered', seq: 1_001 });
    await tamper('delete from audit where seq = 1000');
    expect((await verifyTrail(office.db.reader)).fault).toEqual({ kind: 'missing', seq: 1_000 });
  });
});

test('an empty trail is whole and has a head of its own; the last row says when', async () => {
  expect(await verifyTrail(office.db.reader)).toEqual({
    head: { seq: 0, hash: '0'.repeat(64) },
    fault: null,
  });
  expect(await lastRecordedAt(office.db.reader)).toBeNull();
  await append(plain(1));
  expect(await lastRecordedAt(office.db.reader)).toBe('2026-11-24T06:00:00.000Z');
});

test('the program itself can neither change nor delete a row', async () => {
  await append(plain(1));
  for (const statement of ["update audit set person = 'x'", 'delete from audit']) {
    await expect(sql.raw(statement).execute(office.db.writer)).rejects.toThrow('append-only');
  }
});

test('many rows at once are the rows that one by one would have left, each with its head', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(entry, { maxLength: 4 }),
        fc.array(entry, { maxLength: 8 }),
        async (first, rest) => {
          const all = () => office.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
          await append([...first, ...rest]);
          const expected = await all();
          await clear();
          await append(first);
          const heads = await inTransaction(office.db.writer, async (writer) =>
            ok(await appendAllToTrail(writer, rest)),
          );
          expect(await all()).toEqual(expected);
          expect(heads).toEqual(ok(expected.slice(first.length).map(({ seq, hash }) => ({ seq, hash }))));
          for (const { seq, hash } of expected) expect(await hashAt(office.db.reader, seq)).toBe(hash);
          expect(await hashAt(office.db.reader, expected.length + 1)).toBeUndefined();
        },
      )
      .beforeEach(clear),
    { numRuns: 40 },
  );
}, 30_000);
