import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPersianDigits } from './digits.ts';
import {
  checkLandline,
  checkLegalId,
  checkMobile,
  checkNationalId,
  checkPostalCode,
  checkSheba,
  findMobiles,
  findPhones,
  formatMobile,
  formatPostalCode,
  isBlocking,
} from './identifiers.ts';

test.each([
  [checkNationalId, '0499370899', '0499370899', null],
  [checkNationalId, '۰۱۸۳۳۸۲۳۹۰', '0183382390', null],
  [checkNationalId, '499370899', '0499370899', null],
  [checkNationalId, '1111111111', '1111111111', 'checksum'],
  [checkNationalId, '0490000000', '0490000000', 'checksum'],
  [checkNationalId, '0499370898', '0499370898', 'checksum'],
  [checkNationalId, '12345', '12345', 'wrong_length'],
  [checkNationalId, '04993708a9', '04993708a9', 'wrong_characters'],
  [checkLegalId, '10380284790', '10380284790', null],
  [checkLegalId, '10380284791', '10380284791', 'checksum'],
  [checkLegalId, '1038028479', '1038028479', 'wrong_length'],
  [checkPostalCode, '13149-36285', '1314936285', null],
  [checkPostalCode, '0314936285', '0314936285', 'wrong_characters'],
  [checkPostalCode, '1111111111', '1111111111', 'suspicious'],
  [checkMobile, '+98 912 345 6789', '09123456789', null],
  [checkMobile, '00989123456789', '09123456789', null],
  [checkMobile, '9123456789', '09123456789', null],
  [checkMobile, '02188776655', '02188776655', 'wrong_characters'],
  [checkLandline, '۰۴۴-۴۲۲۳۳۴۴۵', '04442233445', null],
  [checkLandline, '33221100', '33221100', null],
  [checkLandline, '09123456789', '09123456789', 'wrong_characters'],
  [checkLandline, '+98 44 4223 3445', '04442233445', null],
  [checkLandline, 'دارد', 'دارد', 'wrong_characters'],
  [checkMobile, '98 912 345 6789', '09123456789', null],
  [checkMobile, '091234567', '091234567', 'wrong_length'],
  [checkPostalCode, '59714', '59714', 'wrong_length'],
  [checkSheba, 'IR58054010518002127311300', 'IR58054010518002127311300', 'wrong_length'],
  [checkSheba, 'ir58 0540 1051 8002 1273 1130 07', 'IR580540105180021273113007', null],
  [checkLandline, '044422', '044422', 'wrong_length'],
  [checkSheba, 'IR580540105180021273113007', 'IR580540105180021273113007', null],
  [checkSheba, '580540105180021273113008', 'IR580540105180021273113008', 'checksum'],
])('%o of «%s»', (check, text, value, problem) => {
  expect(check(text)).toMatchObject({ value, problem });
});

const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map((number) => String(number).padStart(9, '0'));

test('of ten possible check digits exactly one fits a national id', () => {
  fc.assert(
    fc.property(nineDigits, (start) => {
      fc.pre(start.slice(3) !== '000000' && !/^(\d)\1+$/u.test(start));
      const fitting = Array.from({ length: 10 }, (_, digit) => checkNationalId(`${start}${digit}`)).filter(
        ({ problem }) => problem === null,
      );
      expect(fitting).toHaveLength(1);
    }),
  );
});

test('of the nine wrong digits for a place at most one goes unnoticed', () => {
  // Two remainders share the check digit 1, so the code itself lets one through.
  fc.assert(
    fc.property(nineDigits, fc.nat(9), (start, place) => {
      const good = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).find(
        (value) => checkNationalId(value).problem === null,
      );
      fc.pre(good !== undefined);
      const wrong = Array.from({ length: 9 }, (_, shift) => {
        const digits = [...(good ?? '')];
        digits[place] = String((Number(digits[place]) + shift + 1) % 10);
        return digits.join('');
      });
      const unnoticed = wrong.filter((value) => checkNationalId(value).problem === null);
      expect(unnoticed.length).toBeLessThanOrEqual(1);
    }),
  );
});

test('digits of any script mean the same, and checking twice changes nothing', () => {
  fc.assert(
    fc.property(
      nineDigits,
      fc.constantFrom(checkNationalId, checkLegalId, checkMobile, checkLandline),
      (text, check) => {
        const once = check(text);
        expect(check(toPersianDigits(text))).toEqual(once);
        expect(check(once.value)).toMatchObject({ value: once.value, problem: once.problem });
      },
    ),
  );
});

