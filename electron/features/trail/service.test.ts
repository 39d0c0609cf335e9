import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '../../../shared/features/accounts/contract.ts';
import { office } from '../../../shared/features/office/contract.ts';
import { type TrailFilter, trail } from '../../../shared/features/trail/contract.ts';
import { markOf } from '../../../shared/features/trail/mark.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import type { Client } from '../../../shared/kit/method.ts';
import { ok } from '../../../shared/kit/result.ts';
import { type TemporaryOffice, temporaryOffice } from '../../../tests/support/temporary.ts';
import { insertRows } from '../../database/bulk.ts';
import type { Writer } from '../../database/schema.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type AuditRow, appendToTrail } from '../../office/audit.ts';
import { keepHead } from '../../office/kept-head.ts';
import { accountsService } from '../accounts/service.ts';
import { officeService } from '../office/service.ts';
import { recordPrint } from '../prints/repository.ts';
import { trailService } from './service.ts';

const parts = { office, accounts, trail } as const;
const PERSON = { fullName: 'کاوه راد', userName: 'راد', post: '', roles: ['viewer'] } as const;
const COUNT = 24;

let temporary: TemporaryOffice<typeof parts>;
let admin: Client<typeof parts>;
/** The trail as it was written. */
let written: readonly AuditRow[];

beforeAll(async () => {
  temporary = await temporaryOffice(parts, {
    office: officeService,
    accounts: accountsService,
    trail: trailService,
  });
  admin = await temporary.clientOf('admin');
  for (let place = 0; place < COUNT / 3; place += 1) {
    const userName = `${PERSON.userName} ${place}`;
    const made = await admin.accounts.createAccount({ ...PERSON, userName, password: 'گذرواژه تازه' });
    if (!made.ok) throw new Error(made.error);
    await admin.accounts.disableAccount({ accountId: made.value.id, reason: 'رفت' });
    await temporary.stranger.accounts.signIn({ userName, password: 'نادرست' });
  }
  written = await rows();
  // Whoever tampers with the file takes our own guards away first.
  for (const trigger of ['audit_is_never_changed', 'audit_is_never_deleted']) {
    await sql.raw(`drop trigger ${trigger}`).execute(temporary.db.writer);
  }
});
afterAll(() => temporary.close());
beforeEach(() => restored(written));

function rows(): Promise<readonly AuditRow[]> {
  return temporary.db.writer.selectFrom('audit').selectAll().orderBy('seq').execute();
}

async function write(work: (db: Writer) => Promise<unknown>): Promise<void> {
  await inTransaction(temporary.db.writer, async (db) => ok(await work(db)));
}

/** The trail and nothing known of it from elsewhere. */
async function restored(to: readonly AuditRow[]): Promise<void> {
  await write(async (db) => {
    await sql`delete from audit`.execute(db);
    await insertRows(db, 'audit', to);
    await sql`delete from print`.execute(db);
  });
  await keepHead(temporary.folders.trailHead, { seq: 0, hash: '0'.repeat(64) });
}

async function fault(expected: { count: number; mark: string } | null = null) {
  const verified = await admin.trail.verifyTrail({ expected });
  if (!verified.ok) throw new Error(verified.error);
  return verified.value.fault;
}

const seqs = fc.integer({ min: 1, max: COUNT });

