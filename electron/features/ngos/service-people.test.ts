import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  Body,
  MembershipTerm,
  NgoRecord,
  PersonFacts,
  PersonId,
} from '../../../shared/features/ngos/records.ts';
import { NOBODY, day, good, listing, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let viewer: typeof officer;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  viewer = await office.clientOf('viewer');
});
afterEach(() => office.close());

const TODAY = day('2026-11-24');
const NATIONAL_ID = '0499370899';
const OTHER_ID = '0013542419';
const MOBILE = '09121234567';
const TERM: MembershipTerm = {
  role: 'principal',
  rank: null,
  startedOn: day('2025-01-01'),
  termEndsOn: day('2027-01-01'),
};

const register = async (name: string, director?: Partial<PersonFacts>) =>
  good(await officer.ngos.registerNgo(newNgo(name, {}, director === undefined ? {} : { director })));
const reread = async ({ id }: NgoRecord) => good(await officer.ngos.getNgo({ ngoId: id }));
const on = ({ id, version }: NgoRecord) => ({ ngoId: id, version });
const appoint = (
  record: NgoRecord,
  person: Partial<PersonFacts>,
  {
    personId = null,
    body = 'board',
    term = {},
  }: { personId?: PersonId | null; body?: Body; term?: Partial<MembershipTerm> } = {},
) =>
  officer.ngos.appointMember({
    ...on(record),
    personId,
    person: { ...NOBODY, fullName: 'علی رضایی', ...person },
    body,
    term: { ...TERM, ...term },
  });
const memberOf = (record: NgoRecord, index = 0) => {
  const member = record.members[index];
  if (!member) throw new Error('No member');
  return member;
};

describe('the same person on several boards', () => {
  test('is one person by the national id, and each record shows the other seats', async () => {
    const first = good(await appoint(await register('انجمن یک'), { nationalId: NATIONAL_ID }));
    const second = good(
      await appoint(await register('بنیاد دو'), { nationalId: NATIONAL_ID }, { term: { role: 'treasurer' } }),
    );
    expect(memberOf(second).personId).toBe(memberOf(first).personId);
    expect(memberOf(second).person.alsoIn).toEqual([
      { ngoId: first.id, name: 'انجمن یک', role: 'principal' },
    ]);
    expect(memberOf(await reread(first)).person.alsoIn).toEqual([
      { ngoId: second.id, name: 'بنیاد دو', role: 'treasurer' },
    ]);
    const { people } = good(await officer.ngos.findAnything({ text: 'رضایی', limit: 10 }));
    expect(people.map(({ ngoName, role }) => [ngoName, role])).toEqual([
      ['انجمن یک', 'principal'],
      ['بنیاد دو', 'treasurer'],
    ]);
    // A seat that ended, and an NGO out of the register, are no longer elsewhere.
    const membershipId = memberOf(second).id;
    good(await officer.ngos.endMembership({ ...on(second), membershipId, on: TODAY, reason: 'استعفا' }));
    expect(memberOf(await reread(first)).person.alsoIn).toEqual([]);
  });

  test('two people with one name and no national id stay two', async () => {
    const first = good(await appoint(await register('انجمن یک'), {}));
    const second = good(await appoint(await register('بنیاد دو'), {}));
    expect(memberOf(second).personId).not.toBe(memberOf(first).personId);
    expect(memberOf(second).person.alsoIn).toEqual([]);
  });

  test('choosing a known person does not forget what was known and is left empty now', async () => {
    const known = { fullName: 'علی رضایی', gender: 'male', nationalId: NATIONAL_ID, mobile: MOBILE } as const;
    const first = good(await appoint(await register('انجمن یک'), known));
    const { personId } = memberOf(first);
    const second = good(await appoint(await register('بنیاد دو'), { fullName: 'علی رضایی' }, { personId }));
    expect(memberOf(second).personId).toBe(personId);
    for (const record of [second, await reread(first)]) {
      expect(memberOf(record).person).toMatchObject({
        gender: 'male',
        nationalId: NATIONAL_ID,
        mobile: MOBILE,
      });
    }
  });

  test('what is new about a known person shows on all records and is found there', async () => {
    const first = good(await appoint(await register('انجمن یک'), { nationalId: NATIONAL_ID }));
    const { personId } = memberOf(first);
    const renamed = { fullName: 'علیرضا رضایی', nationalId: NATIONAL_ID, mobile: MOBILE };
    const second = good(await appoint(await register('بنیاد دو'), renamed, { personId }));
    expect(memberOf(await reread(first)).person).toMatchObject({ fullName: 'علیرضا رضایی', mobile: MOBILE });
    const names = async (text: string) =>
      good(await officer.ngos.listNgos(listing({ text }))).rows.map(({ name }) => name);
    expect(await names('علیرضا')).toEqual(['انجمن یک', 'بنیاد دو']);
    expect(await names(MOBILE)).toEqual(['انجمن یک', 'بنیاد دو']);
    expect(second.formerValues).toMatchObject([{ field: 'person.fullName', value: 'علی رضایی' }]);
  });

  test('a director who is already known by another name is renamed with a trace', async () => {
    good(await appoint(await register('انجمن یک'), { nationalId: NATIONAL_ID, fullName: 'مریم شریفی' }));
    const second = await register('بنیاد دو', { nationalId: NATIONAL_ID, fullName: 'مریم شریف‌زاده' });
    expect(second.formerValues).toMatchObject([{ field: 'person.fullName', value: 'مریم شریفی' }]);
    const { rows } = good(await officer.ngos.listNgos(listing({ text: 'مریم شریفی' })));
    expect(rows.map(({ name }) => name)).toContain('بنیاد دو');
  });

  test('people are found by name and, for those who may see it, by the whole national id', async () => {
    const record = good(await appoint(await register('انجمن یک'), { nationalId: NATIONAL_ID }));
    const found = async (text: string) => good(await officer.ngos.findPeople({ text, limit: 5 }));
    const person = {
      personId: memberOf(record).personId,
      fullName: 'علی رضایی',
      nationalId: NATIONAL_ID,
      ngoNames: ['انجمن یک'],
    };
    for (const text of ['رضایی', 'رضايي علي', 'ع', NATIONAL_ID, '۰۴۹۹۳۷۰۸۹۹'])
      expect(await found(text)).toEqual([person]);
    for (const text of ['', '049937', 'کریمی']) expect(await found(text)).toEqual([]);
  });
});

