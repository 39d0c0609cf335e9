import { partsOfNumbered } from '../../../shared/errors/said.fa.ts';
import { LOCKING_FAILURES, delaySeconds, userNameKey } from '../../../shared/features/accounts/rules.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { TRIES_TEXT } from './text.fa.ts';

/** How often this window saw a wrong password, by whom; what was tried elsewhere is not known here. */
export type Tries = Readonly<Record<string, number>>;

export const NO_TRIES: Tries = {};

export function withOneMore(tries: Tries, userName: string): Tries {
  const key = userNameKey(userName);
  return { ...tries, [key]: (tries[key] ?? 0) + 1 };
}

/**
 * How long the next attempt must wait at least: the office may have counted more than this window saw,
 * never less. Null while nothing has to be waited for.
 */
export function waitSentence(tries: Tries, userName: string): string | null {
  const count = tries[userNameKey(userName)] ?? 0;
  const seconds = delaySeconds(count);
  if (seconds === 0) return null;
  if (count >= LOCKING_FAILURES) return TRIES_TEXT.locked(toPersianDigits(seconds / 60));
  return TRIES_TEXT.wait(toPersianDigits(seconds));
}

/** What went wrong, and after it how long to wait where that is known; the error's number stays at the end. */
export function joined(sentence: string, wait: string | null): string {
  if (wait === null) return sentence;
  const parts = partsOfNumbered(sentence);
  return parts === null ? `${sentence} ${wait}` : `${parts.sentence} ${wait} (${parts.number})`;
}
