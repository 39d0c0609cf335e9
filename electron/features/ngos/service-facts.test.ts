import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NgoContact, NgoFacts } from '../../../shared/features/ngos/fields.ts';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import { ListEntryId } from '../../../shared/features/settings/contract.ts';
import {
  NO_CONTACT,
  NO_FACTS,
  addEntry,
  day,
  good,
  listing,
  newNgo,
  ngoOffice,
} from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
});
afterEach(() => office.close());

const TODAY = day('2026-11-24');
const TOMORROW = day('2026-11-25');
const LEGAL_ID = '10380284790';
const WRONG_LEGAL_ID = '10380284791';
const NOWHERE = ListEntryId.parse(999);

async function register(
  name: string,
  ...more: [Parameters<typeof newNgo>[1]?, Parameters<typeof newNgo>[2]?]
) {
  return good(await officer.ngos.registerNgo(newNgo(name, ...more)));
}
const on = ({ id, version }: NgoRecord) => ({ ngoId: id, version });
const correct = (record: NgoRecord, facts: Partial<NgoFacts>) =>
  officer.ngos.correctNgo({ ...on(record), facts: { ...record.facts, ...facts }, reason: 'اشتباه تایپی' });
const change = (record: NgoRecord, facts: Partial<NgoFacts>, effectiveOn = TODAY) =>
  officer.ngos.changeNgo({
    ...on(record),
    facts: { ...record.facts, ...facts },
    effectiveOn,
    reason: 'مصوبه مجمع',
    letterNo: '۱۲/۳',
  });
const contactOf = (record: NgoRecord, contact: Partial<NgoContact>) =>
  officer.ngos.updateContact({ ...on(record), contact: { ...record.contact, ...contact } });
async function found(text: string, client = officer) {
  const { rows } = good(await client.ngos.listNgos(listing({ text })));
  return rows.map(({ name }) => name);
}

