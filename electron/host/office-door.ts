import { z } from 'zod';
import type { Reply } from '../../shared/kit/method.ts';
import { err } from '../../shared/kit/result.ts';
import type { Clock } from '../office/clock.ts';
import { type BugReport, type Call, reported } from '../office/dispatcher.ts';
import { foldersIn } from '../office/folders.ts';
import type { Office } from '../office/office.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import type { KeyStore } from '../protection/folder-key.ts';
import { type ProtectedFolder, createProtectedFolder } from '../protection/protected-folder.ts';
import { createSealedMode } from '../protection/sealed-mode.ts';
import type { Tries } from '../rescue/passes.ts';
import { type RescueMode, createRescueMode } from '../rescue/rescue-mode.ts';
import { type Served, type Shown, noticePage } from './pages.ts';
import { HOST_TEXT, OPEN_PROBLEMS } from './text.fa.ts';

/** The office as a host carries it: opened when the first page asks for it, and again after a failure. */
export interface OfficeDoor {
  /**
   * What a page that is asked for is to show: the application, its rescue mode, the question for the key of
   * a sealed folder, or a notice that stands on its own. Each time it is tried once more to open the office.
   */
  readonly shown: () => Promise<Shown | Served>;
  /** Answers what came from a page: it may be anything. Never throws. */
  readonly call: (message: unknown) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly folder: string;
  readonly open: (protection: ProtectedFolder) => Promise<Office>;
  /** Where the system keeps secrets; asked once a protected folder needs it. */
  readonly keyStore?: () => KeyStore | null;
  readonly clock: Clock;
  readonly reportBug: (report: BugReport) => void;
}

/** A call as a page sends it. */
export const CallMessage = z.strictObject({
  token: z.string().max(200).nullable(),
  method: z.string().max(200),
  input: z.unknown(),
});

export function createOfficeDoor({ folder, open, keyStore, clock, reportBug }: Parts): OfficeDoor {
  let opening: Promise<Office> | undefined;
  let rescue: RescueMode | undefined;
  const tries: Tries = new Map();
  const folders = foldersIn(folder);
  const protection = createProtectedFolder({ folders, ...(keyStore !== undefined && { keyStore }) });
  const sealed = createSealedMode(folder, protection);

  async function openAll(): Promise<Office> {
    if ((await protection.state()) === 'sealed') throw new FolderSealed();
    await protection.open();
    return open(protection);
  }

  function opened(): Promise<Office> {
    opening ??= openAll().catch((failure: unknown) => {
      opening = undefined;
      throw failure;
    });
    return opening;
  }

  async function shown(): Promise<Shown | Served> {
    try {
      await opened();
      rescue = undefined;
      return 'office';
    } catch (failure) {
      if (failure instanceof FolderSealed) return 'sealed';
      const code = failure instanceof OfficeOpenError ? failure.code : undefined;
      if (code === 'upgrade_failed') reported(reportBug, 'host.open', failure);
      // Nothing is broken: another program has to be closed, or another version installed.
      if (code === 'database_newer' || code === 'database_locked' || code === 'upgrade_failed') {
        const said = OPEN_PROBLEMS[code];
        return noticePage(503, { title: HOST_TEXT.notOpened, ...said, folder, canRetry: true });
      }
      const incident = code === undefined ? incidentOf(reported(reportBug, 'host.open', failure)) : null;
      rescue = createRescueMode({
        folders,
        problem: code ?? 'opening_failed',
        said: code === undefined ? HOST_TEXT.openingFailed(incident ?? '') : OPEN_PROBLEMS[code],
        incident,
        clock,
        tries,
        reportBug,
      });
      return 'rescue';
    }
  }

  async function call(message: unknown): Promise<Reply> {
    const parsed = CallMessage.safeParse(message);
    if (!parsed.success) return err('invalid_input');
    const { token, method, input } = parsed.data;
    const rescued = await rescue?.call(method, input);
    if (rescued !== undefined) return rescued;
    try {
      const asking = await sealed.call(method, input);
      if (asking !== undefined) return asking;
      const office = await opened();
      const asked: Call = { token, method, input };
      return await office.dispatch(asked);
    } catch (bug) {
      // A page of before: loaded anew it asks for the key.
      if (bug instanceof FolderSealed) return err('not_signed_in');
      return reported(reportBug, method, bug);
    }
  }

  return {
    shown,
    call,
    close: async () => {
      const office = await opening?.catch(() => undefined);
      opening = undefined;
      await office?.close();
      try {
        await protection.close();
      } catch (failure) {
        // A full disk, say. Everything is in its place, and sealed at the next closing.
        reported(reportBug, 'host.seal', failure);
      }
    },
  };
}

/** The folder waits for its key. */
class FolderSealed extends Error {}

/** The number under which a reply hides a bug. */
export function incidentOf(reply: Reply): string {
  return 'incident' in reply ? reply.incident : '';
}
