import { expect, test } from 'vitest';
import { systemClock } from '../office/clock.ts';
import { hostClock } from './test-clock.ts';

const env = { DAFTAR_TEST_CLOCK: '2026-11-24T09:15:00.000Z' };

test('begins where it is told and runs on', () => {
  let now = 1_000;
  const { clock, startsAt } = hostClock(env, false, () => now);
  expect(clock()).toBe('2026-11-24T09:15:00.000Z');
  now += 2_500;
  expect(clock()).toBe('2026-11-24T09:15:02.500Z');
  expect(startsAt).toBe('2026-11-24T09:15:00.000Z');
});

test('an installed program knows only the machine’s clock', () => {
  expect(hostClock(env, true)).toEqual({ clock: systemClock, startsAt: null });
  expect(hostClock({}, false)).toEqual({ clock: systemClock, startsAt: null });
});

test('refuses what is no instant', () => {
  expect(() => hostClock({ DAFTAR_TEST_CLOCK: 'yesterday' }, false)).toThrow();
});