describe('registering', () => {
  test('a record comes back as it was given, in its first version', async () => {
    const subjectId = await addEntry(office.db, 'subject', 'محیط زیست');
    const placeId = await addEntry(office.db, 'place', 'بخش مرکزی');
    const titleWordId = await addEntry(office.db, 'title_word', 'انجمن');
    const facts: NgoFacts = {
      ...NO_FACTS,
      name: 'انجمن یاران زمین',
      titleWordId,
      scopeLevel: 'county',
      subjectId,
      registrationNo: '4512',
      registrationOffice: 'بهاردشت',
      registeredOn: day('2020-01-01'),
      legalId: LEGAL_ID,
      gazetteNo: '21455',
      gazetteOn: TODAY,
      trackingCode: 'A-1',
      memberCount: 0,
      lastAssemblyOn: TODAY,
      lastAnnualReportYear: 1404,
    };
    const contact: NgoContact = {
      phones: ['04442233445', '112'],
      mobiles: ['09121234567'],
      email: 'a@b.ir',
      website: 'b.ir',
      address: 'خیابان امام، پلاک ۳',
      postalCode: '5971436285',
      placeId,
      description: 'خط یک\n\nخط دو',
    };
    const record = good(
      await officer.ngos.registerNgo({ facts, contact, permit: null, director: null, notDuplicateOf: [] }),
    );
    expect(record).toMatchObject({
      version: 1,
      lifecycle: 'active',
      permitState: 'no_permit',
      auditCount: 1,
      shown: { titleWord: 'انجمن', subjectPath: ['محیط زیست'], place: 'بخش مرکزی', parent: null },
    });
    expect([record.facts, record.contact]).toEqual([facts, contact]);
    expect(good(await officer.ngos.getNgo({ ngoId: record.id }))).toEqual(record);
  });

  test.each<[string, Partial<NgoFacts>, string]>([
    ['a subject that is none', { subjectId: NOWHERE }, 'entry_not_found'],
    ['a title word that is none', { titleWordId: NOWHERE }, 'entry_not_found'],
    ['a wrong check digit without a reason', { legalId: WRONG_LEGAL_ID }, 'legal_id_checksum'],
    ['a taken legal id', { legalId: LEGAL_ID }, 'legal_id_taken'],
    ['a parent that is not there', { kind: 'branch', parentNgoId: NgoId.parse(99) }, 'parent_not_found'],
    ['a registration to come', { registeredOn: TOMORROW }, 'date_in_future'],
    ['a gazette to come', { gazetteOn: TOMORROW }, 'date_in_future'],
    ['an assembly to come', { lastAssemblyOn: TOMORROW }, 'date_in_future'],
  ])('%s is refused, for a new record, a correction and a change', async (_, facts, error) => {
    await register('بنیاد آب', { legalId: LEGAL_ID });
    const record = await register('کانون هنر');
    expect(await officer.ngos.registerNgo(newNgo('خانه ریاضی', facts))).toEqual({ ok: false, error });
    expect(await correct(record, facts)).toEqual({ ok: false, error });
    expect(await change(record, facts)).toEqual({ ok: false, error });
  });

  test('a wrong check digit is kept with its reason, which goes when the digit fits', async () => {
    const record = await register('بنیاد آب', {
      legalId: WRONG_LEGAL_ID,
      legalIdReason: 'در اساسنامه چنین است',
    });
    expect(record.facts.legalIdReason).toBe('در اساسنامه چنین است');
    expect(good(await correct(record, { legalId: LEGAL_ID })).facts).toMatchObject({ legalIdReason: '' });
  });

  test('a place that is none, or an entry of another list, is refused', async () => {
    const issuer = await addEntry(office.db, 'issuer', 'استانداری');
    const input = newNgo('کانون', {}, { contact: { placeId: issuer } });
    expect(await officer.ngos.registerNgo(input)).toMatchObject({ error: 'entry_not_found' });
    expect(await contactOf(await register('کانون'), { placeId: issuer })).toMatchObject({
      error: 'entry_not_found',
    });
  });

  test('with a director of wrong national id nothing of it is stored', async () => {
    const input = newNgo('کانون', {}, { director: { fullName: 'علی', nationalId: '0499370898' } });
    expect(await officer.ngos.registerNgo(input)).toMatchObject({ error: 'national_id_checksum' });
    expect(good(await officer.ngos.listNgos(listing())).total).toBe(0);
    const { director } = newNgo('x', {}, { director: { nationalIdReason: 'در کارت چنین است' } });
    const reasoned = {
      ...input,
      director: director && { ...input.director, ...director, nationalId: '0499370898' },
    };
    expect(good(await officer.ngos.registerNgo(reasoned)).members).toHaveLength(1);
  });

  test('identifiers are stored in their one spelling, however they are typed', async () => {
    const record = await register(
      'بنیاد',
      { legalId: '۱۰۳۸۰-۲۸۴۷۹۰' },
      {
        contact: { phones: ['۰۴۴-۴۲۲۳۳۴۴۵'], mobiles: ['+98 912 123 4567'], postalCode: '۵۹۷۱۴-۳۶۲۸۵' },
        director: { fullName: 'علی', nationalId: '۴۹۹۳۷۰۸۹۹', mobile: '۹۱۲۱۲۳۴۵۶۷' },
      },
    );
    expect(record.facts.legalId).toBe(LEGAL_ID);
    expect(record.contact).toMatchObject({
      phones: ['04442233445'],
      mobiles: ['09121234567'],
      postalCode: '5971436285',
    });
    expect(record.members[0]?.person).toMatchObject({ nationalId: '0499370899', mobile: '09121234567' });
  });
});

