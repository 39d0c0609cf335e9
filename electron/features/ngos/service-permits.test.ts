import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PermitState } from '../../../shared/features/ngos/fields.ts';
import type { NgoRecord, PermitFacts, PermitId } from '../../../shared/features/ngos/records.ts';
import { PERMIT_STEPS, type PermitStep, possibleSteps } from '../../../shared/features/ngos/rules.ts';
import { ListEntryId } from '../../../shared/features/settings/contract.ts';
import {
  NO_PERMIT,
  addEntry,
  day,
  good,
  listing,
  newNgo,
  ngoOffice,
} from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let issuerId: ListEntryId;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  issuerId = await addEntry(office.db, 'issuer', 'فرمانداری');
});
afterEach(() => office.close());

const TODAY = day('2026-11-24');
const YESTERDAY = day('2026-11-23');
const TOMORROW = day('2026-11-25');
const VALID = { permitNo: '1', issuedOn: day('2026-01-01'), validUntil: day('2028-01-01') };

let serial = 0;
async function register(permit: Partial<PermitFacts> | null) {
  serial += 1;
  const name = `کانون ${'ابپتث'.charAt(serial % 5)}${serial}`;
  const input = newNgo(name, {}, permit === null ? {} : { permit });
  const others = good(await officer.ngos.listNgos(listing())).rows.map(({ id }) => id);
  return good(await officer.ngos.registerNgo({ ...input, notDuplicateOf: others.slice(0, 20) }));
}
const on = ({ id, version }: NgoRecord) => ({ ngoId: id, version });
const lastId = ({ permits }: NgoRecord) => permits[permits.length - 1]?.id ?? (99 as PermitId);
const NEXT = { ...NO_PERMIT, permitNo: '2', issuedOn: TODAY, validUntil: day('2028-11-23') };

function step(name: PermitStep, record: NgoRecord, permitId = lastId(record), actedOn = TODAY) {
  const act = { ...on(record), permitId, on: actedOn, reason: 'مصوبه هیأت', letterNo: '۱۲/۳' };
  switch (name) {
    case 'issuePermit':
      return officer.ngos.issuePermit({ ...on(record), permit: NEXT });
    case 'renewPermit':
      return officer.ngos.renewPermit({ ...on(record), permitId, permit: NEXT });
    default:
      return officer.ngos[name](act);
  }
}

/** A record for each of the eight states. */
async function inState(state: PermitState): Promise<NgoRecord> {
  const after = async (...steps: readonly PermitStep[]) => {
    let record = await register(VALID);
    for (const one of steps) record = good(await step(one, record));
    return record;
  };
  switch (state) {
    case 'no_permit':
      return register(null);
    case 'unknown':
      return register({ permitNo: '1' });
    case 'valid':
      return after();
    case 'expiring':
      return register({ ...VALID, validUntil: TODAY });
    case 'expired':
      return register({ ...VALID, validUntil: YESTERDAY });
    case 'renewing':
      return after('startRenewal');
    case 'suspended':
      return after('suspendPermit');
    case 'revoked':
      return after('revokePermit');
  }
}

const STATES = [
  'valid',
  'expiring',
  'expired',
  'renewing',
  'suspended',
  'revoked',
  'no_permit',
  'unknown',
] as const satisfies readonly PermitState[];

const AFTER: Readonly<Record<PermitStep, PermitState>> = {
  issuePermit: 'valid',
  renewPermit: 'valid',
  startRenewal: 'renewing',
  endRenewal: 'valid',
  suspendPermit: 'suspended',
  liftSuspension: 'valid',
  revokePermit: 'revoked',
};

