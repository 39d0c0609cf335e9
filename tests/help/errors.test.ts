import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OPEN_ERRORS } from '../../electron/office/open-error.ts';
import { FAILURE_TEXT } from '../../renderer/shell/failures.fa.ts';
import { sentenceOf } from '../../renderer/shell/sentence.ts';
import { contract } from '../../shared/contract.ts';
import { HOST_ERRORS } from '../../shared/errors/codes.ts';
import { ERROR_NUMBERS, RETIRED_NUMBERS, errorNumber } from '../../shared/errors/numbers.ts';
import { numberWords, numbered, partsOfNumbered } from '../../shared/errors/said.fa.ts';
import type { Method } from '../../shared/kit/method.ts';
import { FEATURE_TEXTS, allSaid, errorsPage, numbersOn } from './errors-page.ts';

const PAGE = new URL('../../docs/errors.md', import.meta.url);

const DECLARED = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.values(methods).flatMap((method: Method) => method.errors.map((code) => ({ feature, code }))),
);

/** Words ending in «ید» that ask for nothing. */
const NO_REQUEST = /^(باید|شاید|بازدید|تمدید|جدید|کلید|تأیید|امید|ناپدید)$/u;

/** Whether a sentence asks for something, or says that nothing is to be done. */
function hasRemedy(sentence: string): boolean {
  const words = sentence.split(/[\s.،؛:«»()]+/u);
  return words.some((word) => /ید$/u.test(word) && !NO_REQUEST.test(word)) || /لازم نیست/u.test(sentence);
}

test('every error that the contract declares has a number and a sentence of its feature', () => {
  expect(DECLARED.length).toBeGreaterThan(80);
  for (const { feature, code } of DECLARED) {
    expect([feature, code, errorNumber(code)]).toEqual([feature, code, expect.any(Number)]);
    expect([feature, code, FEATURE_TEXTS[feature]?.[code]]).toEqual([feature, code, expect.any(String)]);
  }
});

test('every refusal, every reason not to open and all that the window says has a number and a sentence', () => {
  const said = new Set(allSaid().map(({ code }) => code));
  for (const code of [...Object.keys(FAILURE_TEXT.refusals), ...OPEN_ERRORS, ...HOST_ERRORS]) {
    expect([code, errorNumber(code), said.has(code)]).toEqual([code, expect.any(Number), true]);
  }
});

test('every number is said somewhere, belongs to one code, and none is used again', () => {
  const said = new Set(allSaid().map(({ code }) => code));
  expect(Object.keys(ERROR_NUMBERS).filter((code) => !said.has(code))).toEqual([]);
  const numbers = [...Object.values(ERROR_NUMBERS), ...Object.values(RETIRED_NUMBERS)];
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(number).toBeGreaterThan(100);
  expect(Object.keys(RETIRED_NUMBERS).filter((code) => code in ERROR_NUMBERS)).toEqual([]);
});

describe('every sentence says what to do', () => {
  test.each(allSaid())('$where: $code', ({ sentence }) => {
    expect(sentence).toSatisfy(hasRemedy);
    expect(sentence).toMatch(/\.$/u);
  });
});

test('a sentence without a remedy is found', () => {
  expect(hasRemedy('این حساب فعال است.')).toBe(false);
  expect(hasRemedy('این کار باید تأیید شود.')).toBe(false);
  expect(hasRemedy('این حساب فعال است. صفحه را دوباره باز کنید.')).toBe(true);
});

test('docs/errors.md is up to date, and no number on it has come to mean something else', async () => {
  const page = await readFile(PAGE, 'utf8');
  expect(page).toBe(await format(errorsPage(), { parser: 'markdown', printWidth: 110 }));
  const now: Readonly<Record<string, number>> = { ...RETIRED_NUMBERS, ...ERROR_NUMBERS };
  for (const [number, code] of numbersOn(page)) expect([code, now[code]]).toEqual([code, number]);
});

test('the number is told apart from its sentence again, and a sentence without one stays whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...Object.keys(ERROR_NUMBERS)), (sentence, code) => {
      const number = numberWords(errorNumber(code) ?? 0);
      expect(partsOfNumbered(numbered(sentence, code))).toEqual({ sentence, number });
      expect(numbered(sentence, 'no_such_code')).toBe(sentence);
    }),
  );
  expect(partsOfNumbered('این حساب فعال است.')).toBeNull();
});

test('the sentence that a screen gets ends with the number', () => {
  expect(sentenceOf({ wait: 'درنگ کنید.' }, 'wait')).toBe('درنگ کنید. (خطای ۲۰۳)');
  expect(sentenceOf<'wait'>({ wait: 'درنگ کنید.' }, 'disk_full')).toMatch(/\(خطای ۱۱۱\)$/u);
});