describe('branches and parents', () => {
  test('a branch shows its parent’s name, also after the parent was renamed, and the parent its branches', async () => {
    const parent = await register('جمعیت امام');
    const branch = await register('نمایندگی بهاردشت', {
      kind: 'branch',
      parentNgoId: parent.id,
      parentName: 'x',
    });
    expect(branch.facts.parentName).toBe('');
    expect(branch.shown.parent).toBe('جمعیت امام');
    good(await change(parent, { name: 'جمعیت مهر' }));
    expect(good(await officer.ngos.getNgo({ ngoId: branch.id })).shown.parent).toBe('جمعیت مهر');
    expect(await found('جمعیت مهر')).toEqual(['جمعیت مهر', 'نمایندگی بهاردشت']);
    expect(good(await officer.ngos.getNgo({ ngoId: parent.id })).branches).toEqual([
      { id: branch.id, name: 'نمایندگی بهاردشت' },
    ]);
  });

  test('an independent NGO has no parent, a parent outside the register is a name', async () => {
    const parent = await register('جمعیت امام');
    const independent = await register('کانون', { parentNgoId: parent.id, parentName: 'کس دیگر' });
    expect(independent.facts).toMatchObject({ parentNgoId: null, parentName: '' });
    const branch = await register('شعبه', { kind: 'branch', parentName: 'هلال احمر' });
    expect(branch.shown.parent).toBe('هلال احمر');
  });

  test('nobody is a parent of its own, nor its own grandparent', async () => {
    const grandparent = await register('مادر');
    const parent = await register('شعبه استان', { kind: 'branch', parentNgoId: grandparent.id });
    const child = await register('شعبه شهر', { kind: 'branch', parentNgoId: parent.id });
    for (const { id } of [grandparent, parent, child]) {
      const reply = await correct(grandparent, { kind: 'branch', parentNgoId: id });
      expect([id, reply]).toEqual([id, { ok: false, error: 'parent_is_itself' }]);
    }
  });
});

describe('corrections and changes', () => {
  test('a correction was never true; a change was true until its day; both former names are found', async () => {
    const first = await register('انجمن برازان');
    const second = good(await correct(first, { name: 'انجمن باران' }));
    const third = good(await change(second, { name: 'بنیاد باران', memberCount: 12 }, day('2026-03-21')));
    expect(third).toMatchObject({ version: 3, facts: { name: 'بنیاد باران', memberCount: 12 } });
    expect(third.formerValues).toEqual([
      { field: 'name', value: 'انجمن باران', until: '2026-03-21', how: 'change' },
      { field: 'name', value: 'انجمن برازان', until: null, how: 'correction' },
    ]);
    for (const text of ['برازان', 'انجمن باران', 'بنیاد باران'])
      expect(await found(text)).toEqual(['بنیاد باران']);
    const { hits } = good(await officer.ngos.listNgos(listing({ text: 'برازان' })));
    expect(hits).toEqual([{ id: first.id, field: 'formerName', value: 'انجمن برازان' }]);
    const [latest] = third.timeline;
    expect(latest?.kind).toBe('corrected');
    expect(
      third.timeline.find(({ kind, details }) => kind === 'changed' && details['field'] === 'name'),
    ).toEqual({
      kind: 'changed',
      on: '2026-03-21',
      at: '2026-11-24T09:15:00.000Z',
      by: 'کاربر 1',
      details: {
        field: 'name',
        old: 'انجمن باران',
        new: 'بنیاد باران',
        reason: 'مصوبه مجمع',
        letterNo: '۱۲/۳',
      },
    });
  });

  test('what is listed by its name, such as a subject, is kept as it was called then', async () => {
    const water = await addEntry(office.db, 'subject', 'آب');
    const air = await addEntry(office.db, 'subject', 'هوا');
    const record = good(await change(await register('کانون', { subjectId: water }), { subjectId: air }));
    expect(record.formerValues).toMatchObject([{ field: 'subjectId', value: 'آب' }]);
    expect(await found('آب')).toEqual(['کانون']);
  });

  test('nothing changed, a day to come and an older version are refused', async () => {
    const record = await register('کانون');
    expect(await correct(record, {})).toMatchObject({ error: 'nothing_changed' });
    expect(await change(record, { name: ' كانون ' })).toMatchObject({ error: 'nothing_changed' });
    expect(await change(record, { name: 'انجمن' }, TOMORROW)).toMatchObject({ error: 'date_in_future' });
    good(await correct(record, { name: 'کانون نو' }));
    expect(await correct(record, { name: 'دیگر' })).toMatchObject({ error: 'changed_meanwhile' });
    const gone = { ...record, id: NgoId.parse(99) };
    expect(await correct(gone, { name: 'دیگر' })).toMatchObject({ error: 'ngo_not_found' });
    expect(await officer.ngos.getNgo({ ngoId: gone.id })).toMatchObject({ error: 'ngo_not_found' });
  });

  test('a correction without a reason does not pass the door', async () => {
    const record = await register('کانون');
    const input = { ...on(record), facts: { ...record.facts, name: 'نو' }, reason: ' \u200c ' };
    expect(await officer.ngos.correctNgo(input)).toMatchObject({ error: 'invalid_input' });
  });

  test('the trail has old and new value and the reason', async () => {
    good(await correct(await register('کانون'), { name: 'انجمن' }));
    const rows = await office.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
    expect(rows.map(({ method, subject, reason }) => [method, subject, reason])).toEqual([
      ['ngos.registerNgo', 'ngo/1', null],
      ['ngos.correctNgo', 'ngo/1', 'اشتباه تایپی'],
    ]);
    expect(JSON.parse(rows[1]?.change ?? '')).toEqual({
      before: { name: 'کانون' },
      after: { name: 'انجمن' },
    });
  });
});

