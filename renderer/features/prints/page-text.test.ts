import { describe, expect, test } from 'vitest';
import { type PlacedText, pageText } from './page-text.ts';

/** Words on one line from the right edge, 3 points apart, 6 points for each letter. */
function line(y: number, ...words: readonly string[]): readonly PlacedText[] {
  let right = 500;
  return words.map((text) => {
    const width = text.length * 6;
    const x = right - width;
    right = x - 3;
    return { text, x, y, width, size: 10 };
  });
}

describe('the text of a page', () => {
  test('is read from above and from the right, whatever the order in the file', () => {
    const pieces = [...line(700, 'نام', 'تشکل'), ...line(720, 'بسمه', 'تعالی')];
    expect(pageText(pieces)).toBe('بسمه تعالی\nنام تشکل');
    expect(pageText([...pieces].reverse())).toBe('بسمه تعالی\nنام تشکل');
  });

  test('parts cells that stand far from each other, and joins what touches', () => {
    const cell = { y: 10, size: 10 };
    expect(
      pageText([
        { text: 'معتبر', x: 300, width: 30, ...cell },
        { text: '۱۴۰۵/۰۹/۰۴', x: 200, width: 60, ...cell },
        { text: 'تا', x: 186, width: 14, ...cell },
      ]),
    ).toBe('معتبر، ۱۴۰۵/۰۹/۰۴تا');
  });

  test('keeps Latin words in their own order', () => {
    const at = { y: 10, size: 10, width: 30 };
    expect(
      pageText([
        { text: 'قالب', x: 200, ...at },
        { text: 'Workbook', x: 167, ...at },
        { text: 'Excel', x: 134, ...at },
      ]),
    ).toBe('قالب Excel Workbook');
  });
});
