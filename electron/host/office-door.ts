import { z } from 'zod';
import type { Reply } from '../../shared/kit/method.ts';
import { err } from '../../shared/kit/result.ts';
import { type BugReport, type Call, reported } from '../office/dispatcher.ts';
import type { Office } from '../office/office.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import { type Served, noticePage } from './pages.ts';
import { HOST_TEXT, OPEN_PROBLEMS } from './text.fa.ts';

/** The office as a host carries it: opened when the first page asks for it, and again after a failure. */
export interface OfficeDoor {
  /** Nothing once the office is open; else the page that says why it is not and what to do. */
  readonly problemPage: () => Promise<Served | undefined>;
  /** Answers what came from a page: it may be anything. Never throws. */
  readonly call: (message: unknown) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly folder: string;
  readonly open: () => Promise<Office>;
  readonly reportBug: (report: BugReport) => void;
}

const CallMessage = z.strictObject({
  token: z.string().max(200).nullable(),
  method: z.string().max(200),
  input: z.unknown(),
});

export function createOfficeDoor({ folder, open, reportBug }: Parts): OfficeDoor {
  let opening: Promise<Office> | undefined;

  function opened(): Promise<Office> {
    opening ??= open().catch((failure: unknown) => {
      opening = undefined;
      throw failure;
    });
    return opening;
  }

  async function problemPage(): Promise<Served | undefined> {
    try {
      await opened();
      return undefined;
    } catch (failure) {
      const problem =
        failure instanceof OfficeOpenError
          ? OPEN_PROBLEMS[failure.code]
          : HOST_TEXT.openingFailed(incidentOf(reported(reportBug, 'host.open', failure)));
      return noticePage(503, { title: HOST_TEXT.notOpened, ...problem, folder, canRetry: true });
    }
  }

  async function call(message: unknown): Promise<Reply> {
    const parsed = CallMessage.safeParse(message);
    if (!parsed.success) return err('invalid_input');
    const { token, method, input } = parsed.data;
    try {
      const office = await opened();
      const asked: Call = { token, method, input };
      return await office.dispatch(asked);
    } catch (bug) {
      return reported(reportBug, method, bug);
    }
  }

  return {
    problemPage,
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
