import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Staying, carryingOf } from '../../shared/features/backups/rules.ts';
import {
  type Backup,
  checkContainer,
  documentsHere,
  openContainer,
  peekHead,
  writeContainer,
} from './container.ts';
import { moveFile, syncFolder } from './durable.ts';
import { type Unlock, createUnlock } from './keys.ts';
import type { RotateTask, Rotated, TaskRun } from './task.ts';

/**
 * Removes files of a set. Documents that only they hold and others name are first carried over: the file
 * that takes them is written anew beside itself, read back and renamed over itself. A crash at any moment
 * leaves every document in at least one file, and what is half written under a name that the next one
 * removes. What cannot be carried over stays where it is.
 */
export async function rotate(task: RotateTask, run: TaskRun): Promise<Rotated> {
  const unlock = createUnlock(null, task.keys);
  const rewritten: { name: string; size: number }[] = [];
  const removed: string[] = [];
  for (const group of groupsOf(task)) await rotateGroup(group, unlock, run, { rewritten, removed });
  await syncFolder(task.folder);
  return { rewritten, removed };
}

interface Group {
  readonly folder: string;
  readonly staying: readonly string[];
  readonly leaving: readonly string[];
}

/** Files under one passphrase, or without: none of them may come to need one of the others. */
function groupsOf({ folder, staying, leaving }: RotateTask): readonly Group[] {
  const groupOf = (name: string) => peekHead(join(folder, name)).head.encryption?.kdf.salt ?? '';
  const groups = new Map<string, { staying: string[]; leaving: string[] }>();
  const at = (name: string) => {
    const salt = groupOf(name);
    const group = groups.get(salt) ?? { staying: [], leaving: [] };
    groups.set(salt, group);
    return group;
  };
  for (const name of staying) at(name).staying.push(name);
  for (const name of leaving) at(name).leaving.push(name);
  return [...groups.values()].map((group) => ({ folder, ...group }));
}

async function rotateGroup(
  { folder, staying, leaving }: Group,
  unlock: Unlock,
  run: TaskRun,
  { rewritten, removed }: { rewritten: { name: string; size: number }[]; removed: string[] },
): Promise<void> {
  const held = new Map<string, readonly string[]>();
  for (const name of leaving) held.set(name, await heldBy(join(folder, name), unlock));
  const all = [...held.values()].flat();
  const { into } = carryingOf(await describeAll(folder, staying, all, unlock), all);
  const carried = new Set([...into.values()].flat());
  const remove = (name: string) => {
    rmSync(join(folder, name), { force: true, maxRetries: 5, retryDelay: 100 });
    removed.push(name);
  };
  const isGiving = (name: string) => held.get(name)?.some((hash) => carried.has(hash)) ?? false;
  // First what nobody needs: on a full disk that makes the room for the rest.
  leaving.filter((name) => !isGiving(name)).forEach(remove);
  const giving = leaving.filter(isGiving);
  const givers = giving.map((name) => join(folder, name));
  for (const [name, taken] of into) {
    rewritten.push({ name, size: await takeOver({ folder, name, taken, givers, unlock }, run) });
  }
  giving.forEach(remove);
}

/** A file that cannot be read holds nothing that could be carried over. */
function heldBy(file: string, unlock: Unlock): Promise<readonly string[]> {
  return documentsHere(file, unlock).catch(() => []);
}

async function describeAll(
  folder: string,
  names: readonly string[],
  leaving: readonly string[],
  unlock: Unlock,
): Promise<readonly Staying[]> {
  // Most often nothing of what leaves is needed, or nothing is there: then nothing else is read.
  if (leaving.length === 0) return [];
  const wanted = new Set(leaving);
  const all: Staying[] = [];
  for (const name of names) {
    const backup = await openContainer(join(folder, name), unlock);
    backup.close();
    const ofInterest = backup.manifest.documents.filter(({ hash }) => wanted.has(hash));
    const at = (where: string) =>
      new Set(ofInterest.filter((one) => one.where === where).map(({ hash }) => hash));
    all.push({ name, here: at('here'), elsewhere: at('elsewhere') });
  }
  return all;
}

interface TakingOver {
  readonly folder: string;
  readonly name: string;
  readonly taken: readonly string[];
  readonly givers: readonly string[];
  readonly unlock: Unlock;
}

async function takeOver({ folder, name, taken, givers, unlock }: TakingOver, run: TaskRun): Promise<number> {
  const file = join(folder, name);
  const part = `${file}.part`;
  const opened: Backup[] = [];
  rmSync(part, { force: true });
  try {
    for (const path of [file, ...givers]) opened.push(await openContainer(path, unlock));
    const [target] = opened;
    if (target === undefined) throw new Error('Nothing was opened');
    const { encryption, payloadSize: _size, ...head } = target.head;
    const isTaken = new Set(taken);
    const documents = target.manifest.documents.map((one) =>
      isTaken.has(one.hash) ? { ...one, where: 'here' as const } : one,
    );
    const key = encryption && unlock.known().find(({ kdf }) => kdf.salt === encryption.kdf.salt);
    if (encryption !== null && !key) throw new Error('A file was opened without its key');
    const source = (hash: string) => {
      const holder = opened.find((one) => one.holds(hash));
      if (holder === undefined) throw new Error('A document that was to be carried over is nowhere');
      return holder.readEntry(hash);
    };
    await writeContainer(
      part,
      { head, manifest: { ...target.manifest, documents }, key: key ?? null, source },
      run,
    );
  } catch (failure) {
    rmSync(part, { force: true });
    throw failure;
  } finally {
    for (const one of opened) one.close();
  }
  try {
    const { size } = await checkContainer(part, unlock, run);
    await moveFile(part, file);
    await syncFolder(folder);
    return size;
  } catch (failure) {
    rmSync(part, { force: true });
    throw failure;
  }
}
