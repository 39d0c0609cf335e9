import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Random, seededRandom } from '../../electron/features/office/sample/random.ts';
import { type Found, checkOffice } from './check-office.ts';
import { type ActKind, readJournal } from './journal.ts';

/** Beside this file: as source, or bundled. */
const PROGRAM = join(import.meta.dirname, `working-office${extname(import.meta.filename)}`);

/** What the desks do in a round. */
const DAYS: readonly (readonly ActKind[])[] = [
  ['register', 'correct', 'note', 'flag', 'document'],
  ['import', 'register', 'undoImport'],
  ['document', 'note'],
  ['register', 'correct', 'note', 'flag', 'document', 'import', 'undoImport'],
  ['backup', 'register', 'document', 'note'],
  ['restore', 'backup', 'register', 'document', 'note'],
];

/** An office is worked in, killed and opened again this often, then the next one begins. */
const ROUNDS_PER_OFFICE = 10;
/** A kill falls up to so many milliseconds after the office stands open; some while it is being opened. */
const LATEST_KILL = 900;
/** Restoring opens the backup, backs up what is, and exchanges the files. */
const LATEST_KILL_RESTORING = 3_500;
const OPENS_WITHIN = 60_000;

export interface KillReport {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly doneUnanswered: number;
  /** Of the acknowledged ones. */
  readonly backedUp: number;
  readonly restored: number;
  /** Rounds in which the end came before the office was open. */
  readonly killedWhileOpening: number;
  readonly faults: readonly string[];
}

/** Kills a working office again and again, and looks each time at what it left. */
export async function killRounds(
  rounds: number,
  seed: number,
  tell: (text: string) => void = () => undefined,
): Promise<KillReport> {
  const random = seededRandom(seed);
  const faults: string[] = [];
  let found: Found = { faults: [], acknowledged: 0, doneUnanswered: 0, backedUp: 0, restored: 0 };
  let killedWhileOpening = 0;
  const before = { acknowledged: 0, doneUnanswered: 0, backedUp: 0, restored: 0 };
  let folder = '';
  for (let round = 1; round <= rounds; round += 1) {
    if ((round - 1) % ROUNDS_PER_OFFICE === 0) {
      if (folder !== '') await rm(folder, { recursive: true, force: true });
      before.acknowledged += found.acknowledged;
      before.doneUnanswered += found.doneUnanswered;
      before.backedUp += found.backedUp;
      before.restored += found.restored;
      folder = await mkdtemp(join(tmpdir(), 'daftar-kill-'));
    }
    const paths = { data: join(folder, 'دادهٔ دفتر'), journal: join(folder, 'journal') };
    const wasOpen = await killedRound(paths, { seed: seed * 1_000 + round, round, random });
    if (!wasOpen) killedWhileOpening += 1;
    const journal = existsSync(paths.journal) ? readJournal(paths.journal) : [];
    found = await checkOffice(paths.data, journal);
    for (const fault of found.faults) faults.push(`Seed ${seed}, round ${round}: ${fault}`);
    tell(
      `round ${round}: ${found.acknowledged} acts acknowledged in this office, ${found.faults.length} faults`,
    );
    if (found.faults.length > 0) break;
  }
  await rm(folder, { recursive: true, force: true });
  return {
    rounds,
    acknowledged: before.acknowledged + found.acknowledged,
    doneUnanswered: before.doneUnanswered + found.doneUnanswered,
    backedUp: before.backedUp + found.backedUp,
    restored: before.restored + found.restored,
    killedWhileOpening,
    faults,
  };
}

interface Round {
  readonly seed: number;
  readonly round: number;
  readonly random: Random;
}

/** Starts an office, lets it work and kills it; whether it was open by then. */
async function killedRound(
  { data, journal }: { readonly data: string; readonly journal: string },
  { seed, round, random }: Round,
): Promise<boolean> {
  const kinds = DAYS[random(DAYS.length)] ?? [];
  // One round in ten ends while the office is being opened.
  const isEarly = random(10) === 0;
  const delay = random(kinds.includes('restore') ? LATEST_KILL_RESTORING : LATEST_KILL);
  const args = ['--no-warnings', PROGRAM, data, journal, String(seed), String(round), kinds.join(',')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isOpen = () => existsSync(journal) && openedRounds(journal).includes(String(round));
  const began = Date.now();
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  try {
    // The database appears before the office is open.
    const isReady = isEarly ? () => existsSync(data) : isOpen;
    while (!isReady() && isAlive()) {
      if (Date.now() - began > OPENS_WITHIN) throw new Error(`The office does not open by itself: ${said}`);
      await pause(5);
    }
    await pause(isEarly ? delay / 4 : delay);
    if (!isAlive()) throw new Error(`The office ended by itself: ${said}${journalTail(journal)}`);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  return isOpen();
}

function openedRounds(journal: string): readonly string[] {
  return readJournal(journal).flatMap((line) => (line.at === 'opened' ? [line.text] : []));
}

function journalTail(journal: string): string {
  return existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(-4).join('\n') : '';
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
