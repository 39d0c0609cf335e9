import { mkdir, rm } from 'node:fs/promises';
import { contract } from '../../shared/contract.ts';
import { type Connections, openDatabase } from '../database/open.ts';
import { accountsService } from '../features/accounts/service.ts';
import { importsService } from '../features/imports/service.ts';
import { ngosService } from '../features/ngos/service.ts';
import { officeService } from '../features/office/service.ts';
import { printsService } from '../features/prints/service.ts';
import { settingsService } from '../features/settings/service.ts';
import { todayService } from '../features/today/service.ts';
import { trailService } from '../features/trail/service.ts';
import { type Clock, systemClock } from './clock.ts';
import { type BugReport, type Dispatch, createDispatcher } from './dispatcher.ts';
import { type Folders, foldersIn } from './folders.ts';
import { OfficeOpenError, openErrorCode } from './open-error.ts';
import { createWorks } from './progress.ts';
import type { Services } from './service.ts';
import { createSessions } from './session.ts';

const services: Services<typeof contract> = {
  office: officeService,
  accounts: accountsService,
  trail: trailService,
  settings: settingsService,
  ngos: ngosService,
  imports: importsService,
  prints: printsService,
  today: todayService,
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
  readonly reportBug: (report: BugReport) => void;
}

/** Opens the office in its folder. Throws `OfficeOpenError` where a person can do something about it. */
export async function openOffice({ folder, clock = systemClock, reportBug }: Options): Promise<Office> {
  const folders = foldersIn(folder);
  const db = await opened(folders);
  const resources = { folders, sessions: createSessions(), works: createWorks() };
  const dispatch = createDispatcher({ contract, services, db, resources, clock, reportBug });
  return { dispatch, close: db.close };
}

async function opened(folders: Folders): Promise<Connections> {
  try {
    await rm(folders.temporary, { recursive: true, force: true });
    for (const path of [folders.root, folders.documents, folders.temporary, folders.logs]) {
      await mkdir(path, { recursive: true });
    }
    return await openDatabase(folders.database);
  } catch (error) {
    const code = openErrorCode(error);
    throw code === undefined ? error : new OfficeOpenError(code, error);
  }
}
