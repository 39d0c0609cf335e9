import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { realpath as realpathCallback } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { PlaceFault } from '../../shared/features/office/places.ts';
import {
  type DriveType,
  type PlaceMachine,
  type PlaceVerdict,
  judgePlace,
  readDrives,
  readMounts,
} from './places.ts';

/** The system's own resolving: of a mapped drive of Windows it gives the server behind it. */
const realPath = promisify(realpathCallback.native);

/** What this machine says of its mounts and drives. */
export async function thisMachine({ asksDrives = true } = {}): Promise<PlaceMachine> {
  const { platform, env, execPath } = process;
  return {
    platform,
    mounts:
      platform === 'linux' ? readMounts(await readFile('/proc/self/mounts', 'utf8').catch(() => '')) : [],
    drives: platform === 'win32' && asksDrives ? await drivesOfWindows() : new Map(),
    systemRoot: env['SystemRoot'],
    programFolder: dirname(await realPath(execPath).catch(() => execPath)),
  };
}

/**
 * Whether data may live in a folder: as it is called, and as what it really is behind links, junctions and
 * mapped drives. Nothing is written.
 */
export async function judgeRealPlace(path: string, machine: PlaceMachine): Promise<PlaceVerdict> {
  const named = judgePlace(path, machine);
  if (named.kind === 'refused') return named;
  const real = await nearestReal(path);
  if (real === null) return named;
  const behind = judgePlace(real, machine);
  // Where something has to be made first, what is there may well be the root of a disk.
  return behind.kind === 'refused' && behind.fault !== 'root' ? behind : named;
}

/** The real path of a folder, or of the nearest above it that there is. */
async function nearestReal(path: string): Promise<string | null> {
  for (let place = path; ; place = dirname(place)) {
    try {
      return await realPath(place);
    } catch {
      if (dirname(place) === place) return null;
    }
  }
}

/** Names that an office makes, and that systems put anywhere: a folder with nothing else is free, or an office. */
const OWN_NAMES =
  /^(daftar\.sqlite(-wal|-shm|-sums(\.part)?)?|documents|temporary|logs|backups|sealed|incoming|replaced-[0-9-]+|[a-z-]+\.json(\.next|\.part)?|desktop\.ini|thumbs\.db|\.ds_store|\.directory)$/iu;

/**
 * Whether an office can be made in a folder, or already is there: judged, tried by writing, and not full of
 * something else. The folder is made where it is not there.
 */
export async function tryPlace(path: string, machine: PlaceMachine): Promise<PlaceVerdict> {
  const verdict = await judgeRealPlace(path, machine);
  if (verdict.kind === 'refused') return verdict;
  const probe = join(path, `daftar-${randomUUID()}.json`);
  try {
    const there = await stat(path).catch(() => undefined);
    if (there !== undefined && !there.isDirectory()) return { kind: 'refused', fault: 'not_a_folder' };
    await mkdir(path, { recursive: true });
    const names = await readdir(path);
    if (names.some((name) => !OWN_NAMES.test(name))) return { kind: 'refused', fault: 'taken' };
    await writeFile(probe, 'x'.repeat(4_096));
    return verdict;
  } catch (failure) {
    const fault = writingFault(failure);
    if (fault === null) throw failure;
    return { kind: 'refused', fault };
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

const BY_SYSTEM_CODE: Readonly<Record<string, PlaceFault>> = {
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'read_only',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOTDIR: 'not_a_folder',
  EEXIST: 'not_a_folder',
  ENOENT: 'absent',
  ENXIO: 'absent',
  EINVAL: 'bad_name',
  ENAMETOOLONG: 'too_long',
};

function writingFault(failure: unknown): PlaceFault | null {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  return BY_SYSTEM_CODE[code] ?? null;
}

const ANSWER_MS = 5_000;
// Both work for an ordinary user: the first from Windows 7 on, the second up to Windows 11 23H2 and where
// a policy keeps scripts from asking .NET.
const ASKING: readonly (readonly [string, readonly string[]])[] = [
  [
    'powershell.exe',
    [
      '-NoProfile',
      '-NonInteractive',
      '-Command',
      "[System.IO.DriveInfo]::GetDrives() | ForEach-Object { $_.Name + ' ' + [int]$_.DriveType }",
    ],
  ],
  ['wmic.exe', ['logicaldisk', 'get', 'DeviceID,DriveType']],
];

/** The drives of Windows by letter, mapped ones among them; empty where nothing answers in time. */
async function drivesOfWindows(): Promise<ReadonlyMap<string, DriveType>> {
  for (const [program, args] of ASKING) {
    const text = await new Promise<string>((resolve) => {
      execFile(
        program,
        [...args],
        { timeout: ANSWER_MS, windowsHide: true, encoding: 'latin1' },
        (failure, stdout) => resolve(failure ? '' : stdout),
      );
    });
    const drives = readDrives(text);
    if (drives.size > 0) return drives;
  }
  return new Map();
}