test.each([
  ['۳۳۲۲۱۱۰۰ ، ۳۳۲۲۱۱۰۱', [], ['33221100', '33221101']],
  ['33221100 33221101', [], ['33221100', '33221101']],
  ['3322110-3322111', [], ['3322110', '3322111']],
  ['09123456789/09351112233', ['09123456789', '09351112233'], []],
  ['09123456789-09351112233', ['09123456789', '09351112233'], []],
  ['۰۹۱۲۳۴۵۶۷۸۹ ۰۹۳۵۱۱۱۲۲۳۳', ['09123456789', '09351112233'], []],
  ['0912 345 6789', ['09123456789'], []],
  ['0912 345 6789 0935 111 2233', ['09123456789', '09351112233'], []],
  ['0912-345-6789 / 0935-111-2233', ['09123456789', '09351112233'], []],
  ['0912/3456789', ['09123456789'], []],
  ['+98 912 345 6789', ['09123456789'], []],
  ['9123456789 9351112233', ['09123456789', '09351112233'], []],
  ['04442233445 - 04442233446', [], ['04442233445', '04442233446']],
  ['044/33221100', [], ['04433221100']],
  ['(044) 33221100', [], ['04433221100']],
  ['021-33221100-33221101', [], ['02133221100', '33221101']],
  ['044-42233445 و 9123456789', ['09123456789'], ['04442233445']],
  ['33221100-33221101-\u200f09123456789', ['09123456789'], ['33221100', '33221101']],
  ['09123456789، 09123456789', ['09123456789'], []],
  ['', [], []],
])('the numbers in «%s»', (text, mobiles, phones) => {
  expect(findPhones(text)).toEqual({ mobiles, phones, rest: [] });
  expect(findMobiles(text)).toEqual(mobiles);
});

test.each([
  ['33221100-1', ['33221100-1']],
  ['0912345', ['0912345']],
  ['ندارد', ['ندارد']],
])('«%s» holds no certain number', (text, rest) => {
  expect(findPhones(text)).toEqual({ mobiles: [], phones: [], rest });
});

test('a number beside a word or an unfinished one is still found', () => {
  expect(findPhones('علی 09123456789')).toEqual({ mobiles: ['09123456789'], phones: [], rest: ['علی'] });
  expect(findPhones('0912345/09351112233')).toEqual({
    mobiles: ['09351112233'],
    phones: [],
    rest: ['0912345'],
  });
});

test('numbers written in any way, one beside another, are all found', () => {
  const digits = (count: number) =>
    fc.integer({ min: 0, max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'));
  const mobile = fc.tuple(digits(9), fc.constantFrom('', ' ', '-')).map(([tail, gap]) => ({
    value: `09${tail}`,
    written: ['09' + tail.slice(0, 2), tail.slice(2, 5), tail.slice(5)].join(gap),
  }));
  const landline = fc
    .tuple(fc.constantFrom('021', '044', '026'), digits(8), fc.constantFrom('', ' ', '-', '/'))
    .map(([code, tail, gap]) => ({ value: code + tail, written: code + gap + tail }));
  const separator = fc.constantFrom('/', ' / ', '-', ' - ', '،', '، ', ' ', '  ', ' و ', '\n', ';');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(mobile, landline), {
        selector: ({ value }) => value,
        minLength: 1,
        maxLength: 4,
      }),
      separator,
      (numbers, between) => {
        const found = findPhones(toPersianDigits(numbers.map(({ written }) => written).join(between)));
        const isMobile = (value: string) => value.startsWith('09');
        const values = numbers.map(({ value }) => value);
        expect(found).toEqual({
          mobiles: values.filter(isMobile),
          phones: values.filter((value) => !isMobile(value)),
          rest: [],
        });
      },
    ),
    { numRuns: 2_000 },
  );
});

test('numbers as they are shown', () => {
  expect(formatMobile('09000000123')).toBe('0900 000 0123');
  expect(formatPostalCode('5971436285')).toBe('59714 36285');
  expect([formatMobile('0900'), formatPostalCode('59714')]).toEqual(['0900', '59714']);
});

test.each([
  [null, false],
  ['checksum', false],
  ['suspicious', false],
  ['wrong_length', true],
  ['wrong_characters', true],
] as const)('the problem %s keeps a value out: %s', (problem, isKeptOut) => {
  expect(isBlocking(problem)).toBe(isKeptOut);
});

test('what is no number is kept apart, not lost', () => {
  expect(findPhones('داخلی ۱۲، 33221100')).toEqual({ mobiles: [], phones: ['33221100'], rest: ['داخلی 12'] });
});
