import { describe, expect, test } from 'vitest';
import { fileNameInText, leftToRight } from './direction.ts';

test.each(['۰۹۱۲ ۱۲۳ ۴۵۶۷', '4821-9037-5512', 'a.b@example.ir', '-۵'])('%s keeps its own order', (text) => {
  expect(leftToRight(text)).toBe(`\u2066${text}\u2069`);
});

test.each(['۶۷۷۳۵/ت۵۱۳۰۵هـ', '۱۲/الف', ''])('«%s» stays as it is', (text) => {
  expect(leftToRight(text)).toBe(text);
});

describe('fileNameInText', () => {
  test.each([
    ['اساسنامه 10.pdf', 'اساسنامه \u206610.pdf\u2069'],
    ['messy-500.xlsx', '\u2066messy-500.xlsx\u2069'],
    ['فهرست', 'فهرست'],
  ])('%s', (name, shown) => {
    expect(fileNameInText(name)).toBe(shown);
  });
});
