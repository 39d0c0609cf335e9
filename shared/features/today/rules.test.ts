import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IsoDate, addDays } from '../../calendar/iso-date.ts';
import { NgoFilter } from '../ngos/list.ts';
import { TaskKind } from './contract.ts';
import { type TaskDay, reportYearDue, taskGroups, windowOf } from './rules.ts';

const TODAY = IsoDate.parse('2026-11-24');
const day = (today: string, annualReportMonths = 2): TaskDay => ({
  today: IsoDate.parse(today),
  windows: [30, 60, 90],
  annualReportMonths,
});

test('every kind has its groups, each once, with a filter that the list takes', () => {
  const groups = taskGroups(day(TODAY));
  expect(new Set(groups.map(({ kind }) => kind))).toEqual(new Set(TaskKind.options));
  expect(new Set(groups.map(({ kind, urgency }) => `${kind} ${urgency}`)).size).toBe(groups.length);
  for (const { filter } of groups) if (filter !== null) NgoFilter.parse(filter);
});

describe('the annual report', () => {
  // 1 Farvardin 1405 is 21 March 2026; two months later is 1 Khordad, 22 May.
  test.each([
    ['2026-03-20', 1403],
    ['2026-03-21', 1403],
    ['2026-05-21', 1403],
    ['2026-05-22', 1404],
    ['2027-03-20', 1404],
  ])('on %s that of %i is due', (today, year) => {
    expect(reportYearDue(day(today))).toBe(year);
  });

  test('is due when the months that the office has set have passed', () => {
    expect(reportYearDue(day('2026-04-21', 1))).toBe(1404);
    expect(reportYearDue(day('2026-04-20', 1))).toBe(1403);
  });
});

test('the window is the narrowest that reaches the day', () => {
  const windows = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(windows, fc.integer({ min: -500, max: 500 }), (unordered, days) => {
      const ascending = [...unordered].sort((a, b) => a - b);
      const found = windowOf(addDays(TODAY, days), { ...day(TODAY), windows: ascending });
      const reaching = unordered.filter((window) => days >= 0 && days <= window);
      expect(found).toBe(reaching.length === 0 ? null : Math.min(...reaching));
    }),
  );
  expect(windowOf(null, day(TODAY))).toBeNull();
});
