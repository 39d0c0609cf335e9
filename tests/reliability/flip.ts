import { cp, mkdtemp, open, readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountId } from '../../shared/access.ts';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { READING_ERRORS } from '../../shared/features/backups/contract.ts';
import { judgeFile } from '../../electron/database/file-verdict.ts';
import { sumsBeside } from '../../electron/database/page-sums.ts';
import { seededRandom } from '../../electron/features/office/sample/random.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { OfficeOpenError } from '../../electron/office/open-error.ts';
import { acceptLostActs } from '../../electron/rescue/acceptance.ts';
import { PASSWORD } from '../support/first-run.ts';
import { type Answers, answersOf, isFaultOfTrail } from './answers.ts';
import { marksFor, work } from './desks.ts';
import type { ActKind } from './journal.ts';
import { type OpenedOffice, openWhole } from './office.ts';

// A byte that changes by itself, as a failing disk does it: the file's time stays as it was. That happens to
// - the database of a closed office, of one that was killed and left its log (`crashed`), or of one that is open
//   (`open`): then people work on, close, and the next opening is judged
// - the write-ahead log that a killed office left
// - a document, the head of the trail and the sums of the pages kept beside the database
// - a backup, which is then restored over the office if that is not refused
// Then either
// - the office does not open, and says that the file is damaged (`rescued`),
// - or every question through its dispatcher is answered as by the untouched office (`harmless`), where some
//   may be refused with a reason that has a sentence (`refused`); what the trail's check says is a refusal
//   when it names a fault.
// Anything else is a fault: another answer, an incident, a crash.

export const FLIPPED = [
  'database',
  'crashed',
  'open',
  'wal',
  'sums',
  'document',
  'trailHead',
  'backup',
] as const;
export type Flipped = (typeof FLIPPED)[number];

