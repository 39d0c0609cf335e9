import { z } from 'zod';
import type { Reply } from '../../shared/kit/method.ts';
import { err } from '../../shared/kit/result.ts';
import type { Clock } from '../office/clock.ts';
import { type BugReport, type Call, reported } from '../office/dispatcher.ts';
import { foldersIn } from '../office/folders.ts';
import type { Office } from '../office/office.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import type { Tries } from '../rescue/passes.ts';
import { type RescueMode, createRescueMode } from '../rescue/rescue-mode.ts';
import { type Served, noticePage } from './pages.ts';
import { HOST_TEXT, OPEN_PROBLEMS } from './text.fa.ts';

/** The office as a host carries it: opened when the first page asks for it, and again after a failure. */
export interface OfficeDoor {
  /**
   * What a page that is asked for is to show: the application, its rescue mode, or a notice that stands on
   * its own. Each time it is tried once more to open the office.
   */
  readonly shown: () => Promise<'office' | 'rescue' | Served>;
  /** Answers what came from a page: it may be anything. Never throws. */
  readonly call: (message: unknown) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly folder: string;
  readonly open: () => Promise<Office>;
  readonly clock: Clock;
  readonly reportBug: (report: BugReport) => void;
}

const CallMessage = z.strictObject({
  token: z.string().max(200).nullable(),
  method: z.string().max(200),
  input: z.unknown(),
});

export function createOfficeDoor({ folder, open, clock, reportBug }: Parts): OfficeDoor {
  let opening: Promise<Office> | undefined;
  let rescue: RescueMode | undefined;
  const tries: Tries = new Map();

  function opened(): Promise<Office> {
    opening ??= open().catch((failure: unknown) => {
      opening = undefined;
      throw failure;
    });
    return opening;
  }

  async function shown(): Promise<'office' | 'rescue' | Served> {
    try {
      await opened();
      rescue = undefined;
      return 'office';
    } catch (failure) {
      const code = failure instanceof OfficeOpenError ? failure.code : undefined;
      if (code === 'upgrade_failed') reported(reportBug, 'host.open', failure);
      // Nothing is broken: another program has to be closed, or another version installed.
      if (code === 'database_newer' || code === 'database_locked' || code === 'upgrade_failed') {
        const said = OPEN_PROBLEMS[code];
        return noticePage(503, { title: HOST_TEXT.notOpened, ...said, folder, canRetry: true });
      }
      const incident = code === undefined ? incidentOf(reported(reportBug, 'host.open', failure)) : null;
      rescue = createRescueMode({
        folders: foldersIn(folder),
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
      const office = await opened();
      const asked: Call = { token, method, input };
      return await office.dispatch(asked);
    } catch (bug) {
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
    },
  };
}

/** The number under which a reply hides a bug. */
export function incidentOf(reply: Reply): string {
  return 'incident' in reply ? reply.incident : '';
}
