import { z } from 'zod';
import { AccountId, Role } from '../../access.ts';
import { Instant } from '../../calendar/iso-date.ts';
import { command, query, trace } from '../../kit/method.ts';
import { OptionalText, Text } from '../../text/persian.ts';
import { userNameKey } from './rules.ts';

/** What one signs in with: any letters that leave something when ي/ی, digits and marks are folded. */
export const UserName = Text(40).refine((userName) => userNameKey(userName) !== '');

/** At least 8 characters; what is weak beyond that is decided by rules.ts. */
export const NewPassword = z.string().min(1).max(200);

const Roles = z.array(Role).min(1).max(6).readonly();

export const Account = z.strictObject({
  id: AccountId,
  userName: z.string(),
  fullName: z.string(),
  post: z.string(),
  roles: Roles,
  mustChangePassword: z.boolean(),
  isDisabled: z.boolean(),
  lastSignedInAt: Instant.nullable(),
  version: z.int(),
});
export type Account = z.output<typeof Account>;

export const Myself = z.strictObject({
  accountId: AccountId,
  userName: z.string(),
  fullName: z.string(),
  post: z.string(),
  roles: Roles,
  mustChangePassword: z.boolean(),
  /** Minutes without input before the screen locks. */
  lockAfterMinutes: z.int().positive(),
});
export type Myself = z.output<typeof Myself>;

export const accounts = {
  /** Wrong passwords cost a growing delay (`wait`), then lock the account for a while (`locked_out`). */
  signIn: trace({
    input: z.strictObject({ userName: UserName, password: z.string().max(200) }),
    output: z.strictObject({ token: z.string(), myself: Myself }),
    errors: ['wrong_name_or_password', 'wait', 'locked_out', 'account_disabled'],
    allow: 'public',
  }),
  /** Enters the sample office as one of its made-up people, without a password. */
  enterSample: trace({
    input: z.strictObject({ userName: UserName }),
    output: z.strictObject({ token: z.string(), myself: Myself }),
    errors: ['not_a_sample', 'account_not_found'],
    allow: 'public',
  }),
  signOut: trace({ input: z.strictObject({}), output: z.strictObject({}), errors: [], allow: 'signed_in' }),
  /** The screen was locked, by the person or by the clock; the session stays, the page keeps its input. */
  lock: trace({
    input: z.strictObject({ cause: z.enum(['person', 'idle']) }),
    output: z.strictObject({}),
    errors: [],
    allow: 'signed_in',
  }),
  unlock: trace({
    input: z.strictObject({ password: z.string().max(200) }),
    output: z.strictObject({}),
    errors: ['wrong_password', 'wait', 'locked_out'],
    allow: 'signed_in',
  }),
  getMyself: query({ input: z.strictObject({}), output: Myself, errors: [], allow: 'signed_in' }),
  changeOwnPassword: trace({
    input: z.strictObject({ password: z.string().max(200), newPassword: NewPassword }),
    output: z.strictObject({}),
    errors: ['wrong_password', 'wait', 'locked_out', 'password_weak', 'password_unchanged'],
    allow: 'signed_in',
  }),
  listAccounts: query({
    input: z.strictObject({}),
    output: z.array(Account).readonly(),
    errors: [],
    allow: ['account.manage'],
  }),
  /** The person must choose a password of their own at the first entry. */
  createAccount: command({
    input: z.strictObject({
      userName: UserName,
      fullName: Text(80),
      post: OptionalText(80),
      roles: Roles,
      password: NewPassword,
    }),
    output: Account,
    errors: ['user_name_taken', 'password_weak'],
    allow: ['account.manage'],
  }),
  changeAccount: command({
    input: z.strictObject({
      accountId: AccountId,
      version: z.int(),
      fullName: Text(80),
      post: OptionalText(80),
      roles: Roles,
    }),
    output: Account,
    errors: ['account_not_found', 'changed_meanwhile', 'last_administrator'],
    allow: ['account.manage'],
  }),
  resetPassword: command({
    input: z.strictObject({ accountId: AccountId, password: NewPassword, reason: Text(500) }),
    output: Account,
    errors: ['account_not_found', 'password_weak'],
    allow: ['account.manage'],
  }),
  disableAccount: command({
    input: z.strictObject({ accountId: AccountId, reason: Text(500) }),
    output: Account,
    errors: ['account_not_found', 'already_disabled', 'last_administrator'],
    allow: ['account.manage'],
  }),
  enableAccount: command({
    input: z.strictObject({ accountId: AccountId, reason: Text(500) }),
    output: Account,
    errors: ['account_not_found', 'not_disabled'],
    allow: ['account.manage'],
  }),
} as const;
