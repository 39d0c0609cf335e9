import { type Instant, dayInTehran } from '../../calendar/iso-date.ts';
import { periodOf } from '../../calendar/period.ts';
import type { BackupReason, BackupWarning } from './contract.ts';

/** How many of each period have a backup that is kept. */
export interface Rotation {
  readonly hours: number;
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  /**
   * How many stay besides of those made on purpose, see `isDeliberate`: the next one an hour later must not
   * take away what a person counts on.
   */
  readonly deliberate: number;
}

/** A working day hour by hour, two weeks day by day, two months by weeks, and a year by months. */
export const DEFAULT_ROTATION: Rotation = { hours: 24, days: 14, weeks: 8, months: 12, deliberate: 10 };

/** A file of a set, as rotation sees it. */
export interface Rotated {
  readonly name: string;
  readonly madeAt: Instant;
  /** Opened and checked whole. */
  readonly isWhole: boolean;
  /** Made because somebody wanted this very moment kept, see `isDeliberate`. */
  readonly isDeliberate: boolean;
}

/** By the button, or before an act that may have to be undone; not by the clock. */
export function isDeliberate(reason: BackupReason): boolean {
  return reason === 'manual' || reason === 'before_restore' || reason === 'before_migration';
}

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
/** So long a damaged file stays for somebody to look at; it counts for nothing meanwhile. */
const DAMAGED_STAYS = 30 * DAY;
const TEHRAN_OFFSET = 3.5 * HOUR;
/** From the epoch's Thursday to the Saturday before. */
const DAYS_BEFORE_SATURDAY = 5;

/**
 * Which files of a set are removed. Of the last periods that have a whole backup, the first backup of each
 * stays: then the file that carries the documents grows old with the set, and is not written anew whenever
 * an hour has passed. Of those that were made on purpose the last ones stay too. The newest whole one stays
 * whatever the rotation says, and so does `justMade`, which a clock that was set back might make look old.
 */
export function leavingOf(
  files: readonly Rotated[],
  rotation: Rotation,
  justMade: string | null,
  now: Instant,
): readonly string[] {
  const whole = files.filter(({ isWhole }) => isWhole).sort(byAge);
  const staying = new Set<string>();
  const newest = whole[whole.length - 1];
  if (newest !== undefined) staying.add(newest.name);
  if (justMade !== null) staying.add(justMade);
  const deliberate = whole.filter((one) => one.isDeliberate);
  if (rotation.deliberate > 0) {
    for (const { name } of deliberate.slice(-rotation.deliberate)) staying.add(name);
  }
  for (const kind of PERIODS) {
    for (const name of firstOfLast(whole, rotation[kind], PERIOD_OF[kind])) staying.add(name);
  }
  return files
    .filter(({ name, isWhole, madeAt }) =>
      isWhole ? !staying.has(name) : newest !== undefined && isOlder(madeAt, DAMAGED_STAYS, now),
    )
    .filter(({ name }) => name !== justMade)
    .map(({ name }) => name);
}

const PERIODS = ['hours', 'days', 'weeks', 'months'] as const;

const PERIOD_OF: Readonly<Record<(typeof PERIODS)[number], (at: Instant) => string | number>> = {
  hours: (at) => Math.floor(Date.parse(at) / HOUR),
  days: dayNumber,
  weeks: (at) => Math.floor((dayNumber(at) + DAYS_BEFORE_SATURDAY) / 7),
  months: (at) => periodOf(dayInTehran(at), 'month'),
};

function dayNumber(at: Instant): number {
  return Math.floor((Date.parse(at) + TEHRAN_OFFSET) / DAY);
}

function firstOfLast(
  files: readonly Rotated[],
  count: number,
  periodOfFile: (at: Instant) => string | number,
): readonly string[] {
  const firsts = new Map<string | number, string>();
  for (const { name, madeAt } of files) {
    const period = periodOfFile(madeAt);
    if (!firsts.has(period)) firsts.set(period, name);
  }
  return count <= 0 ? [] : [...firsts.values()].slice(-count);
}

