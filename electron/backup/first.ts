import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { PlaceFault } from '../../shared/features/office/places.ts';
import { judgePlace } from '../office/places.ts';
import type { Head } from './head.ts';
import { peekHead } from './container.ts';
import { BackupError } from './backup-error.ts';

/** A backup that was found, as far as its head tells. */
export interface FoundBackup {
  readonly path: string;
  readonly madeAt: Head['madeAt'];
  readonly size: number;
  readonly isEncrypted: boolean;
}

const ENDING = '.daftar';
/** Enough for every rotation set; a folder of more is not one. */
const MOST_FILES = 1_000;

const ELSEWHERE: ReadonlySet<PlaceFault> = new Set(['network', 'address', 'device', 'relative', 'empty']);

/**
 * Whether a path names something of this machine: asking Windows for a share of another would hand it the
 * person's own name and what proves it.
 */
export function isOfThisMachine(path: string): boolean {
  const { platform, env } = process;
  const machine = { platform, mounts: [], drives: new Map(), systemRoot: env['SystemRoot'] };
  const verdict = judgePlace(path, machine);
  return isAbsolute(path) && !(verdict.kind === 'refused' && ELSEWHERE.has(verdict.fault));
}

/**
 * Backups at a path: the file itself, or what lies in the folder and in the folders right below it, the
 * newest first. What is no backup is passed over. Throws `backup_not_found` where there is none at all.
 */
export async function findBackupsAt(path: string): Promise<readonly FoundBackup[]> {
  const found = (await filesAt(path)).slice(0, MOST_FILES).flatMap(asFound);
  if (found.length === 0) throw new BackupError('backup_not_found', 'No backup there');
  return [...found].sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
}

async function filesAt(path: string): Promise<readonly string[]> {
  const there = await stat(path).catch(() => undefined);
  if (there === undefined) throw new BackupError('backup_not_found', 'Nothing there');
  if (there.isFile()) return [path];
  const files: string[] = [];
  for (const entry of await entriesOf(path)) {
    if (entry.isFile()) files.push(join(path, entry.name));
    if (!entry.isDirectory()) continue;
    const below = (await entriesOf(join(path, entry.name))).filter((one) => one.isFile());
    files.push(...below.map(({ name }) => join(path, entry.name, name)));
  }
  return files.filter((file) => file.toLowerCase().endsWith(ENDING));
}

/** A folder that may not be read holds nothing for us: a stick's own ones, say. */
function entriesOf(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

function asFound(path: string): readonly FoundBackup[] {
  try {
    const { head, size } = peekHead(path);
    return [{ path, madeAt: head.madeAt, size, isEncrypted: head.encryption !== null }];
  } catch {
    return [];
  }
}
