import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import type { BackupReason } from '../../shared/features/backups/contract.ts';
import { type Rotation, backupName, isDeliberate, leavingOf } from '../../shared/features/backups/rules.ts';
import type { Clock } from '../office/clock.ts';
import { BackupError } from './backup-error.ts';
import { type OfficeCopy, assertReadBack } from './copy-office.ts';
import { moveFile, syncFolder } from './durable.ts';
import type { CheckedFile, KeptKeys } from './kept-state.ts';
import type { DerivedKey } from './keys.ts';
import type { FollowedWork } from './long-work.ts';
import { runTask } from './run-task.ts';
import { type SetFile, filesOfSet, removeParts } from './set.ts';
import type { Made } from './task.ts';

/** What is known of the files of one set; a part that changes is handed back. */
export type CheckedSet = Readonly<Record<string, CheckedFile>>;

export interface Making {
  readonly copy: OfficeCopy;
  readonly reason: BackupReason;
  readonly keys: KeptKeys;
  readonly clock: Clock;
  readonly work: FollowedWork;
}

export interface MadeBackup extends Made {
  readonly name: string;
  readonly madeAt: Instant;
  readonly verifiedAt: Instant;
  readonly checked: CheckedSet;
}

/**
 * Adds one backup to a set: written beside, synced, read back whole, its database opened, and only then
 * given its name. Throws `DamagedDatabase`, `Stopped`, or a failure of the disk; the set is as before then.
 */
export async function addToSet(folder: string, before: CheckedSet, making: Making): Promise<MadeBackup> {
  const { copy, keys, clock, work } = making;
  await removeParts(folder);
  const key = presentKey(keys);
  const checked = await checkUnchecked(folder, before, making);
  const files = await filesOfSet(folder, copy.office, checked);
  const set = files.filter((file) => file.state === 'whole' && isUnder(file, key));
  const made = await writeAndVerify(folder, { ...making, key, isComplete: false, set, taken: files });
  const verifiedAt = clock();
  work.following.assertGoingOn();
  return {
    ...made,
    verifiedAt,
    checked: { ...checked, [made.name]: { size: made.size, checkedAt: verifiedAt, state: 'whole' } },
  };
}

/** Writes one backup that needs no other file into a folder. Throws as `addToSet` does. */
export async function addCopy(folder: string, name: string, madeAt: Instant, making: Making): Promise<Made> {
  const key = presentKey(making.keys);
  return writeNamed(folder, { ...making, key, isComplete: true, set: [], name, madeAt });
}

interface Writing extends Making {
  readonly key: DerivedKey | null;
  readonly isComplete: boolean;
  readonly set: readonly SetFile[];
}

async function writeAndVerify(folder: string, writing: Writing & { readonly taken: readonly SetFile[] }) {
  const madeAt = writing.clock();
  const taken = new Set(writing.taken.map(({ name }) => name));
  const name = backupName(madeAt, (one) => taken.has(one));
  return { ...(await writeNamed(folder, { ...writing, name, madeAt })), name, madeAt };
}

async function writeNamed(
  folder: string,
  writing: Writing & { readonly name: string; readonly madeAt: Instant },
): Promise<Made> {
  const { copy, reason, key, isComplete, set, name, madeAt, work } = writing;
  const part = join(folder, `${name}.part`);
  const readBack = join(copy.folder, randomUUID());
  try {
    const made = await runTask(
      {
        kind: 'make',
        part,
        head: { office: copy.office, madeAt, reason, isComplete },
        facts: copy.facts,
        key,
        database: copy.database,
        documents: copy.documents,
        named: copy.named,
        set: set.map((file) => join(folder, file.name)),
        readBack,
      },
      work,
    );
    await assertReadBack(readBack, copy.facts.trailHead);
    work.following.assertGoingOn();
    await moveFile(part, join(folder, name));
    await syncFolder(folder);
    return made;
  } catch (failure) {
    await rm(part, { force: true }).catch(() => undefined);
    throw failure;
  } finally {
    await rm(readBack, { force: true });
  }
}

