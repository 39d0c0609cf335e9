import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { pathOfHash } from '../features/ngos/document-files.ts';
import {
  AlteredSource,
  type Backup,
  documentsHere,
  openContainer,
  piecesOf,
  writeContainer,
} from './container.ts';
import { createUnlock } from './keys.ts';
import type { Manifest, ManifestDocument } from './manifest.ts';
import type { MakeTask, Made, TaskRun } from './task.ts';

/**
 * Writes a backup under the name of its part, syncs it, and reads every byte of it back. A document that is
 * not as its hash says is left out and named as missing: one spoilt scan must not keep the rest from being
 * backed up.
 */
export async function make(task: MakeTask, run: TaskRun): Promise<Made> {
  try {
    const database = await entryOf(task.database, run);
    const elsewhere = await carried(task, run);
    const named = namedDocuments(task.named);
    let documents = await placed(task, named, elsewhere, new Set());
    run.announce(2 * (database.size + bytesHere(documents)));
    try {
      await write(task, { ...task.facts, database, documents }, run);
    } catch (failure) {
      if (!(failure instanceof AlteredSource) || failure.hash === database.hash) throw failure;
      rmSync(task.part, { force: true });
      documents = await placed(task, named, elsewhere, await altered(task, documents, run));
      await write(task, { ...task.facts, database, documents }, run);
    }
    const size = await readBack(task, documents, run);
    return {
      size,
      databaseHash: database.hash,
      written: documents.filter(({ where }) => where === 'here').length,
      missing: documents.filter(({ where }) => where === 'missing').length,
    };
  } catch (failure) {
    rmSync(task.part, { force: true });
    throw failure;
  }
}

function write({ part, head, key, database, documents }: MakeTask, manifest: Manifest, run: TaskRun) {
  const source = (hash: string) =>
    hash === manifest.database.hash ? piecesOf(database) : documentPieces(documents, hash);
  return writeContainer(part, { head, manifest, key, source }, run);
}

/** Reading fails on a bad sector too: that document is as good as altered. */
async function* documentPieces(documents: string, hash: string): AsyncGenerator<Buffer> {
  try {
    yield* piecesOf(pathOfHash({ documents }, hash));
  } catch (cause) {
    throw new AlteredSource(hash, cause);
  }
}

async function entryOf(file: string, { assertGoingOn }: TaskRun) {
  const digest = createHash('sha256');
  let size = 0;
  for await (const piece of piecesOf(file)) {
    assertGoingOn();
    digest.update(piece);
    size += piece.length;
  }
  return { hash: digest.digest('hex'), size };
}

/** What the files of the set carry. One that cannot be read after all carries nothing. */
async function carried({ set, key }: MakeTask, { assertGoingOn }: TaskRun): Promise<ReadonlySet<string>> {
  const unlock = createUnlock(null, key === null ? [] : [key]);
  const hashes = new Set<string>();
  for (const file of set) {
    assertGoingOn();
    for (const hash of await documentsHere(file, unlock).catch(() => [])) hashes.add(hash);
  }
  return hashes;
}

function namedDocuments(text: string): readonly Pick<ManifestDocument, 'hash' | 'size'>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ hash: line.slice(0, 64), size: Number(line.slice(65)) }));
}

const AT_ONCE = 1_000;

async function placed(
  { documents }: MakeTask,
  named: readonly Pick<ManifestDocument, 'hash' | 'size'>[],
  elsewhere: ReadonlySet<string>,
  faulty: ReadonlySet<string>,
): Promise<readonly ManifestDocument[]> {
  const all: ManifestDocument[] = [];
  for (const { hash, size } of named) {
    if (all.length % AT_ONCE === 0) await setImmediate();
    const isThere = () => !faulty.has(hash) && sizeOf(pathOfHash({ documents }, hash)) === size;
    all.push({ hash, size, where: elsewhere.has(hash) ? 'elsewhere' : isThere() ? 'here' : 'missing' });
  }
  return all;
}

/** After one document proved altered, all are read, so that there is one second try and not many. */
async function altered(
  { documents }: MakeTask,
  planned: readonly ManifestDocument[],
  { assertGoingOn }: TaskRun,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { hash } of planned.filter(({ where }) => where === 'here')) {
    assertGoingOn();
    await setImmediate();
    const digest = createHash('sha256');
    try {
      for await (const piece of documentPieces(documents, hash)) digest.update(piece);
      if (digest.digest('hex') !== hash) found.add(hash);
    } catch {
      found.add(hash);
    }
  }
  return found;
}

async function readBack(
  task: MakeTask,
  documents: readonly ManifestDocument[],
  run: TaskRun,
): Promise<number> {
  const backup = await openContainer(task.part, createUnlock(null, task.key === null ? [] : [task.key]));
  try {
    const { database } = backup.manifest;
    const fd = openSync(task.readBack, 'wx');
    try {
      await pass(backup, database.hash, run, (piece) => {
        for (let done = 0; done < piece.length;) done += writeSync(fd, piece, done);
      });
    } finally {
      closeSync(fd);
    }
    for (const { hash } of documents.filter(({ where }) => where === 'here')) {
      await pass(backup, hash, run, () => undefined);
    }
    return backup.size;
  } finally {
    backup.close();
  }
}

async function pass(
  backup: Backup,
  hash: string,
  { advance, assertGoingOn }: TaskRun,
  take: (piece: Buffer) => void,
): Promise<void> {
  for await (const piece of backup.readEntry(hash)) {
    assertGoingOn();
    take(piece);
    advance(piece.length);
  }
}

function bytesHere(documents: readonly ManifestDocument[]): number {
  return documents.reduce((sum, { where, size }) => (where === 'here' ? sum + size : sum), 0);
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
