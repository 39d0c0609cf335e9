import { mkdir, rm, stat } from 'node:fs/promises';
import { contract } from '../../shared/contract.ts';
import type { Reply } from '../../shared/kit/method.ts';
import { err } from '../../shared/kit/result.ts';
import { finishSwap } from '../backup/swap.ts';
import { createKeeper } from '../backup/keeper.ts';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { type Connections, openDatabase } from '../database/open.ts';
import { CURRENT_COST, type ScryptCost } from '../features/accounts/passwords.ts';
import { accountsService } from '../features/accounts/service.ts';
import { backupsService } from '../features/backups/service.ts';
import { importsService } from '../features/imports/service.ts';
import { ngosService } from '../features/ngos/service.ts';
import { officeService } from '../features/office/service.ts';
import { printsService } from '../features/prints/service.ts';
import { protectionService } from '../features/protection/service.ts';
import { settingsService } from '../features/settings/service.ts';
import { todayService } from '../features/today/service.ts';
import { trailService } from '../features/trail/service.ts';
import { type ProtectedFolder, createProtectedFolder } from '../protection/protected-folder.ts';
import { beginQuietLook } from '../rescue/quiet-look.ts';
import { assertWhole } from '../rescue/start-checks.ts';
import { type Clock, systemClock } from './clock.ts';
import { type BugReport, type Call, type Dispatch, createDispatcher, reported } from './dispatcher.ts';
import { type Folders, foldersIn } from './folders.ts';
import { advanceHead, keptHead } from './kept-head.ts';
import { OfficeOpenError, openErrorCode } from './open-error.ts';
import { createWorks } from './progress.ts';
import type { Present, Services } from './service.ts';
import { createSessions } from './session.ts';
import { createGate, isSampleOffice, putAway } from './start-over.ts';

/** Every feature's handlers, as the compiler holds them against the contract. */
export const services: Services<typeof contract> = {
  office: officeService,
  accounts: accountsService,
  trail: trailService,
  settings: settingsService,
  protection: protectionService,
  ngos: ngosService,
  imports: importsService,
  prints: printsService,
  today: todayService,
  backups: backupsService,
};

/** The application without any host: a host adds a window and a channel. */
export interface Office {
  readonly dispatch: Dispatch;
  readonly close: () => Promise<void>;
}

interface Options {
  /** Where everything of this office lives; made if it is not there. */
  readonly folder: string;
  readonly clock?: Clock;
  /** What a password's hash costs; tests take less. */
  readonly passwordCost?: ScryptCost;
  /** Seals the folder while the office is closed, where that is wanted. Whoever opens and closes holds it. */
  readonly protection?: ProtectedFolder;
  /** Whether backups are made every hour and at the end, without being asked for; both hosts want them. */
  readonly automaticBackups?: boolean;
  readonly reportBug: (report: BugReport) => void;
}

/** How often it is asked whether the hourly backup is due. */
const BACKUP_TICK_MS = 60_000;