describe('contact data and own columns', () => {
  test('contact data need no reason, keep their history, and the old stays findable', async () => {
    const placeId = await addEntry(office.db, 'place', 'بخش مرکزی');
    const first = await register(
      'کانون',
      {},
      { contact: { phones: ['04442233445'], address: 'خیابان کاج' } },
    );
    const second = good(await contactOf(first, { phones: ['04455667788'], address: 'کوچه سرو', placeId }));
    expect(second.contact).toMatchObject({ phones: ['04455667788'], address: 'کوچه سرو', placeId });
    expect(second.formerValues.map(({ field, value }) => [field, value])).toEqual([
      ['address', 'خیابان کاج'],
      ['phones', '04442233445'],
    ]);
    expect(await found('کاج')).toEqual(['کانون']);
    expect(await found('04442233445')).toEqual(['کانون']);
    expect(await found('مرکزی')).toEqual(['کانون']);
    expect(await contactOf(second, {})).toMatchObject({ error: 'nothing_changed' });
    expect(await contactOf(first, { email: 'a@b.ir' })).toMatchObject({ error: 'changed_meanwhile' });
  });

  test('own columns are replaced as a whole, with their history, and are found', async () => {
    const record = await register('کانون');
    const set = (version: number, ...ownValues: { heading: string; value: string }[]) =>
      officer.ngos.setOwnValues({ ngoId: record.id, version, ownValues });
    const second = good(
      await set(1, { heading: 'رابط بخش', value: 'نیلوفر' }, { heading: 'پرونده', value: '۷' }),
    );
    expect(second.ownValues).toEqual([
      { heading: 'رابط بخش', value: 'نیلوفر' },
      { heading: 'پرونده', value: '۷' },
    ]);
    expect(await found('نیلوفر')).toEqual(['کانون']);
    expect(await set(2, ...second.ownValues)).toMatchObject({ error: 'nothing_changed' });
    expect(await set(2, { heading: 'كد', value: '1' }, { heading: 'ک د', value: '2' })).toMatchObject({
      error: 'heading_twice',
    });
    const third = good(await set(2, { heading: 'پرونده', value: '۸' }));
    expect(third.ownValues).toEqual([{ heading: 'پرونده', value: '۸' }]);
    expect(third.formerValues.map(({ field, value }) => [field, value])).toEqual([
      ['own:پرونده', '۷'],
      ['own:رابط بخش', 'نیلوفر'],
    ]);
    expect(await found('نیلوفر')).toEqual(['کانون']);
  });
});

test.each(['valueOf', '__proto__', 'constructor', '12', 'toString'])(
  'a column may be headed «%s»',
  async (heading) => {
    const record = await register('کانون');
    const ownValues = [
      { heading, value: 'یک' },
      { heading: 'شرح', value: '' },
    ];
    const after = good(await officer.ngos.setOwnValues({ ...on(record), ownValues }));
    expect(after.ownValues).toEqual(ownValues);
    const gone = good(await officer.ngos.setOwnValues({ ...on(after), ownValues: [] }));
    expect(gone.formerValues).toMatchObject([{ field: `own:${heading}`, value: 'یک' }]);
  },
);

