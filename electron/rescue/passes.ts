import { randomUUID } from 'node:crypto';
import { AccountId, Role } from '../../shared/access.ts';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import {
  type Failures,
  asOfNow,
  decideAttempt,
  passwordKey,
  userNameKey,
} from '../../shared/features/accounts/rules.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { CURRENT_COST, isSecret } from '../features/accounts/passwords.ts';
import { isDamage, type RawDatabase } from './raw-database.ts';
import { salvage } from './salvage.ts';

/** An account as it can be read from whatever is left. */
export interface ReadAccount {
  readonly accountId: AccountId;
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly isAdministrator: boolean;
  readonly isDisabled: boolean;
}

const Roles = Role.array();
const COLUMNS = ['id', 'user_name', 'full_name', 'roles', 'password_hash', 'disabled_at'];

/** The accounts that can be read, row by row. */
export async function readAccounts(db: RawDatabase): Promise<readonly ReadAccount[]> {
  const accounts: ReadAccount[] = [];
  try {
    await salvage(db, { name: 'account', key: 'id', columns: COLUMNS }, (rows) => {
      for (const row of rows) {
        const id = AccountId.safeParse(row['id']);
        const roles = Roles.safeParse(jsonOf(String(row['roles'])));
        if (!id.success || !roles.success) continue;
        accounts.push({
          accountId: id.data,
          userName: String(row['user_name']),
          fullName: String(row['full_name']),
          passwordHash: String(row['password_hash']),
          isAdministrator: roles.data.includes('admin'),
          isDisabled: row['disabled_at'] !== null,
        });
      }
    });
  } catch (failure) {
    // No such table, or one without these columns: then nobody can be recognised.
    if (!isDamage(failure) && !(failure instanceof Error && 'code' in failure)) throw failure;
  }
  return accounts;
}

/** Wrong passwords while the office does not open: in memory, for nothing can be written. */
export type Tries = Map<string, Failures>;

export type SignInError = 'wrong_name_or_password' | 'wait' | 'locked_out' | 'not_an_administrator';

/** Who it is, tried with the same delays as at the entrance. */
export async function recognised(
  accounts: readonly ReadAccount[],
  { userName, password }: { readonly userName: string; readonly password: string },
  tries: Tries,
  now: Instant,
): Promise<Result<ReadAccount, SignInError>> {
  const key = userNameKey(userName);
  const failures = asOfNow(tries.get(key) ?? { failedAttempts: 0, lastFailedAt: null }, now);
  const decision = decideAttempt(failures, now);
  if (decision !== 'allowed') return err(decision);
  // Counted before it is known, so that many at once are no way around the delay.
  if (tries.size > 1_000) tries.clear();
  tries.set(key, { failedAttempts: failures.failedAttempts + 1, lastFailedAt: now });
  const account = accounts.find((one) => userNameKey(one.userName) === key);
  const isRight = await isSecret(passwordKey(password), account?.passwordHash ?? null, CURRENT_COST);
  if (!isRight || account === undefined || account.isDisabled) return err('wrong_name_or_password');
  tries.delete(key);
  return account.isAdministrator ? ok(account) : err('not_an_administrator');
}

export function newPass(): string {
  return randomUUID();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
