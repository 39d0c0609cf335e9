import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IsoDate, addDays, daysBetween } from './iso-date.ts';
import { formatPeriod } from './period.fa.ts';
import { Period, type PeriodKind, bounds, nextPeriod, periodOf, previousPeriod } from './period.ts';

const day = (text: string) => IsoDate.parse(text);
const FIRST = day('1921-03-21');
const LAST = day('2122-03-20');
const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));
const anyKind = fc.constantFrom<PeriodKind>('month', 'season', 'year');

test.each([
  ['2026-11-24', 'month', '1405-M09', 'آذر ۱۴۰۵', '2026-11-22', '2026-12-21'],
  ['2026-11-24', 'season', '1405-S3', 'پاییز ۱۴۰۵', '2026-09-23', '2026-12-21'],
  ['2026-11-24', 'year', '1405', 'سال ۱۴۰۵', '2026-03-21', '2027-03-20'],
  ['2026-10-23', 'month', '1405-M08', 'آبان ۱۴۰۵', '2026-10-23', '2026-11-21'],
  ['2026-03-21', 'month', '1405-M01', 'فروردین ۱۴۰۵', '2026-03-21', '2026-04-20'],
  ['2025-03-20', 'season', '1403-S4', 'زمستان ۱۴۰۳', '2024-12-21', '2025-03-20'],
  ['2025-03-20', 'year', '1403', 'سال ۱۴۰۳', '2024-03-20', '2025-03-20'],
] as const)('%s is in the %s %s (%s), from %s until %s', (date, kind, period, words, from, until) => {
  const found = periodOf(day(date), kind);
  expect(found).toBe(period);
  expect(bounds(found)).toEqual({ from, until });
  expect(formatPeriod(found)).toBe(words);
});

test('a period holds its days and no others, and its neighbours join it without a gap', () => {
  fc.assert(
    fc.property(anyDay, anyKind, (date, kind) => {
      const period = periodOf(date, kind);
      const { from, until } = bounds(period);
      expect(Period.parse(period)).toBe(period);
      expect(from <= date && date <= until).toBe(true);
      expect([periodOf(from, kind), periodOf(until, kind)]).toEqual([period, period]);
      const after = nextPeriod(period);
      if (after === null) expect(until).toBe(LAST);
      else {
        expect(bounds(after).from).toBe(addDays(until, 1));
        expect(previousPeriod(after)).toBe(period);
      }
      if (previousPeriod(period) === null) expect(from).toBe(FIRST);
    }),
  );
});

test('the first and the last period have one neighbour', () => {
  for (const text of ['1300', '1300-S1', '1300-M01']) expect(previousPeriod(Period.parse(text))).toBeNull();
  for (const text of ['1500', '1500-S4', '1500-M12']) expect(nextPeriod(Period.parse(text))).toBeNull();
});

test.each(['1405-M00', '1405-M13', '1405-M8', '1405-S0', '1405-S5', '1299', '1501', '2026-M08', '1405-', ''])(
  '«%s» is no period',
  (text) => {
    expect(Period.safeParse(text).success).toBe(false);
  },
);

test('a day beyond the calendar has no period', () => {
  expect(() => periodOf(addDays(day('2122-03-20'), 1), 'month')).toThrow(RangeError);
});
