import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import { toAsciiDigits } from '../../../shared/text/digits.ts';
import { agoWords, momentWords, sizeOf, sizeWords, tookWords } from './words.fa.ts';

const at = (text: string) => Instant.parse(text);
const day = (text: string) => IsoDate.parse(text);

test('a size has the unit that people would choose', () => {
  expect(sizeWords(0)).toBe('۱ کیلوبایت');
  expect(sizeWords(9_400)).toBe('۹ کیلوبایت');
  expect(sizeWords(2_400_000)).toBe('۲٫۴ مگابایت');
  expect(sizeWords(1_930_000_000)).toBe('۱٫۹ گیگابایت');
});

test('what is done never looks like more than the whole', () => {
  expect(sizeOf(620_000_000, 2_048_000_000)).toBe('۰٫۶ از ۲٫۰ گیگابایت');
  fc.assert(
    fc.property(fc.nat(5_000_000_000), fc.nat(5_000_000_000), (one, other) => {
      const [done, total] = one < other ? [one, other] : [other, one];
      const [shown = 0, whole = 0] = toAsciiDigits(sizeOf(done, total))
        .replaceAll('٫', '.')
        .replaceAll('٬', '')
        .split(' از ')
        .map((part) => Number.parseFloat(part));
      expect(shown).toBeLessThanOrEqual(whole);
    }),
  );
});

test('the day is the one in Tehran, not the one in UTC', () => {
  // Half past midnight of the fifth of Azar in Tehran is still the fourth in UTC.
  const made = at('2026-11-25T21:00:00.000Z');
  expect(agoWords(made, day('2026-11-26'))).toBe('امروز \u2066۰۰:۳۰\u2069');
  expect(agoWords(made, day('2026-11-27'))).toBe('دیروز \u2066۰۰:۳۰\u2069');
  expect(agoWords(made, day('2026-12-08'))).toBe('۱۲ روز پیش');
  expect(momentWords(made)).toBe('\u2066۱۴۰۵/۰۹/۰۵\u2069 ساعت \u2066۰۰:۳۰\u2069');
});

test('a clock that was set back does not make a backup of the future', () => {
  expect(agoWords(at('2026-11-28T08:00:00.000Z'), day('2026-11-25'))).toBe('امروز \u2066۱۱:۳۰\u2069');
});

test('how long it took, in seconds and then in minutes', () => {
  expect(tookWords(4_210)).toBe('۴٫۲ ثانیه');
  expect(tookWords(60_000)).toBe('۱ دقیقه');
  expect(tookWords(125_400)).toBe('۲ دقیقه و ۵ ثانیه');
});
