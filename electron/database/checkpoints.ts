import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  PAGE,
  type KeptSums,
  type PageSums,
  type SumTable,
  forgetSums,
  isSummed,
  keepSums,
  keptMark,
  pagesIn,
  sumPages,
  sumsOfFile,
} from './page-sums.ts';
import { type Statement, SqliteFailure } from './sqlite3-dialect.ts';
import { type LogScan, logBeside, scanLog } from './write-ahead-log.ts';

// In WAL mode the database's own file changes only at checkpoints. They are made here, with the writer held,
// so that the sums of its pages can go with it: after the pages have gone into the file and before the log
// that they came from is begun anew. A crash between leaves the pages in the log, which the start looks at.

/** Frames in the log (16 MB) that are worth a checkpoint: it costs as much as a save. */
const WORTH_FRAMES = 4_000;
/** So many times over, whoever reads is waited for: as long as an old state is read, the log only grows. */
const TOO_MANY_TIMES = 8;

type Mode = 'noop' | 'passive' | 'full' | 'restart';

interface Checkpointed {
  readonly busy: number;
  /** Frames in the log; -1 where there is none. */
  readonly log: number;
  /** How many of them are in the database's file. */
  readonly checkpointed: number;
}

export interface Checkpoints {
  /** A checkpoint if it is time for one. Belongs after each work of the writer; never throws. */
  readonly afterWork: (run: Statement) => Promise<void>;
  /** Everything into the file, and its sums beside it. */
  readonly finish: (run: Statement) => Promise<void>;
  /** Takes the sums of the file as it is, in place of those before. Nobody else has it open. */
  readonly begin: (run: Statement) => Promise<void>;
  /**
   * Holds the file against its sums while people work, some pages at a time.
   *
   * @param goesOn asked between; false ends the looking
   */
  readonly look: (goesOn: () => boolean | Promise<boolean>) => Promise<void>;
  /** Whether a changed byte was met. It is kept, and the next start tells it. */
  readonly isDamaged: () => boolean;
}

/**
 * @param kept what stands beside the file; undefined where no sums are kept of it
 * @param worth frames that are worth a checkpoint
 */
