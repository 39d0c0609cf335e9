import type { Role } from '../../access.ts';
import type { Instant } from '../../calendar/iso-date.ts';
import { searchKey, toAsciiDigits } from '../../text/persian.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Wrong passwords that cost nothing: a slip of the finger, another keyboard layout. */
export const FREE_FAILURES = 3;
/** From this many wrong passwords on the account is locked for a while. */
export const LOCKING_FAILURES = 10;
export const LOCK_SECONDS = 15 * 60;
export const LONGEST_DELAY_SECONDS = 60;

export const SHORTEST_PASSWORD = 8;

/** Wrong passwords in a row, and when the last was given. */
export interface Failures {
  readonly failedAttempts: number;
  readonly lastFailedAt: Instant | null;
}

export type Attempt = 'allowed' | 'wait' | 'locked_out';

/**
 * How long the next attempt must wait: nothing for the first failures, then 2, 4, 8 … seconds up to a
 * minute, and a quarter of an hour from the tenth on.
 */
export function delaySeconds(failedAttempts: number): number {
  if (failedAttempts < FREE_FAILURES) return 0;
  if (failedAttempts >= LOCKING_FAILURES) return LOCK_SECONDS;
  return Math.min(2 ** (failedAttempts - FREE_FAILURES + 1), LONGEST_DELAY_SECONDS);
}

/** Whether a password may be tried now. An attempt that must wait does not count as another failure. */
export function decideAttempt({ failedAttempts, lastFailedAt }: Failures, now: Instant): Attempt {
  if (lastFailedAt === null) return 'allowed';
  const waitedSeconds = (Date.parse(now) - Date.parse(lastFailedAt)) / 1_000;
  if (waitedSeconds >= delaySeconds(failedAttempts)) return 'allowed';
  return failedAttempts >= LOCKING_FAILURES ? 'locked_out' : 'wait';
}

/**
 * The failures as they count now. After a clock that ran ahead was set right, the delay begins anew:
 * otherwise nobody could enter until the wrong time had come.
 */
export function asOfNow(failures: Failures, now: Instant): Failures {
  const isAhead = failures.lastFailedAt !== null && failures.lastFailedAt > now;
  return isAhead ? { ...failures, lastFailedAt: now } : failures;
}

/** What a user name is recognised by: spelling variants of letters and digits, case and spaces do not matter. */
export function userNameKey(userName: string): string {
  return searchKey(userName);
}

/**
 * A password as it is hashed. The same keys give other characters under another keyboard layout, so
 * Persian and Arabic digits, ي/ی and ك/ک are the same; nothing else is folded.
 */
export function passwordKey(password: string): string {
  return toAsciiDigits(password.normalize('NFKC')).replace(/ي/g, 'ی').replace(/ك/g, 'ک');
}

export type Weakness = 'too_short' | 'is_user_name' | 'too_common' | 'one_character';

/**
 * Why a password is refused, or null. At least eight characters, not the user name (also with digits
 * after it), not one of the commonest, not one character repeated. No rule asks for kinds of
 * characters: such rules make passwords worse (NIST SP 800-63B, 5.1.1.2).
 */
export function weaknessOf(password: string, userName: string): Weakness | null {
  const key = passwordKey(password).toLowerCase();
  const characters = [...key];
  if (characters.length < SHORTEST_PASSWORD) return 'too_short';
  if (new Set(characters).size === 1) return 'one_character';
  if (isMadeOf(searchKey(key), userNameKey(userName))) return 'is_user_name';
  return COMMON_PASSWORDS.has(key) ? 'too_common' : null;
}

function isMadeOf(password: string, userName: string): boolean {
  return password.startsWith(userName) && /^[0-9]*$/.test(password.slice(userName.length));
}

interface Standing {
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
}

/** Whether somebody is left who can manage accounts: the last administrator can never be removed. */
export function hasAdministrator(accounts: readonly Standing[]): boolean {
  return accounts.some(({ roles, isDisabled }) => !isDisabled && roles.includes('admin'));
}
