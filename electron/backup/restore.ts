import { markOf } from '../../shared/features/trail/mark.ts';
import type { Json } from '../../shared/kit/change.ts';
import type { Reader, Writer } from '../database/schema.ts';
import { type TrailHead, hashAt, trailHead } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import { keptHead } from '../office/kept-head.ts';
import type { Present } from '../office/service.ts';
import type { Brought } from './bring-documents.ts';
import type { Following } from './container.ts';
import { prepareIncoming, recordInIncoming } from './prepare.ts';
import type { Preview } from './preview.ts';
import { clear, exists, giveUpSwap, swapIn } from './swap.ts';

/** The backup of the present state, made just before it is replaced. */
export interface Safeguard {
  readonly name: string;
  /** Where the trail ended in it. */
  readonly head: TrailHead;
}

export interface Restoring {
  readonly folders: Folders;
  readonly preview: Preview;
  /** Backs up the present state; null on a new machine, where there is none worth keeping. */
  readonly backUp: (() => Promise<Safeguard>) | null;
  /** Throws where it may no longer be done; asked once nobody else writes. */
  readonly assertStill: (db: Reader) => Promise<void>;
  readonly alone: <Value>(work: (present: Present) => Promise<Value>) => Promise<Value>;
  /** Writes the act into the trail that comes, with what is said about it. */
  readonly record: (writer: Writer, told: Told) => Promise<TrailHead>;
  readonly following: Following;
  /** Called once nothing can stop it any more. */
  readonly onReplaced: () => void;
}

/** What the trail says of a restore. */
export interface Told {
  readonly before: Json;
  readonly after: Json;
}

/**
 * Puts a previewed backup in the place of the office. The present state is backed up first, once more if
 * somebody wrote meanwhile; everything is prepared beside; then, alone, the files are exchanged. Throws
 * whatever went wrong; the present state then stands as it was.
 */
export async function restore(restoring: Restoring): Promise<void> {
  const { folders, preview, backUp, assertStill, alone, record, following, onReplaced } = restoring;
  let safeguard = (await backUp?.()) ?? null;
  const brought = await prepareIncoming(folders, preview, following);
  try {
    await alone(async ({ db, close }) => {
      following.assertGoingOn();
      await assertStill(db);
      const head = await trailHead(db);
      // Nobody writes any more from here on.
      if (backUp !== null && safeguard?.head.hash !== head.hash) safeguard = await backUp();
      const told = { before: await replaced(db, folders), after: restored(preview, brought, safeguard) };
      await recordInIncoming(folders, (writer) => record(writer, told));
      await close();
      await exchange(folders);
      onReplaced();
    });
  } catch (failure) {
    await clearUnlessMarked(folders);
    throw failure;
  }
}

async function exchange(folders: Folders): Promise<void> {
  try {
    await swapIn(folders, null);
  } catch (failure) {
    // Where the new database has its place already, or the mark cannot be taken back, the opening that
    // follows finishes the rest.
    if (await giveUpSwap(folders).catch(() => false)) throw failure;
  }
}

async function clearUnlessMarked(folders: Folders): Promise<void> {
  if (await exists(folders.incomingMark)) return;
  await clear(folders).catch(() => undefined);
}

/** The head that is replaced; and one kept beside it that it does not lead to, which tells of a cut tail. */
async function replaced(db: Reader, { trailHead: file }: Folders): Promise<Json> {
  const head = await trailHead(db);
  const kept = await keptHead(file);
  const isKept = kept === null || kept.seq === 0 || (await hashAt(db, kept.seq)) === kept.hash;
  return { head: shownHead(head), ...(isKept ? {} : { headKeptBeside: shownHead(kept) }) };
}

function restored({ head, manifest }: Preview, { missing }: Brought, safeguard: Safeguard | null): Json {
  return {
    head: shownHead(manifest.trailHead),
    madeAt: head.madeAt,
    version: manifest.version,
    presentKeptIn: safeguard?.name,
    // As the rescue mode writes them: the office goes on without these.
    files: missing.map((hash) => ({ hash, state: 'missing' })),
  };
}

/** As papers name it: by its number and the mark of its hash. */
function shownHead({ seq, hash }: TrailHead): Json {
  return { count: seq, mark: markOf(hash), hash };
}
