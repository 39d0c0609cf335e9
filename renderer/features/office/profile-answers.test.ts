import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OfficeProfile } from '../../../shared/features/office/contract.ts';
import { type ProfileAnswers, NO_ANSWERS, answersOf, linesOf, profileFrom } from './profile-answers.ts';

const ANSWERS: ProfileAnswers = {
  kind: 'governorate',
  provinceCode: '07',
  countyName: 'شهرستان  بهاردشت',
  countyCode: '۰۷',
  ownLines: null,
};

test('an empty form lacks the province and the county, and not the letterhead', () => {
  expect(profileFrom(NO_ANSWERS)).toEqual({ wrong: ['provinceCode', 'countyName'] });
});

test('digits of any script and the word that the title says anyway are understood', () => {
  expect(profileFrom(ANSWERS)).toMatchObject({ profile: { countyName: 'بهاردشت', countyCode: '07' } });
  expect(linesOf(ANSWERS).at(-1)).toBe('فرمانداری شهرستان بهاردشت');
});

test('a code of one digit, an empty letterhead and one of six lines do not fit', () => {
  const wrongOf = (more: Partial<ProfileAnswers>) => profileFrom({ ...ANSWERS, ...more });
  expect(wrongOf({ countyCode: '۷' })).toEqual({ wrong: ['countyCode'] });
  expect(wrongOf({ ownLines: ' \n ' })).toEqual({ wrong: ['letterheadLines'] });
  expect(wrongOf({ ownLines: 'الف\nب\nپ\nت\nث\nج' })).toEqual({ wrong: ['letterheadLines'] });
});

test('the usual letterhead follows the name; own lines stay as they were written', () => {
  const other = { ...ANSWERS, countyName: 'دره‌سرخ' };
  expect(linesOf(other)).toContain('فرمانداری شهرستان دره‌سرخ');
  expect(linesOf({ ...other, ownLines: 'سطر یک\n\nسطر دو' })).toEqual(['سطر یک', 'سطر دو']);
});

const profiles = fc
  .record({
    kind: fc.constantFrom('governorate', 'special_governorate'),
    provinceCode: fc.integer({ min: 0, max: 30 }).map((code) => String(code).padStart(2, '0')),
    countyName: fc.string({ minLength: 1, maxLength: 60 }),
    countyCode: fc.constantFrom('', '00', '42'),
    letterheadLines: fc.array(fc.string({ minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 5 }),
  })
  .map((profile) => OfficeProfile.safeParse(profile))
  .filter(({ success }) => success)
  .map(({ data }) => OfficeProfile.parse(data));

test('a stored profile comes back from its form as it was', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      expect(profileFrom(answersOf(profile))).toEqual({ profile });
    }),
  );
});
