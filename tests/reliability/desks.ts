import { createHash } from 'node:crypto';
import { Incident } from '../../shared/kit/client.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { type Random, pick } from '../../electron/features/office/sample/random.ts';
import { csv } from '../support/import-office.ts';
import { listing, newNgo } from '../support/ngo-office.ts';
import { type ActKind, tell } from './journal.ts';
import { PASSWORD } from '../support/first-run.ts';
import type { OfficeClient } from './office.ts';

interface Desk {
  readonly client: OfficeClient;
  /** The journal's file descriptor. */
  readonly journal: number;
  readonly random: Random;
  /** Unique in the whole life of the data folder. */
  readonly nextMark: () => string;
  readonly kinds: readonly ActKind[];
  /** Signs in again: a restore signs everybody out. */
  readonly enter?: () => Promise<void>;
}

/** An act made ready, up to the call itself. */
interface Ready {
  readonly call: () => Promise<Result<unknown, string>>;
  readonly backupMadeAt?: string;
}

/** Words without likeness to each other: the office asks about names that resemble one. */
export function marksFor(round: number): () => string {
  let count = 0;
  return () => wordOf(`${round} ${(count += 1)}`);
}

/** Letters alone: marks stand in names, where the search folds digits. */
function wordOf(text: string): string {
  const hash = createHash('sha256').update(text).digest();
  return [...hash.subarray(0, 16)].map((byte) => 'abcdefghijklmnopqrstuvwxyz'[byte % 26]).join('');
}

export const ROWS_OF_LIST = 25;

/** Names of the NGOs that an import with this mark brings. */
export function namesOfList(mark: string): readonly string[] {
  return Array.from({ length: ROWS_OF_LIST }, (_, row) => `کانون ${wordOf(`${mark} ${row}`)}`);
}

export function documentOf(mark: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`%PDF-1.4\n${mark.repeat(400)}\n`));
}

/** Works one act after another until the process ends or `turns` are over. */
export async function work(desk: Desk, turns = Number.POSITIVE_INFINITY): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await act(desk, pick(desk.kinds, desk.random));
    // Somebody looks at the list meanwhile.
    if (desk.random(4) === 0) await desk.client.ngos.listNgos(listing({}, 20));
  }
}

async function act(desk: Desk, kind: ActKind): Promise<void> {
  const mark = desk.nextMark();
  const ready = await prepared(desk, kind, mark);
  if (ready === undefined) return;
  const backupMadeAt = ready.backupMadeAt ?? null;
  tell(desk.journal, { at: 'asked', mark, kind, ms: Date.now(), backupMadeAt });
  const outcome = await ready.call().then(
    (result) => (result.ok ? 'done' : result.error),
    (bug: unknown) => {
      if (!(bug instanceof Incident)) throw bug;
      tell(desk.journal, { at: 'incident', text: `${kind} ${bug.message}` });
      return 'incident';
    },
  );
  tell(desk.journal, { at: 'answered', mark, outcome, ms: Date.now() });
  if (kind === 'restore') await desk.enter?.();
}

/** What is looked up before an act, and the act itself; undefined where there is nothing to act on. */
async function prepared(desk: Desk, kind: ActKind, mark: string): Promise<Ready | undefined> {
  const { client } = desk;
  switch (kind) {
    case 'register': {
      const others = { permit: { permitNo: mark }, director: { fullName: 'نرگس فرهادی' } };
      return { call: () => client.ngos.registerNgo(newNgo(`انجمن ${mark}`, {}, others)) };
    }
    case 'import':
      return importing(client, mark);
    case 'undoImport': {
      const imports = await client.imports.listImports({});
      const known = imports.ok ? imports.value : [];
      const last = known.find(({ status, touched }) => status === 'done' && touched === 0);
      return last && { call: () => client.imports.undoImport({ importId: last.id, reason: mark }) };
    }
    case 'backup':
      return { call: () => backedUp(client) };
    case 'restore':
      return restoring(desk, mark);
    default:
      return onRecord(desk, kind, mark);
  }
}

