import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Instant } from '../../calendar/iso-date.ts';
import { BackupName, BackupReason } from './contract.ts';
import {
  DEFAULT_ROTATION,
  type Rotated,
  type Rotation,
  backupName,
  carryingOf,
  isCheckDue,
  isDeliberate,
  isDue,
  leavingOf,
  warningsOf,
} from './rules.ts';

const at = (text: string) => Instant.parse(text);
const NOW = at('2026-11-24T09:15:00.000Z');
const HOUR = 3_600_000;
const hoursAgo = (hours: number) => at(new Date(Date.parse(NOW) - hours * HOUR).toISOString());

const file = (hours: number, isWhole = true, isDeliberate = false): Rotated => ({
  name: `f${hours}`,
  madeAt: hoursAgo(hours),
  isWhole,
  isDeliberate,
});
const files = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 24 * 800 }), fc.boolean(), fc.boolean()), {
    selector: ([hours]) => hours,
  })
  .map((list) => list.map(([hours, isWhole, isDeliberate]) => file(hours, isWhole, isDeliberate)));
const count = fc.integer({ min: 0, max: 30 });
const rotations: fc.Arbitrary<Rotation> = fc.record({
  hours: count,
  days: count,
  weeks: count,
  months: count,
  deliberate: count,
});

const staying = (all: readonly Rotated[], rotation: Rotation, justMade: string | null = null) => {
  const leaving = new Set(leavingOf(all, rotation, justMade, NOW));
  return all.filter(({ name }) => !leaving.has(name));
};

test('the newest whole backup is never removed, whatever the rotation says', () => {
  fc.assert(
    fc.property(files, rotations, (all, rotation) => {
      const newest = all.filter(({ isWhole }) => isWhole).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))[0];
      if (newest) expect(staying(all, rotation)).toContainEqual(newest);
      else expect(staying(all, rotation)).toEqual(all);
    }),
  );
});

test('never keeps more whole files than the periods, the newest and what was made on purpose', () => {
  fc.assert(
    fc.property(files, rotations, (all, rotation) => {
      const whole = staying(all, rotation).filter(({ isWhole }) => isWhole);
      const { hours, days, weeks, months, deliberate } = rotation;
      expect(whole.length).toBeLessThanOrEqual(hours + days + weeks + months + deliberate + 1);
    }),
  );
});

test('of what was made on purpose the last ones stay, however close together they were made', () => {
  fc.assert(
    fc.property(files, rotations, (all, rotation) => {
      const wanted = all
        .filter((one) => one.isWhole && one.isDeliberate)
        .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
        .slice(0, rotation.deliberate);
      expect(staying(all, rotation)).toEqual(expect.arrayContaining(wanted));
    }),
  );
  const within = (minutes: number): Rotated => ({
    ...file(0),
    name: `m${minutes}`,
    madeAt: at(new Date(Date.parse(NOW) - minutes * 60_000).toISOString()),
    isDeliberate: true,
  });
  // The button twice in one hour, and the clock's own after it.
  const all = [within(20), within(10), { ...within(0), isDeliberate: false }];
  expect(staying(all, DEFAULT_ROTATION)).toEqual(all);
});

test('rotating what has just been rotated removes nothing more', () => {
  fc.assert(
    fc.property(files, rotations, (all, rotation) => {
      expect(leavingOf(staying(all, rotation), rotation, null, NOW)).toEqual([]);
    }),
  );
});

test('rotating at every backup ends where rotating once does, so no period loses its first', () => {
  fc.assert(
    fc.property(files, (all) => {
      const whole = all.filter(({ isWhole }) => isWhole).sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1));
      let kept: readonly Rotated[] = [];
      for (const next of whole) kept = staying([...kept, next], DEFAULT_ROTATION, next.name);
      const hours = new Set(kept.map(({ name }) => name));
      for (const { name } of staying(whole, { ...DEFAULT_ROTATION, hours: 0, days: 0 }))
        expect(hours).toContain(name);
    }),
  );
});

test('what was just made stays although the clock was set back to before everything', () => {
  const old: Rotated = {
    name: 'just',
    madeAt: at('2000-01-01T00:00:00.000Z'),
    isWhole: true,
    isDeliberate: false,
  };
  const all = [...Array.from({ length: 100 }, (_, index) => file(index)), old];
  const rotation = { hours: 1, days: 1, weeks: 1, months: 1, deliberate: 0 };
  expect(staying(all, rotation, 'just')).toContainEqual(old);
});

test('of an office day it keeps every hour, of the day before only the first', () => {
  const all = Array.from({ length: 48 }, (_, index) => file(index));
  const kept = staying(all, { hours: 24, days: 3, weeks: 0, months: 0, deliberate: 0 }).map(
    ({ name }) => name,
  );
  expect(kept).toEqual([...Array.from({ length: 24 }, (_, index) => `f${index}`), 'f36', 'f47']);
});

test('days, weeks and months begin as they do in Tehran', () => {
  // 1 Azar 1405 is a Sunday; its first hour is the evening before in UTC.
  const before: Rotated = {
    name: 'before',
    madeAt: at('2026-11-21T20:29:00.000Z'),
    isWhole: true,
    isDeliberate: false,
  };
  const after: Rotated = {
    name: 'after',
    madeAt: at('2026-11-21T20:31:00.000Z'),
    isWhole: true,
    isDeliberate: false,
  };
  const last: Rotated = {
    name: 'last',
    madeAt: at('2026-11-22T08:00:00.000Z'),
    isWhole: true,
    isDeliberate: false,
  };
  const months = { hours: 0, days: 0, weeks: 0, months: 1, deliberate: 0 };
  expect(staying([before, after, last], months).map(({ name }) => name)).toEqual(['after', 'last']);
  const days = { hours: 0, days: 1, weeks: 0, months: 0, deliberate: 0 };
  expect(staying([before, after, last], days).map(({ name }) => name)).toEqual(['after', 'last']);
  const weeks = { hours: 0, days: 0, weeks: 1, months: 0, deliberate: 0 };
  expect(staying([before, after, last], weeks).map(({ name }) => name)).toEqual(['before', 'last']);
});