export function createCheckpoints(
  database: string,
  kept: KeptSums | undefined,
  worth = WORTH_FRAMES,
): Checkpoints {
  let sums = kept;
  let tried = 0;
  // Rises with every checkpoint that may have changed the file.
  let turn = 0;
  let isInTurn = false;
  // After a start the log's pages may be in the file by halves; the start has looked at them.
  let isFileSure = false;

  async function afterWork(run: Statement): Promise<void> {
    try {
      if (logSize() < worth * PAGE) return;
      const { log } = await checkpoint(run, 'noop');
      if (log < tried) tried = 0;
      if (log < worth || log < tried + worth) return;
      tried = log;
      await make(run, log < worth * TOO_MANY_TIMES ? 'passive' : 'restart');
    } catch {
      // In the middle of a transaction, on a full disk: the log is as good, and the next work tries again.
    }
  }

  async function finish(run: Statement): Promise<void> {
    if (sums === undefined) return;
    try {
      const { log, checkpointed } = await checkpoint(run, 'noop');
      const isDone = log <= 0 || (log === checkpointed && isKept(checkpointed));
      if (isDone) isFileSure = true;
      const isInFile = isDone || (await make(run, 'full'));
      // SQLite itself writes what is left when the last connection closes, and nobody sums that up.
      if (!isInFile && !isDamaged()) await giveUp();
    } catch (failure) {
      if (!isOfSystem(failure)) throw failure;
      if (!isDamaged()) await giveUp().catch(() => undefined);
    }
  }

  function isDamaged(): boolean {
    return sums?.isDamaged ?? false;
  }

  function isKept(frames: number): boolean {
    return sums !== undefined && sums.isComplete && sums.log.frames === frames;
  }

  async function begin(run: Statement): Promise<void> {
    const done = await checkpoint(run, 'full');
    const { salts } = await scanLog(database);
    const log = { salts, frames: Math.max(0, done.checkpointed) };
    await keep({ table: await sumsOfFile(database), log, isComplete: isAllIn(done), isDamaged: false });
    isFileSure = true;
  }

  /** True if everything is in the file now. */
  async function make(run: Statement, mode: Mode): Promise<boolean> {
    if (sums === undefined) return isAllIn(await checkpoint(run, mode));
    if (sums.isDamaged) return false;
    const before = await checkpoint(run, 'noop');
    const log = await scanLog(database);
    const isDoubtful = log.frames < before.log || (isFileSure && (await isBuiltOnDamage(sums, log)));
    if (!(await isAlone())) return isAllIn(await checkpoint(run, mode));
    if (isDoubtful) {
      await tellDamage();
      return false;
    }
    isFileSure = false;
    isInTurn = true;
    try {
      const done = await checkpoint(run, mode);
      if (done.log === log.frames) await keep(await summedWith(sums, log, done));
      else await giveUp();
      isFileSure = true;
      return isAllIn(done);
    } finally {
      turn += 1;
      isInTurn = false;
    }
  }

  /** Before the log covers them: a page whose byte changed since it was written may have been built upon. */
  async function isBuiltOnDamage({ table }: PageSums, { pages }: LogScan): Promise<boolean> {
    const wanted = [...pages.keys()].filter((page) => page * 2 <= table.length && isSummed(page));
    let isChanged = false;
    await eachRun(wanted, (first, count, found) => {
      for (let at = 0; at < count; at += 1) {
        if (pages.has(first + at) && !isAlike(table, first + at, found, at)) isChanged = true;
      }
      return !isChanged;
    });
    return isChanged;
  }

  async function eachRun(pages: readonly number[], onSome: Parameters<typeof sumPages>[3]): Promise<void> {
    const file = await open(database, 'r');
    try {
      for (const [from, to] of runsOf(pages)) await sumPages(file, from, to, onSome);
    } finally {
      await file.close();
    }
  }

  async function summedWith(old: PageSums, log: LogScan, done: Checkpointed): Promise<PageSums> {
    const isComplete = isAllIn(done);
    const written = [...log.pages].filter(
      ([page, { frame }]) => frame <= done.checkpointed && page <= log.databasePages,
    );
    const highest = written.reduce((most, [page]) => Math.max(most, page), 0);
    const count = isComplete ? log.databasePages : Math.max(pagesIn(old), highest);
    const table: SumTable = new Int32Array(count * 2);
    table.set(old.table.subarray(0, count * 2));
    for (const [page, { one, other }] of written) table.set([one, other], (page - 1) * 2);
    // A page that the file grew by without its being written has whatever the file has there.
    const isWritten = new Set(written.map(([page]) => page));
    const unwritten: number[] = [];
    for (let page = pagesIn(old) + 1; page <= count; page += 1)
      if (!isWritten.has(page)) unwritten.push(page);
    await eachRun(unwritten, (first, found, sumsFound) => {
      for (let at = 0; at < found; at += 1) {
        if (isWritten.has(first + at)) continue;
        table.set(sumsFound.subarray(at * 2, at * 2 + 2), (first + at - 1) * 2);
      }
      return true;
    });
    return { table, log: { salts: log.salts, frames: done.checkpointed }, isComplete, isDamaged: false };
  }

  /** Old sums beside a changed file would be a false alarm, so rather none than those. */
  async function keep(next: PageSums): Promise<void> {
    try {
      sums = await keepSums(database, next);
    } catch (failure) {
      await giveUp();
      if (!isOfSystem(failure)) throw failure;
    }
  }

  /** From here on nothing is claimed of the file; the next opening takes new sums. */
  async function giveUp(): Promise<void> {
    sums = undefined;
    await forgetSums(database);
  }

  /**
   * Whether the sums beside the file are still those kept here. The hosts let nobody open an office twice;
   * should it happen all the same, neither knows what the other wrote, and both give up their sums.
   */
  async function isAlone(): Promise<boolean> {
    if (sums === undefined) return false;
    if ((await keptMark(database)) === sums.mark) return true;
    await giveUp();
    return false;
  }

  async function tellDamage(): Promise<void> {
    if (sums === undefined || sums.isDamaged) return;
    const damaged = { ...sums, isDamaged: true };
    // On a full disk it is known here at least, and the next start finds the same.
    sums = damaged;
    sums = await keepSums(database, damaged).catch(() => damaged);
  }

  async function look(goesOn: () => boolean | Promise<boolean>): Promise<void> {
    const begun = sums;
    if (begun === undefined || begun.isDamaged) return;
    const suspects: number[] = [];
    const file = await open(database, 'r');
    try {
      await sumPages(file, 1, pagesIn(begun), (first, count, found) => {
        for (let at = 0; at < count; at += 1) {
          const page = first + at;
          if (isSummed(page) && !isAlike(begun.table, page, found, at)) suspects.push(page);
        }
        return goesOn();
      });
    } finally {
      await file.close();
    }
    // A checkpoint may have come between; what it wrote is held against what it summed up.
    for (let attempt = 0; suspects.length > 0 && attempt < ATTEMPTS; attempt += 1) {
      if (!(await goesOn())) return;
      const [now, at] = [sums, turn];
      const changed = isInTurn || now === undefined ? [] : await changedOf(now, suspects);
      if (isInTurn || at !== turn) continue;
      if (changed.length > 0 && isFileSure && (await isAlone())) await tellDamage();
      return;
    }
  }

  async function changedOf({ table }: PageSums, pages: readonly number[]): Promise<readonly number[]> {
    const wanted = new Set(pages.filter((page) => page * 2 <= table.length));
    const changed: number[] = [];
    await eachRun([...wanted], (first, count, found) => {
      for (let at = 0; at < count; at += 1) {
        const page = first + at;
        if (wanted.has(page) && !isAlike(table, page, found, at)) changed.push(page);
      }
      return true;
    });
    return changed;
  }

  function logSize(): number {
    try {
      return statSync(logBeside(database)).size;
    } catch {
      return 0;
    }
  }

  return { afterWork, finish, begin, look, isDamaged };
}

const ATTEMPTS = 3;

async function checkpoint(run: Statement, mode: Mode): Promise<Checkpointed> {
  const [done] = await run<Checkpointed>(`pragma wal_checkpoint(${mode})`);
  return done ?? { busy: 1, log: 0, checkpointed: 0 };
}

function isAllIn({ log, checkpointed }: Checkpointed): boolean {
  return log === checkpointed;
}

function isAlike(table: SumTable, page: number, found: SumTable, at: number): boolean {
  const index = (page - 1) * 2;
  return table[index] === found[at * 2] && table[index + 1] === found[at * 2 + 1];
}

/** Pages that lie between are read along: one reading of a few more costs less than two. */
const NEAR = 16;

function runsOf(pages: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((one, other) => one - other)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && page - last[1] <= NEAR) last[1] = page;
    else runs.push([page, page]);
  }
  return runs;
}

function isOfSystem(failure: unknown): boolean {
  if (failure instanceof SqliteFailure) return true;
  return failure instanceof Error && 'code' in failure;
}