/** Opens the office in its folder. Throws `OfficeOpenError` where a person can do something about it. */
export async function openOffice({
  folder,
  clock = systemClock,
  passwordCost = CURRENT_COST,
  protection = createProtectedFolder({ folders: foldersIn(folder) }),
  automaticBackups = false,
  reportBug,
}: Options): Promise<Office> {
  const folders = foldersIn(folder);
  const sessions = createSessions();
  const gate = createGate();
  let mustStartOver = false;
  const startOver = () => void (mustStartOver = true);
  const backups = createKeeper({
    folders,
    clock,
    reader: () => present.reader,
    isAutomatic: automaticBackups,
    reportBug: (method, bug) => void reported(reportBug, method, bug),
  });
  const works = createWorks();
  const resources = { folders, sessions, works, backups, passwordCost, protection, startOver, alone };

  let db = await opened(folders, backups.beforeMigration);
  let isOpen = true;
  // The files may be exchanged underneath: whoever asks gets the connections of the present ones.
  const present: Pick<Connections, 'reader' | 'writer'> = {
    get reader() {
      return db.reader;
    },
    get writer() {
      return db.writer;
    },
  };
  const timer = setInterval(() => void (isOpen && !db.isDamaged() && backups.tick()), BACKUP_TICK_MS);
  timer.unref();
  const answer = createDispatcher({ contract, services, db: present, resources, clock, reportBug });

  async function closeFiles(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await db.close();
  }

  async function openFiles(): Promise<void> {
    if (isOpen) return;
    db = await opened(folders);
    isOpen = true;
  }

  function alone<Value>(work: (present: Present) => Promise<Value>): Promise<Value> {
    return gate.aloneFromInside(async () => {
      try {
        return await work({ db: db.reader, close: closeFiles });
      } finally {
        await openFiles();
      }
    });
  }

  async function leaveSample(): Promise<void> {
    if (!mustStartOver) return;
    mustStartOver = false;
    if (!(await isSampleOffice(db))) return;
    sessions.endAll();
    await backups.halt();
    await closeFiles();
    try {
      await putAway(folders);
    } finally {
      await openFiles();
    }
  }

  async function dispatch(call: Call): Promise<Reply> {
    try {
      // Opening failed after the files were exchanged, for want of space perhaps: by now it may go.
      if (!isOpen) await gate.alone(openFiles);
      // What was met already must not be built upon, and no figure of it be believed.
      if (db.isDamaged()) return err('database_damaged');
      const reply = await gate.pass(() => answer(call));
      if (!mustStartOver) return reply;
      await gate.alone(leaveSample);
      return reply;
    } catch (bug) {
      return reported(reportBug, call.method, bug);
    }
  }

  async function close(): Promise<void> {
    clearInterval(timer);
    // Before the gate: whoever is inside may be waiting for it.
    await backups.windDown();
    await gate.alone(async () => {
      if (!isOpen) return;
      // A file that is gone or cannot be read must not keep the office from closing; the next start tells it.
      await db.lookAtPages(() => true).catch(() => undefined);
      // A backup of a damaged file would push a whole one out of the rotation.
      if (!db.isDamaged()) {
        await backups.beforeClosing();
        await advanceHead(folders.trailHead, db.reader);
      }
      await closeFiles();
    });
  }

  return { dispatch, close };
}

/** At the start everything is looked at first; files that were just exchanged have been looked at before. */
async function opened(folders: Folders, beforeMigration?: () => Promise<void>): Promise<Connections> {
  try {
    await finishSwap(folders);
    await rm(folders.temporary, { recursive: true, force: true });
    for (const path of [folders.root, folders.documents, folders.temporary, folders.logs]) {
      await mkdir(path, { recursive: true });
    }
    await assertNotLost(folders);
    if (beforeMigration !== undefined) {
      await assertWhole(folders);
      await beforeMigration();
    }
    const db = await openDatabase(folders.database, MIGRATIONS, { beginsSums: true });
    const look = beginQuietLook(folders, db.lookAtPages);
    return {
      ...db,
      close: async () => {
        await look.stop();
        await db.close();
      },
    };
  } catch (error) {
    const code = openErrorCode(error);
    throw code === undefined ? error : new OfficeOpenError(code, error);
  }
}

/**
 * A database file that is gone or empty would open as a new office, as if the register had never been. The
 * head of the trail beside it knows better.
 */
async function assertNotLost({ database, trailHead }: Folders): Promise<void> {
  const kept = await keptHead(trailHead);
  if (kept === null || kept.seq === 0) return;
  const size = await stat(database).then(
    (found) => found.size,
    (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return 0;
      throw failure;
    },
  );
  if (size > 0) return;
  throw new OfficeOpenError('database_damaged', new Error(`The trail has ${kept.seq} rows, the file none`));
}
