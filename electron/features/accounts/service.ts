import type { AccountId } from '../../../shared/access.ts';
import type { Account, accounts } from '../../../shared/features/accounts/contract.ts';
import { hasAdministrator, passwordKey, weaknessOf } from '../../../shared/features/accounts/rules.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import type { Reader } from '../../database/schema.ts';
import type { QueryContext, Service } from '../../office/service.ts';
import { isSample } from '../office/repository.ts';
import {
  enter,
  hashPassword,
  keepCommittedHead,
  myselfOf,
  renewHash,
  sessionOf,
  tryPassword,
  trySecret,
} from './entrance.ts';
import { isSecret } from './passwords.ts';
import {
  type StoredAccount,
  accountById,
  accountByName,
  allAccounts,
  counterOf,
  insertAccount,
  updateAccount,
  updateDisabledAt,
  updatePassword,
} from './repository.ts';

export const accountsService: Service<typeof accounts> = {
  signIn: async ({ userName, password }, context) => {
    const { db, moment, resources } = context;
    const account = await accountByName(db, userName);
    const attempt = {
      secret: passwordKey(password),
      hash: account?.passwordHash ?? null,
      counter: counterOf(account, userName),
    };
    const tried = await trySecret(db, attempt, moment, resources.passwordCost);
    if (!tried.ok) {
      const code = tried.error === 'wrong' ? 'wrong_name_or_password' : tried.error;
      return account ? errAbout(subjectOf(account.id), code) : err(code);
    }
    // Only the right secret gets here, and only an account has one.
    if (!account) throw new Error('A password fitted no account');
    if (account.isDisabled) return errAbout(subjectOf(account.id), 'account_disabled');
    await renewHash(account, password, context);
    return changed(await enter(account, context), aboutSession(account.id));
  },

  enterSample: async ({ userName }, context) => {
    if (!(await isSample(context.db))) return err('not_a_sample');
    const account = await accountByName(context.db, userName);
    if (!account || account.isDisabled) return err('account_not_found');
    return changed(await enter(account, context), aboutSession(account.id));
  },

  signOut: async (_, context) => {
    const accountId = context.actor();
    await keepCommittedHead(context);
    const { token, resources, afterwards } = context;
    if (token !== null) afterwards(() => resources.sessions.end(token));
    return changed({}, aboutSession(accountId));
  },

  lock: async ({ cause }, { actor }) =>
    changed({}, { subject: subjectOf(actor()), before: null, after: { cause } }),

  unlock: async ({ password }, context) => {
    const account = await self(context);
    const subject = subjectOf(account.id);
    // The sample's people have no password.
    if (!(await isSample(context.db))) {
      const tried = await tryPassword(account, password, context);
      if (!tried.ok) return errAbout(subject, tried.error === 'wrong' ? 'wrong_password' : tried.error);
    }
    return changed({}, aboutSession(account.id));
  },

  getMyself: async (_, context) => ok(await myselfOf(context.db, await self(context), context.moment)),

  changeOwnPassword: async ({ password, newPassword }, context) => {
    const { db, resources, afterwards } = context;
    const account = await self(context);
    const subject = subjectOf(account.id);
    const tried = await tryPassword(account, password, context);
    if (!tried.ok) return errAbout(subject, tried.error === 'wrong' ? 'wrong_password' : tried.error);
    if (weaknessOf(newPassword, account.userName)) return errAbout(subject, 'password_weak');
    const isSame = await isSecret(passwordKey(newPassword), account.passwordHash, resources.passwordCost);
    if (isSame) return errAbout(subject, 'password_unchanged');

    await updatePassword(db, account.id, await hashPassword(newPassword, resources.passwordCost), false);
    const session = sessionOf({ ...account, mustChangePassword: false });
    afterwards(() => resources.sessions.refresh(session));
    return changed({}, onRecord(account, { ...account, mustChangePassword: false }));
  },

  listAccounts: async (_, { db }) => ok((await allAccounts(db)).map(shown)),

  createAccount: async ({ password, ...account }, { db, moment, resources }) => {
    if (await accountByName(db, account.userName)) return err('user_name_taken');
    if (weaknessOf(password, account.userName)) return err('password_weak');
    const id = await insertAccount(db, {
      ...account,
      roles: [...new Set(account.roles)],
      passwordHash: await hashPassword(password, resources.passwordCost),
      mustChangePassword: true,
      createdAt: moment.now,
    });
    const after = shown(await existing(db, id));
    return changed(after, { subject: subjectOf(id), before: null, after });
  },

  changeAccount: async ({ accountId, version, ...change }, { db, resources, afterwards }) => {
    const all = await allAccounts(db);
    const before = all.find(({ id }) => id === accountId);
    if (!before) return err('account_not_found');
    if (before.version !== version) return errAbout(subjectOf(accountId), 'changed_meanwhile');
    const after = { ...before, ...change, roles: [...new Set(change.roles)], version: version + 1 };
    if (!hasAdministrator(withOne(all, after))) return errAbout(subjectOf(accountId), 'last_administrator');

    await updateAccount(db, after);
    afterwards(() => resources.sessions.refresh(sessionOf(after)));
    return changed(shown(after), onRecord(before, after));
  },

  resetPassword: async ({ accountId, password, reason }, { db, resources, afterwards }) => {
    const before = await accountById(db, accountId);
    if (!before) return err('account_not_found');
    if (weaknessOf(password, before.userName)) return errAbout(subjectOf(accountId), 'password_weak');

    await updatePassword(db, accountId, await hashPassword(password, resources.passwordCost), true);
    afterwards(() => resources.sessions.endAllOf(accountId));
    const after = { ...before, mustChangePassword: true };
    return changed(shown(after), { ...onRecord(before, after), reason });
  },

  disableAccount: async ({ accountId, reason }, { db, moment, resources, afterwards }) => {
    const all = await allAccounts(db);
    const before = all.find(({ id }) => id === accountId);
    if (!before) return err('account_not_found');
    if (before.isDisabled) return errAbout(subjectOf(accountId), 'already_disabled');
    const after = { ...before, isDisabled: true, version: before.version + 1 };
    if (!hasAdministrator(withOne(all, after))) return errAbout(subjectOf(accountId), 'last_administrator');

    await updateDisabledAt(db, accountId, moment.now);
    afterwards(() => resources.sessions.endAllOf(accountId));
    return changed(shown(after), { ...onRecord(before, after), reason });
  },

  enableAccount: async ({ accountId, reason }, { db }) => {
    const before = await accountById(db, accountId);
    if (!before) return err('account_not_found');
    if (!before.isDisabled) return errAbout(subjectOf(accountId), 'not_disabled');

    await updateDisabledAt(db, accountId, null);
    const after = { ...before, isDisabled: false, version: before.version + 1 };
    return changed(shown(after), { ...onRecord(before, after), reason });
  },
};

/** What of an account may be seen, on the screen and in the trail: never its password or hash. */
function shown(account: StoredAccount): Account {
  const { passwordHash: _, failedAttempts: __, lastFailedAt: ___, ...rest } = account;
  return rest;
}

function onRecord(before: StoredAccount, after: StoredAccount) {
  return { subject: subjectOf(before.id), before: shown(before), after: shown(after) };
}

function withOne(all: readonly StoredAccount[], changedOne: StoredAccount): readonly StoredAccount[] {
  return all.map((one) => (one.id === changedOne.id ? changedOne : one));
}

async function self({ db, actor }: Pick<QueryContext, 'db' | 'actor'>): Promise<StoredAccount> {
  return existing(db, actor());
}

async function existing(db: Reader, id: AccountId): Promise<StoredAccount> {
  const account = await accountById(db, id);
  if (!account) throw new Error(`Account ${id} is gone although accounts are never deleted`);
  return account;
}

const subjectOf = (id: AccountId) => `account/${id}`;

const aboutSession = (id: AccountId) => ({ subject: subjectOf(id), before: null, after: null });
