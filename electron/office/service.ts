import type { AccountId, Permission } from '../../shared/access.ts';
import type { Moment } from '../../shared/calendar/iso-date.ts';
import type { Contract, Feature, Handlers } from '../../shared/kit/method.ts';
import type { Reader, Writer } from '../database/schema.ts';
import type { ScryptCost } from '../features/accounts/passwords.ts';
import type { Folders } from './folders.ts';
import type { Works } from './progress.ts';
import type { Session, Sessions } from './session.ts';

/** What the office has besides its database; the same for every call. */
export interface Resources {
  readonly folders: Folders;
  readonly sessions: Sessions;
  readonly works: Works;
  readonly passwordCost: ScryptCost;
  /**
   * Once this call has succeeded, puts the database and its documents away and begins an empty office;
   * only for a sample, which is looked at once more before anything is moved.
   */
  readonly startOver: () => void;
}

interface Context<Db> {
  /** One transaction for the whole call. */
  readonly db: Db;
  /** Null only in `public` methods. */
  readonly session: Session | null;
  /** The secret the call came with: only signing in and out need it. */
  readonly token: string | null;
  /** Who acts. Throws where nobody has signed in, which the contract's `allow` rules out. */
  readonly actor: () => AccountId;
  /** For what a method shows or withholds; whether it may run at all is the contract's affair. */
  readonly can: (permission: Permission) => boolean;
  readonly moment: Moment;
  readonly resources: Resources;
}

export type QueryContext = Context<Reader>;

export interface CommandContext extends Context<Writer> {
  /**
   * What is to happen in memory once everything is stored, such as ending a session. It is left out when
   * the call is rolled back, so that memory never says what the database does not.
   */
  readonly afterwards: (work: () => void) => void;
}

/** A feature's handlers: what `electron/features/<feature>/service.ts` exports. */
export type Service<F extends Feature> = Handlers<F, QueryContext, CommandContext>;

export type Services<C extends Contract> = { readonly [FeatureName in keyof C]: Service<C[FeatureName]> };
