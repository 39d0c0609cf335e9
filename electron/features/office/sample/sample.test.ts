import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '../../../../shared/features/accounts/contract.ts';
import { ngos } from '../../../../shared/features/ngos/contract.ts';
import { Lifecycle, PermitState } from '../../../../shared/features/ngos/fields.ts';
import { NgoFilter } from '../../../../shared/features/ngos/list.ts';
import { office } from '../../../../shared/features/office/contract.ts';
import { trail } from '../../../../shared/features/trail/contract.ts';
import { dayInTehran } from '../../../../shared/calendar/iso-date.ts';
import { checkLegalId, checkNationalId } from '../../../../shared/text/identifiers.ts';
import { normalizeText } from '../../../../shared/text/persian.ts';
import { FIRST_INSTANT, type TemporaryOffice, temporaryOffice } from '../../../../tests/support/temporary.ts';
import { accountsService } from '../../accounts/service.ts';
import { readStored } from '../../ngos/document-files.ts';
import { mediaTypeOf } from '../../ngos/media-type.ts';
import { ngosService } from '../../ngos/service.ts';
import { trailService } from '../../trail/service.ts';
import { officeService } from '../service.ts';

const parts = { office, accounts, ngos, trail } as const;
const services = { office: officeService, accounts: accountsService, ngos: ngosService, trail: trailService };

let temporary: TemporaryOffice<typeof parts>;
beforeEach(async () => {
  temporary = await temporaryOffice(parts, services);
});
afterEach(() => temporary.close());

