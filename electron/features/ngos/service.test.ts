import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEntry, day, good, listing, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
beforeAll(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
});
afterAll(() => office.close());

const { ngos: register } = { ngos: (input: ReturnType<typeof newNgo>) => officer.ngos.registerNgo(input) };

test('a registered NGO is found by name, director and permit number', async () => {
  const issuerId = await addEntry(office.db, 'issuer', 'فرمانداری');
  const record = good(
    await register(
      newNgo(
        'مؤسسهٔ خیریهٔ یاران مهر',
        { registrationNo: '۱۲۳' },
        {
          permit: {
            permitNo: '1405/77',
            issuerId,
            issuedOn: day('2025-11-24'),
            validUntil: day('2026-12-01'),
          },
          director: { fullName: 'زهرا کریمی', nationalId: '0499370899', mobile: '09121234567' },
        },
      ),
    ),
  );
  expect(record).toMatchObject({ permitState: 'expiring', daysLeft: 7, version: 1 });
  for (const text of [
    'موسسه',
    'مهر ياران',
    'کریمی',
    '1405/77',
    'م',
    'زه',
    '0499370899',
    'مؤسسۀ',
    'یارانمهر',
  ]) {
    const { rows, total } = good(await officer.ngos.listNgos(listing({ text })));
    expect([text, total, rows[0]?.directorName]).toEqual([text, 1, 'زهرا کریمی']);
  }
  expect(good(await officer.ngos.listNgos(listing({ text: 'کرییمی' })))).toMatchObject({
    total: 1,
    exactTotal: 0,
  });
});
