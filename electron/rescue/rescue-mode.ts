import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { type Instant, dayInTehran } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import {
  type Readability,
  type RescueProblem,
  type RescueReport,
  rescueContract,
} from '../../shared/features/rescue/contract.ts';
import type { Method, Reply } from '../../shared/kit/method.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { judgeFile } from '../database/file-verdict.ts';
import type { Clock } from '../office/clock.ts';
import { type BugReport, reported } from '../office/dispatcher.ts';
import type { Folders } from '../office/folders.ts';
import { obstacleOf } from '../office/open-error.ts';
import { acceptFaultyFiles, acceptLostActs } from './acceptance.ts';
import { diagnosticText } from './diagnostics.ts';
import type { FaultyFile } from './document-check.ts';
import { exportReadable } from './export-readable.ts';
import { type ReadAccount, type Tries, newPass, readAccounts, recognised } from './passes.ts';
import { type Readable, openReadable } from './readable.ts';
import { RESCUE_SHEETS, RESCUE_SHEET_TEXT } from './sheets.fa.ts';
import { type Standing, createRescueRestoring } from './restoring.ts';
import { documentFaults } from './start-checks.ts';
import { lastActOf, namedDocuments, surveyKinds, surveyOffice, wholeState } from './survey.ts';

/** What answers while the office does not open. It reads, and changes nothing of what is damaged. */
export interface RescueMode {
  /** Answers `rescue.…` methods; undefined for any other. Never throws. */
  readonly call: (method: string, input: unknown) => Promise<Reply | undefined>;
}

interface Parts {
  readonly folders: Folders;
  readonly problem: RescueProblem;
  /** The problem in words, and what to do about it. */
  readonly said: { readonly what: string; readonly remedy: string };
  readonly incident: string | null;
  readonly clock: Clock;
  /** Kept by whoever makes the mode anew after each failed start. */
  readonly tries: Tries;
  readonly reportBug: (report: BugReport) => void;
}

interface Survey {
  readonly report: RescueReport;
  readonly accounts: readonly ReadAccount[];
  readonly faulty: readonly FaultyFile[];
  readonly standing: Standing;
}

type Methods = typeof rescueContract.rescue;
type RescueHandlers = {
  readonly [Name in keyof Methods]: (
    input: z.output<Methods[Name]['input']>,
  ) => Promise<Result<z.input<Methods[Name]['output']>, Methods[Name]['errors'][number]>>;
};

export function createRescueMode(parts: Parts): RescueMode {
  const { folders, problem, clock, tries, reportBug } = parts;
  const passes = new Map<string, ReadAccount>();
  const restoring = createRescueRestoring(folders);
  let surveyed: Promise<Survey> | undefined;
  let progress: { done: number; total: number } | null = null;

  /** Opened anew for each piece of work, so that nothing holds the file while a person puts it right. */
  async function reading<Value>(work: (readable: Readable | undefined) => Promise<Value>): Promise<Value> {
    const readable = await openReadable(folders);
    try {
      return await work(readable);
    } finally {
      await readable?.close();
    }
  }

  function survey(): Promise<Survey> {
    surveyed ??= reading((readable) => surveyOf(readable, parts));
    surveyed.catch(() => (surveyed = undefined));
    return surveyed;
  }

  /** Who answers for going on. The sample's people have no password. */
  function answerableOf({ report, accounts }: Survey, pass: string | null): ReadAccount | undefined {
    if (report.isSample) return accounts.find(({ isAdministrator }) => isAdministrator);
    return passes.get(pass ?? '');
  }

  async function mayTake(pass: string | null): Promise<boolean> {
    if ((await survey()).report.access === 'anybody') return true;
    return pass !== null && passes.has(pass);
  }

  const handlers: RescueHandlers = {
    getReport: async () => ok((await survey()).report),

    signIn: async (input) => {
      const { accounts } = await survey();
      const known = await recognised(accounts, input, tries, clock());
      if (!known.ok) return known;
      const pass = newPass();
      passes.set(pass, known.value);
      return ok({ pass, fullName: known.value.fullName });
    },

    listFaultyDocuments: async ({ pass }) => {
      if (!(await mayTake(pass))) return err('sign_in_first');
      const { faulty } = await survey();
      return ok(await reading(async (readable) => (readable ? namedDocuments(readable.db, faulty) : [])));
    },

    exportReadable: async ({ pass }) => {
      if (!(await mayTake(pass))) return err('sign_in_first');
      return reading(async (readable) => {
        if (readable === undefined) return err('nothing_readable');
        try {
          const now = clock();
          const bytes = await exportReadable({
            db: readable.db,
            now,
            isWithoutLastActs: readable.isWithoutLastActs,
            report: (done, total) => void (progress = { done, total }),
          });
          return ok({ fileName: RESCUE_SHEET_TEXT.fileName(dayName(now)), bytes: new Uint8Array(bytes) });
        } finally {
          progress = null;
        }
      });
    },

    getProgress: async () => ok({ progress }),

    makeDiagnostics: async () => {
      const { report } = await survey();
      const text = await reading((readable) => diagnosticText(folders, readable?.db, report, clock()));
      return ok({
        fileName: `daftar-diagnostics-${dayName(clock())}.json`,
        bytes: new TextEncoder().encode(text),
      });
    },

    findBackups: async ({ pass, path }) => {
      if (!(await mayTake(pass))) return err('sign_in_first');
      return restoring.find(path);
    },

    previewBackup: async ({ pass, path, passphrase }) => {
      if (!(await mayTake(pass))) return err('sign_in_first');
      return restoring.preview(path, passphrase, (await survey()).standing);
    },

    restoreBackup: async ({ pass, previewId, reason }) => {
      if (!(await mayTake(pass))) return err('sign_in_first');
      if (!(await survey()).report.canRestore) return err('restore_failed');
      const restored = await restoring.restore(previewId, reason, passes.get(pass ?? '') ?? null, clock());
      // What was surveyed is no more, and nobody here has signed in to the office that came.
      surveyed = undefined;
      passes.clear();
      return restored;
    },

    continueWithoutFiles: async ({ pass, reason }) => {
      const found = await survey();
      if (!found.report.canContinue || problem !== 'documents_faulty') return err('nothing_to_accept');
      const who = answerableOf(found, pass);
      if (who === undefined) return err('sign_in_first');
      const { accountId, fullName: person } = who;
      await acceptFaultyFiles(folders, { accountId, person, reason, files: found.faulty, at: clock() });
      return ok({});
    },

    continueWithoutLastActs: async ({ pass, reason }) => {
      const found = await survey();
      if (!found.report.canContinue) return err('nothing_to_accept');
      // Looked at once more: what is accepted is what is there now.
      const verdict = await judgeFile(folders.database);
      if (verdict.kind !== 'acts_lost') return err('nothing_to_accept');
      const who = answerableOf(found, pass);
      if (who === undefined) return err('sign_in_first');
      const { accountId, fullName: person } = who;
      await acceptLostActs(folders, { accountId, person, reason, lost: verdict.lost, at: clock() });
      return ok({});
    },
  };

  return {
    call: async (method, input) => {
      const [feature, name = ''] = method.split('.');
      if (feature !== 'rescue' || !isMethod(name)) return undefined;
      const definition: Method = rescueContract.rescue[name];
      // Each handler gets only what its own schema has parsed.
      const handle = handlers[name] as (input: unknown) => Promise<Result<unknown, string>>;
      const parsed = definition.input.safeParse(input);
      if (!parsed.success) return err('invalid_input');
      try {
        const result = await handle(parsed.data);
        return result.ok ? ok(definition.output.parse(result.value)) : err(result.error);
      } catch (bug) {
        const bugReply = reported(reportBug, method, bug);
        const obstacle = obstacleOf(bug);
        return obstacle === undefined ? bugReply : err(obstacle);
      }
    },
  };
}

