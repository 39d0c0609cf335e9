import { createHash } from 'node:crypto';
import { cp, mkdtemp, open, readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { seededRandom } from '../../electron/features/office/sample/random.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { OfficeOpenError } from '../../electron/office/open-error.ts';
import { listing } from '../support/ngo-office.ts';
import { marksFor, work } from './desks.ts';
import { type OfficeClient, type OpenedOffice, openWhole } from './office.ts';

// A byte that changes by itself, as a failing disk does it: the file's time stays as it was. Then either
// - the office does not open, and says that the file is damaged (`rescued`),
// - or every question through its dispatcher is answered as by the untouched office (`harmless`), where some
//   may be refused with a reason that has a sentence (`refused`); what the trail's check says is a refusal
//   when it names a fault.
// Anything else is a fault: another answer, an incident, a crash.

export const FLIPPED = ['database', 'wal', 'document', 'trailHead'] as const;
export type Flipped = (typeof FLIPPED)[number];

export interface FlipReport {
  readonly flips: number;
  readonly rescued: number;
  readonly harmless: number;
  readonly refused: number;
  /** Of the write-ahead log: the last acts are gone, and all that is shown is one earlier whole state. */
  readonly earlier: number;
  readonly faults: readonly string[];
}

const NOW = Instant.parse('2026-11-24T09:15:00.000Z');

/** Answers by their question; of an error only its code. */
type Answers = ReadonlyMap<string, string>;

async function answersOf(client: OfficeClient): Promise<Answers> {
  const answers = new Map<string, string>();
  const ask = async <Value>(question: string, asked: Promise<Value>): Promise<Value> => {
    const answer = await asked;
    answers.set(question, textOf(answer));
    return answer;
  };
  const list = await ask('list', client.ngos.listNgos(listing({}, 1_000)));
  await ask('entries', client.settings.listEntries({}));
  await ask('imports', client.imports.listImports({}));
  await ask('trail', client.trail.verifyTrail({ expected: null }));
  await ask('today', client.today.listTasks({ limitPerKind: 50 }));
  for (const { id } of list.ok ? list.value.rows : []) {
    const record = await ask(`record ${id}`, client.ngos.getNgo({ ngoId: id }));
    if (!record.ok) continue;
    for (const document of record.value.documents) {
      const asked = client.ngos.openDocument({ ngoId: id, documentId: document.id });
      await ask(`document ${document.id}`, asked);
    }
  }
  return answers;
}

function textOf(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    // How often this very asking was recorded is no answer about the office.
    if (key === 'auditCount' || key === 'head') return undefined;
    return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  });
}

interface Prepared {
  /** The folder that every flip begins with. */
  readonly folder: string;
  readonly answers: Answers;
  readonly close: () => Promise<void>;
}

/** An office with records, documents, imports and a trail; closed, or as it stands in the middle of its work. */
async function prepared(seed: number, isClosed: boolean): Promise<Prepared> {
  const root = await mkdtemp(join(tmpdir(), 'daftar-flip-'));
  const living = join(root, 'living');
  const opened = await openWhole(living, () => NOW);
  await opened.enter();
  await fill(opened, seed);
  const folder = join(root, 'office');
  if (isClosed) {
    await opened.office.close();
    await cp(living, folder, { recursive: true, preserveTimestamps: true });
  } else {
    // As a power cut leaves it: the log still holds everything.
    await cp(living, folder, { recursive: true, preserveTimestamps: true });
    await opened.office.close();
  }
  await rm(living, { recursive: true, force: true });
  const copy = join(root, 'untouched');
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  const untouched = await openWhole(copy, () => NOW);
  await untouched.enter();
  const answers = await answersOf(untouched.client);
  await untouched.office.close();
  return { folder, answers, close: () => rm(root, { recursive: true, force: true }) };
}

async function fill({ client }: OpenedOffice, seed: number): Promise<void> {
  const journal = await open('/dev/null', 'w');
  try {
    const desk = { client, journal: journal.fd, random: seededRandom(seed), nextMark: marksFor(seed) };
    await work({ ...desk, kinds: ['import'] }, 1);
    await work({ ...desk, kinds: ['register', 'note', 'document', 'correct', 'flag'] }, 25);
  } finally {
    await journal.close();
  }
}