describe('seats', () => {
  test('the director is whoever holds the seat today, and a former one is still found', async () => {
    const record = await register('انجمن یک', { fullName: 'زهرا کریمی', gender: 'female' });
    const director = { role: 'executive_director', startedOn: TODAY, termEndsOn: null } as const;
    const ended = good(
      await officer.ngos.endMembership({
        ...on(record),
        membershipId: memberOf(record).id,
        on: TODAY,
        reason: 'پایان دوره',
      }),
    );
    expect(memberOf(ended)).toMatchObject({ endedOn: TODAY, endReason: 'پایان دوره', state: 'ended' });
    const row = async (text = '') => good(await officer.ngos.listNgos(listing({ text }))).rows[0];
    expect(await row()).toMatchObject({ directorName: null, directorGender: null });
    good(
      await appoint(ended, { fullName: 'علی رضایی', gender: 'male' }, { body: 'management', term: director }),
    );
    expect(await row('زهرا کریمی')).toMatchObject({ directorName: 'علی رضایی', directorGender: 'male' });
  });

  test('boards end with their latest term; principal, alternate and auditor are told apart', async () => {
    let record = await register('انجمن یک');
    record = good(await appoint(record, { fullName: 'الف' }, { term: { role: 'board_chair' } }));
    record = good(
      await appoint(
        record,
        { fullName: 'ب' },
        { term: { role: 'alternate', rank: 2, termEndsOn: day('2027-06-01') } },
      ),
    );
    const auditor = { role: 'auditor', termEndsOn: day('2026-06-01') } as const;
    record = good(await appoint(record, { fullName: 'پ' }, { body: 'auditors', term: auditor }));
    expect(record).toMatchObject({ boardEndsOn: '2027-06-01', auditorEndsOn: '2026-06-01' });
    expect(record.members.map(({ state }) => state)).toEqual(['current', 'current', 'term_over']);
    expect(good(await officer.ngos.listNgos(listing())).rows[0]).toMatchObject({
      chairName: 'الف',
      boardEndsOn: '2027-06-01',
    });
  });

  test.each<[string, Parameters<typeof appoint>[1], Parameters<typeof appoint>[2], string]>([
    ['a role that the body does not have', {}, { body: 'auditors' }, 'role_not_of_body'],
    ['a term the wrong way round', {}, { term: { termEndsOn: day('2024-12-31') } }, 'term_ends_before_start'],
    ['a person that is not there', {}, { personId: 99 as PersonId }, 'person_not_found'],
    ['a wrong check digit without a reason', { nationalId: '0499370898' }, {}, 'national_id_checksum'],
  ])('%s is refused', async (_, person, more, error) => {
    const record = await register('انجمن یک');
    expect(await appoint(record, person, more)).toEqual({ ok: false, error });
    expect(good(await officer.ngos.findPeople({ text: 'رضایی', limit: 5 }))).toEqual([]);
  });

  test('the same seat twice, an older version, and ends that cannot be are refused', async () => {
    const record = await register('انجمن یک');
    const after = good(await appoint(record, { nationalId: NATIONAL_ID }));
    expect(await appoint(after, { nationalId: NATIONAL_ID })).toMatchObject({ error: 'already_in_role' });
    expect(await appoint(record, {})).toMatchObject({ error: 'changed_meanwhile' });
    const membershipId = memberOf(after).id;
    const end = (change: object) =>
      officer.ngos.endMembership({ ...on(after), membershipId, on: TODAY, reason: '', ...change });
    expect(await end({ on: day('2026-11-25') })).toMatchObject({ error: 'date_in_future' });
    expect(await end({ on: day('2024-12-31') })).toMatchObject({ error: 'ends_before_start' });
    expect(await end({ membershipId: 99 })).toMatchObject({ error: 'membership_not_found' });
    expect(await end({ version: 1 })).toMatchObject({ error: 'changed_meanwhile' });
    const ended = good(await end({ on: day('2025-01-01') }));
    expect(await end({ version: ended.version })).toMatchObject({ error: 'already_ended' });
  });
});

