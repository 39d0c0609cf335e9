import type { AccountId, Permission } from '../../shared/access.ts';
import type { Moment } from '../../shared/calendar/iso-date.ts';
import type { Change } from '../../shared/kit/change.ts';
import type { Contract, Feature, Handlers } from '../../shared/kit/method.ts';
import type { Result } from '../../shared/kit/result.ts';
import type { BackupKeeper } from '../backup/keeper.ts';
import type { Reader, Writer } from '../database/schema.ts';
import type { ScryptCost } from '../features/accounts/passwords.ts';
import type { ProtectedFolder } from '../protection/protected-folder.ts';
import type { TrailHead } from './audit.ts';
import type { Clock } from './clock.ts';
import type { Folders } from './folders.ts';
import type { Works } from './progress.ts';
import type { Session, Sessions } from './session.ts';

/** What the office has besides its database; the same for every call. */
export interface Resources {
  readonly folders: Folders;
  readonly sessions: Sessions;
  readonly works: Works;
  readonly backups: BackupKeeper;
  readonly passwordCost: ScryptCost;
  readonly protection: ProtectedFolder;
  /**
   * Once this call has succeeded, puts the database and its documents away and begins an empty office;
   * only for a sample, which is looked at once more before anything is moved.
   */
  readonly startOver: () => void;
  /**
   * Keeps every other call out while the work runs; once it has called `close`, the database's files may
   * be exchanged, and whatever is there afterwards is opened. Only from an errand, which counts as outside
   * meanwhile. Throws what the work throws, after opening again.
   */
  readonly alone: <Value>(work: (present: Present) => Promise<Value>) => Promise<Value>;
}

/** The office as it stands while one works on it alone. */
export interface Present {
  /** Works until `close`. */
  readonly db: Reader;
  readonly close: () => Promise<void>;
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

/** What an errand gets: no transaction, since it would keep everybody else from writing meanwhile. */
export interface ErrandContext extends Omit<QueryContext, 'db'> {
  /** The clock itself: by the end of an errand its `moment` is long past. */
  readonly now: Clock;
  /** A short look at one state of the database. */
  readonly read: <Value>(look: (db: Reader) => Promise<Value>) => Promise<Value>;
  /**
   * A short piece of writing in a transaction that is kept whatever its outcome, such as trying a password.
   */
  readonly settle: <Value, ErrorCode extends string>(
    work: (context: CommandContext) => Promise<Result<Value, ErrorCode>>,
  ) => Promise<Result<Value, ErrorCode>>;
  /**
   * Records this act, as done, in the database that is about to take this one's place; it is then not
   * recorded in this one. `accountId` is the person's there, null where they have none.
   */
  readonly recordIn: (db: Writer, change: Change, accountId: AccountId | null) => Promise<TrailHead>;
}

/** A feature's handlers: what `electron/features/<feature>/service.ts` exports. */
export type Service<F extends Feature> = Handlers<F, QueryContext, CommandContext, ErrandContext>;

export type Services<C extends Contract> = { readonly [FeatureName in keyof C]: Service<C[FeatureName]> };