async function flippedFile(
  folder: string,
  what: Flipped,
  random: (below: number) => number,
): Promise<string> {
  const folders = foldersIn(folder);
  if (what === 'database') return folders.database;
  if (what === 'wal') return `${folders.database}-wal`;
  if (what === 'trailHead') return folders.trailHead;
  const hashes = await documentHashes(folders.documents);
  return pathOfHash(folders, hashes[random(hashes.length)] ?? '');
}

async function documentHashes(documents: string): Promise<readonly string[]> {
  const entries = await readdir(documents, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/** Changes one byte at a random place; its own time stays. Gives the place. */
async function flip(path: string, random: (below: number) => number): Promise<number> {
  const { size, atime, mtime } = await stat(path);
  const at = random(size);
  const bytes = await readFile(path);
  const file = await open(path, 'r+');
  try {
    await file.write(Buffer.from([(bytes[at] ?? 0) ^ (1 + random(255))]), 0, 1, at);
  } finally {
    await file.close();
  }
  await utimes(path, atime, mtime);
  return at;
}

/** Flips one byte after another, each in a fresh copy of the same office. */
export async function flips(
  what: Flipped,
  count: number,
  seed: number,
  tell: (text: string) => void = () => undefined,
): Promise<FlipReport> {
  const random = seededRandom(seed);
  const office = await prepared(seed, what !== 'wal');
  const report = { flips: count, rescued: 0, harmless: 0, refused: 0, earlier: 0 };
  const faults: string[] = [];
  try {
    for (let turn = 1; turn <= count; turn += 1) {
      const copy = `${office.folder}-${turn}`;
      await cp(office.folder, copy, { recursive: true, preserveTimestamps: true });
      const path = await flippedFile(copy, what, random);
      const at = await flip(path, random);
      const { outcome, faults: found } = await looked(copy, office.answers, what);
      report[outcome] += 1;
      for (const fault of found) faults.push(`${what}, seed ${seed}, flip ${turn} at byte ${at}: ${fault}`);
      tell(`${what} ${turn}: byte ${at}, ${outcome}, ${found.length} faults`);
      await rm(copy, { recursive: true, force: true });
    }
  } finally {
    await office.close();
  }
  return { ...report, faults };
}

type Outcome = 'rescued' | 'harmless' | 'refused' | 'earlier';

/** Refusals that name what is wrong with the files; each has its sentence. */
const SAID = ['database_damaged', 'file_altered', 'file_missing'];

async function looked(
  folder: string,
  untouched: Answers,
  what: Flipped,
): Promise<{ readonly outcome: Outcome; readonly faults: readonly string[] }> {
  let opened: OpenedOffice;
  try {
    opened = await openWhole(folder, () => NOW);
  } catch (failure) {
    if (failure instanceof OfficeOpenError) return { outcome: 'rescued', faults: [] };
    return { outcome: 'rescued', faults: [`It does not open, without a reason: ${String(failure)}`] };
  }
  const faults: string[] = [];
  let isRefused = false;
  const changed: string[] = [];
  try {
    await opened.enter();
    const answers = await answersOf(opened.client);
    for (const [question, answer] of answers) {
      const known = untouched.get(question);
      if (answer === known) continue;
      const isSaid =
        SAID.some((code) => answer.includes(`"error":"${code}"`)) || isFaultOfTrail(question, answer);
      if (isSaid) isRefused = true;
      else changed.push(`${question}: ${firstDifference(known ?? 'no such question', answer)}`);
    }
    for (const question of untouched.keys())
      if (!answers.has(question)) changed.push(`${question}: not there`);
  } catch (failure) {
    const said = [failure, ...opened.bugs.map(({ bug }) => bug)].map(String).join('; ');
    faults.push(`It crashed: ${said}`);
  } finally {
    await opened.office
      .close()
      .catch((failure: unknown) => faults.push(`It does not close: ${String(failure)}`));
  }
  if (what === 'wal' && changed.length > 0 && faults.length === 0) {
    // What fell away must have fallen away whole: the trail ends earlier and is in order.
    return { outcome: 'earlier', faults: isRefused ? changed : [] };
  }
  faults.push(...changed);
  return { outcome: isRefused ? 'refused' : 'harmless', faults };
}

function isFaultOfTrail(question: string, answer: string): boolean {
  return question === 'trail' && answer.includes('"fault":{');
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 40), at + 60)} became ${other.slice(Math.max(0, at - 40), at + 60)}`;
}
