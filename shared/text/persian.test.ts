import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MultilineText,
  OptionalText,
  Text,
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
    fc.constantFrom(...'يىكیکةۀآأإٱؤئء \u200c\u200f\u00a0\tـَّ۱٢3-\u0653\u0654\u0655\u0085\ufeff\u2028\r\n'),
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
  ['خط\u0085دوم', 'خط دوم'],
  ['علی\ufeffرضا', 'علیرضا'],
  ['۱۴۰۵\u00a0آذر\t۳', '۱۴۰۵ آذر ۳'],
  ['\ufdfa', '\ufdfa'],
])('%j is stored as %j', (text, stored) => {
  expect(normalizeText(text)).toBe(stored);
});

test.each(['مسئول', 'سؤال', 'آب', 'أحمد', 'جلسۀ'])('«%s» taken apart is put together again', (text) => {
  expect(normalizeText(text.normalize('NFD'))).toBe(text);
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
  const letters = 'آاءأإٱؤئبپتةثجچحخدذرزژسشصضطظعغفقکكگلمنوهۀیيى';
  const name = fc.string({
    unit: fc.constantFrom(...letters, ...'37۳٧ \u200c', 'بُ', 'مّ'),
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [keyA, keyB] = [sortKey(a), sortKey(b)];
      const order = keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
      // Compared as stored: the key leaves out the spaces that the stored text leaves out.
      expect(order).toBe(Math.sign(collator.compare(normalizeText(a), normalizeText(b))));
      expect(Math.sign(Buffer.compare(Buffer.from(keyA), Buffer.from(keyB)))).toBe(order);
    }),
    { numRuns: 10_000 },
  );
});

test.each([
  ['آئین', 'آب'],
  ['انجمن ۲', 'انجمن الف'],
  ['انجمن باران', 'انجمنیار'],
  ['کتاب', 'گل'],
  ['ی', 'NGO'],
])('«%s» stands before «%s»', (first, second) => {
  expect(sortKey(first) < sortKey(second)).toBe(true);
});

test('fields of contracts store the normalised text and refuse what is too long or missing', () => {
  expect(Text(3).parse(' ي\u0000ك \u200f')).toBe('یک');
  expect(Text(3).parse('   abc   ')).toBe('abc');
  expect(Text(3).safeParse('abcd').success).toBe(false);
  expect(Text(3).safeParse(' \u200c\u200f\u0000 ').success).toBe(false);
  expect(OptionalText(3).parse(' \u0000 ')).toBe('');
  expect(OptionalText(3).safeParse('abcd').success).toBe(false);
  expect(MultilineText(9).parse(' a \r\n b\ud800 ')).toBe('a\nb\ufffd');
  expect(MultilineText(3).safeParse('a\nbc').success).toBe(false);
});

test('a field takes back what it stored', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(Text(30), OptionalText(30), MultilineText(30)), (text, field) => {
      const stored = field.safeParse(text);
      if (stored.success) expect(field.parse(stored.data)).toBe(stored.data);
      else expect(normalizeLines(text) === '' || normalizeText(text).length > 30).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('digits and thousands are shown in Persian', () => {
  expect(toPersianDigits('1405/09/٠٣')).toBe('۱۴۰۵/۰۹/۰۳');
  expect([0, 999, 12_486, 1_000_000].map(formatCount)).toEqual(['۰', '۹۹۹', '۱۲٬۴۸۶', '۱٬۰۰۰٬۰۰۰']);
});
