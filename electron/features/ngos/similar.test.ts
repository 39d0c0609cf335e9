import { afterEach, beforeEach, expect, test } from 'vitest';
import { day, good, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let record: NgoRecord;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  record = good(
    await officer.ngos.registerNgo(
      newNgo(
        'مؤسسه خیریه یاران مهربان',
        { legalId: '10380284790', registrationNo: '4512' },
        { permit: { permitNo: '1405/77' }, director: { fullName: 'زهرا کریمی' } },
      ),
    ),
  );
  good(await officer.ngos.registerNgo(newNgo('کانون کوهنوردان دماوند')));
});
afterEach(() => office.close());

const NOTHING = { name: '', legalId: '', registrationNo: '', permitNo: '', exceptNgoId: null };
const similar = async (asked: Partial<Parameters<typeof officer.ngos.findSimilar>[0]>) =>
  good(await officer.ngos.findSimilar({ ...NOTHING, ...asked })).map(({ id, because }) => [id, because]);

test.each([
  ['the same name', { name: 'مؤسسه خیریه یاران مهربان' }, ['same_name']],
  [
    'it without hamza, with Arabic letters and other spaces',
    { name: 'موسسه خيريه ياران‌مهربان' },
    ['same_name'],
  ],
  ['one typing error', { name: 'مؤسسه خیریه یاران مهریان' }, ['near_name']],
  ['another order of its words', { name: 'خیریه مهربان یاران' }, ['near_name']],
  ['the legal id, however typed', { legalId: '۱۰۳۸۰-۲۸۴۷۹۰' }, ['legal_id']],
  ['the registration number in Persian digits', { registrationNo: '۴۵۱۲' }, ['registration_no']],
  ['the permit number', { permitNo: ' ۱۴۰۵/۷۷ ' }, ['permit_no']],
])('is warned about while typing: %s', async (_, asked, because) => {
  expect(await similar(asked)).toEqual([[record.id, because]]);
});

test('what shares a word or nothing is not warned about', async () => {
  for (const name of ['', 'مؤسسه', 'خیریه', 'انجمن کتاب', 'مؤسسه خیریه آفتاب فردا']) {
    expect([name, await similar({ name })]).toEqual([name, []]);
  }
  expect(await similar({ registrationNo: '', permitNo: '', legalId: '' })).toEqual([]);
});

test('a former name is known, the record itself is not its own likeness', async () => {
  const facts = { ...record.facts, name: 'بنیاد آوای باران' };
  const change = {
    ngoId: record.id,
    version: 1,
    facts,
    effectiveOn: day('2026-01-01'),
    reason: '',
    letterNo: '',
  };
  good(await officer.ngos.changeNgo(change));
  expect(await similar({ name: 'مؤسسه خیریه یاران مهربان' })).toEqual([[record.id, ['former_name']]]);
  expect(await similar({ name: 'بنیاد آوای باران', exceptNgoId: record.id })).toEqual([]);
});

test('who shares more is named first, with its director, so that one sees who it is', async () => {
  good(
    await officer.ngos.registerNgo({
      ...newNgo('مؤسسه خیریه یاران مهربانی'),
      notDuplicateOf: [record.id],
    }),
  );
  const [first, second] = good(
    await officer.ngos.findSimilar({ ...NOTHING, name: 'مؤسسه خیریه یاران مهربان', permitNo: '1405/77' }),
  );
  expect(first).toMatchObject({ id: record.id, directorName: 'زهرا کریمی', registrationNo: '4512' });
  expect(first?.because).toEqual(expect.arrayContaining(['permit_no', 'same_name']));
  expect(second?.because).toEqual(['near_name']);
});

test('registering needs a word of its own about each likeness that was not seen', async () => {
  const again = newNgo('موسسه خیریه یاران‌مهربان');
  expect(await officer.ngos.registerNgo(again)).toEqual({ ok: false, error: 'likely_duplicate' });
  const second = good(await officer.ngos.registerNgo({ ...again, notDuplicateOf: [record.id] }));
  expect(await officer.ngos.registerNgo({ ...again, notDuplicateOf: [record.id] })).toMatchObject({
    error: 'likely_duplicate',
  });
  good(await officer.ngos.registerNgo({ ...again, notDuplicateOf: [record.id, second.id] }));
});