function isMethod(name: string): name is keyof typeof rescueContract.rescue {
  return Object.keys(rescueContract.rescue).includes(name);
}

/** `1405-09-03`: for a file's name. */
function dayName(now: Instant): string {
  return formatJalali(dayInTehran(now)).replace(/\//g, '-');
}

async function surveyOf(
  readable: Readable | undefined,
  { folders, problem, said, incident }: Parts,
): Promise<Survey> {
  const size = await stat(folders.database).then(
    (found) => found.size,
    () => 0,
  );
  const basis = { problem, ...said, incident, folder: folders.root };
  const canRestore = problem !== 'not_writable' && problem !== 'disk_full';
  if (readable === undefined) {
    const kinds = RESCUE_SHEETS.map(({ name }) => ({ name, rows: 0, state: 'unreadable' as const }));
    const report: RescueReport = {
      ...basis,
      officeTitle: null,
      isSample: false,
      access: 'anybody',
      database: { state: 'unreadable', size, isWithoutLastActs: false, kinds },
      documents: { recorded: null, missing: 0, altered: 0 },
      lastActAt: null,
      canContinue: false,
      canRestore,
    };
    return { report, accounts: [], faulty: [], standing: { identity: null, isSample: null } };
  }
  const { db, isWithoutLastActs, hasNewPages } = readable;
  const kinds = await surveyKinds(db);
  const office = await surveyOffice(db);
  const accounts = await readAccounts(db);
  const isSample = office?.isSample ?? false;
  const isAnyAdministrator = accounts.some(
    ({ isAdministrator, isDisabled }) => isAdministrator && !isDisabled,
  );
  const documents = await documentFaults(folders, db).catch(() => null);
  const faulty = documents?.faulty ?? [];
  const state = wholeState(kinds);
  const report: RescueReport = {
    ...basis,
    officeTitle: office?.title ?? null,
    isSample,
    access: isAnyAdministrator && !isSample ? 'administrator' : 'anybody',
    database: {
      state: hasNewPages && state === 'whole' ? 'partial' : state,
      size,
      isWithoutLastActs,
      kinds,
    },
    documents: {
      recorded: documents?.recorded ?? null,
      missing: faulty.filter((file) => file.state === 'missing').length,
      altered: faulty.filter((file) => file.state === 'altered').length,
    },
    lastActAt: await lastActOf(db),
    canContinue: isAnyAdministrator && isAcceptable(problem, faulty, state),
    canRestore,
  };
  const standing = { identity: office?.identity ?? null, isSample: office?.isSample ?? null };
  return { report, accounts, faulty, standing };
}

/** Lost documents, and lost acts where everything before them is whole. */
function isAcceptable(problem: RescueProblem, faulty: readonly FaultyFile[], state: Readability): boolean {
  if (problem === 'last_acts_lost') return state === 'whole';
  return problem === 'documents_faulty' && faulty.length > 0;
}
