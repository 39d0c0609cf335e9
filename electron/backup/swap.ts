import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { forgetSums } from '../database/page-sums.ts';
import type { Folders } from '../office/folders.ts';
import { moveFile, syncFolder, syncTree, writeDurably } from './durable.ts';

/** What is to come into the office's folder, while it lies ready beside what is there. */
export interface Incoming {
  readonly database: string;
  /** Only those that the office has not; by their hash, as in the office's own folder. */
  readonly documents: string;
  readonly trailHead: string;
}

export function incomingOf({ incoming }: Folders): Incoming {
  return {
    database: join(incoming, 'daftar.sqlite'),
    documents: join(incoming, 'documents'),
    trailHead: join(incoming, 'trail-head.json'),
  };
}

/** Called after each step that reached the disk; a test stops here as a power cut would. */
export type AfterStep = (step: string) => void | Promise<void>;

const Mark = z.strictObject({
  /** A folder name for the database that is replaced, where nothing else holds it; null: it is backed up. */
  keepOldIn: z
    .string()
    .regex(/^replaced-[0-9]{8}-[0-9]{6}$/)
    .nullable(),
});

const goOn: AfterStep = () => undefined;

/**
 * Puts what lies ready in `folders.incoming` in the place of the office's database, adds its documents and
 * exchanges the kept head of the trail. The database must be closed. A crash before the mark leaves the old
 * state; after it the next start finishes by `finishSwap`. Where it throws, `giveUpSwap` tells whether the
 * old state still stands.
 *
 * @param keepOldIn `replaced-YYYYMMDD-HHMMSS`: the replaced database is kept there, because no backup holds
 *   it; null where one does
 */
export async function swapIn(
  folders: Folders,
  keepOldIn: string | null,
  afterStep: AfterStep = goOn,
): Promise<void> {
  if (keepOldIn === null) await assertNothingUnwritten(folders);
  await syncTree(folders.incoming);
  await afterStep('prepared');
  await writeDurably(folders.incomingMark, JSON.stringify(Mark.parse({ keepOldIn })));
  await afterStep('marked');
  await finishSwap(folders, afterStep);
}

/**
 * Finishes an exchange whose mark is there, and removes what was prepared without one. Belongs before
 * anything opens the database. True if there was something to finish.
 */
export async function finishSwap(folders: Folders, afterStep: AfterStep = goOn): Promise<boolean> {
  const mark = await readMark(folders);
  if (mark === undefined) {
    await clear(folders);
    return false;
  }
  const incoming = incomingOf(folders);
  // The database goes last of the two: where it has gone, the documents went before.
  if (await exists(incoming.database)) {
    await moveDocuments(incoming.documents, folders.documents, afterStep);
    await clearPlace(folders, mark.keepOldIn, afterStep);
    await moveFile(incoming.database, folders.database);
    await syncFolder(folders.root);
    await afterStep('database');
  }
  if (await exists(incoming.trailHead)) {
    await moveFile(incoming.trailHead, folders.trailHead);
    await syncFolder(folders.root);
    await afterStep('trail head');
  }
  await rm(folders.incomingMark, { force: true });
  await syncFolder(folders.root);
  await afterStep('mark removed');
  await clear(folders);
  return true;
}

/**
 * After `swapIn` threw: takes the mark back as long as the old database stands. False if the new one has
 * its place already; then the next opening finishes.
 */
export async function giveUpSwap(folders: Folders): Promise<boolean> {
  const isOldThere = (await exists(folders.database)) && (await exists(incomingOf(folders).database));
  if (!isOldThere) return false;
  await rm(folders.incomingMark, { force: true });
  // The next start removes what is left.
  await clear(folders).catch(() => undefined);
  return true;
}

/** Removes what was prepared and anything half written, where nothing is marked. */
export async function clear({ incoming, incomingMark }: Folders): Promise<void> {
  await rm(`${incomingMark}.part`, { force: true });
  await rm(incoming, { recursive: true, force: true });
}

/** Documents never change under their hash, so one that is there already may be replaced by itself. */
async function moveDocuments(from: string, to: string, afterStep: AfterStep): Promise<void> {
  for (const group of await namesIn(from)) {
    await mkdir(join(to, group), { recursive: true });
    for (const name of await namesIn(join(from, group))) {
      await moveFile(join(from, group, name), join(to, group, name));
    }
    await syncFolder(join(to, group));
    await afterStep(`documents ${group}`);
  }
  await mkdir(to, { recursive: true });
  await syncFolder(to);
}

/** The side files first: left behind, SQLite would take them for the new database's. */
async function clearPlace(folders: Folders, keepOldIn: string | null, afterStep: AfterStep): Promise<void> {
  const aside = keepOldIn === null ? null : join(folders.root, keepOldIn);
  if (aside !== null) await mkdir(aside, { recursive: true });
  for (const suffix of ['-shm', '-wal']) {
    const file = `${folders.database}${suffix}`;
    if (aside === null) await rm(file, { force: true });
    else if (await exists(file)) await moveFile(file, join(aside, `daftar.sqlite${suffix}`));
  }
  if (aside !== null && (await exists(folders.database))) {
    await moveFile(folders.database, join(aside, 'daftar.sqlite'));
    await syncFolder(aside);
  }
  // They are the sums of the database that went.
  await forgetSums(folders.database);
  await syncFolder(folders.root);
  await afterStep('place cleared');
}

/** A WAL that still holds something after closing belongs to somebody else who has the file open. */
async function assertNothingUnwritten({ database }: Folders): Promise<void> {
  const size = await stat(`${database}-wal`).then(
    (found) => found.size,
    () => 0,
  );
  if (size > 0) throw new Error('The database was not closed: its write-ahead log is not empty');
}

async function readMark({ incomingMark, incoming }: Folders): Promise<z.output<typeof Mark> | undefined> {
  const text = await readFile(incomingMark, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return undefined;
    throw failure;
  });
  if (text === undefined) return undefined;
  const mark = Mark.safeParse(jsonOf(text));
  if (mark.success) return mark.data;
  // Written whole or not at all, so a disk has changed it. What it asks for still stands in the folders.
  return { keepOldIn: (await exists(incoming)) ? 'replaced-00000000-000000' : null };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return [];
    throw failure;
  });
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return false;
      throw failure;
    },
  );
}
