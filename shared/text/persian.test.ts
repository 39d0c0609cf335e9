import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCount,
  normalizeLines,
  normalizeText,
  searchKey,
  searchWords,
  sortKey,
  toPersianDigits,
} from './persian.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'يىكیکةۀآأإٱؤئء \u200c\u200f\u00a0\tـَّ۱٢3-'),
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  ),
  maxLength: 30,
});

test.each([normalizeText, normalizeLines, searchKey])('%o twice is the same as once', (transform) => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(transform(transform(text))).toBe(transform(text));
    }),
    { numRuns: 3_000 },
  );
});

test('no stored text has controls, lone surrogates, Arabic ي or ك, or a half-space without two letters', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = normalizeText(text);
      expect(stored).not.toMatch(/[\u0000-\u001f\u007f\u200b\u200d-\u200f\u202a-\u202e\ufeffيىك]/u);
      expect(stored).not.toMatch(/(^|[ \u200c])\u200c|\u200c($|[ \u200c])| {2}|^ | $/u);
      expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['  علي\u200f  كريمي ', 'علی کریمی'],
  ['سازمان\u200c\u200cهای', 'سازمان‌های'],
  ['می \u200cشود', 'می شود'],
  ['a\u0000b', 'ab'],
  ['x\ud800y', 'x\ufffdy'],
  ['خط\nدوم', 'خط دوم'],
])('%j is stored as %j', (text, stored) => {
  expect(normalizeText(text)).toBe(stored);
});

test('lines stay lines', () => {
  expect(normalizeLines(' یک\r\n\r\n\r\nدو \u2028سه\n')).toBe('یک\n\nدو\nسه');
});

test.each([
  ['سازمان های', 'سازمان‌های'],
  ['سازمانهای', 'سازمان‌های'],
  ['مؤسسة', 'موسسه'],
  ['آئین', 'ایین'],
  ['علي كريمي', 'علی کریمی'],
  ['شماره ۱۲', 'شماره 12'],
  ['جلسهٔ', 'جلسه'],
  ['حُسَین', 'حسین'],
])('«%s» is found by «%s»', (a, b) => {
  expect(searchKey(a)).toBe(searchKey(b));
});

test('words are split at spaces, half-spaces and punctuation', () => {
  expect(searchWords('مؤسسه «آوای‌مهر» (بهاردشت)، ۱۴۰۳/۰۸۷')).toEqual([
    'موسسه',
    'اوای',
    'مهر',
    'بهاردشت',
    '1403',
    '087',
  ]);
});

test('plain order of sort keys is the order of the Persian collation', () => {
  const collator = new Intl.Collator('fa', { sensitivity: 'base' });
  const letters = 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
  const name = fc.string({ unit: fc.constantFrom(...letters, '3', '7'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [keyA, keyB] = [sortKey(a), sortKey(b)];
      const order = keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
      expect(order).toBe(Math.sign(collator.compare(a, b)));
    }),
    { numRuns: 3_000 },
  );
});

test('digits and thousands are shown in Persian', () => {
  expect(toPersianDigits('1405/09/٠٣')).toBe('۱۴۰۵/۰۹/۰۳');
  expect([0, 999, 12_486, 1_000_000].map(formatCount)).toEqual(['۰', '۹۹۹', '۱۲٬۴۸۶', '۱٬۰۰۰٬۰۰۰']);
});
