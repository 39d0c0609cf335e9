import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../access.ts';
import { Instant } from '../../calendar/iso-date.ts';
import {
  LOCKING_FAILURES,
  LOCK_SECONDS,
  asOfNow,
  decideAttempt,
  delaySeconds,
  hasAdministrator,
  passwordKey,
  userNameKey,
  weaknessOf,
} from './rules.ts';

const START = Date.parse('2026-11-24T06:00:00.000Z');
const after = (seconds: number) => Instant.parse(new Date(START + seconds * 1_000).toISOString());

describe('attempts', () => {
  test('the delay grows from nothing to a minute, then the account is locked', () => {
    const delays = Array.from({ length: 12 }, (_, failures) => delaySeconds(failures));
    expect(delays).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60, LOCK_SECONDS, LOCK_SECONDS]);
  });

  test('one second before the delay is over it is not over', () => {
    for (let failedAttempts = 0; failedAttempts <= 15; failedAttempts += 1) {
      const delay = delaySeconds(failedAttempts);
      const failures = { failedAttempts, lastFailedAt: after(0) };
      expect(decideAttempt(failures, after(delay))).toBe('allowed');
      if (delay === 0) continue;
      const refusal = failedAttempts >= LOCKING_FAILURES ? 'locked_out' : 'wait';
      expect(decideAttempt(failures, after(delay - 1))).toBe(refusal);
      expect(decideAttempt(failures, after(0))).toBe(refusal);
    }
  });

  test('after a clock that ran ahead was set right, one waits the delay and no longer', () => {
    const ahead = { failedAttempts: 5, lastFailedAt: after(100_000) };
    const corrected = asOfNow(ahead, after(0));
    expect(corrected).toEqual({ failedAttempts: 5, lastFailedAt: after(0) });
    expect(decideAttempt(corrected, after(8))).toBe('allowed');
    const behind = { failedAttempts: 5, lastFailedAt: after(-10) };
    expect(asOfNow(behind, after(0))).toBe(behind);
  });
});

describe('names and passwords', () => {
  test.each([
    ['Ali', 'ali'],
    ['علي', 'علی'],
    ['كريمي', 'کریمی'],
    ['کاربر ۱', 'كاربر 1'],
    ['می‌نا', 'مینا'],
    ['رضا کریمی', 'رضاکریمی'],
    ['مؤمن', 'مومن'],
  ])('«%s» and «%s» are the same user name', (a, b) => {
    expect(userNameKey(a)).toBe(userNameKey(b));
  });

  test('a password is the same under another keyboard layout, and case and spaces count', () => {
    expect(passwordKey('كلید۱۲٣')).toBe(passwordKey('کليد123'));
    expect(passwordKey('Abc')).not.toBe(passwordKey('abc'));
    expect(passwordKey('a b')).not.toBe(passwordKey('ab'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(passwordKey(passwordKey(text))).toBe(passwordKey(text));
      }),
    );
  });

  test.each([
    ['1234567', 'too_short'],
    ['😀😀😀😀😁😁😁', 'too_short'],
    ['aaaaaaaaaa', 'one_character'],
    ['۱۱۱۱۱۱۱۱', 'one_character'],
    ['karimi1405', 'is_user_name'],
    ['KARIMI۱۴۰۵', 'is_user_name'],
    ['karimi karimi', null],
    ['password', 'too_common'],
    ['۱۲۳۴۵۶۷۸', 'too_common'],
    ['درخت بلند سپیدار', null],
  ])('%s: %s', (password, weakness) => {
    expect(weaknessOf(password, 'karimi')).toBe(weakness);
  });
});

test('there is an administrator exactly while an enabled account holds the role', () => {
  const account = fc.record({ roles: fc.uniqueArray(fc.constantFrom(...ROLES)), isDisabled: fc.boolean() });
  fc.assert(
    fc.property(fc.array(account), (accounts) => {
      let count = 0;
      for (const { roles, isDisabled } of accounts) {
        if (roles.includes('admin') && !isDisabled) count += 1;
      }
      expect(hasAdministrator(accounts)).toBe(count > 0);
    }),
  );
});
