import type { Account, Myself } from '../../../shared/features/accounts/contract.ts';
import { asOfNow, decideAttempt, passwordKey } from '../../../shared/features/accounts/rules.ts';
import { numberOn } from '../../../shared/features/settings/rules.ts';
import type { Moment } from '../../../shared/calendar/iso-date.ts';
import { type Result, err, ok } from '../../../shared/kit/result.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import { advanceHead } from '../../office/kept-head.ts';
import type { CommandContext } from '../../office/service.ts';
import type { Session } from '../../office/session.ts';
import { allParameters } from '../settings/repository.ts';
import { hashSecret, isOutdated, isSecret, type ScryptCost } from './passwords.ts';
import {
  type Counter,
  type StoredAccount,
  failuresOf,
  updateFailures,
  updateLastSignIn,
  updatePassword,
} from './repository.ts';

/**
 * Tries a secret against its hash and counts what is wrong. While an attempt must wait nothing is tried
 * and nothing counted. Without a hash it behaves, and takes, as with one. Belongs into a `trace`, whose
 * writes stay when it fails.
 */
export async function trySecret(
  db: Writer,
  attempt: { readonly secret: string; readonly hash: string | null; readonly counter: Counter },
  moment: Moment,
  cost: ScryptCost,
): Promise<Result<null, 'wrong' | 'wait' | 'locked_out'>> {
  const stored = await failuresOf(db, attempt.counter);
  const failures = asOfNow(stored, moment.now);
  const decision = decideAttempt(failures, moment.now);
  if (decision !== 'allowed') {
    if (failures !== stored) await updateFailures(db, attempt.counter, failures);
    return err(decision);
  }
  if (await isSecret(attempt.secret, attempt.hash, cost)) {
    if (failures.failedAttempts > 0) {
      await updateFailures(db, attempt.counter, { failedAttempts: 0, lastFailedAt: null });
    }
    return ok(null);
  }
  const failedAttempts = failures.failedAttempts + 1;
  await updateFailures(db, attempt.counter, { failedAttempts, lastFailedAt: moment.now });
  return err('wrong');
}

/** The password of a known account: for unlocking and for acts that ask for it once more. */
export function tryPassword(
  account: StoredAccount,
  password: string,
  { db, moment, resources }: CommandContext,
): Promise<Result<null, 'wrong' | 'wait' | 'locked_out'>> {
  const attempt = {
    secret: passwordKey(password),
    hash: account.passwordHash,
    counter: { accountId: account.id },
  };
  return trySecret(db, attempt, moment, resources.passwordCost);
}

/** Opens a session for somebody who has proved who they are. */
export async function enter(account: StoredAccount, context: CommandContext) {
  const { db, moment, resources } = context;
  await updateLastSignIn(db, account.id, moment.now);
  await keepCommittedHead(context);
  const token = resources.sessions.begin(sessionOf(account));
  return { token, myself: await myselfOf(db, account, moment) };
}

/** After the right password: a hash with parameters of former years is replaced. */
export async function renewHash(account: StoredAccount, password: string, context: CommandContext) {
  const { db, resources } = context;
  if (!isOutdated(account.passwordHash, resources.passwordCost)) return;
  const hash = await hashPassword(password, resources.passwordCost);
  await updatePassword(db, account.id, hash, account.mustChangePassword);
}

export function hashPassword(password: string, cost: ScryptCost): Promise<string> {
  return hashSecret(passwordKey(password), cost);
}

/** Inside a transaction its own row is not written yet, so this head is committed. */
export async function keepCommittedHead({ db, resources }: CommandContext): Promise<void> {
  await advanceHead(resources.folders.trailHead, db);
}

export function sessionOf({ id, fullName, roles, mustChangePassword }: Account): Session {
  return { accountId: id, fullName, roles, mustChangePassword };
}

export async function myselfOf(db: Reader, account: Account, { today }: Moment): Promise<Myself> {
  const { id, userName, fullName, post, roles, mustChangePassword } = account;
  const lockAfterMinutes = numberOn(await allParameters(db), 'lock_after_minutes', today);
  return { accountId: id, userName, fullName, post, roles, mustChangePassword, lockAfterMinutes };
}