describe('verifying', { timeout: 60_000 }, () => {
  test('finds nothing in a trail as it was written, and is itself in it', async () => {
    expect(await fault()).toBeNull();
    expect((await rows()).at(-1)).toMatchObject({ seq: COUNT + 1, method: 'trail.verifyTrail' });
    expect(await fault()).toBeNull();
  });

  const edit = fc.oneof(
    fc.record({
      column: fc.constantFrom('at', 'person', 'method', 'outcome', 'subject', 'reason'),
      value: fc.string({ maxLength: 20 }),
    }),
    fc.record({
      column: fc.constantFrom('person', 'subject', 'reason', 'change', 'account_id'),
      value: fc.constant(null),
    }),
    fc.record({ column: fc.constant('change'), value: fc.json() }),
    fc.record({ column: fc.constant('account_id'), value: fc.integer({ min: 1, max: 99 }) }),
    fc.record({
      column: fc.constant('hash'),
      value: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    }),
  );

  test('names an edited row, whatever was edited', async () => {
    await fc.assert(
      fc
        .asyncProperty(seqs, edit, async (seq, { column, value }) => {
          const name = sql.ref(column);
          const { rows: same } =
            await sql`select 1 from audit where seq = ${seq} and ${name} is ${value}`.execute(
              temporary.db.writer,
            );
          fc.pre(same.length === 0);
          await write((db) => sql`update audit set ${name} = ${value} where seq = ${seq}`.execute(db));
          expect(await fault()).toEqual({ kind: 'altered', seq });
        })
        .beforeEach(() => restored(written)),
      { numRuns: 60 },
    );
  });

  test('names the place of a deleted row, also where the rows after it were renumbered', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.integer({ min: 1, max: COUNT - 1 }), fc.boolean(), async (seq, isRenumbered) => {
          await write(async (db) => {
            await sql`delete from audit where seq = ${seq}`.execute(db);
            if (isRenumbered) await shift(db, seq, -1);
          });
          expect(await fault()).toEqual({ kind: isRenumbered ? 'altered' : 'missing', seq });
        })
        .beforeEach(() => restored(written)),
      { numRuns: 40 },
    );
  });

  test('names the place of an inserted row', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.integer({ min: 1, max: COUNT + 1 }),
          fc.nat({ max: COUNT - 1 }),
          async (seq, model) => {
            await write(async (db) => {
              await shift(db, seq - 1, 1);
              await insertRows(db, 'audit', [{ ...(written[model] as AuditRow), seq }]);
            });
            // A row that is put before itself makes it one that was put after itself.
            const place = model === seq - 1 ? seq + 1 : seq;
            expect(await fault()).toEqual({ kind: 'altered', seq: place });
          },
        )
        .beforeEach(() => restored(written)),
      { numRuns: 40 },
    );
  });

  test('names the first of two rows that changed places', async () => {
    await fc.assert(
      fc
        .asyncProperty(seqs, seqs, async (a, b) => {
          fc.pre(a !== b);
          await write(async (db) => {
            await sql`delete from audit where seq in (${a}, ${b})`.execute(db);
            await insertRows(db, 'audit', [
              { ...(written[a - 1] as AuditRow), seq: b },
              { ...(written[b - 1] as AuditRow), seq: a },
            ]);
          });
          expect(await fault()).toEqual({ kind: 'altered', seq: Math.min(a, b) });
        })
        .beforeEach(() => restored(written)),
      { numRuns: 40 },
    );
  });

  const knowledge = fc.constantFrom('kept', 'print', 'paper');

  test('names the place of a cut tail by the kept head, a print or a paper', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.nat({ max: COUNT - 1 }), seqs, knowledge, async (left, known, from) => {
          fc.pre(known > left + 1);
          const expected = await knownFrom(from, known);
          await write((db) => sql`delete from audit where seq > ${left}`.execute(db));
          expect(await fault(expected)).toEqual({ kind: 'cut', seq: left + 1 });
        })
        .beforeEach(() => restored(written)),
      { numRuns: 60 },
    );
  });

  test('names a known row of a tail that was written anew with right hashes', async () => {
    await fc.assert(
      fc
        .asyncProperty(seqs, seqs, knowledge, async (forged, known, from) => {
          fc.pre(forged <= known);
          const expected = await knownFrom(from, known);
          await write(async (db) => {
            await sql`delete from audit where seq >= ${forged}`.execute(db);
            for (const { seq, hash: _, ...entry } of written.slice(forged - 1)) {
              await appendToTrail(db, seq === forged ? { ...entry, reason: 'جز آنچه بود' } : entry);
            }
          });
          // The chain holds: only what is known from elsewhere tells, at the row that is known.
          expect(await fault(expected)).toEqual({ kind: 'altered', seq: known });
        })
        .beforeEach(() => restored(written)),
      { numRuns: 60 },
    );
  });

  test('takes a mark as it is read from paper, and refuses another', async () => {
    const mark = markOf((written[9] as AuditRow).hash);
    expect(await fault({ count: 10, mark: toPersianDigits(mark.replaceAll('-', ' ')) })).toBeNull();
    expect(await fault({ count: 10, mark: markOf('1'.repeat(64)) })).toEqual({ kind: 'altered', seq: 10 });
    expect(await fault({ count: 999, mark })).toEqual({ kind: 'cut', seq: COUNT + 3 });
  });
});

async function shift(db: Writer, above: number, by: 1 | -1): Promise<void> {
  // Past each other by way of numbers that no row has.
  await sql`update audit set seq = seq + 100000 where seq > ${above}`.execute(db);
  await sql`update audit set seq = seq - 100000 + ${by} where seq > 100000`.execute(db);
}

