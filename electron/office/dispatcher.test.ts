import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { z } from 'zod';
import { ROLES, permissionsOf } from '../../shared/access.ts';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { changed } from '../../shared/kit/change.ts';
import { command, errand, query, scratch, trace } from '../../shared/kit/method.ts';
import { err, errAbout, ok } from '../../shared/kit/result.ts';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { inTransaction } from '../database/transaction.ts';
import { insertEntry } from '../features/settings/repository.ts';
import { verifyTrail } from './audit.ts';
import type { CommandContext, ErrandContext, Services } from './service.ts';

const input = z.strictObject({
  name: z.string().max(20),
  then: z.enum(['ok', 'err', 'throw', 'undeclared', 'wrong']),
});
const output = z.strictObject({ name: z.string() });
const definition = { input, output, errors: ['no'], allow: ['ngo.write'] } as const;

/** One method of each kind, and one for each way to be let in. */
const things = {
  read: query({ ...definition }),
  change: command({ ...definition }),
  leaveTrace: trace({ ...definition }),
  keep: scratch({ ...definition }),
  run: errand({ ...definition }),
  forNobody: query({ ...definition, allow: [] }),
  forAnyone: trace({ ...definition, allow: 'public' }),
  forPeople: query({ ...definition, allow: 'signed_in' }),
  forEither: query({ ...definition, allow: ['trail.read', 'ngo.import'] }),
} as const;
const contract = { things } as const;
type Input = z.output<typeof input>;

const calls: string[] = [];
/** What an errand does besides. */
let meanwhile: ((context: ErrandContext) => Promise<unknown>) | undefined;

/** Writes the name into a list, and then does as it was told. */
async function act({ name, then }: Input, { db }: CommandContext) {
  calls.push(name);
  await insertEntry(db, { list: 'issuer', parentId: null, name, code: null, details: {} });
  const change = { subject: `thing/${name}`, before: null, after: { name }, reason: 'علت' };
  switch (then) {
    case 'ok':
      return changed({ name }, change);
    case 'err':
      return errAbout(`thing/${name}`, 'no' as const);
    case 'throw':
      throw new RangeError('bug');
    case 'undeclared':
      return err('other' as 'no');
    case 'wrong':
      return changed({ name: 7 as unknown as string }, change);
  }
}

const services: Services<typeof contract> = {
  things: {
    read: read,
    change: act,
    leaveTrace: act,
    keep: async (given, context) => {
      const result = await act(given, context);
      return result.ok ? ok(result.value.output) : result;
    },
    run: async (given, context) => {
      const result = await context.settle((writing) => act(given, writing));
      await meanwhile?.(context);
      return result;
    },
    forNobody: read,
    forAnyone: act,
    forPeople: read,
    forEither: read,
  },
};

async function read({ name, then }: Input) {
  calls.push(name);
  if (then === 'throw') throw new RangeError('bug');
  if (then === 'undeclared') return err('other' as 'no');
  if (then === 'wrong') return ok({ name: 7 as unknown as string });
  return then === 'err' ? err('no' as const) : ok({ name });
}

const open = () => temporaryOffice(contract, services);
let office: Awaited<ReturnType<typeof open>>;
let token: string;
beforeEach(async () => {
  office = await open();
  ({ token } = await office.signedIn('ngoOfficer'));
  calls.length = 0;
});
afterEach(() => office.close());

const call = (method: string, given: unknown = { name: 'a', then: 'ok' }, as: string | null = token) =>
  office.dispatch({ token: as, method: `things.${method}`, input: given });
const trail = () => office.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
const written = async () =>
  (await office.db.reader.selectFrom('listEntry').select('name').execute()).map(({ name }) => name);