function byAge(one: Rotated, other: Rotated): number {
  const [mine, others] = [`${one.madeAt} ${one.name}`, `${other.madeAt} ${other.name}`];
  return mine < others ? -1 : mine > others ? 1 : 0;
}

/** A file that stays: which documents its bytes are here, and which it names besides. */
export interface Staying {
  readonly name: string;
  readonly here: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

export interface Carrying {
  /** By the name of a file that stays: the documents it must take over. */
  readonly into: ReadonlyMap<string, readonly string[]>;
}

/**
 * What must be carried over before files are removed: documents that only they hold, and that one that
 * stays names. Each goes into the oldest that names it.
 *
 * @param staying the oldest first
 */
export function carryingOf(staying: readonly Staying[], leaving: readonly string[]): Carrying {
  const into = new Map<string, string[]>();
  for (const hash of new Set(leaving)) {
    if (staying.some(({ here }) => here.has(hash))) continue;
    const oldest = staying.find(({ elsewhere }) => elsewhere.has(hash));
    if (oldest === undefined) continue;
    const taken = into.get(oldest.name) ?? [];
    taken.push(hash);
    into.set(oldest.name, taken);
  }
  return { into };
}

/** What is known when it is asked whether a backup is due. */
export interface Standing {
  /** Of the last backup that was made; null where there is none. */
  readonly lastMadeAt: Instant | null;
  /** Of the last attempt that failed since; null where it went well. */
  readonly failedAt: Instant | null;
  /** Whether anything was written since the last backup. */
  readonly isChanged: boolean;
}

/** After a failure it is tried again sooner than the next hour. */
const RETRY = 10 * 60 * 1_000;

/** Whether the hourly backup is due; a clock that was set back makes it so, rather than waiting for years. */
export function isDue({ lastMadeAt, failedAt, isChanged }: Standing, now: Instant): boolean {
  if (!isChanged) return false;
  if (failedAt !== null && !isOlder(failedAt, RETRY, now)) return false;
  return lastMadeAt === null || isOlder(lastMadeAt, HOUR, now);
}

/** What the page of today's work is told about the backups. */
export interface Worry {
  readonly isChanged: boolean;
  /** Of the last backup; of the office itself where there is none yet. */
  readonly since: Instant;
  readonly hasFailed: boolean;
  /** Null where no second place is set. */
  readonly second: { readonly isPresent: boolean; readonly lastMadeAt: Instant | null } | null;
}

/**
 * What somebody should see to: an automatic backup that failed, changes that have been without a backup for
 * more than a day, and a second place that is not there or has had no new backup for more than a week.
 */
export function warningsOf(
  { isChanged, since, hasFailed, second }: Worry,
  now: Instant,
): readonly BackupWarning[] {
  const isSecondOld =
    second !== null && second.lastMadeAt !== null && isOlder(second.lastMadeAt, 7 * DAY, now);
  return [
    ...(hasFailed ? (['last_failed'] as const) : []),
    ...(isChanged && isOlder(since, DAY, now) ? (['last_old'] as const) : []),
    ...(second?.isPresent === false ? (['second_absent'] as const) : []),
    ...(isSecondOld ? (['second_old'] as const) : []),
  ];
}

/** Whether a file that was checked then should be read once more: disks and sticks lose bytes in silence. */
export function isCheckDue(checkedAt: Instant | null, now: Instant): boolean {
  return checkedAt === null || isOlder(checkedAt, 7 * DAY, now);
}

/** Also where `at` lies in the future by more than a minute: then the clock says nothing. */
function isOlder(at: Instant, milliseconds: number, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(at);
  return age >= milliseconds || age < -60_000;
}

/** The name of a set's file, in UTC so that names sort as they were made. */
export function backupName(madeAt: Instant, taken: (name: string) => boolean): string {
  const digits = madeAt.replace(/[-:]/g, '').slice(0, 15).replace('T', '-');
  for (let number = 1; ; number += 1) {
    const name = `daftar-${digits}${number === 1 ? '' : `-${number}`}.daftar`;
    if (!taken(name)) return name;
  }
}