describe('in and out of the register', () => {
  const leave = { on: TODAY, reason: 'انحلال قطعی' };

  test('a dissolved record is closed to every change, leaves the list, and comes back as it was', async () => {
    const record = await register('کانون', { legalId: LEGAL_ID });
    const early = { ...on(record), ...leave, on: TOMORROW, letterNo: '' };
    expect(await officer.ngos.dissolveNgo(early)).toMatchObject({ error: 'date_in_future' });
    const dissolved = good(
      await officer.ngos.dissolveNgo({ ...on(record), ...leave, on: day('2026-11-01'), letterNo: '۵' }),
    );
    expect(dissolved).toMatchObject({
      lifecycle: 'dissolved',
      lifecycleOn: '2026-11-01',
      lifecycleReason: 'انحلال قطعی',
    });
    expect(await found('کانون')).toEqual([]);
    expect(good(await officer.ngos.listNgos(listing({ lifecycles: ['dissolved'] }))).total).toBe(1);
    const person = { personId: null, body: 'board' as const };
    const replies = [
      await correct(dissolved, { name: 'نو' }),
      await change(dissolved, { name: 'نو' }),
      await contactOf(dissolved, { email: 'a@b.ir' }),
      await officer.ngos.setOwnValues({ ...on(dissolved), ownValues: [{ heading: 'a', value: 'b' }] }),
      await officer.ngos.dissolveNgo({ ...on(dissolved), ...leave, letterNo: '' }),
      await officer.ngos.retireNgo({ ...on(dissolved), ...leave }),
      await officer.ngos.appointMember({
        ...on(dissolved),
        ...person,
        person: { fullName: 'x', gender: null, nationalId: null, nationalIdReason: '', mobile: null },
        term: { role: 'principal', rank: null, startedOn: null, termEndsOn: null },
      }),
    ];
    expect(replies).toEqual(replies.map(() => ({ ok: false, error: 'not_active' })));
    // It may still be written about.
    const noted = good(await officer.ngos.addNote({ ...on(dissolved), text: 'بایگانی شد' }));
    office.setClock('2026-11-24T10:00:00.000Z');
    const restored = good(await officer.ngos.restoreNgo({ ...on(noted), reason: 'رأی دیوان' }));
    expect(restored).toMatchObject({ lifecycle: 'active', facts: record.facts, contact: record.contact });
    expect(restored.timeline.map(({ kind }) => kind)).toEqual([
      'restored',
      'note',
      'registered',
      'dissolved',
    ]);
    expect(await officer.ngos.restoreNgo({ ...on(restored), reason: 'x' })).toMatchObject({
      error: 'already_active',
    });
    expect(await found('کانون')).toEqual(['کانون']);
  });

  test('a legal id stays taken by a dissolved record and is free after a retired one, which then cannot return', async () => {
    const first = await register('کانون یک', { legalId: LEGAL_ID });
    const dissolved = good(await officer.ngos.dissolveNgo({ ...on(first), ...leave, letterNo: '' }));
    const again = newNgo('بنیاد دو', { legalId: LEGAL_ID });
    expect(await officer.ngos.registerNgo(again)).toMatchObject({ error: 'legal_id_taken' });
    const restored = good(await officer.ngos.restoreNgo({ ...on(dissolved), reason: 'x' }));
    const retired = good(await officer.ngos.retireNgo({ ...on(restored), ...leave }));
    expect(retired.lifecycle).toBe('retired');
    good(await officer.ngos.registerNgo({ ...again, notDuplicateOf: [first.id] }));
    expect(await officer.ngos.restoreNgo({ ...on(retired), reason: 'x' })).toMatchObject({
      error: 'legal_id_taken',
    });
  });

  test('a record whose permit number went to another one meanwhile cannot return with it', async () => {
    const issuerId = await addEntry(office.db, 'issuer', 'فرمانداری');
    const permit = { permitNo: '۱۱', issuerId };
    const first = await register('کانون یک', {}, { permit });
    const retired = good(await officer.ngos.retireNgo({ ...on(first), ...leave }));
    const input = { ...newNgo('بنیاد دو', {}, { permit }), notDuplicateOf: [first.id] };
    const second = good(await officer.ngos.registerNgo(input));
    expect(await officer.ngos.restoreNgo({ ...on(retired), reason: 'x' })).toMatchObject({
      error: 'permit_no_taken',
    });
    good(await officer.ngos.retireNgo({ ...on(second), ...leave }));
    good(await officer.ngos.restoreNgo({ ...on(retired), reason: 'x' }));
  });
});

