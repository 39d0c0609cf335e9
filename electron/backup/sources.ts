import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupName } from '../../shared/features/backups/contract.ts';
import { type Backup, openContainer, peekHead } from './container.ts';
import type { Unlock } from './keys.ts';

/** An opened backup together with the files of its folder that may hold what it has elsewhere. */
export interface Sources {
  readonly backup: Backup;
  /** The backup that holds the bytes of a document; undefined where none does that can be read. */
  readonly holderOf: (hash: string) => Promise<Backup | undefined>;
  readonly close: () => void;
}

/** Opens a backup; the files beside it only once something is looked for there. Throws `BackupError`. */
export async function openSources(file: string, unlock: Unlock): Promise<Sources> {
  const backup = await openContainer(file, unlock);
  const opened: Backup[] = [backup];
  let waiting: string[] | undefined;

  async function holderOf(hash: string): Promise<Backup | undefined> {
    const known = opened.find((one) => one.holds(hash));
    if (known !== undefined) return known;
    waiting ??= await siblings(file, backup.head.office);
    for (;;) {
      const next = waiting.pop();
      if (next === undefined) return undefined;
      // One that is damaged, or has another passphrase, cannot help.
      const other = await openContainer(next, unlock).catch(() => undefined);
      if (other === undefined) continue;
      opened.push(other);
      if (other.holds(hash)) return other;
    }
  }

  return { backup, holderOf, close: () => opened.forEach((one) => one.close()) };
}

/** Other backups of the same office in the same folder, the oldest last: most documents are in it. */
async function siblings(file: string, office: string): Promise<string[]> {
  const folder = dirname(file);
  const names = (await readdir(folder)).filter((name) => BackupName.safeParse(name).success);
  return names
    .filter((name) => name !== basename(file))
    .sort()
    .reverse()
    .map((name) => join(folder, name))
    .filter((path) => isOf(path, office));
}

function isOf(path: string, office: string): boolean {
  try {
    return peekHead(path).head.office === office;
  } catch {
    return false;
  }
}
