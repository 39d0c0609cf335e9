import { access, open, rm } from 'node:fs/promises';
import { PAGE, type PageSums, isSummed, keptSums, pagesIn, sumPages } from './page-sums.ts';
import { type LogIndex, type LogScan, NO_LOG, logBeside, readLogIndex, scanLog } from './write-ahead-log.ts';

/**
 * What the bytes of a database and its log are, held against what was written.
 * - `whole`, or nothing is known against it
 * - `damaged`: it must not be opened; `pages` of its file are not what was written, where that is known
 * - `acts_lost`: SQLite would take the log to end before acts that were in it, and open the whole state from
 *   before them
 */
export type FileVerdict =
  | { readonly kind: 'whole' }
  | { readonly kind: 'damaged'; readonly pages: number }
  | { readonly kind: 'acts_lost'; readonly lost: LostActs };

export interface LostActs {
  /** Ends of acts that can still be seen behind the damage; at least one is lost. */
  readonly acts: number;
  /** What the log keeps, and what it held, in frames. */
  readonly kept: number;
  readonly held: number;
}

const WHOLE: FileVerdict = { kind: 'whole' };

/**
 * Looks at a database that nobody has open, before SQLite does: opening it would make the log's index anew,
 * which says how far the log went. Changes nothing but for a log that has nothing to say: where its start is
 * damaged and all of it stands in the database already, it is removed.
 */
export async function judgeFile(database: string): Promise<FileVerdict> {
  // What it would be held against may be left of one that was put away; whether it may be gone others judge.
  if (!(await isThere(database))) return WHOLE;
  const index = await readLogIndex(database);
  const log = await scanLog(database);
  const sums = await keptSums(database);
  if (sums?.isDamaged === true) return { kind: 'damaged', pages: 0 };
  const lost = lostActs(log, index);
  const inFile = sums !== undefined && sums.log.salts === log.salts ? sums.log.frames : 0;
  if (sums !== undefined && log.isThere && log.frames < inFile) {
    return judgeWithoutLog(database, sums, Math.max(lost.held, log.lastCommit));
  }
  // What had gone into the file by halves is whole only with the log that it came from.
  if (sums?.isComplete === false && sums.log.salts !== log.salts) return { kind: 'damaged', pages: 0 };
  const pages = sums === undefined ? 0 : await changedPages(database, sums, log, index);
  if (pages > 0) return { kind: 'damaged', pages };
  if (lost.held <= log.frames) return WHOLE;
  // Without sums nobody can say whether the file goes with what is left of the log.
  return sums === undefined ? { kind: 'damaged', pages: 0 } : { kind: 'acts_lost', lost };
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** How far the log went, as far as that can be known. */
function lostActs(log: LogScan, index: LogIndex | undefined): LostActs {
  const isOfLog = index !== undefined && index.salts === log.salts;
  // What is counted in the index was on the disk. What it does not count is an act that never ended, if the
  // index is exact; after a power cut it may be one that did.
  const held = isOfLog ? Math.max(index.frames, index.isExact ? 0 : log.lastCommit) : log.lastCommit;
  return { acts: Math.max(1, log.lostActs), kept: log.frames, held };
}

/**
 * The log ends, for SQLite, before a place up to which it has gone into the file: old pages from it would
 * cover newer ones. If nothing came after that place, the file alone is the newest state.
 */
async function judgeWithoutLog(database: string, sums: PageSums, held: number): Promise<FileVerdict> {
  if (!sums.isComplete || held > sums.log.frames) return { kind: 'damaged', pages: 0 };
  const pages = await changedPages(database, sums, NO_LOG, undefined);
  if (pages > 0) return { kind: 'damaged', pages };
  for (const file of [logBeside(database), `${database}-shm`]) await rm(file, { force: true });
  return WHOLE;
}

/**
 * How many pages are neither as they were summed up nor replaced by the log. One that the log replaces is
 * counted too, where it is neither the old nor the new one: what stands in the log may rest on it. Only a
 * power cut in the middle of replacing it may leave such a page.
 */
async function changedPages(
  database: string,
  sums: PageSums,
  log: LogScan,
  index: LogIndex | undefined,
): Promise<number> {
  const isTornLegit = !(index?.isExact === true && index.salts === log.salts);
  const last = log.frames > 0 ? Math.min(log.databasePages, pagesIn(sums)) : pagesIn(sums);
  const file = await open(database, 'r');
  try {
    let changed = 0;
    let read = 0;
    await sumPages(file, 1, last, (first, count, found) => {
      read = first + count - 1;
      for (let at = 0; at < count; at += 1) {
        const page = first + at;
        const one = found[at * 2];
        const other = found[at * 2 + 1];
        const index = (page - 1) * 2;
        if (one === sums.table[index] && other === sums.table[index + 1]) continue;
        if (!isSummed(page)) continue;
        const logged = log.pages.get(page);
        const isReplaced = logged !== undefined && (isTornLegit || isLogged(logged, one, other));
        if (!isReplaced) changed += 1;
      }
      return true;
    });
    for (let page = read + 1; page <= last; page += 1) if (!log.pages.has(page)) changed += 1;
    // Nobody else writes to it, and SQLite would not look there: but such a file was not left like this.
    const { size } = await file.stat();
    return log.frames === 0 && size % PAGE !== 0 ? changed + 1 : changed;
  } finally {
    await file.close();
  }
}

function isLogged(
  logged: { readonly one: number; readonly other: number },
  one: number | undefined,
  other: number | undefined,
): boolean {
  return logged.one === one && logged.other === other;
}