describe('flags, notes and the timeline', () => {
  test('flags are raised and cleared once, notes are kept, each in its place', async () => {
    const record = await register('کانون');
    const flagged = good(
      await officer.ngos.raiseFlag({ ...on(record), text: 'پیگیری نشانی', dueOn: TOMORROW }),
    );
    expect(flagged.flags).toMatchObject([{ text: 'پیگیری نشانی', dueOn: TOMORROW, clearedAt: null }]);
    expect(good(await officer.ngos.listNgos(listing({ flagged: true }))).rows[0]?.flagCount).toBe(1);
    const flagId = flagged.flags[0]?.id ?? (0 as never);
    const cleared = good(await officer.ngos.clearFlag({ ...on(flagged), flagId, reason: 'انجام شد' }));
    expect(cleared.flags[0]?.clearedAt).not.toBeNull();
    expect(good(await officer.ngos.listNgos(listing({ flagged: true }))).total).toBe(0);
    expect(await officer.ngos.clearFlag({ ...on(cleared), flagId, reason: '' })).toMatchObject({
      error: 'already_cleared',
    });
    expect(await officer.ngos.clearFlag({ ...on(cleared), flagId: 99, reason: '' })).toMatchObject({
      error: 'flag_not_found',
    });
    expect(await officer.ngos.addNote({ ...on(cleared), text: ' \n\u200f ' })).toMatchObject({
      error: 'note_empty',
    });
    const noted = good(await officer.ngos.addNote({ ...on(cleared), text: ' تماس\r\nگرفته شد ' }));
    expect(noted.timeline.map(({ kind, details }) => [kind, details['text'] ?? details['reason']])).toEqual([
      ['note', 'تماس\nگرفته شد'],
      ['flag_cleared', 'پیگیری نشانی'],
      ['flag_raised', 'پیگیری نشانی'],
      ['registered', undefined],
    ]);
    for (const reply of [
      await officer.ngos.raiseFlag({ ...on(record), text: 'x', dueOn: null }),
      await officer.ngos.addNote({ ...on(record), text: 'x' }),
    ]) {
      expect(reply).toMatchObject({ error: 'changed_meanwhile' });
    }
  });

  test('the newest day comes first, and within a day what was recorded last', async () => {
    let record = await register('کانون');
    office.setClock('2026-12-01T06:00:00.000Z');
    record = good(await change(record, { name: 'دوم' }, day('2026-12-01')));
    record = good(await change(record, { name: 'سوم' }, day('2026-06-01')));
    record = good(await officer.ngos.addNote({ ...on(record), text: 'یادداشت' }));
    office.setClock('2026-12-01T20:29:00.000Z');
    record = good(await officer.ngos.addNote({ ...on(record), text: 'پیش از نیمه‌شب' }));
    office.setClock('2026-12-01T20:31:00.000Z');
    record = good(await officer.ngos.addNote({ ...on(record), text: 'پس از نیمه‌شب در تهران' }));
    expect(
      record.timeline.map(({ on: onDay, details }) => [onDay, details['text'] ?? details['new']]),
    ).toEqual([
      ['2026-12-02', 'پس از نیمه‌شب در تهران'],
      ['2026-12-01', 'پیش از نیمه‌شب'],
      ['2026-12-01', 'یادداشت'],
      ['2026-12-01', 'دوم'],
      ['2026-11-24', undefined],
      ['2026-06-01', 'سوم'],
    ]);
  });
});

test('contact without anything is contact', async () => {
  expect((await register('کانون')).contact).toEqual(NO_CONTACT);
});
