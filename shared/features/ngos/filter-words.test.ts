import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IsoDate } from '../../calendar/iso-date.ts';
import { ListEntryId } from '../settings/contract.ts';
import { filterInWords, sortInWords } from './filter-words.fa.ts';
import { NGO_SORTS, NgoFilter, type NgoFilterInput, NgoSort } from './list.ts';

const LISTS = [{ id: ListEntryId.parse(3), name: 'فرمانداری' }];
const words = (filter: NgoFilterInput) => filterInWords(NgoFilter.parse(filter), LISTS);

test('the register itself needs no words', () => {
  expect(words({})).toBe('');
});

test('each part stands with its name, dates and numbers in Persian digits', () => {
  const validUntil = IsoDate.parse('2027-02-19');
  expect(words({ scopeLevels: ['county'], issuerIds: [ListEntryId.parse(3)], validUntil })).toBe(
    'اعتبار تا ۱۴۰۵/۱۱/۳۰؛ محدوده: شهرستانی؛ مرجع صدور: فرمانداری',
  );
  expect(words({ withoutReportOf: 1404, documents: 'missing', flagged: false })).toBe(
    'مدارک: ناقص؛ بدون گزارش سال ۱۴۰۴؛ بدون علامت پیگیری',
  );
});

test('what goes beyond the register is said', () => {
  expect(words({ lifecycles: [] })).toBe('همه تشکل‌ها، با بیرون‌رفته‌ها');
  expect(words({ lifecycles: ['active', 'dissolved'] })).toBe('در فهرست، منحل‌شده');
});

const DAY = IsoDate.parse('2026-11-24');
const NARROWINGS: { readonly [Key in keyof NgoFilter]: NgoFilter[Key] } = {
  text: 'مهر',
  lifecycles: ['retired'],
  permitStates: ['expired'],
  validFrom: DAY,
  validUntil: DAY,
  kinds: ['branch'],
  scopeLevels: ['national'],
  subjectIds: [ListEntryId.parse(9)],
  issuerIds: [ListEntryId.parse(3)],
  placeIds: [ListEntryId.parse(9)],
  titleWordIds: [ListEntryId.parse(9)],
  directorGender: 'female',
  documents: 'expired',
  boardEndsFrom: DAY,
  boardEndsUntil: DAY,
  withoutReportOf: 1404,
  registeredFrom: DAY,
  registeredUntil: DAY,
  flagged: true,
  importId: 4,
};

test('nothing narrows a list without being said', () => {
  const keys = Object.keys(NARROWINGS) as (keyof NgoFilter)[];
  fc.assert(
    fc.property(fc.subarray(keys), fc.constantFrom(...keys), (chosen, more) => {
      const part = (all: readonly (keyof NgoFilter)[]) =>
        words(Object.fromEntries(all.map((key) => [key, NARROWINGS[key]])));
      const without = chosen.filter((key) => key !== more);
      expect(part([...without, more])).not.toBe(part(without));
      expect(part([...without, more])).not.toMatch(/[0-9]/u);
    }),
  );
});

test('every order has its own words', () => {
  const all = NGO_SORTS.flatMap((by) =>
    (['ascending', 'descending'] as const).map((direction) => sortInWords(NgoSort.parse({ by, direction }))),
  );
  expect(new Set(all).size).toBe(all.length);
});
