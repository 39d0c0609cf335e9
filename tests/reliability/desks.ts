import { createHash } from 'node:crypto';
import { Incident } from '../../shared/kit/client.ts';
import type { Result } from '../../shared/kit/result.ts';
import { type Random, pick } from '../../electron/features/office/sample/random.ts';
import { csv } from '../support/import-office.ts';
import { listing, newNgo } from '../support/ngo-office.ts';
import { type ActKind, tell } from './journal.ts';
import type { OfficeClient } from './office.ts';

interface Desk {
  readonly client: OfficeClient;
  /** The journal's file descriptor. */
  readonly journal: number;
  readonly random: Random;
  /** Unique in the whole life of the data folder. */
  readonly nextMark: () => string;
  readonly kinds: readonly ActKind[];
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
  const call = await prepared(desk, kind, mark);
  if (call === undefined) return;
  tell(desk.journal, { at: 'asked', mark, kind });
  const outcome = await call().then(
    (result) => (result.ok ? 'done' : result.error),
    (bug: unknown) => {
      if (!(bug instanceof Incident)) throw bug;
      tell(desk.journal, { at: 'incident', text: `${kind} ${bug.message}` });
      return 'incident';
    },
  );
  tell(desk.journal, { at: 'answered', mark, outcome });
}

type Call = () => Promise<Result<unknown, string>>;

/** What is looked up before an act, and the act itself; undefined where there is nothing to act on. */
async function prepared({ client, random }: Desk, kind: ActKind, mark: string): Promise<Call | undefined> {
  if (kind === 'register') {
    return () =>
      client.ngos.registerNgo(
        newNgo(`انجمن ${mark}`, {}, { permit: { permitNo: mark }, director: { fullName: 'نرگس فرهادی' } }),
      );
  }
  if (kind === 'import') return importing(client, mark);
  if (kind === 'undoImport') {
    const imports = await client.imports.listImports({});
    const last = imports.ok
      ? imports.value.find(({ status, touched }) => status === 'done' && touched === 0)
      : undefined;
    return last && (() => client.imports.undoImport({ importId: last.id, reason: mark }));
  }
  const { filter, sort } = listing({});
  const ids = await client.ngos.listNgoIds({ filter, sort });
  if (!ids.ok || ids.value.length === 0) return undefined;
  const found = await client.ngos.getNgo({ ngoId: pick(ids.value, random) });
  if (!found.ok) return undefined;
  const { id: ngoId, version, facts } = found.value;
  const on = { ngoId, version };
  switch (kind) {
    case 'correct':
      return () => client.ngos.correctNgo({ ...on, facts: { ...facts, gazetteNo: mark }, reason: mark });
    case 'note':
      return () => client.ngos.addNote({ ...on, text: mark });
    case 'flag':
      return () => client.ngos.raiseFlag({ ...on, text: mark, dueOn: null });
    case 'document': {
      const entries = await client.settings.listEntries({});
      const type = entries.ok ? entries.value.find(({ list }) => list === 'document_type') : undefined;
      if (type === undefined) return undefined;
      const dates = { issuedOn: null, expiresOn: null };
      return () =>
        client.ngos.addDocument({
          ...on,
          ...dates,
          typeId: type.id,
          title: mark,
          fileName: `${mark}.pdf`,
          bytes: documentOf(mark),
        });
    }
    default:
      return undefined;
  }
}

/** Opens a list of made-up NGOs and looks at its preview; the confirming is the act. */
async function importing(client: OfficeClient, mark: string): Promise<Call | undefined> {
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
  return () => client.imports.confirm({ workId: mark, stagingId, applyUpdates: false, reason: mark });
}
