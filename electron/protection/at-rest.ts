import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from '../backup/durable.ts';
import type { AfterStep } from '../backup/swap.ts';
import { sumsBeside } from '../database/page-sums.ts';
import type { Folders } from '../office/folders.ts';
import { SealError, sealFile, unsealFile } from './sealed-file.ts';

// The office's folder at rest (docs/adr/0007-at-rest.md): while the office is closed its database, documents
// and keys lie under `sealed/` only. While it is open they lie in their places, as everything else expects
// them. Whatever is in its place is at least as new as its sealed twin, because a file is sealed and read
// back before it is taken out of its place; so a crash at any point loses nothing, and at most leaves
// something open until the next closing. Only documents keep their twins while the office is open: what
// changes would leave an old state there to fall back to unnoticed.

const SEALED = '.sealed';

/** A step of opening or closing: how many of how many bytes of documents are done. */
export type OnProgress = (done: number, total: number) => void;

interface Options {
  /** What the opening returned: sealed twins that nobody has seen to be whole. */
  readonly unproved?: ReadonlySet<string>;
  readonly onProgress?: OnProgress;
  /** Called after each step that reached the disk; a test stops here as a power cut would. */
  readonly afterStep?: AfterStep;
}

/**
 * Puts everything in its place that lies sealed only. The database comes last: where it stands, all else
 * does. Throws `SealError` where something cannot be opened with this key; a document that cannot is left.
 *
 * @returns documents whose sealed twin was not opened, for `closeFolder` to seal anew
 */
export async function openFolder(
  folders: Folders,
  key: Buffer,
  { onProgress = () => undefined, afterStep = () => undefined }: Options = {},
): Promise<ReadonlySet<string>> {
  await removeParts(folders);
  const unproved = new Set<string>();
  const wanted: { readonly path: string; readonly size: number }[] = [];
  for (const path of await filesBelow(folders.sealed)) {
    if (!path.endsWith(SEALED)) continue;
    const place = path.slice(0, -SEALED.length);
    if (await exists(join(folders.root, place))) {
      if (isDocument(folders, place)) unproved.add(place);
      else await rm(join(folders.sealed, path), { force: true });
      continue;
    }
    wanted.push({ path: place, size: (await stat(join(folders.sealed, path))).size });
  }
  const database = basename(folders.database);
  const inOrder = [
    ...wanted.filter(({ path }) => path !== database),
    ...wanted.filter(({ path }) => path === database),
  ];
  const total = inOrder.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const { path, size } of inOrder) {
    const twin = join(folders.sealed, `${path}${SEALED}`);
    const place = join(folders.root, path);
    try {
      await unsealFile(twin, place, key);
    } catch (failure) {
      // One lost scan is told of at the start, and does not keep the register closed.
      if (!(failure instanceof SealError) || !isDocument(folders, path)) throw failure;
      unproved.add(path);
      continue;
    }
    await syncFolder(dirname(place));
    await afterStep(`opened ${path}`);
    if (!isDocument(folders, path)) await rm(twin, { force: true });
    onProgress((done += size), total);
  }
  return unproved;
}

/**
 * Seals everything that is in its place and takes it out. The database should be closed. A document that is
 * not what its name says stays where it is, for the next start to tell of it.
 */
export async function closeFolder(
  folders: Folders,
  key: Buffer,
  { onProgress = () => undefined, afterStep = () => undefined, unproved = new Set() }: Options = {},
): Promise<void> {
  await removeParts(folders);
  const database = basename(folders.database);
  const places = await plainFiles(folders);
  const sealed: string[] = [];
  for (const [index, path] of places.entries()) {
    const from = join(folders.root, path);
    const to = join(folders.sealed, `${path}${SEALED}`);
    const neverChanges = isDocument(folders, path);
    if (!neverChanges || unproved.has(path) || !(await exists(to))) {
      if (neverChanges && (await hashOf(from)) !== basename(path)) continue;
      await sealFile(from, to, key);
      await afterStep(`sealed ${path}`);
    }
    sealed.push(path);
    onProgress(index + 1, places.length);
  }
  for (const folder of new Set(sealed.map((path) => dirname(join(folders.sealed, path)))))
    await syncFolder(folder);
  await rm(folders.temporary, { recursive: true, force: true });
  // The database last: without it the next opening would take the sealed one.
  for (const path of [
    ...sealed.filter((one) => one !== database),
    ...sealed.filter((one) => one === database),
  ]) {
    await rm(join(folders.root, path), { force: true });
    await afterStep(`removed ${path}`);
  }
  for (const suffix of ['-wal', '-shm']) await rm(`${folders.database}${suffix}`, { force: true });
  await syncFolder(folders.root);
}

/** Ends the protection of an open folder. Everything must be in its place. */
export async function removeSealed(folders: Folders): Promise<void> {
  await rm(folders.sealed, { recursive: true, force: true });
}

/** A document never changes under its name, so that one sealing of it holds for ever. */
function isDocument(folders: Folders, path: string): boolean {
  return path.startsWith(`${basename(folders.documents)}/`);
}

/** Databases that a restore replaced are kept in folders of such names. */
const REPLACED = /^replaced-[0-9]{8}-[0-9]{6}$/;

/** What is to be sealed, relative to the office's folder, with `/`. */
async function plainFiles(folders: Folders): Promise<readonly string[]> {
  const inDocuments = await filesBelow(folders.documents);
  const replaced = (await namesIn(folders.root)).filter((name) => REPLACED.test(name));
  const inReplaced = await Promise.all(
    replaced.map(async (name) =>
      (await filesBelow(join(folders.root, name))).map((file) => `${name}/${file}`),
    ),
  );
  // A log with contents is left by a crash that no opening has mended: it belongs to the database.
  const log = `${basename(folders.database)}-wal`;
  const sums = basename(sumsBeside(folders.database));
  const single = [log, basename(folders.database), sums, basename(folders.backupKey)];
  const present = await Promise.all(
    single.map(async (name) => ((await sizeOf(join(folders.root, name))) ?? -1) >= (name === log ? 1 : 0)),
  );
  return [
    ...single.filter((_, index) => present[index]),
    ...inDocuments.map((path) => `${basename(folders.documents)}/${path}`),
    ...inReplaced.flat(),
  ];
}

/** What a crash left half written; half a plain file is readable too. */
async function removeParts({ root, documents, sealed, database, backupKey }: Folders): Promise<void> {
  const isPart = (path: string) => path.endsWith('.part');
  const within = [documents, sealed].map(async (folder) =>
    (await filesBelow(folder)).filter(isPart).map((path) => join(folder, path)),
  );
  const replaced = (await namesIn(root))
    .filter((name) => REPLACED.test(name))
    .map(async (name) =>
      (await filesBelow(join(root, name))).filter(isPart).map((path) => join(root, name, path)),
    );
  const parts = (await Promise.all([...within, ...replaced])).flat();
  for (const path of [...parts, `${database}.part`, `${sumsBeside(database)}.part`, `${backupKey}.part`])
    await rm(path, { force: true });
}

/** Files below a folder with `/` between their names; none where there is no such folder. */
async function filesBelow(folder: string, before = ''): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of await entriesOf(join(folder, before))) {
    const path = before === '' ? entry.name : `${before}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

async function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return [];
    throw failure;
  });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await entriesOf(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function hashOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) digest.update(piece);
  return digest.digest('hex');
}

async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== undefined;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
}
