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
    // The dot stands between the Persian name and its ending, not behind it.
    ['رونوشت اصل.png', 'رونوشت اصل.\u2066png\u2069'],
    ['فهرست_2.xlsx', 'فهرست_\u20662.xlsx\u2069'],
    ['نامه (1).pdf', 'نامه \u2066(1).pdf\u2069'],
  ])('%s', (name, shown) => {
    expect(fileNameInText(name)).toBe(shown);
  });
});