describe.each(STATES)('%s', (state) => {
  test('is what the record and the list say', async () => {
    const record = await inState(state);
    expect(record.permitState).toBe(state);
    const { rows } = good(await officer.ngos.listNgos(listing({ permitStates: [state] })));
    expect(rows).toMatchObject([{ id: record.id, permitState: state }]);
    const others = STATES.filter((other) => other !== state);
    expect(good(await officer.ngos.listNgos(listing({ permitStates: others }))).total).toBe(0);
  });

  test('allows its steps and no others, and each step leads where it should', async () => {
    for (const name of PERMIT_STEPS) {
      const record = await inState(state);
      const reply = await step(name, record);
      if (possibleSteps(state).includes(name)) {
        const after = good(reply);
        expect([name, after.version]).toEqual([name, record.version + 1]);
        expect([name, after.permitState]).toEqual([name, AFTER[name]]);
        continue;
      }
      const error =
        name === 'issuePermit'
          ? 'has_permit'
          : record.permits.length === 0
            ? 'permit_not_found'
            : 'not_possible_now';
      expect([name, reply]).toEqual([name, { ok: false, error }]);
      expect(good(await officer.ngos.getNgo({ ngoId: record.id }))).toEqual({
        ...record,
        auditCount: record.auditCount + 1,
      });
    }
  });

  test('stays what it is while the record is dissolved, and no step is possible', async () => {
    const record = await inState(state);
    const closing = { ...on(record), on: TODAY, reason: 'x', letterNo: '' };
    const dissolved = good(await officer.ngos.dissolveNgo(closing));
    for (const name of PERMIT_STEPS) {
      expect([name, await step(name, dissolved)]).toEqual([name, { ok: false, error: 'not_active' }]);
    }
  });
});

describe('history', () => {
  test('a renewal follows the permit before, which is ended, and ends the renewal under way', async () => {
    let record = await register(VALID);
    record = good(await step('startRenewal', record));
    record = good(await step('renewPermit', record));
    expect(record.permitState).toBe('valid');
    expect(record.permits.map(({ kind, state }) => [kind, state])).toEqual([
      ['issue', 'ended'],
      ['renewal', 'valid'],
    ]);
    expect(record.permits[0]?.acts.map(({ kind, on: actedOn }) => [kind, actedOn])).toEqual([
      ['renewal_started', TODAY],
      ['renewal_ended', TODAY],
    ]);
    // The former permit is closed to further acts.
    const [former] = record.permits;
    expect(await step('suspendPermit', record, former?.id)).toMatchObject({ error: 'not_possible_now' });
    expect(record.timeline.map(({ kind }) => kind).sort()).toEqual(
      ['permit_issued', 'permit_renewed', 'registered', 'renewal_ended', 'renewal_started'].sort(),
    );
  });

  test('a renewal that was under way goes on after a suspension is lifted', async () => {
    let record = await register(VALID);
    for (const name of ['startRenewal', 'suspendPermit'] as const) record = good(await step(name, record));
    expect(record.permitState).toBe('suspended');
    record = good(await step('liftSuspension', record));
    expect(record.permitState).toBe('renewing');
    expect(good(await step('endRenewal', record)).permitState).toBe('valid');
  });

  test('after a revocation only a new permit counts, and the revoked one stays revoked', async () => {
    let record = await register(VALID);
    record = good(await step('revokePermit', record));
    record = good(await step('issuePermit', record));
    expect(record.permits.map(({ kind, state }) => [kind, state])).toEqual([
      ['issue', 'revoked'],
      ['issue', 'valid'],
    ]);
  });

  test('an act has its day, reason and letter in the record, the timeline and the trail', async () => {
    const record = good(await step('suspendPermit', await register(VALID), undefined, day('2026-10-01')));
    const act = { kind: 'suspended', on: '2026-10-01', reason: 'مصوبه هیأت', letterNo: '۱۲/۳' };
    expect(record.permits[0]?.acts).toEqual([act]);
    expect(record.timeline.find(({ kind }) => kind === 'suspended')).toMatchObject({
      on: '2026-10-01',
      details: { permitNo: '1', reason: 'مصوبه هیأت', letterNo: '۱۲/۳' },
    });
    const row = await office.db.reader
      .selectFrom('audit')
      .select(['method', 'subject', 'reason', 'change'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      method: 'ngos.suspendPermit',
      subject: `ngo/${record.id}`,
      reason: act.reason,
    });
    expect(JSON.parse(row.change ?? '')).toMatchObject({
      before: { standing: 'dated' },
      after: { standing: 'suspended', on: '2026-10-01' },
    });
  });
});

