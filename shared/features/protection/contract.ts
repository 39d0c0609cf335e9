import { z } from 'zod';
import { errand, query } from '../../kit/method.ts';
import { Passphrase } from '../backups/contract.ts';

/** Long enough that trying all of them takes longer than the data are worth. */
const NewPassphrase = Passphrase.min(12);

/** Failures of whoever proves by the own password that it is really them. */
const OWN_PASSWORD = ['wrong_password', 'wait', 'locked_out'] as const;

/** Sealing the office's folder while the office is closed: docs/adr/0007-at-rest.md. */
export const protection = {
  getState: query({
    input: z.strictObject({}),
    output: z.strictObject({
      isProtected: z.boolean(),
      /** Whether this machine has a store of secrets that may hold the key. */
      hasSystemStore: z.boolean(),
      /** Whether the folder opens without a passphrase in this person's session. */
      opensBySystem: z.boolean(),
      areBackupsEncrypted: z.boolean(),
      isSample: z.boolean(),
    }),
    errors: [],
    allow: ['office.manage'],
  }),
  /** From the next closing on everything is sealed. Without encrypted backups it would be a locked front door. */
  protectFolder: errand({
    input: z.strictObject({ passphrase: NewPassphrase, bySystem: z.boolean(), password: Passphrase }),
    output: z.strictObject({}),
    errors: [...OWN_PASSWORD, 'already_protected', 'backups_not_encrypted', 'is_sample'],
    allow: ['office.manage'],
  }),
  changePassphrase: errand({
    input: z.strictObject({ passphrase: NewPassphrase, bySystem: z.boolean(), password: Passphrase }),
    output: z.strictObject({}),
    errors: [...OWN_PASSWORD, 'not_protected'],
    allow: ['office.manage'],
  }),
  endProtection: errand({
    input: z.strictObject({ password: Passphrase }),
    output: z.strictObject({}),
    errors: [...OWN_PASSWORD, 'not_protected'],
    allow: ['office.manage'],
  }),
} as const;

/**
 * What can be asked while the folder is sealed; answered by the sealed mode and not by the office, so it is
 * no part of `shared/contract.ts`.
 */
export const sealedContract = {
  sealed: {
    getState: query({
      input: z.strictObject({}),
      output: z.strictObject({ folder: z.string(), canOpenBySystem: z.boolean() }),
      errors: [],
      allow: 'public',
    }),
    /** Opens the folder; null asks the system's store. The page is then to be loaded anew. */
    unlock: query({
      input: z.strictObject({ passphrase: Passphrase.nullable() }),
      output: z.strictObject({}),
      errors: ['wrong_passphrase', 'not_by_system'],
      allow: 'public',
    }),
    /** Bytes put in their place so far, while `unlock` works. */
    getProgress: query({
      input: z.strictObject({}),
      output: z.strictObject({
        progress: z.strictObject({ done: z.number(), total: z.number() }).nullable(),
      }),
      errors: [],
      allow: 'public',
    }),
  },
} as const;
