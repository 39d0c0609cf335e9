import type { z } from 'zod';
import type { BackupItem, backups } from '../../shared/features/backups/contract.ts';
import type { Folders } from '../office/folders.ts';
import { type CheckedFile, keptChecked, keptKeys, keptSettings } from './kept-state.ts';
import { isFolderThere, isPlaceThere } from './place.ts';
import { type SetFile, filesOfSet } from './set.ts';

type Summary = Omit<z.output<(typeof backups)['getSummary']['output']>, 'warnings'>;

/** How the backups of an office stand, from what is kept beside them. */
export async function summaryOf(folders: Folders): Promise<Summary> {
  const { secondPlace, secondDiskRoot, last, lastInSecond, lastFailure } = await keptSettings(folders);
  return {
    dataFolder: folders.root,
    lastMadeAt: last?.madeAt ?? null,
    lastVerifiedAt: last?.verifiedAt ?? null,
    secondPlace:
      secondPlace === null
        ? null
        : {
            path: secondPlace,
            isPresent: await isPlaceThere(secondPlace, secondDiskRoot),
            lastMadeAt: lastInSecond?.place === secondPlace ? lastInSecond.madeAt : null,
          },
    isEncrypted: (await keptKeys(folders)).present !== null,
    lastFailure,
  };
}

/** The files of both sets, the newest first; a set whose folder is not there has none. */
export async function listOf(folders: Folders, office: string | null): Promise<readonly BackupItem[]> {
  const checked = await keptChecked(folders);
  const { secondPlace, secondDiskRoot } = await keptSettings(folders);
  const own = (await isFolderThere(folders.backups))
    ? await itemsOf('own', folders.backups, office, checked[folders.backups])
    : [];
  const second =
    secondPlace !== null && (await isPlaceThere(secondPlace, secondDiskRoot))
      ? await itemsOf('second', secondPlace, office, checked[secondPlace])
      : [];
  return [...own, ...second].sort((one, other) => (one.madeAt > other.madeAt ? -1 : 1));
}

async function itemsOf(
  place: BackupItem['place'],
  folder: string,
  office: string | null,
  checked: Readonly<Record<string, CheckedFile>> = {},
): Promise<readonly BackupItem[]> {
  return (await filesOfSet(folder, office, checked)).map((file) => itemOf(place, file));
}

function itemOf(place: BackupItem['place'], file: SetFile): BackupItem {
  const { name, madeAt, size, head, state, checkedAt } = file;
  return {
    place,
    name,
    madeAt,
    // Of a file that cannot be read nobody knows it; the list says that it cannot.
    reason: head?.reason ?? 'manual',
    size,
    isEncrypted: head !== null && head.encryption !== null,
    verifiedAt: checkedAt,
    state,
  };
}