describe('refused', () => {
  test.each(['startRenewal', 'endRenewal', 'suspendPermit', 'liftSuspension', 'revokePermit'] as const)(
    '%s on a day to come, of an unknown permit, another NGO’s permit, or on an older version',
    async (name) => {
      const record = await inState(
        name === 'endRenewal' ? 'renewing' : name === 'liftSuspension' ? 'suspended' : 'valid',
      );
      const other = await register({ ...VALID, permitNo: '77' });
      expect(await step(name, record, undefined, TOMORROW)).toMatchObject({ error: 'date_in_future' });
      expect(await step(name, record, 99 as PermitId)).toMatchObject({ error: 'permit_not_found' });
      expect(await step(name, record, lastId(other))).toMatchObject({ error: 'permit_not_found' });
      expect(await step(name, { ...record, version: 0 })).toMatchObject({ error: 'changed_meanwhile' });
      expect(await step(name, { ...record, id: 99 as never })).toMatchObject({ error: 'ngo_not_found' });
    },
  );

  test.each<[string, Partial<PermitFacts>, string]>([
    ['an issuer that is none', { issuerId: ListEntryId.parse(99) }, 'entry_not_found'],
    ['dates the wrong way round', { issuedOn: TODAY, validUntil: YESTERDAY }, 'permit_ends_before_issue'],
    ['an issue to come', { issuedOn: TOMORROW, validUntil: null }, 'date_in_future'],
    ['a number that another NGO holds from the issuer', { permitNo: '۵۵' }, 'permit_no_taken'],
  ])('%s, whether issued, renewed or corrected', async (_, facts, error) => {
    await register({ permitNo: '55', issuerId });
    const permit = { ...NEXT, issuerId, ...facts };
    const without = await register(null);
    expect(await officer.ngos.issuePermit({ ...on(without), permit })).toEqual({ ok: false, error });
    const record = await register(VALID);
    const permitId = lastId(record);
    expect(await officer.ngos.renewPermit({ ...on(record), permitId, permit })).toEqual({ ok: false, error });
    const correction = { ...on(record), permitId, permit, reason: 'x' };
    expect(await officer.ngos.correctPermit(correction)).toEqual({ ok: false, error });
    const input = newNgo('بنیاد دیگری', {}, { permit });
    expect(await officer.ngos.registerNgo(input)).toEqual({ ok: false, error });
  });

  test('the same number may be kept by its own NGO, or come from another issuer or from none', async () => {
    const first = await register({ ...VALID, permitNo: '55', issuerId });
    const permit = { ...NEXT, permitNo: '55', issuerId };
    good(await officer.ngos.renewPermit({ ...on(first), permitId: lastId(first), permit }));
    const province = await addEntry(office.db, 'issuer', 'استانداری');
    await register({ permitNo: '55', issuerId: province });
    await register({ permitNo: '55', issuerId: null });
  });
});

describe('correcting a permit', () => {
  test('what was written wrongly is put right, kept as a former value, and found by it', async () => {
    const record = await register({ ...VALID, permitNo: '1405/77', issuerId });
    const province = await addEntry(office.db, 'issuer', 'استانداری');
    const permit = { ...NO_PERMIT, ...VALID, permitNo: '1405/78', issuerId: province, validUntil: YESTERDAY };
    const input = { ...on(record), permitId: lastId(record), permit, reason: 'از روی پروانه' };
    const after = good(await officer.ngos.correctPermit(input));
    expect(after.permitState).toBe('expired');
    expect(after.permits[0]?.issuerName).toBe('استانداری');
    expect(after.formerValues.map(({ field, value, how }) => [field, value, how]).sort()).toEqual(
      [
        ['permit.issuerId', 'فرمانداری', 'correction'],
        ['permit.permitNo', '1405/77', 'correction'],
        ['permit.validUntil', '2028-01-01', 'correction'],
      ].sort(),
    );
    expect(good(await officer.ngos.listNgos(listing({ text: '1405/77' }))).exactTotal).toBe(1);
    expect(await officer.ngos.correctPermit({ ...input, version: after.version })).toMatchObject({
      error: 'nothing_changed',
    });
    expect(await officer.ngos.correctPermit(input)).toMatchObject({ error: 'changed_meanwhile' });
    const unknown = { ...input, version: after.version, permitId: 99 as PermitId };
    expect(await officer.ngos.correctPermit(unknown)).toMatchObject({ error: 'permit_not_found' });
  });

  test('a permit that was followed by another can be corrected too, and the state is still the last one’s', async () => {
    let record = await register(VALID);
    const firstId = lastId(record);
    record = good(await step('renewPermit', record));
    const permit = { ...NO_PERMIT, ...VALID, validUntil: YESTERDAY };
    const after = good(
      await officer.ngos.correctPermit({ ...on(record), permitId: firstId, permit, reason: 'x' }),
    );
    expect(after.permits.map(({ facts }) => facts.validUntil)).toEqual([YESTERDAY, '2028-11-23']);
    expect(after.permitState).toBe('valid');
  });
});