export interface FlipReport {
  readonly flips: number;
  readonly rescued: number;
  readonly harmless: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

const NOW = Instant.parse('2026-11-24T09:15:00.000Z');

interface Prepared {
  /** The folder that every flip begins with. */
  readonly folder: string;
  readonly answers: Answers;
  readonly close: () => Promise<void>;
}

/** An office with records, documents, imports and a trail; closed, or as it stands in the middle of its work. */
async function prepared(seed: number, what: Flipped): Promise<Prepared> {
  const root = await mkdtemp(join(tmpdir(), 'daftar-flip-'));
  const living = join(root, 'living');
  const opened = await openWhole(living, () => NOW);
  await opened.enter();
  await fill(opened, seed);
  if (what === 'backup') await acts(opened, seed, ['backup'], 1);
  const folder = join(root, 'office');
  if (what !== 'wal' && what !== 'crashed') {
    await opened.office.close();
    await cp(living, folder, { recursive: true, preserveTimestamps: true });
  } else {
    // As `kill -9` leaves it: the log still holds everything.
    await cp(living, folder, { recursive: true, preserveTimestamps: true });
    await opened.office.close();
  }
  await rm(living, { recursive: true, force: true });
  const copy = join(root, 'untouched');
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  const untouched = await openWhole(copy, () => NOW);
  await untouched.enter();
  if (what === 'open') await workOn(untouched, seed);
  const answers = await answersOf(untouched.client);
  await untouched.office.close();
  return { folder, answers, close: () => rm(root, { recursive: true, force: true }) };
}

async function fill(opened: OpenedOffice, seed: number): Promise<void> {
  await acts(opened, seed, ['import'], 1);
  await acts(opened, seed + 1, KINDS, 25);
}

/** What people do after the byte has changed, the same in every copy. */
async function workOn(opened: OpenedOffice, seed: number): Promise<void> {
  await acts(opened, seed + 2, KINDS, 6);
}

const KINDS = ['register', 'note', 'document', 'correct', 'flag'] as const;

async function acts(
  { client }: OpenedOffice,
  seed: number,
  kinds: readonly ActKind[],
  turns: number,
): Promise<void> {
  const journal = await open('/dev/null', 'w');
  try {
    const desk = { client, journal: journal.fd, random: seededRandom(seed), nextMark: marksFor(seed), kinds };
    await work(desk, turns);
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
  if (what === 'database' || what === 'crashed' || what === 'open') return folders.database;
  if (what === 'wal') return `${folders.database}-wal`;
  if (what === 'sums') return sumsBeside(folders.database);
  if (what === 'trailHead') return folders.trailHead;
  if (what === 'backup') {
    const names = await readdir(folders.backups);
    return join(folders.backups, names.find((name) => name.endsWith('.daftar')) ?? '');
  }
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
  const office = await prepared(seed, what);
  const report = { flips: count, rescued: 0, harmless: 0, refused: 0 };
  const all: string[] = [];
  try {
    for (let turn = 1; turn <= count; turn += 1) {
      const copy = `${office.folder}-${turn}`;
      await cp(office.folder, copy, { recursive: true, preserveTimestamps: true });
      const path = await flippedFile(copy, what, random);
      const meanwhile: string[] = [];
      const at =
        what === 'open'
          ? await flippedWhileOpen(copy, path, seed, random, meanwhile)
          : await flip(path, random);
      const { outcome, faults } = await looked(copy, office.answers, what === 'backup' ? restored : asItIs);
      const found = [...meanwhile, ...faults];
      report[outcome] += 1;
      for (const fault of found) all.push(`${what}, seed ${seed}, flip ${turn} at byte ${at}: ${fault}`);
      tell(`${what} ${turn}: byte ${at}, ${outcome}, ${found.length} faults`);
      await rm(copy, { recursive: true, force: true });
    }
  } finally {
    await office.close();
  }
  return { ...report, faults: all };
}

/** Opens the office, changes the byte under it, works on as if nothing were, and closes. Gives the place. */
async function flippedWhileOpen(
  folder: string,
  path: string,
  seed: number,
  random: (below: number) => number,
  faults: string[],
): Promise<number> {
  const opened = await openWhole(folder, () => NOW);
  await opened.enter();
  const at = await flip(path, random);
  // What is read from a changed page meanwhile may fail in any way but this: that the program does not go on.
  await workOn(opened, seed).catch(() => undefined);
  await opened.office.close().catch((failure: unknown) => {
    faults.push(`It does not close: ${String(failure)}`);
  });
  return at;
}

type Outcome = 'rescued' | 'harmless' | 'refused';

/** Refusals that name what is wrong with the files; each has its sentence. */
const SAID = ['database_damaged', 'file_altered', 'file_missing'];

async function looked(
  folder: string,
  untouched: Answers,
  prepare: (opened: OpenedOffice) => Promise<string | null>,
): Promise<{ readonly outcome: Outcome; readonly faults: readonly string[] }> {
  let opened: OpenedOffice;
  try {
    opened = await openWhole(folder, () => NOW);
  } catch (failure) {
    if (failure instanceof OfficeOpenError) {
      const faults = failure.code === 'last_acts_lost' ? await faultsWithoutLastActs(folder) : [];
      return { outcome: 'rescued', faults };
    }
    return { outcome: 'rescued', faults: [`It does not open, without a reason: ${String(failure)}`] };
  }
  const faults: string[] = [];
  let isRefused = false;
  const changed: string[] = [];
  try {
    await opened.enter();
    const refusal = await prepare(opened);
    if (refusal !== null) isRefused = true;
    if (refusal !== null && !REFUSING_BACKUP.has(refusal)) faults.push(`The backup: ${refusal}`);
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
  faults.push(...changed);
  return { outcome: isRefused ? 'refused' : 'harmless', faults };
}

/** What names a backup that cannot be read. */
const REFUSING_BACKUP: ReadonlySet<string> = new Set(READING_ERRORS);

const asItIs = () => Promise.resolve(null);

/** Restores the one backup as far as it can be; what refuses it, or null. */
async function restored({ client, enter }: OpenedOffice): Promise<string | null> {
  const listed = await client.backups.listBackups({});
  const found = listed.ok ? listed.value[0] : undefined;
  if (found === undefined) return 'not_listed';
  const backup = { from: 'set', place: found.place, name: found.name } as const;
  const preview = await client.backups.previewBackup({ backup, passphrase: null });
  if (!preview.ok) return preview.error;
  const { previewId } = preview.value;
  const done = await client.backups.restoreBackup({ previewId, password: PASSWORD, reason: 'آزمایش' });
  if (!done.ok) return done.error;
  await enter();
  return null;
}

/** An administrator goes on from before the lost acts: that must be a whole office. */
async function faultsWithoutLastActs(folder: string): Promise<readonly string[]> {
  const folders = foldersIn(folder);
  const verdict = await judgeFile(folders.database);
  if (verdict.kind !== 'acts_lost') return [`Looked at again it is ${verdict.kind}`];
  const accountId = AccountId.parse(1);
  const acceptance = { accountId, person: 'راد', reason: 'آزمایش', at: NOW, lost: verdict.lost };
  await acceptLostActs(folders, acceptance);
  const opened = await openWhole(folder, () => NOW);
  try {
    await opened.enter();
    const answers = await answersOf(opened.client);
    const refused = [...answers].flatMap(([question, answer]) =>
      answer.startsWith('{"ok":true') && !isFaultOfTrail(question, answer) ? [] : [`${question}: ${answer}`],
    );
    const bugs = opened.bugs.map(({ bug }) => String(bug));
    return [...refused, ...bugs].map((fault) => `Without the last acts: ${fault}`);
  } finally {
    await opened.office.close();
  }
}

function firstDifference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return `${one.slice(Math.max(0, at - 40), at + 60)} became ${other.slice(Math.max(0, at - 40), at + 60)}`;
}
