import type { AccountId } from '../../shared/access.ts';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import type { BackupPreview } from '../../shared/features/backups/contract.ts';
import { BackupError } from '../backup/backup-error.ts';
import { unfollowed } from '../backup/container.ts';
import { type FoundBackup, findBackupsAt } from '../backup/first.ts';
import { keptKeys, keptSettings } from '../backup/kept-state.ts';
import { createUnlock } from '../backup/keys.ts';
import { prepareIncoming, recordInIncoming } from '../backup/prepare.ts';
import { type Preview, createPreviews, isFull, openPreview } from '../backup/preview.ts';
import { exists, swapIn } from '../backup/swap.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import { appendToTrail } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import { keptHead } from '../office/kept-head.ts';

/** Which office stands damaged here, as far as that can be read. */
export interface Standing {
  readonly identity: string | null;
  readonly isSample: boolean | null;
}

/** Who restores; null where nobody can be recognised any more. */
export interface Restorer {
  readonly accountId: AccountId;
  readonly fullName: string;
}

type PreviewError = BackupError['code'] | 'backup_busy' | 'place_full';
type RestoreError = 'preview_gone' | 'backup_busy' | 'place_full' | 'restore_failed';

export interface RescueRestoring {
  readonly find: (path: string | null) => Promise<Result<readonly FoundBackup[], 'backup_not_found'>>;
  readonly preview: (
    path: string,
    passphrase: string | null,
    standing: Standing,
  ) => Promise<Result<BackupPreview, PreviewError>>;
  readonly restore: (
    previewId: string,
    reason: string,
    restorer: Restorer | null,
    at: Instant,
  ) => Promise<Result<{ readonly keptIn: string }, RestoreError>>;
}

/** Restores without an office: by the same steps, and with the damaged file kept, for nothing can back it up. */
export function createRescueRestoring(folders: Folders): RescueRestoring {
  const previews = createPreviews();
  let isBusy = false;

  async function alone<Value, Code extends string>(
    work: () => Promise<Result<Value, Code>>,
  ): Promise<Result<Value, Code | 'backup_busy'>> {
    if (isBusy) return err('backup_busy');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }

  return {
    find: async (path) => {
      const second = path === null ? (await keptSettings(folders)).secondPlace : null;
      const places = path === null ? [folders.backups, ...(second === null ? [] : [second])] : [path];
      const found = (await Promise.all(places.map(backupsAt))).flat();
      if (found.length === 0) return err('backup_not_found');
      return ok(found.sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1)));
    },

    preview: (path, passphrase, standing) =>
      alone(async () => {
        try {
          const preview = await openPreview({
            folders,
            file: path,
            unlock: createUnlock(passphrase, (await keptKeys(folders)).keys),
            announce: () => undefined,
            following: unfollowed,
          });
          await previews.keep(preview);
          if (isOther(preview, standing)) {
            await previews.drop();
            return err('backup_of_other_office');
          }
          return ok(shown(preview));
        } catch (failure) {
          if (failure instanceof BackupError) return err(failure.code);
          if (isFull(failure)) return err('place_full');
          throw failure;
        }
      }),

    restore: (previewId, reason, restorer, at) =>
      alone(async () => {
        const preview = previews.find(previewId);
        if (preview === undefined) return err('preview_gone');
        const keptIn = `replaced-${at.slice(0, 19).replace(/-|:/g, '').replace('T', '-')}`;
        try {
          const { missing } = await prepareIncoming(folders, preview, unfollowed);
          const kept = await keptHead(folders.trailHead);
          await recordInIncoming(folders, (writer) =>
            appendToTrail(writer, {
              at,
              accountId: restorer?.accountId ?? null,
              person: restorer?.fullName ?? null,
              method: 'rescue.restoreBackup',
              outcome: 'done',
              subject: 'office',
              reason,
              change: JSON.stringify({
                before: kept === null ? null : { headKeptBeside: headOf(kept) },
                after: {
                  head: headOf(preview.manifest.trailHead),
                  madeAt: preview.head.madeAt,
                  version: preview.manifest.version,
                  presentKeptIn: keptIn,
                  files: missing.map((hash) => ({ hash, state: 'missing' })),
                },
              }),
            }),
          );
          await swapIn(folders, keptIn);
          await previews.drop();
          return ok({ keptIn });
        } catch (failure) {
          // Once it is marked the next opening finishes it.
          if (await exists(folders.incomingMark).catch(() => false)) return ok({ keptIn });
          if (isFull(failure)) return err('place_full');
          if (failure instanceof BackupError) return err('restore_failed');
          throw failure;
        }
      }),
  };
}

/** A place where there is none is no failure as long as another has some. */
async function backupsAt(place: string): Promise<readonly FoundBackup[]> {
  try {
    return await findBackupsAt(place);
  } catch (failure) {
    if (failure instanceof BackupError) return [];
    throw failure;
  }
}

/** Only what can be read can speak against it. */
function isOther({ inside }: Preview, { identity, isSample }: Standing): boolean {
  if (isSample !== null && inside.isSample !== isSample) return true;
  return identity !== null && inside.identity !== identity;
}

function shown({ id, head, manifest, inside, missing }: Preview): BackupPreview {
  return {
    previewId: id,
    officeTitle: inside.officeTitle,
    isSample: inside.isSample,
    madeAt: head.madeAt,
    reason: head.reason,
    version: manifest.version,
    counts: inside.counts,
    lastActs: inside.lastActs,
    // What is now cannot be counted on to be counted.
    differences: null,
    documentsMissing: missing.size,
  };
}

function headOf({ seq, hash }: { readonly seq: number; readonly hash: string }) {
  return { count: seq, hash };
}