describe('who and what comes in', () => {
  test('nobody gets past the order: method, person, password, role, input', async () => {
    const viewer = (await office.signedIn('viewer')).token;
    const nothing = { no: 'input' };
    expect(await call('nothing', nothing, null)).toEqual({ ok: false, error: 'unknown_method' });
    expect(await call('change', nothing, null)).toEqual({ ok: false, error: 'not_signed_in' });
    expect(await call('change', nothing, 'guessed')).toEqual({ ok: false, error: 'not_signed_in' });
    expect(await call('change', nothing, viewer)).toEqual({ ok: false, error: 'forbidden' });
    expect(await call('change', nothing)).toEqual({ ok: false, error: 'invalid_input' });
    expect(calls).toEqual([]);
  });

  test('whose password was set by another can do nothing before changing it', async () => {
    const { accountId } = await office.signedIn('ngoOfficer');
    const session = { accountId, fullName: 'x', roles: ['ngoOfficer'] as const };
    const waiting = office.sessions.begin({ ...session, mustChangePassword: true });
    for (const method of ['read', 'change', 'forPeople', 'forNobody']) {
      expect([method, await call(method, undefined, waiting)]).toMatchObject([
        method,
        { error: 'must_change_password' },
      ]);
    }
    office.sessions.refresh({ ...session, mustChangePassword: false });
    expect(await call('read', undefined, waiting)).toEqual(ok({ name: 'a' }));
  });

  test('an empty list lets nobody in, whatever the roles; one permission of several is enough', async () => {
    const all = (await office.signedIn(...ROLES)).token;
    expect(await call('forNobody', undefined, all)).toMatchObject({ error: 'forbidden' });
    for (const role of ROLES) {
      const one = (await office.signedIn(role)).token;
      const held = permissionsOf([role]);
      const may = held.has('trail.read') || held.has('ngo.import');
      expect([role, (await call('forEither', undefined, one)) as object]).toMatchObject([role, { ok: may }]);
      expect(await call('forPeople', undefined, one)).toMatchObject({ ok: true });
    }
    expect(await call('forPeople', undefined, null)).toMatchObject({ error: 'not_signed_in' });
    expect(await call('forAnyone', undefined, null)).toMatchObject({ ok: true });
  });

  test.each([
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { name: 'a' },
    { name: 'a', then: 'ok', more: 1 },
    { name: 'x'.repeat(21), then: 'ok' },
  ])('input that the contract does not know is refused: %j', async (given) => {
    expect(await office.dispatch({ token, method: 'things.change', input: given })).toEqual({
      ok: false,
      error: 'invalid_input',
    });
    expect([calls, await written()]).toEqual([[], []]);
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'things',
    'things.',
    'things.constructor',
    '.read',
    'things.read.x',
    '',
  ])('no method is called «%s»', async (method) => {
    expect(await office.dispatch({ token, method, input: {} })).toEqual({
      ok: false,
      error: 'unknown_method',
    });
  });

  test('every refusal is in the trail with who tried it', async () => {
    await call('nothing');
    await call('change', undefined, null);
    await call('change', {});
    await office.dispatch({ token, method: 'x'.repeat(5_000), input: {} });
    expect((await trail()).map(({ person, method, outcome }) => [person, method, outcome])).toEqual([
      ['کاربر 1', 'things.nothing', 'unknown_method'],
      [null, 'things.change', 'not_signed_in'],
      ['کاربر 1', 'things.change', 'invalid_input'],
      ['کاربر 1', 'x'.repeat(100), 'unknown_method'],
    ]);
  });
});

describe('a query', () => {
  test('answers and leaves no mark', async () => {
    expect(await call('read')).toEqual(ok({ name: 'a' }));
    expect(await call('read', { name: 'a', then: 'err' })).toEqual(err('no'));
    expect(await trail()).toEqual([]);
  });
});

describe('a command', () => {
  test('is stored with its row in the trail: who, when, what, old, new and why', async () => {
    office.setClock('2026-11-24T20:31:00.000Z');
    expect(await call('change')).toEqual(ok({ name: 'a' }));
    expect(await written()).toEqual(['a']);
    expect(await trail()).toMatchObject([
      {
        seq: 1,
        at: '2026-11-24T20:31:00.000Z',
        accountId: 1,
        person: 'کاربر 1',
        method: 'things.change',
        outcome: 'done',
        subject: 'thing/a',
        reason: 'علت',
        change: '{"before":null,"after":{"name":"a"}}',
      },
    ]);
  });

  test('that is refused by its rules writes nothing, is in the trail, and tells the caller no more than the code', async () => {
    expect(await call('change', { name: 'a', then: 'err' })).toEqual({ ok: false, error: 'no' });
    expect(await written()).toEqual([]);
    expect(await trail()).toMatchObject([{ outcome: 'no', subject: 'thing/a', change: null, reason: null }]);
  });

  test('whose row cannot be written is not stored either', async () => {
    await sql`create trigger full before insert on audit begin select raise(abort, 'full'); end`.execute(
      office.db.writer,
    );
    expect(await call('change')).toMatchObject({ incident: expect.stringMatching(/^[0-9]{6}$/u) as string });
    await sql`drop trigger full`.execute(office.db.writer);
    expect([await written(), await trail()]).toEqual([[], []]);
  });
});

describe('a trace', () => {
  test('keeps what it wrote whatever its outcome, and is in the trail once', async () => {
    expect(await call('leaveTrace')).toEqual(ok({ name: 'a' }));
    expect(await call('leaveTrace', { name: 'b', then: 'err' })).toEqual(err('no'));
    expect(await written()).toEqual(['a', 'b']);
    expect((await trail()).map(({ outcome, subject }) => [outcome, subject])).toEqual([
      ['done', 'thing/a'],
      ['no', 'thing/b'],
    ]);
  });
});

