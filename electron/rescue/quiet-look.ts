import type { Connections } from '../database/open.ts';
import type { Folders } from '../office/folders.ts';
import { type RecordedFile, faultOfContents, recordedFiles } from './document-check.ts';
import { keepDoubts, keptDoubts } from './doubts.ts';
import { type RawDatabase, isDamage, openRaw, quoted, rawRows } from './raw-database.ts';

/** The look in the background while the office is open. */
export interface QuietLook {
  /** Ends it after the step that is under way; the file is free then. */
  readonly stop: () => Promise<void>;
}

const BEGINS_AFTER_MS = 60_000;
const PAGES_EVERY_MS = 60 * 60_000;
const PAUSE_MS = 25;
const PAGE_PAUSE_MS = 5;
/** Of documents, at each start: a slow disk is left to the people who work. The next start goes on there. */
const MOST_BYTES = 1_000_000_000;

/**
 * Every hour the database's pages are held against their sums. A minute after the start: holds every table
 * and index against itself, then reads the documents and holds them against their hashes, with pauses. What
 * it finds stands as a doubt, which the next start looks at thoroughly before it opens. Nobody is disturbed
 * in the middle of their work.
 */
export function beginQuietLook(
  folders: Folders,
  lookAtPages: Connections['lookAtPages'],
  afterMs = BEGINS_AFTER_MS,
): QuietLook {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  const goesOn = async () => {
    await new Promise((resolve) => setTimeout(resolve, PAGE_PAUSE_MS));
    return !isStopped;
  };
  // A failure here is met again, and told, by whoever does the same by hand.
  const begin = (work: () => Promise<void>) => {
    running = running.then(() => (isStopped ? undefined : work())).catch(() => undefined);
  };
  const timer = setTimeout(() => begin(() => lookOnce(folders, () => isStopped)), afterMs);
  const hourly = setInterval(() => begin(() => lookAtPages(goesOn)), PAGES_EVERY_MS);
  timer.unref();
  hourly.unref();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(hourly);
      await running;
    },
  };
}

/** One look from where the last one ended; `isStopped` is asked between its steps. */
export async function lookOnce(folders: Folders, isStopped: () => boolean): Promise<void> {
  const db = openRaw(folders.database, false);
  try {
    await rawRows(db, 'pragma busy_timeout = 5000');
    if (await isDatabaseDoubtful(db, isStopped)) {
      await keepDoubts(folders, { ...(await keptDoubts(folders)), isDatabaseDoubtful: true });
    }
    if (isStopped()) return;
    await lookAtDocuments(folders, await recordedFiles(db), isStopped);
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

/** Table by table, so that stopping never waits long. */
async function isDatabaseDoubtful(db: RawDatabase, isStopped: () => boolean): Promise<boolean> {
  try {
    const tables = await rawRows(db, `select name from sqlite_schema where type = 'table'`);
    for (const { name } of tables) {
      if (isStopped()) return false;
      const said = await rawRows(db, `pragma integrity_check(${quoted(String(name))})`);
      if (said.some((row) => !Object.values(row).includes('ok'))) return true;
    }
    return false;
  } catch (failure) {
    return isDamage(failure);
  }
}

async function lookAtDocuments(
  folders: Folders,
  files: readonly RecordedFile[],
  isStopped: () => boolean,
): Promise<void> {
  const { readUpTo } = await keptDoubts(folders);
  const ordered = [...files].sort((one, other) => (one.hash < other.hash ? -1 : 1));
  const rest = ordered.filter(({ hash }) => hash > readUpTo);
  let bytes = 0;
  let last = readUpTo;
  const found: string[] = [];
  for (const { hash, size } of rest) {
    if (isStopped() || bytes > MOST_BYTES) break;
    if ((await faultOfContents(folders, hash)) !== null) found.push(hash);
    bytes += size;
    last = hash;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  if (last === readUpTo && found.length === 0) {
    // All was read: the next start begins anew.
    if (readUpTo !== '' && rest.length === 0) {
      await keepDoubts(folders, { ...(await keptDoubts(folders)), readUpTo: '' });
    }
    return;
  }
  const doubts = await keptDoubts(folders);
  await keepDoubts(folders, {
    ...doubts,
    files: [...new Set([...doubts.files, ...found])],
    readUpTo: last === ordered[ordered.length - 1]?.hash ? '' : last,
  });
}