async function openedAt(instant: string) {
  temporary.setClock(instant);
  const opened = await temporary.stranger.office.openSample({});
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

describe('the sample office', { timeout: 60_000 }, () => {
  test('is entered by one click, and its people by another each', async () => {
    const { token } = await openedAt(FIRST_INSTANT);
    expect(temporary.sessions.find(token)).toMatchObject({ roles: ['ngoOfficer'] });
    const state = await temporary.stranger.office.getState({});
    if (!state.ok) throw new Error(state.error);
    expect(state.value).toMatchObject({ state: 'ready', isSample: true, clockBehind: null });
    const { sampleAccounts } = state.value;
    const roles: string[] = [];
    for (const { userName } of sampleAccounts) {
      const entered = await temporary.stranger.accounts.enterSample({ userName });
      if (!entered.ok) throw new Error(entered.error);
      roles.push(...entered.value.myself.roles);
    }
    expect(roles).toEqual(['admin', 'deputyGovernor', 'ngoOfficer', 'electionOfficer', 'visitor', 'viewer']);
    const [admin] = sampleAccounts;
    const signedIn = await temporary.stranger.accounts.signIn({
      userName: admin?.userName ?? '',
      password: 'none',
    });
    expect(signedIn).toMatchObject({ error: 'wrong_name_or_password' });
  });

  // The office's own day, both ends of a leap year and of a common one, a summer's day.
  test.each([
    FIRST_INSTANT,
    '2026-03-20T08:00:00.000Z',
    '2026-03-21T08:00:00.000Z',
    '2030-03-20T20:00:00.000Z',
    '2030-03-20T21:00:00.000Z',
    '2027-07-30T08:00:00.000Z',
  ])('has NGOs in every state and way, %s', async (instant) => {
    await openedAt(instant);
    const officer = await temporary.clientOf('ngoOfficer');
    const filters = [
      ...PermitState.options.map((state) => ({ permitStates: [state] })),
      ...Lifecycle.options.slice(0, 3).map((lifecycle) => ({ lifecycles: [lifecycle] })),
      { kinds: ['branch'] as const },
      { flagged: true },
      { documents: 'missing' as const },
      { documents: 'expired' as const },
      { documents: 'complete' as const },
    ].map((filter) => NgoFilter.parse(filter));
    const counts = await officer.ngos.countNgos({ filters });
    if (!counts.ok) throw new Error(counts.error);
    expect(counts.value.map((count, index) => (count === 0 ? filters[index] : null)).filter(Boolean)).toEqual(
      [],
    );
    const active = await officer.ngos.countNgos({ filters: [NgoFilter.parse({})] });
    expect(active).toMatchObject({ value: [expect.any(Number)] });
    expect(active.ok && active.value[0]).toBeGreaterThanOrEqual(140);
  });

  test('has history: renewals, former names, people on several boards, notes', async () => {
    await openedAt(FIRST_INSTANT);
    const officer = await temporary.clientOf('ngoOfficer');
    const ids = await officer.ngos.listNgoIds({ filter: NgoFilter.parse({}), sort: {} });
    if (!ids.ok) throw new Error(ids.error);
    const records = await Promise.all(ids.value.map((ngoId) => officer.ngos.getNgo({ ngoId })));
    const whole = records.flatMap((record) => (record.ok ? [record.value] : []));
    const having = (has: (record: (typeof whole)[number]) => boolean) => whole.filter(has).length;
    expect(whole).toHaveLength(ids.value.length);
    expect(having(({ permits }) => permits.length >= 3)).toBeGreaterThan(30);
    expect(having(({ permits }) => permits.some(({ acts }) => acts.length > 1))).toBeGreaterThan(1);
    expect(having(({ formerValues }) => formerValues.length > 0)).toBeGreaterThan(5);
    expect(having(({ members }) => members.some(({ person }) => person.alsoIn.length > 0))).toBeGreaterThan(
      10,
    );
    expect(having(({ members }) => members.some(({ state }) => state === 'term_over'))).toBeGreaterThan(5);
    expect(having(({ members }) => members.some(({ state }) => state === 'ended'))).toBeGreaterThan(5);
    expect(having(({ timeline }) => timeline.some(({ kind }) => kind === 'note'))).toBeGreaterThan(10);
    expect(having(({ statedStatus }) => statedStatus !== null)).toBeGreaterThan(2);
    expect(having(({ branches }) => branches.length > 0)).toBeGreaterThan(1);
    // Nothing happened before there was anything, or after today.
    for (const { timeline, permits, facts, contact } of whole) {
      for (const { on, at } of timeline)
        expect([on <= '2026-11-24', at < FIRST_INSTANT]).toEqual([true, true]);
      for (const { facts: permit } of permits) {
        if (permit.issuedOn && permit.validUntil) expect(permit.issuedOn <= permit.validUntil).toBe(true);
        if (permit.issuedOn && facts.registeredOn) expect(facts.registeredOn <= permit.issuedOn).toBe(true);
      }
      expect(facts.name).toBe(normalizeText(facts.name));
      if (facts.legalId) expect(checkLegalId(facts.legalId).problem).toBeNull();
      for (const mobile of contact.mobiles) expect(mobile).toMatch(/^0900000\d{4}$/);
    }
  });

  test('has people whose identifiers are right and clearly made up', async () => {
    await openedAt(FIRST_INSTANT);
    const people = await temporary.db.reader.selectFrom('person').selectAll().execute();
    expect(people.length).toBeGreaterThan(800);
    expect(new Set(people.map(({ fullName }) => fullName)).size).toBe(people.length);
    for (const { nationalId, mobile, fullName } of people) {
      expect(fullName).toBe(normalizeText(fullName));
      if (nationalId !== null) {
        expect(checkNationalId(nationalId).problem).toBeNull();
        expect(nationalId.startsWith('999')).toBe(true);
      }
      if (mobile !== null) expect(mobile).toMatch(/^0900000\d{4}$/);
    }
  });

  test('has real files under its documents', async () => {
    await openedAt(FIRST_INSTANT);
    const documents = await temporary.db.reader
      .selectFrom('document')
      .select(['hash', 'size', 'mediaType'])
      .distinct()
      .execute();
    expect(documents.length).toBeGreaterThan(10);
    for (const { hash, size, mediaType } of documents) {
      const stored = await readStored(temporary.folders, hash);
      if (!stored.ok) throw new Error(stored.error);
      expect([stored.value.length, mediaTypeOf(stored.value)]).toEqual([size, mediaType]);
    }
  });

  test('has a past in its trail that verifies, in the order of time, before today', async () => {
    await openedAt(FIRST_INSTANT);
    const admin = await temporary.clientOf('admin');
    expect(await admin.trail.verifyTrail({ expected: null })).toMatchObject({ value: { fault: null } });
    const rows = await temporary.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
    const past = rows.slice(0, -2);
    expect(past.length).toBeGreaterThan(500);
    expect(past[0]).toMatchObject({ method: 'office.createOffice', accountId: null });
    const prints = await temporary.db.reader.selectFrom('print').selectAll().orderBy('id').execute();
    expect(prints.length).toBeGreaterThan(2);
    for (const { trailCount, trailHash, at } of prints) {
      expect(rows[trailCount - 1]?.hash).toBe(trailHash);
      expect(rows[trailCount]).toMatchObject({ at, method: 'prints.printNgoList' });
    }
    expect(past.map(({ at }) => at)).toEqual(past.map(({ at }) => at).sort());
    expect(past.every(({ at }) => dayInTehran(at) < '2026-11-24')).toBe(true);
    for (const outcome of ['done', 'forbidden', 'wrong_name_or_password']) {
      expect(past.some((row) => row.outcome === outcome)).toBe(true);
    }
    const known = new Set(
      Object.entries(parts).flatMap(([name, feature]) => Object.keys(feature).map((of) => `${name}.${of}`)),
    );
    const told = new Set(past.map(({ method }) => method).filter((method) => !method.startsWith('prints.')));
    expect([...told].filter((method) => !known.has(method))).toEqual([]);
  });

  test('is the same for the same day', async () => {
    await openedAt(FIRST_INSTANT);
    const other = await temporaryOffice(parts, services);
    try {
      await other.stranger.office.openSample({});
      const hashes = ({ db }: typeof temporary) =>
        db.reader.selectFrom('audit').select('hash').orderBy('seq').execute();
      expect(await hashes(other)).toEqual(await hashes(temporary));
    } finally {
      await other.close();
    }
  });

  test('is left by anybody who may read it', async () => {
    await openedAt(FIRST_INSTANT);
    const viewer = await temporary.clientOf('viewer');
    expect(await viewer.office.leaveSample({})).toMatchObject({ ok: true });
    expect(temporary.didStartOver()).toBe(true);
  });
});