describe('scratch work', () => {
  test('is kept without a mark, and undone by an error', async () => {
    expect(await call('keep')).toEqual(ok({ name: 'a' }));
    expect(await call('keep', { name: 'b', then: 'err' })).toEqual(err('no'));
    expect([await written(), await trail()]).toEqual([['a'], []]);
  });
});

describe('an errand', () => {
  afterEach(() => void (meanwhile = undefined));

  test('keeps nobody waiting, and is recorded once it has ended, at the instant of its end', async () => {
    meanwhile = async ({ read }) => {
      expect(await call('change', { name: 'b', then: 'ok' })).toEqual(ok({ name: 'b' }));
      expect(await read((db) => db.selectFrom('audit').select('subject').execute())).toHaveLength(1);
      office.setClock('2026-11-24T20:31:00.000Z');
    };
    expect(await call('run')).toEqual(ok({ name: 'a' }));
    expect(await written()).toEqual(['a', 'b']);
    expect(await trail()).toMatchObject([
      { subject: 'thing/b' },
      { subject: 'thing/a', method: 'things.run', outcome: 'done', at: '2026-11-24T20:31:00.000Z' },
    ]);
  });

  test('that fails keeps what it settled, and is in the trail by its code', async () => {
    expect(await call('run', { name: 'b', then: 'err' })).toEqual(err('no'));
    expect(await written()).toEqual(['b']);
    expect(await trail()).toMatchObject([{ outcome: 'no', subject: 'thing/b', change: null }]);
  });

  test('that recorded itself elsewhere is not recorded here', async () => {
    const other = await open();
    const change = { subject: 'thing/z', before: null, after: null };
    meanwhile = ({ recordIn }) =>
      inTransaction(other.db.writer, async (writer) => ok(await recordIn(writer, change, null)));
    expect(await call('run')).toEqual(ok({ name: 'a' }));
    expect(await trail()).toEqual([]);
    expect(await other.db.reader.selectFrom('audit').selectAll().execute()).toMatchObject([
      { subject: 'thing/z', accountId: null, person: 'کاربر 1', method: 'things.run', outcome: 'done' },
    ]);
    await other.close();
  });

  test('with a bug after settling is answered by its number and leaves no row', async () => {
    meanwhile = () => Promise.reject(new RangeError('bug'));
    expect(await call('run')).toMatchObject({ incident: expect.any(String) as string });
    expect([await written(), await trail()]).toEqual([['a'], []]);
  });
});

describe('a bug', () => {
  test.each(['read', 'change', 'leaveTrace', 'keep'])(
    'in %s is undone, logged, and answered by its number',
    async (method) => {
      for (const then of ['throw', 'undeclared', 'wrong']) {
        const reply = await call(method, { name: 'a', then });
        expect(reply).toEqual({ incident: expect.stringMatching(/^[0-9]{6}$/u) as string });
        const report = office.bugs[office.bugs.length - 1];
        expect(report).toMatchObject({
          method: `things.${method}`,
          incident: (reply as { incident: string }).incident,
        });
        expect(report?.bug).toBeInstanceOf(Error);
      }
      expect(office.bugs).toHaveLength(3);
      expect([await written(), await trail()]).toEqual([[], []]);
      // And the office goes on.
      expect(await call(method)).toEqual(ok({ name: 'a' }));
    },
  );
});

test('many calls at once are numbered one after the other, and the chain is whole', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `n${index}`);
  const replies = await Promise.all(
    names.flatMap((name, index) => [
      call('change', { name, then: index % 3 === 0 ? 'err' : 'ok' }),
      call('read', { name, then: 'ok' }),
    ]),
  );
  expect(replies).toHaveLength(50);
  const rows = await trail();
  expect(rows.map(({ seq }) => seq)).toEqual(names.map((_, index) => index + 1));
  expect((await verifyTrail(office.db.reader)).fault).toBeNull();
  expect((await written()).length).toBe(rows.filter(({ outcome }) => outcome === 'done').length);
});

test('a call is answered at one moment, also when the clock jumps', async () => {
  office.setClock(Instant.parse('2020-01-01T00:00:00.000Z'));
  await call('change');
  office.setClock('2019-01-01T00:00:00.000Z');
  await call('change', { name: 'b', then: 'ok' });
  expect((await trail()).map(({ at }) => at)).toEqual([
    '2020-01-01T00:00:00.000Z',
    '2019-01-01T00:00:00.000Z',
  ]);
  expect((await verifyTrail(office.db.reader)).fault).toBeNull();
});
