import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { BackupName } from '../../shared/features/backups/contract.ts';
import { BackupError } from './backup-error.ts';
import { peekHead } from './container.ts';
import type { Head } from './head.ts';
import type { CheckedFile } from './kept-state.ts';

/** A file of a rotation set, as far as it is known without reading it through. */
export interface SetFile {
  readonly name: string;
  readonly size: number;
  readonly madeAt: Instant;
  /** Null where it cannot be read. */
  readonly head: Head | null;
  readonly state: CheckedFile['state'] | 'unchecked' | 'newer';
  readonly checkedAt: Instant | null;
}

/**
 * The files of a set that belong to an office, the oldest first. Those of another office, which may share a
 * stick, are passed over. Throws where the folder cannot be read.
 */
export async function filesOfSet(
  folder: string,
  office: string | null,
  checked: Readonly<Record<string, CheckedFile>>,
): Promise<readonly SetFile[]> {
  const names = (await readdir(folder)).filter((name) => BackupName.safeParse(name).success);
  const files: SetFile[] = [];
  for (const name of names) {
    const file = fileOf(folder, name, checked[name]);
    if (file.head === null || file.head.office === office) files.push(file);
    // A slow stick may take long for each.
    await setImmediate();
  }
  return files.sort((one, other) => (`${one.madeAt} ${one.name}` < `${other.madeAt} ${other.name}` ? -1 : 1));
}

function fileOf(folder: string, name: string, checked: CheckedFile | undefined): SetFile {
  try {
    const { head, size } = peekHead(join(folder, name));
    const known = checked?.size === size ? checked : undefined;
    return {
      name,
      size,
      madeAt: head.madeAt,
      head,
      state: known?.state ?? 'unchecked',
      checkedAt: known?.checkedAt ?? null,
    };
  } catch (failure) {
    const state = failure instanceof BackupError ? STATE_OF[failure.code] : undefined;
    return { name, size: 0, madeAt: madeAtOf(name), head: null, state: state ?? 'damaged', checkedAt: null };
  }
}

const STATE_OF: Partial<Record<string, SetFile['state']>> = {
  backup_newer: 'newer',
  backup_truncated: 'incomplete',
};

/** As the name says, where the file does not. */
function madeAtOf(name: string): Instant {
  const [, day = '', time = ''] = /^daftar-([0-9]{8})-([0-9]{6})/.exec(name) ?? [];
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const parsed = Instant.safeParse(`${date}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}.000Z`);
  return parsed.success ? parsed.data : Instant.parse('1970-01-01T00:00:00.000Z');
}

/** Removes what a crash left half written in a set. */
export async function removeParts(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    const isPart = name.endsWith('.part') && BackupName.safeParse(name.slice(0, -'.part'.length)).success;
    if (isPart) await rm(join(folder, name), { force: true });
  }
}
