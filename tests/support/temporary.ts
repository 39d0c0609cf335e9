import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../shared/access.ts';
import { AccountId } from '../../shared/access.ts';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client, Contract } from '../../shared/kit/method.ts';
import { type BackupKeeper, createKeeper } from '../../electron/backup/keeper.ts';
import { type Connections, openDatabase } from '../../electron/database/open.ts';
import type { ScryptCost } from '../../electron/features/accounts/passwords.ts';
import { type BugReport, type Dispatch, createDispatcher } from '../../electron/office/dispatcher.ts';
import { type Folders, foldersIn } from '../../electron/office/folders.ts';
import { createWorks } from '../../electron/office/progress.ts';
import type { Services } from '../../electron/office/service.ts';
import { type Sessions, createSessions } from '../../electron/office/session.ts';
import { createProtectedFolder } from '../../electron/protection/protected-folder.ts';

/** Strong enough to be a hash, quick enough for hundreds of sign-ins in a test. */
export const CHEAP_COST: ScryptCost = { N: 1024, r: 8, p: 1 };

/** 3 Azar 1405, a quarter to one in the afternoon in Tehran. */
export const FIRST_INSTANT = Instant.parse('2026-11-24T09:15:00.000Z');

/** A real office over a real file in a folder of its own; `close` removes it. */
export interface TemporaryOffice<C extends Contract> {
  readonly db: Connections;
  readonly folders: Folders;
  readonly sessions: Sessions;
  readonly backups: BackupKeeper;
  readonly dispatch: Dispatch;
  /** A client for somebody signed in with these roles; an account is made for each call. */
  readonly clientOf: (...roles: readonly Role[]) => Promise<Client<C>>;
  /** The same with the token, for calls past the client. */
  readonly signedIn: (...roles: readonly Role[]) => Promise<{ token: string; accountId: AccountId }>;
  /** Somebody who has not signed in. */
  readonly stranger: Client<C>;
  /** The bugs reported so far; a client throws the bug itself. */
  readonly bugs: readonly BugReport[];
  /** What the clock says from now on. */
  readonly setClock: (instant: string) => void;
  readonly didStartOver: () => boolean;
  readonly close: () => Promise<void>;
}

/** Opens an office that knows only the given part of the contract. */
export async function temporaryOffice<C extends Contract>(
  contract: C,
  services: Services<C>,
): Promise<TemporaryOffice<C>> {
  const folders = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-test-')));
  for (const path of [folders.documents, folders.temporary, folders.logs]) await mkdir(path);
  const db = await openDatabase(folders.database);
  const sessions = createSessions();
  const bugs: BugReport[] = [];
  let now: Instant = FIRST_INSTANT;
  let startedOver = false;
  const backups = createKeeper({
    folders,
    clock: () => now,
    reader: () => db.reader,
    isAutomatic: false,
    reportBug: (method, bug) => void bugs.push({ incident: '0', method, bug }),
  });
  const dispatch = createDispatcher({
    contract,
    services,
    db,
    resources: {
      folders,
      sessions,
      works: createWorks(),
      backups,
      passwordCost: CHEAP_COST,
      protection: createProtectedFolder({ folders }),
      startOver: () => void (startedOver = true),
      alone: () => Promise.reject(new Error('Only a whole office can exchange its files')),
    },
    clock: () => now,
    reportBug: (report) => void bugs.push(report),
  });

  function clientWith(token: string | null): Client<C> {
    return createClient(contract, async (method, input) => {
      const reply = await dispatch({ token, method, input });
      if ('incident' in reply) throw bugs.find(({ incident }) => incident === reply.incident)?.bug;
      return reply;
    });
  }

  async function signedIn(...roles: readonly Role[]) {
    const { count } = await db.writer
      .selectFrom('account')
      .select((is) => is.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const fullName = `کاربر ${count + 1}`;
    const { id } = await db.writer
      .insertInto('account')
      .values({
        userName: `user-${count + 1}`,
        fullName,
        roles: JSON.stringify(roles),
        post: '',
        passwordHash: 'none',
        createdAt: now,
        lastFailedAt: null,
        lastSignedInAt: null,
        disabledAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const accountId = AccountId.parse(id);
    const token = sessions.begin({ accountId, fullName, roles, mustChangePassword: false });
    return { token, accountId };
  }

  return {
    db,
    folders,
    sessions,
    backups,
    dispatch,
    clientOf: async (...roles) => clientWith((await signedIn(...roles)).token),
    signedIn,
    stranger: clientWith(null),
    bugs,
    setClock: (instant) => void (now = Instant.parse(instant)),
    didStartOver: () => startedOver,
    close: async () => {
      await backups.halt();
      await db.close();
      await rm(folders.root, { recursive: true, force: true });
    },
  };
}
