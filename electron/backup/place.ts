import { randomUUID } from 'node:crypto';
import { realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { PlaceError } from '../../shared/features/backups/contract.ts';
import type { PlaceFault } from '../../shared/features/office/places.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { judgeRealPlace, thisMachine } from '../office/place-check.ts';

/**
 * A folder that backups may be written into, as the system knows it. It must be there: making it would fill
 * the system's own disk where a stick is not plugged in. Inside the office's folder it would be lost with it.
 */
export async function usableFolder(typed: string, dataFolder: string): Promise<Result<string, PlaceError>> {
  if (!isAbsolute(typed)) return err('place_refused');
  const folder = resolve(typed);
  const verdict = await judgeRealPlace(typed, await thisMachine());
  const refused = verdict.kind === 'refused' ? BY_FAULT[verdict.fault] : undefined;
  if (refused !== undefined) return err(refused);
  try {
    if (!(await stat(folder)).isDirectory()) return err('place_absent');
    const fromData = relative(await realpath(dataFolder), await realpath(folder));
    const isInside = fromData === '' || (!fromData.startsWith('..') && !isAbsolute(fromData));
    if (isInside) return err('place_refused');
    await tryWriting(folder);
    return ok(folder);
  } catch (failure) {
    const code = placeErrorOf(failure);
    if (code === undefined) throw failure;
    return err(code);
  }
}

/** Whether a place is there, without writing to it. */
export async function isFolderThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/**
 * The topmost folder of the disk that a folder lies on: where a stick is mounted, else the root. Its path and not
 * the disk's number is kept, since a stick gets another number when it is plugged in again. Null where the folder
 * is not there.
 */
export async function diskRootOf(folder: string): Promise<string | null> {
  try {
    const real = await realpath(folder);
    const { dev } = await stat(real, { bigint: true });
    for (let root = real; ; root = dirname(root)) {
      const above = dirname(root);
      if (above === root || (await stat(above, { bigint: true })).dev !== dev) return root;
    }
  } catch {
    return null;
  }
}

/**
 * Whether a chosen place is there on the disk that it was chosen on. Without its stick a fixed mount point is an
 * empty folder of the system's own disk, which must not be filled. A null root is not known and not asked.
 */
export async function isPlaceThere(folder: string, diskRoot: string | null): Promise<boolean> {
  if (!(await isFolderThere(folder))) return false;
  return diskRoot === null || (await diskRootOf(folder)) === diskRoot;
}

async function tryWriting(folder: string): Promise<void> {
  const probe = join(folder, `.daftar-${randomUUID()}.part`);
  try {
    // More than a name, which some full disks still take.
    await writeFile(probe, Buffer.alloc(4_096), { flag: 'wx' });
  } finally {
    await rm(probe, { force: true });
  }
}

/** As for the office's own folder, but a stick's root is a good place for backups. */
const BY_FAULT: Readonly<Partial<Record<PlaceFault, PlaceError>>> = {
  network: 'place_refused',
  address: 'place_refused',
  relative: 'place_refused',
  device: 'place_refused',
  system: 'place_refused',
  bad_name: 'place_refused',
  empty: 'place_refused',
  too_long: 'place_refused',
  absent: 'place_absent',
  read_only: 'place_not_writable',
};

const BY_CODE: Readonly<Record<string, PlaceError>> = {
  ENOSPC: 'place_full',
  EDQUOT: 'place_full',
  // A stick in FAT takes no file beyond 4 GB.
  EFBIG: 'place_full',
  SQLITE_FULL: 'place_full',
  EACCES: 'place_not_writable',
  EPERM: 'place_not_writable',
  EROFS: 'place_not_writable',
  SQLITE_READONLY: 'place_not_writable',
  SQLITE_CANTOPEN: 'place_not_writable',
  ENOENT: 'place_absent',
  ENOTDIR: 'place_absent',
  ENODEV: 'place_absent',
  ENXIO: 'place_absent',
  EIO: 'place_absent',
};

/** What a failure says about the place that is written to; undefined where it says nothing. */
export function placeErrorOf(failure: unknown): PlaceError | undefined {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' ? BY_CODE[code] : undefined;
}
