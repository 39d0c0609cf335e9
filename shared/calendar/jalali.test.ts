import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPersianDigits } from '../text/digits.ts';
import { IsoDate, addDays, daysBetween } from './iso-date.ts';
import {
  addMonthsJalali,
  addYearsJalali,
  daysInMonth,
  formatJalali,
  formatJalaliLong,
  fromJalali,
  isWeekend,
  monthGrid,
  parseJalali,
  toJalali,
} from './jalali.ts';

const day = (text: string) => IsoDate.parse(text);
const FIRST = day('1921-03-21');
const LAST = day('2122-03-20');

test('every day of 1300 to 1500 is the one ICU says, and comes back', () => {
  const icu = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  let count = 0;
  for (let date = FIRST; date <= LAST; date = addDays(date, 1)) {
    const parts = icu.formatToParts(new Date(`${date}T00:00:00Z`));
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const expected = { year: part('year'), month: part('month'), day: part('day') };
    const found = toJalali(date);
    if (JSON.stringify(found) !== JSON.stringify(expected)) expect([date, found]).toEqual([date, expected]);
    const back = fromJalali(found.year, found.month, found.day);
    if (!back.ok || back.value !== date) expect([date, back]).toEqual([date, { ok: true, value: date }]);
    count += 1;
  }
  expect(count).toBe(73_414);
}, 120_000);

test.each([
  ['1405/9/3', '2026-11-24', 'exact'],
  ['۱۴۰۵/۰۹/۰۳', '2026-11-24', 'exact'],
  ['١٤٠٥-٠٩-٠٣', '2026-11-24', 'exact'],
  ['\u200f1405.9.3\u202b ', '2026-11-24', 'exact'],
  ['14050903', '2026-11-24', 'exact'],
  ['۰۳-۰۹-۱۴۰۵', '2026-11-24', 'day_first'],
  ['98/8/28', '2019-11-19', 'two_digit_year'],
  ['05/9/3', '2026-11-24', 'two_digit_year'],
])('«%s» is read as %s (%s)', (text, date, note) => {
  expect(parseJalali(text)).toEqual({ ok: true, value: { date, note } });
});

test.each([
  ['1403/7/31', 'no_such_day'],
  ['1404/12/30', 'no_such_day'],
  ['1403/13/1', 'no_such_day'],
  ['2026/11/24', 'no_such_day'],
  ['ندارد', 'unreadable'],
  ['45292', 'unreadable'],
  ['', 'unreadable'],
  ['1403/7', 'unreadable'],
])('«%s» is %s', (text, error) => {
  expect(parseJalali(text)).toEqual({ ok: false, error });
});

const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

test('what is written is read back, in any digits', () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      expect(parseJalali(formatJalali(date))).toEqual({ ok: true, value: { date, note: 'exact' } });
      expect(parseJalali(toPersianDigits(formatJalali(date)))).toMatchObject({ value: { date } });
    }),
  );
});

test('months later: the same day, or the last one of a shorter month', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (date, months) => {
      const from = toJalali(date);
      const to = toJalali(addMonthsJalali(date, months));
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months);
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
    }),
  );
});

test('two years after 30 Esfand of a leap year is 29 Esfand', () => {
  expect(formatJalali(addYearsJalali(day('2025-03-20'), 2))).toBe('1405/12/29');
});

test('a day in words', () => {
  expect(formatJalaliLong(day('2026-11-24'))).toBe('سه‌شنبه ۳ آذر ۱۴۰۵');
  expect([day('2026-11-26'), day('2026-11-27'), day('2026-11-28')].map(isWeekend)).toEqual([
    true,
    true,
    false,
  ]);
});

test('a month in weeks holds each of its days once, Saturday first', () => {
  const grid = monthGrid(1405, 8);
  expect(grid.every((week) => week.length === 7)).toBe(true);
  expect(grid.flat().filter((cell) => cell !== null)).toHaveLength(30);
  expect(grid[0]?.indexOf(day('2026-10-23'))).toBe(6);
});
