import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Instant, IsoDate, addDays, daysBetween, momentAt, timeInTehran } from './iso-date.ts';

const at = (text: string) => Instant.parse(text);

test.each([
  ['2026-11-24T20:29:59.999Z', '2026-11-24', '23:59'],
  ['2026-11-24T20:30:00.000Z', '2026-11-25', '00:00'],
  ['2026-03-20T20:30:00.000Z', '2026-03-21', '00:00'],
  // No summer time: in July the clock is where it is in January.
  ['2026-07-01T20:29:59.999Z', '2026-07-01', '23:59'],
])('at %s it is %s in Tehran, %s', (instant, today, time) => {
  expect(momentAt(at(instant))).toEqual({ now: instant, today });
  expect(timeInTehran(at(instant))).toBe(time);
});

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00:00.000Z', ''])(
  '«%s» is no day',
  (text) => {
    expect(IsoDate.safeParse(text).success).toBe(false);
  },
);

test.each(['2026-11-24T20:30:00Z', '2026-11-24T20:30:00.000+03:30', '2026-11-24 20:30:00.000Z'])(
  '«%s» is no instant',
  (text) => {
    expect(Instant.safeParse(text).success).toBe(false);
  },
);

test('days later, and the days between', () => {
  const start = IsoDate.parse('1921-03-21');
  const days = fc.integer({ min: 0, max: 73_413 });
  fc.assert(
    fc.property(days, days, (from, to) => {
      const [a, b] = [addDays(start, from), addDays(start, to)];
      expect(daysBetween(a, b)).toBe(to - from);
      expect(addDays(a, to - from)).toBe(b);
      expect(a < b).toBe(from < to);
    }),
  );
});