test('on purpose is what the button and risky acts make', () => {
  const reasons = BackupReason.options.filter(isDeliberate);
  expect(reasons).toEqual(['manual', 'before_migration', 'before_restore']);
});

test('a damaged file fills no place, and goes after a month if a whole one is there', () => {
  const damaged = [file(24 * 29, false), file(24 * 31, false)];
  expect(leavingOf([...damaged, file(1)], DEFAULT_ROTATION, null, NOW)).toEqual(['f744']);
  expect(leavingOf(damaged, DEFAULT_ROTATION, null, NOW)).toEqual([]);
});

const hashes: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), {
  maxLength: 6,
});
test('after carrying over, everything that stays finds every document it found before', () => {
  const member = fc.record({ here: hashes, elsewhere: hashes });
  fc.assert(
    fc.property(fc.array(member, { maxLength: 5 }), hashes, (list, leaving) => {
      const all = list.map(({ here, elsewhere }, index) => ({
        name: `f${index}`,
        here: new Set(here),
        elsewhere: new Set(elsewhere.filter((hash) => !here.includes(hash))),
      }));
      const { into } = carryingOf(all, leaving);
      const before = new Set([...all.flatMap(({ here }) => [...here]), ...leaving]);
      const after = new Set([...all.flatMap(({ here }) => [...here]), ...[...into.values()].flat()]);
      for (const { elsewhere } of all) {
        for (const hash of elsewhere) if (before.has(hash)) expect(after.has(hash)).toBe(true);
      }
      const carried = [...into.values()].flat();
      expect(new Set(carried).size).toBe(carried.length);
      for (const [name, taken] of into) {
        const target = all.find((one) => one.name === name);
        for (const hash of taken) expect(target?.elsewhere.has(hash)).toBe(true);
      }
    }),
  );
});

test('nothing is carried that is held elsewhere or named by nobody', () => {
  const one = { name: 'one', here: new Set(['a']), elsewhere: new Set<string>() };
  const two = { name: 'two', here: new Set<string>(), elsewhere: new Set(['a', 'b']) };
  expect([...carryingOf([one, two], ['a', 'b', 'c']).into]).toEqual([['two', ['b']]]);
});

const standing = { lastMadeAt: hoursAgo(2), failedAt: null, isChanged: true };
test('is due an hour after the last one, if something was written', () => {
  expect(isDue(standing, NOW)).toBe(true);
  expect(isDue({ ...standing, isChanged: false }, NOW)).toBe(false);
  expect(isDue({ ...standing, lastMadeAt: hoursAgo(0.99) }, NOW)).toBe(false);
  expect(isDue({ ...standing, lastMadeAt: hoursAgo(1) }, NOW)).toBe(true);
  expect(isDue({ ...standing, lastMadeAt: null }, NOW)).toBe(true);
});

test('is tried again ten minutes after a failure, and at once where the clock was set back', () => {
  expect(isDue({ ...standing, failedAt: hoursAgo(0.1) }, NOW)).toBe(false);
  expect(isDue({ ...standing, failedAt: hoursAgo(0.2) }, NOW)).toBe(true);
  expect(isDue({ ...standing, lastMadeAt: hoursAgo(-24) }, NOW)).toBe(true);
  expect(isDue({ ...standing, failedAt: hoursAgo(-24) }, NOW)).toBe(true);
});

test('warns of what somebody should see to, and of nothing else', () => {
  const well = { isChanged: false, since: hoursAgo(500), hasFailed: false, second: null };
  expect(warningsOf(well, NOW)).toEqual([]);
  expect(warningsOf({ ...well, isChanged: true }, NOW)).toEqual(['last_old']);
  expect(warningsOf({ ...well, isChanged: true, since: hoursAgo(23) }, NOW)).toEqual([]);
  expect(warningsOf({ ...well, hasFailed: true }, NOW)).toEqual(['last_failed']);
  const second = { isPresent: true, lastMadeAt: hoursAgo(24 * 6) };
  expect(warningsOf({ ...well, second }, NOW)).toEqual([]);
  expect(warningsOf({ ...well, second: { ...second, lastMadeAt: null } }, NOW)).toEqual([]);
  const old = { isPresent: false, lastMadeAt: hoursAgo(24 * 8) };
  expect(warningsOf({ ...well, second: old }, NOW)).toEqual(['second_absent', 'second_old']);
});

test('a file is read again after a week, or where it never was', () => {
  expect(isCheckDue(hoursAgo(24 * 6), NOW)).toBe(false);
  expect(isCheckDue(hoursAgo(24 * 7), NOW)).toBe(true);
  expect(isCheckDue(null, NOW)).toBe(true);
});

test('names sort as they were made, are never taken, and stand in the contract', () => {
  expect(backupName(NOW, () => false)).toBe('daftar-20261124-091500.daftar');
  const taken = ['daftar-20261124-091500.daftar', 'daftar-20261124-091500-2.daftar'];
  const name = backupName(NOW, (one) => taken.includes(one));
  expect(name).toBe('daftar-20261124-091500-3.daftar');
  expect(BackupName.safeParse(name).success).toBe(true);
});