/**
 * Reads through what is not known to be whole, once: files put there by hand, or all of them where the
 * knowledge was lost. Without it their documents would be written again.
 */
async function checkUnchecked(folder: string, before: CheckedSet, making: Making): Promise<CheckedSet> {
  let checked = before;
  for (const file of await filesOfSet(folder, making.copy.office, before)) {
    if (file.state === 'unchecked') checked = await checkOne(folder, file, checked, making);
  }
  return checked;
}

/** Reads one file through and says how it is; as before where its key is not known. */
export async function checkOne(
  folder: string,
  file: SetFile,
  checked: CheckedSet,
  { keys, clock, work }: Pick<Making, 'keys' | 'clock' | 'work'>,
): Promise<CheckedSet> {
  if (!keyIsKnown(file, keys)) return checked;
  const found = (state: CheckedFile['state']) => ({
    ...checked,
    [file.name]: { size: file.size, checkedAt: clock(), state },
  });
  try {
    await runTask({ kind: 'check', file: join(folder, file.name), keys: keys.keys }, work);
    return found('whole');
  } catch (failure) {
    if (!(failure instanceof BackupError)) throw failure;
    return found(failure.code === 'backup_truncated' ? 'incomplete' : 'damaged');
  }
}

/** Removes what the rotation no longer keeps; gives what is known of the set afterwards. */
export async function rotateSet(
  folder: string,
  checked: CheckedSet,
  rotation: Rotation,
  justMade: string,
  { copy, keys, clock, work }: Making,
): Promise<CheckedSet> {
  const files = await filesOfSet(folder, copy.office, checked);
  // What this machine cannot open takes no part: it might hold what another file needs.
  const ours = files.filter(
    (file) => file.head !== null && file.state !== 'unchecked' && keyIsKnown(file, keys),
  );
  const damaged = files.filter((file) => file.head === null && file.state !== 'newer');
  const rotated = [...ours, ...damaged].map(({ name, madeAt, state, head }) => ({
    name,
    madeAt,
    isWhole: state === 'whole',
    isDeliberate: head !== null && isDeliberate(head.reason),
  }));
  const leaving = leavingOf(rotated, rotation, justMade, clock());
  if (leaving.length === 0) return onlyOf(checked, files);
  const isLeaving = new Set(leaving);
  const unreadable = damaged.filter(({ name }) => isLeaving.has(name)).map(({ name }) => name);
  for (const name of unreadable) await rm(join(folder, name), { force: true });
  const { rewritten, removed } = await runTask(
    {
      kind: 'rotate',
      folder,
      keys: keys.keys,
      staying: ours
        .filter(({ name, state }) => state === 'whole' && !isLeaving.has(name))
        .map(({ name }) => name),
      leaving: ours.filter(({ name }) => isLeaving.has(name)).map(({ name }) => name),
    },
    work,
  );
  const checkedAt = clock();
  const again = rewritten.map(
    ({ name, size }) => [name, { size, checkedAt, state: 'whole' as const }] as const,
  );
  const gone = new Set([...removed, ...unreadable]);
  return onlyOf(
    { ...checked, ...Object.fromEntries(again) },
    files.filter(({ name }) => !gone.has(name)),
  );
}

function onlyOf(checked: CheckedSet, files: readonly SetFile[]): CheckedSet {
  const names = new Set(files.map(({ name }) => name));
  return Object.fromEntries(Object.entries(checked).filter(([name]) => names.has(name)));
}

function presentKey({ present, keys }: KeptKeys): DerivedKey | null {
  if (present === null) return null;
  const key = keys.find(({ kdf }) => kdf.salt === present);
  if (key === undefined) throw new Error('The key of the backups is not among those kept');
  return key;
}

function isUnder({ head }: SetFile, key: DerivedKey | null): boolean {
  return (head?.encryption?.kdf.salt ?? null) === (key?.kdf.salt ?? null);
}

function keyIsKnown({ head }: SetFile, { keys }: KeptKeys): boolean {
  const salt = head?.encryption?.kdf.salt;
  return salt === undefined || keys.some(({ kdf }) => kdf.salt === salt);
}
