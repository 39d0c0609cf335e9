import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { Instant } from '../../shared/calendar/iso-date.ts';
import type { Database } from '../../electron/database/schema.ts';
import { sqlite3Dialect } from '../../electron/database/sqlite3-dialect.ts';
import { seededRandom } from '../../electron/features/office/sample/random.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { listing } from '../support/ngo-office.ts';
import { marksFor, work } from './desks.ts';
import type { ActKind } from './journal.ts';
import { type OpenedOffice, openWhole } from './office.ts';

// A day of an office in one process: people register, write, look and search, lists come in and go out, and
// the office stays open. Run with `--expose-gc`, so that what is measured is what is kept.

export interface SoakOptions {
  readonly hours: number;
  /** How much quicker the injected clock runs than the wall's. */
  readonly speed: number;
  readonly seed: number;
  readonly tell?: (text: string) => void;
}

export interface Sample {
  /** Minutes of the office's own time. */
  readonly minute: number;
  readonly heapMb: number;
  readonly externalMb: number;
  /** Open file handles of the process; null where the system does not tell. */
  readonly handles: number | null;
  readonly acts: number;
}

export interface SoakReport {
  readonly samples: readonly Sample[];
  readonly acts: number;
  readonly faults: readonly string[];
}

const MORNING = Date.parse('2026-11-24T04:30:00.000Z');
const MINUTE = 60_000;
const SAMPLE_EVERY = 10;
/** Of the heap between the second and the last quarter of the day, for a register that grows meanwhile. */
const MOST_GROWTH_MB = 24;
const MOST_NEW_HANDLES = 3;

const ACTS_PER_MINUTE = 3;
/** Three people do one of these each minute; a list comes in now and then, and goes out again. */
const ACTS: readonly ActKind[] = ['register', 'note', 'flag', 'correct', 'document', 'note', 'correct'];

export async function soak({ hours, speed, seed, tell = () => undefined }: SoakOptions): Promise<SoakReport> {
  const root = await mkdtemp(join(tmpdir(), 'daftar-soak-'));
  const began = Date.now();
  const minute = () => ((Date.now() - began) * speed) / MINUTE;
  const clock = () => Instant.parse(new Date(MORNING + minute() * MINUTE).toISOString());
  const opened = await openWhole(join(root, 'office'), clock);
  const journal = await open(join(root, 'journal'), 'w');
  const samples: Sample[] = [];
  const faults: string[] = [];
  const random = seededRandom(seed);
  const desk = { client: opened.client, journal: journal.fd, random, nextMark: marksFor(seed) };
  let acts = 0;
  try {
    await opened.enter();
    for (let now = 0; now < hours * 60; now += 1) {
      await until(() => minute() >= now);
      const kinds: readonly ActKind[] =
        now % 30 === 10 ? ['import'] : now % 30 === 20 ? ['undoImport'] : ACTS;
      await work({ ...desk, kinds }, kinds === ACTS ? ACTS_PER_MINUTE : 1);
      await lookAround(opened, now);
      acts += kinds === ACTS ? ACTS_PER_MINUTE : 1;
      // After a rest the window asks for the session again.
      if (now % 60 === 59) await opened.enter();
      if (now % SAMPLE_EVERY === SAMPLE_EVERY - 1) {
        const sample = { ...(await measured()), minute: now + 1, acts };
        samples.push(sample);
        tell(`${now + 1} min: heap ${sample.heapMb} MB, ${sample.handles ?? '?'} handles, ${acts} acts`);
      }
    }
    for (const { method, bug } of opened.bugs) faults.push(`An incident in ${method}: ${String(bug)}`);
  } finally {
    await journal.close();
    await opened.office.close();
  }
  faults.push(...growthFaults(samples), ...(await leftBehind(join(root, 'office'))));
  await rm(root, { recursive: true, force: true });
  return { samples, acts, faults };
}

async function lookAround({ client }: OpenedOffice, minute: number): Promise<void> {
  await client.ngos.listNgos(listing({}, 100));
  await client.today.listTasks({ limitPerKind: 50 });
  for (const text of ['ا', 'انجمن', `${minute}`]) await client.ngos.findAnything({ text, limit: 8 });
  if (minute % 15 === 0) await client.trail.verifyTrail({ expected: null });
}

async function measured(): Promise<Pick<Sample, 'heapMb' | 'externalMb' | 'handles'>> {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const handles = await readdir('/proc/self/fd').then(
    (names) => names.length,
    () => null,
  );
  return { heapMb: mb(heapUsed), externalMb: mb(external), handles };
}

function growthFaults(samples: readonly Sample[]): readonly string[] {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const early = samples.slice(quarter, quarter * 2);
  const late = samples.slice(-quarter);
  const mean = (of: readonly Sample[], key: 'heapMb' | 'externalMb') =>
    of.reduce((total, sample) => total + sample[key], 0) / Math.max(1, of.length);
  // Without `--expose-gc` what is measured is what was not yet collected.
  const measurable = globalThis.gc === undefined ? [] : (['heapMb', 'externalMb'] as const);
  const faults = measurable.flatMap((key) => {
    const growth = mean(late, key) - mean(early, key);
    return growth > MOST_GROWTH_MB ? [`${key} grew by ${growth.toFixed(1)}`] : [];
  });
  const handlesOf = (of: readonly Sample[]) => Math.max(...of.map(({ handles }) => handles ?? 0));
  const more = handlesOf(late) - handlesOf(early);
  return more > MOST_NEW_HANDLES ? [...faults, `${more} more file handles are open`] : faults;
}

/** A lock that nobody holds any more, files that nobody will remove. */
async function leftBehind(folder: string): Promise<readonly string[]> {
  const folders = foldersIn(folder);
  const db = new Kysely<Database>({
    dialect: sqlite3Dialect(folders.database),
    plugins: [new CamelCasePlugin()],
  });
  const faults: string[] = [];
  try {
    await db.connection().execute(async (connection) => {
      await sql.raw('begin exclusive').execute(connection);
      await sql.raw('rollback').execute(connection);
    });
  } catch (failure) {
    faults.push(`A lock was left: ${String(failure)}`);
  } finally {
    await db.destroy();
  }
  const left = await readdir(folders.temporary).catch(() => []);
  return [...faults, ...left.map((name) => `Left in the temporary folder: ${name}`)];
}

function mb(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}

async function until(isTime: () => boolean): Promise<void> {
  while (!isTime()) await new Promise((resolve) => setTimeout(resolve, 20));
}