/** Lets one row be known from elsewhere: by the file, by a print, or by a mark that somebody types. */
async function knownFrom(where: 'kept' | 'print' | 'paper', seq: number) {
  const { hash } = written[seq - 1] as AuditRow;
  if (where === 'kept') await keepHead(temporary.folders.trailHead, { seq, hash });
  if (where === 'print') {
    const [account] = await admin.accounts.listAccounts({}).then((all) => (all.ok ? all.value : []));
    if (!account) throw new Error('There is nobody to print');
    await write((db) =>
      recordPrint(
        db,
        {
          number: { jalaliYear: 1405, number: 1 },
          kind: 'ngo_list',
          title: '',
          rowCount: 0,
          head: { seq, hash },
          accountId: account.id,
          person: account.fullName,
        },
        { now: (written[0] as AuditRow).at, today: '2026-11-24' as never },
      ),
    );
  }
  return where === 'paper' ? { count: seq, mark: markOf(hash) } : null;
}

const ALL: TrailFilter = {
  from: null,
  until: null,
  accountId: null,
  outcome: 'all',
  method: '',
  subject: '',
};

describe('reading', () => {
  async function read(filter: Partial<TrailFilter>, offset = 0, limit = 500) {
    const result = await admin.trail.readTrail({ filter: { ...ALL, ...filter }, offset, limit });
    if (!result.ok) throw new Error(result.error);
    return result.value;
  }

  test('gives the newest first, page by page, with the head, and is recorded', async () => {
    const { rows: page, total, head } = await read({}, 2, 3);
    expect(page.map(({ seq }) => seq)).toEqual([COUNT - 2, COUNT - 3, COUNT - 4]);
    expect({ total, count: head.count }).toEqual({ total: COUNT, count: COUNT });
    expect(head.mark).toBe(markOf((written[COUNT - 1] as AuditRow).hash));
    expect((await rows()).at(-1)).toMatchObject({
      method: 'trail.readTrail',
      outcome: 'done',
      subject: 'trail',
    });
  });

  test.each<[Partial<TrailFilter>, (row: AuditRow) => boolean]>([
    [{ outcome: 'refused' }, ({ outcome }) => outcome !== 'done'],
    [{ outcome: 'done' }, ({ outcome }) => outcome === 'done'],
    [{ method: 'accounts' }, ({ method }) => method.startsWith('accounts.')],
    [{ method: 'account' }, () => false],
    [{ method: 'accounts.signIn' }, ({ method }) => method === 'accounts.signIn'],
    [{ subject: 'account/2' }, ({ subject }) => subject === 'account/2'],
    [{ subject: 'account' }, ({ subject }) => subject?.startsWith('account/') ?? false],
    [{ accountId: 1 as never }, ({ accountId }) => accountId === 1],
    [{ from: '2026-11-24' as never, until: '2026-11-24' as never }, () => true],
    [{ from: '2026-11-25' as never }, () => false],
    [{ until: '2026-11-23' as never }, () => false],
  ])('narrows by %j', async (filter, fits) => {
    const { rows: read_, total } = await read(filter);
    const expected = written.filter(fits).map(({ seq }) => seq);
    expect(read_.map(({ seq }) => seq)).toEqual([...expected].reverse());
    expect(total).toBe(expected.length);
  });

  test('counts a day as Tehran does', async () => {
    // A quarter past midnight in Tehran is still the day before in UTC.
    await write((db) => sql`update audit set at = '2026-11-24T20:45:00.000Z' where seq = 5`.execute(db));
    const day = (on: string) => read({ from: on as never, until: on as never });
    expect((await day('2026-11-25')).rows.map(({ seq }) => seq)).toEqual([5]);
    expect((await day('2026-11-24')).rows.map(({ seq }) => seq)).not.toContain(5);
  });

  test('names records, and who appears', async () => {
    const { rows: read_ } = await read({ subject: 'account/2' });
    expect(read_[0]?.subjectName).toBe(PERSON.fullName);
    expect(await admin.trail.listPersons({})).toEqual({
      ok: true,
      value: [{ accountId: 1, person: 'کاربر 1' }],
    });
  });

  test('masks what only some may see, also where it was written in full', async () => {
    const change = JSON.stringify({
      before: null,
      after: { 'person.mobile': '09000001234', mobiles: ['09000001234'], name: 'مهر' },
    });
    await write((db) => sql`update audit set change = ${change} where seq = 3`.execute(db));
    const deputy = await temporary.clientOf('deputyGovernor');
    const third = (all: Awaited<ReturnType<typeof read>>) => all.rows.find(({ seq }) => seq === 3)?.change;
    expect(third(await read({}))).toBe(
      JSON.stringify({
        before: null,
        after: { 'person.mobile': '*********34', mobiles: ['*********34'], name: 'مهر' },
      }),
    );
    const open = await deputy.trail.readTrail({ filter: ALL, offset: 0, limit: 500 });
    if (!open.ok) throw new Error(open.error);
    expect(third(open.value)).toBe(change);
  });
});
