import { createHash } from 'node:crypto';
import { type AccountId, Role } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';
import type { Account } from '../../../shared/features/accounts/contract.ts';
import { type Failures, userNameKey } from '../../../shared/features/accounts/rules.ts';
import type { Reader, Writer } from '../../database/schema.ts';

/** An account with what never leaves the office side. */
export interface StoredAccount extends Account, Failures {
  readonly passwordHash: string;
}

/** Whose wrong passwords are counted: an account's, or those under a name that no account has. */
export type Counter = { readonly accountId: AccountId } | { readonly stranger: string };

const Roles = Role.array();

export async function allAccounts(db: Reader): Promise<readonly StoredAccount[]> {
  const rows = await db.selectFrom('account').selectAll().orderBy('id').execute();
  return rows.map(({ roles, mustChangePassword, disabledAt, createdAt: _, ...row }) => ({
    ...row,
    roles: Roles.parse(JSON.parse(roles)),
    mustChangePassword: mustChangePassword === 1,
    isDisabled: disabledAt !== null,
  }));
}

export async function accountById(db: Reader, id: AccountId): Promise<StoredAccount | undefined> {
  return (await allAccounts(db)).find((account) => account.id === id);
}

/** By what the name is recognised by, not letter by letter. An office has dozens of accounts at most. */
export async function accountByName(db: Reader, userName: string): Promise<StoredAccount | undefined> {
  const key = userNameKey(userName);
  return (await allAccounts(db)).find((account) => userNameKey(account.userName) === key);
}

export interface NewAccount extends Pick<Account, 'userName' | 'fullName' | 'post' | 'roles'> {
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly createdAt: Instant;
}

export async function insertAccount(db: Writer, account: NewAccount): Promise<AccountId> {
  const { id } = await db
    .insertInto('account')
    .values({
      ...account,
      roles: JSON.stringify(account.roles),
      mustChangePassword: account.mustChangePassword ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAccount(
  db: Writer,
  { id, fullName, post, roles, version }: Pick<Account, 'id' | 'fullName' | 'post' | 'roles' | 'version'>,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ fullName, post, roles: JSON.stringify(roles), version })
    .where('id', '=', id)
    .execute();
}

/** Stores a new password; counted failures are forgotten. */
export async function updatePassword(
  db: Writer,
  id: AccountId,
  passwordHash: string,
  mustChangePassword: boolean,
): Promise<void> {
  await db
    .updateTable('account')
    .set({
      passwordHash,
      mustChangePassword: mustChangePassword ? 1 : 0,
      failedAttempts: 0,
      lastFailedAt: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function updateDisabledAt(db: Writer, id: AccountId, disabledAt: Instant | null): Promise<void> {
  await db
    .updateTable('account')
    .set((of) => ({ disabledAt, version: of('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export async function updateLastSignIn(db: Writer, id: AccountId, lastSignedInAt: Instant): Promise<void> {
  await db.updateTable('account').set({ lastSignedInAt }).where('id', '=', id).execute();
}

/** Where the failures under this name are counted. */
export function counterOf(account: StoredAccount | undefined, name: string): Counter {
  if (account) return { accountId: account.id };
  const hash = createHash('sha256').update(userNameKey(name)).digest('hex');
  return { stranger: hash.slice(0, 4) };
}

export async function failuresOf(db: Reader, counter: Counter): Promise<Failures> {
  const row =
    'accountId' in counter
      ? await db
          .selectFrom('account')
          .select(['failedAttempts', 'lastFailedAt'])
          .where('id', '=', counter.accountId)
          .executeTakeFirst()
      : await db
          .selectFrom('stranger')
          .select(['failedAttempts', 'lastFailedAt'])
          .where('bucket', '=', counter.stranger)
          .executeTakeFirst();
  return row ?? { failedAttempts: 0, lastFailedAt: null };
}

export async function updateFailures(
  db: Writer,
  counter: Counter,
  { failedAttempts, lastFailedAt }: Failures,
): Promise<void> {
  if ('accountId' in counter) {
    await db
      .updateTable('account')
      .set({ failedAttempts, lastFailedAt })
      .where('id', '=', counter.accountId)
      .execute();
    return;
  }
  await db.deleteFrom('stranger').where('bucket', '=', counter.stranger).execute();
  if (lastFailedAt === null) return;
  await db
    .insertInto('stranger')
    .values({ bucket: counter.stranger, failedAttempts, lastFailedAt })
    .execute();
}