async function onRecord(
  { client, random }: Desk,
  kind: 'correct' | 'note' | 'flag' | 'document',
  mark: string,
): Promise<Ready | undefined> {
  const { filter, sort } = listing({});
  const ids = await client.ngos.listNgoIds({ filter, sort });
  if (!ids.ok || ids.value.length === 0) return undefined;
  const found = await client.ngos.getNgo({ ngoId: pick(ids.value, random) });
  if (!found.ok) return undefined;
  const { id: ngoId, version, facts } = found.value;
  const on = { ngoId, version };
  switch (kind) {
    case 'correct': {
      const corrected = { ...on, facts: { ...facts, gazetteNo: mark }, reason: mark };
      return { call: () => client.ngos.correctNgo(corrected) };
    }
    case 'note':
      return { call: () => client.ngos.addNote({ ...on, text: mark }) };
    case 'flag':
      return { call: () => client.ngos.raiseFlag({ ...on, text: mark, dueOn: null }) };
    case 'document': {
      const entries = await client.settings.listEntries({});
      const type = entries.ok ? entries.value.find(({ list }) => list === 'document_type') : undefined;
      if (type === undefined) return undefined;
      const given = { title: mark, fileName: `${mark}.pdf`, bytes: documentOf(mark) };
      const dates = { issuedOn: null, expiresOn: null };
      return { call: () => client.ngos.addDocument({ ...on, ...dates, ...given, typeId: type.id }) };
    }
  }
}

/** Begins a backup and waits for its end. */
async function backedUp(client: OfficeClient): Promise<Result<unknown, string>> {
  const begun = await client.backups.startBackup({});
  if (!begun.ok) return begun;
  for (;;) {
    const { value } = valueOf(await client.backups.getWork({}));
    if (value.work === null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ended = await client.backups.getOutcome({});
  if (!ended.ok) return ended;
  const error = ended.value.outcome?.error ?? null;
  return error === null ? ok(null) : err(error);
}

/** Looks into one of the backups; that it takes the office's place is the act. */
async function restoring({ client, random }: Desk, mark: string): Promise<Ready | undefined> {
  const listed = await client.backups.listBackups({});
  const whole = listed.ok ? listed.value.filter(({ state }) => state === 'whole') : [];
  if (whole.length === 0) return undefined;
  const { place, name, madeAt } = pick(whole.slice(0, 4), random);
  const backup = { from: 'set', place, name } as const;
  const seen = await client.backups.previewBackup({ backup, passphrase: null });
  if (!seen.ok) return undefined;
  const { previewId } = seen.value;
  return {
    backupMadeAt: madeAt,
    call: () => client.backups.restoreBackup({ previewId, password: PASSWORD, reason: mark }),
  };
}

function valueOf<Value, Code extends string>(result: Result<Value, Code>) {
  if (!result.ok) throw new Error(`Refused: ${result.error}`);
  return result;
}

/** Opens a list of made-up NGOs and looks at its preview; the confirming is the act. */
async function importing(client: OfficeClient, mark: string): Promise<Ready | undefined> {
  const rows = namesOfList(mark).map((name) => [name, 'محیط زیست', 'علی راد']);
  const bytes = csv(['نام تشکل', 'موضوع فعالیت', 'مدیرعامل'], ...rows);
  const opened = await client.imports.openFile({ workId: mark, fileName: `${mark}.csv`, bytes });
  if (!opened.ok) return undefined;
  const { stagingId, choice } = opened.value;
  const head = await client.imports.readHead({ stagingId, ...choice });
  if (!head.ok) return undefined;
  const { mapping } = head.value;
  const seen = await client.imports.preview({ workId: mark, stagingId, choice, mapping, fixes: [] });
  if (!seen.ok) return undefined;
  const confirmed = { workId: mark, stagingId, applyUpdates: false, reason: mark };
  return { call: () => client.imports.confirm(confirmed) };
}