describe('correcting a seat', () => {
  const correct = (record: NgoRecord, person: Partial<PersonFacts>, term: Partial<MembershipTerm> = {}) => {
    const { id, term: before, person: known } = memberOf(record);
    const { fullName, gender, nationalId, mobile } = known;
    return officer.ngos.correctMembership({
      ...on(record),
      membershipId: id,
      person: { fullName, gender, nationalId, mobile, nationalIdReason: '', ...person },
      term: { ...before, ...term },
      reason: 'از روی صورت‌جلسه',
    });
  };

  test('person and term are put right, the old name stays findable, the trail shows no identifier', async () => {
    const record = good(await appoint(await register('انجمن یک'), { fullName: 'علی رضائی', mobile: MOBILE }));
    const change = { fullName: 'علی رضوانی', nationalId: NATIONAL_ID, mobile: null };
    const after = good(await correct(record, change, { role: 'secretary', termEndsOn: null }));
    expect(memberOf(after)).toMatchObject({
      term: { role: 'secretary', termEndsOn: null },
      person: { fullName: 'علی رضوانی', nationalId: NATIONAL_ID, mobile: null },
    });
    const { rows } = good(await officer.ngos.listNgos(listing({ text: 'رضائی' })));
    expect(rows).toHaveLength(1);
    const row = await office.db.reader
      .selectFrom('audit')
      .select(['reason', 'change'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(row.reason).toBe('از روی صورت‌جلسه');
    expect(row.change).toContain('رضوانی');
    expect(row.change).not.toMatch(new RegExp(`${NATIONAL_ID}|${MOBILE}`, 'u'));
    expect(JSON.parse(row.change ?? '')).toMatchObject({
      after: { 'person.nationalId': '********99' },
      before: { 'person.mobile': '*********67' },
    });
    expect(await correct(after, {})).toMatchObject({ error: 'nothing_changed' });
  });

  test('it turns out to be somebody else, who is known already', async () => {
    const first = good(
      await appoint(await register('انجمن یک'), { fullName: 'مینا تقوی', nationalId: OTHER_ID }),
    );
    const second = good(await appoint(await register('بنیاد دو'), { fullName: 'مینا نقوی' }));
    const after = good(await correct(second, { fullName: 'مینا تقوی', nationalId: OTHER_ID }));
    expect(memberOf(after).personId).toBe(memberOf(first).personId);
    expect(memberOf(after).person.alsoIn).toMatchObject([{ name: 'انجمن یک' }]);
    expect(after.formerValues).toMatchObject([{ field: 'membership.person', value: 'مینا نقوی' }]);
  });

  test('what cannot be is refused in words, also for a seat that has ended', async () => {
    const record = good(await appoint(await register('انجمن یک'), {}));
    expect(await correct(record, {}, { role: 'auditor' })).toMatchObject({ error: 'role_not_of_body' });
    expect(await correct(record, {}, { startedOn: day('2027-01-02') })).toMatchObject({
      error: 'term_ends_before_start',
    });
    expect(await correct(record, { nationalId: '0499370898' })).toMatchObject({
      error: 'national_id_checksum',
    });
    const ended = good(
      await officer.ngos.endMembership({
        ...on(record),
        membershipId: memberOf(record).id,
        on: day('2026-01-01'),
        reason: '',
      }),
    );
    expect(await correct(ended, {}, { startedOn: day('2026-02-01') })).toMatchObject({
      error: 'term_ends_before_start',
    });
    expect(office.bugs).toEqual([]);
    good(await correct(ended, {}, { startedOn: day('2026-01-01') }));
    expect(await correct(record, { fullName: 'x' })).toMatchObject({ error: 'changed_meanwhile' });
    const { id } = memberOf(record);
    const unknown = {
      ...(await reread(record)),
      members: [{ ...memberOf(record), id: (id + 90) as typeof id }],
    };
    expect(await correct(unknown, { fullName: 'x' })).toMatchObject({ error: 'membership_not_found' });
  });
});

test('those who may not see identifiers see the names, and that something is hidden', async () => {
  const record = good(await appoint(await register('انجمن یک'), { nationalId: NATIONAL_ID, mobile: MOBILE }));
  const seen = good(await viewer.ngos.getNgo({ ngoId: record.id }));
  expect(memberOf(seen).person).toMatchObject({
    fullName: 'علی رضایی',
    nationalId: null,
    mobile: null,
    isMasked: true,
  });
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${NATIONAL_ID}|${MOBILE}`, 'u'));
});
