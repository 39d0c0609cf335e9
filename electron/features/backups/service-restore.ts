import type {
  BackupPreview,
  BackupRef,
  ReadingError,
  backups,
} from '../../../shared/features/backups/contract.ts';
import { changed } from '../../../shared/kit/change.ts';
import { type Result, err, errAbout, ok } from '../../../shared/kit/result.ts';
import { BackupError } from '../../backup/backup-error.ts';
import { peekHead } from '../../backup/container.ts';
import { runDrill } from '../../backup/drill.ts';
import { findBackupsAt, isOfThisMachine } from '../../backup/first.ts';
import { compareTrails, countsOf } from '../../backup/inside.ts';
import type { Unlock } from '../../backup/keys.ts';
import { type Preview, isFull, openCopy, openPreview } from '../../backup/preview.ts';
import type { RestoreDesk, RunningWork } from '../../backup/restore-desk.ts';
import { exists } from '../../backup/swap.ts';
import { type Safeguard, restore } from '../../backup/restore.ts';
import type { Reader } from '../../database/schema.ts';
import { lastRecordedAt, trailHead } from '../../office/audit.ts';
import type { ErrandContext, Resources, Service } from '../../office/service.ts';
import { tryOwnPassword } from '../accounts/own-password.ts';
import { accountById, accountByName } from '../accounts/repository.ts';
import { identityOf } from '../office/repository.ts';

type RestoreMethods = Pick<
  Service<typeof backups>,
  | 'previewBackup'
  | 'restoreBackup'
  | 'runDrill'
  | 'findBackups'
  | 'previewFirst'
  | 'stopFirst'
  | 'restoreFirst'
>;

const SUBJECT = 'office';

/** Looking into backups, trying them and putting one in the place of the office. */
export function restoreMethods(deskOf: (resources: Resources) => RestoreDesk): RestoreMethods {
  return {
    previewBackup: async ({ backup, passphrase }, context) => {
      const desk = deskOf(context.resources);
      const file = await fileOf(desk, backup);
      if (file === undefined) return err('backup_not_found');
      const unlock = await desk.unlock(passphrase);
      const shown = await reading(() =>
        desk.run('preview', async (running) => {
          const identity = await context.read(identityOf);
          if (peekHead(file).head.office !== identity) throw ofOtherOffice();
          const preview = await opened(desk, file, unlock, context, running);
          // The head says what it likes; the database is what will be restored.
          if (preview.inside.identity !== identity) {
            await desk.previews.drop();
            throw ofOtherOffice();
          }
          return { ...shownOf(preview), differences: await differencesTo(preview, context) };
        }),
      );
      return shown.ok ? changed(shown.value, told(shown.value)) : errAbout(SUBJECT, shown.error);
    },

    restoreBackup: async ({ previewId, password, reason }, context) => {
      const { folders, alone, sessions } = context.resources;
      const desk = deskOf(context.resources);
      const preview = desk.previews.find(previewId);
      if (preview === undefined) return errAbout(SUBJECT, 'preview_gone');
      const tried = await tryOwnPassword(context, password);
      if (!tried.ok) return errAbout(SUBJECT, tried.error === 'wrong' ? 'wrong_password' : tried.error);
      const userName = await context.read(async (db) => (await accountById(db, context.actor()))?.userName);
      const done = await restoring(() =>
        desk.run('restore', (running) =>
          restore({
            folders,
            preview,
            backUp: () => safeguarded(desk, running),
            assertStill: () => Promise.resolve(),
            alone,
            record: async (writer, change) => {
              const there = userName === undefined ? undefined : await accountByName(writer, userName);
              return context.recordIn(writer, { subject: SUBJECT, ...change, reason }, there?.id ?? null);
            },
            following: running.following,
            onReplaced: () => sessions.endAll(),
          }),
        ),
      );
      if (!done.ok) {
        const { error } = done;
        // Opening the office again empties the temporary folder.
        if (!(await exists(preview.database))) await desk.previews.drop();
        return errAbout(SUBJECT, error === 'office_exists' ? 'restore_failed' : error);
      }
      await desk.previews.drop();
      return changed({}, { subject: SUBJECT, before: null, after: null, reason });
    },

    runDrill: async ({ backup, passphrase }, context) => {
      const desk = deskOf(context.resources);
      const file = await fileOf(desk, backup);
      if (file === undefined) return err('backup_not_found');
      const unlock = await desk.unlock(passphrase);
      const report = await reading(() =>
        desk.run('drill', ({ announce, following }) =>
          runDrill({
            folders: context.resources.folders,
            file,
            unlock,
            announce,
            following,
            clock: context.now,
          }),
        ),
      );
      if (!report.ok) return errAbout(SUBJECT, report.error);
      return changed(report.value, { subject: SUBJECT, before: null, after: { ...report.value } });
    },

    findBackups: async ({ path }, { db }) => {
      if ((await identityOf(db)) !== null) return err('office_exists');
      if (!isOfThisMachine(path)) return err('place_refused');
      try {
        return ok(await findBackupsAt(path));
      } catch (failure) {
        if (failure instanceof BackupError) return err('backup_not_found');
        throw failure;
      }
    },

    previewFirst: async ({ path, passphrase }, context) => {
      if ((await context.read(identityOf)) !== null) return err('office_exists');
      const desk = deskOf(context.resources);
      const file = await fileOf(desk, { from: 'file', path });
      if (file === undefined) return err('backup_not_found');
      const unlock = await desk.unlock(passphrase);
      const shown = await reading(() =>
        desk.run('preview', async (running) => {
          const preview = await opened(desk, file, unlock, context, running);
          return { ...shownOf(preview), differences: null };
        }),
      );
      return shown.ok ? changed(shown.value, told(shown.value)) : errAbout(SUBJECT, shown.error);
    },

    stopFirst: async (_input, { db, resources }) => {
      if ((await identityOf(db)) !== null) return err('office_exists');
      if (resources.backups.current()?.kind === 'preview') resources.backups.stop();
      return ok({});
    },

    restoreFirst: async ({ previewId }, context) => {
      if ((await context.read(identityOf)) !== null) return err('office_exists');
      const { folders, alone, sessions } = context.resources;
      const desk = deskOf(context.resources);
      const preview = desk.previews.find(previewId);
      if (preview === undefined) return errAbout(SUBJECT, 'preview_gone');
      const done = await restoring(() =>
        desk.run('restore', (running) =>
          restore({
            folders,
            preview,
            backUp: null,
            assertStill: assertNoOffice,
            alone,
            record: (writer, change) => context.recordIn(writer, { subject: SUBJECT, ...change }, null),
            following: running.following,
            onReplaced: () => sessions.endAll(),
          }),
        ),
      );
      if (!done.ok) {
        const { error } = done;
        // On a new machine nobody stops it, and there is nothing to back up.
        return errAbout(
          SUBJECT,
          error === 'backup_busy' || error === 'office_exists' ? error : 'restore_failed',
        );
      }
      await desk.previews.drop();
      return changed({}, { subject: SUBJECT, before: null, after: null });
    },
  };
}

async function fileOf(desk: RestoreDesk, backup: BackupRef): Promise<string | undefined> {
  return backup.from === 'file' && !isOfThisMachine(backup.path) ? undefined : desk.fileOf(backup);
}

async function opened(
  desk: RestoreDesk,
  file: string,
  unlock: Unlock,
  { resources }: ErrandContext,
  { announce, following }: RunningWork,
): Promise<Preview> {
  await desk.previews.drop();
  const preview = await openPreview({ folders: resources.folders, file, unlock, announce, following });
  await desk.previews.keep(preview);
  return preview;
}

function shownOf({ id, head, manifest, inside, missing }: Preview): Omit<BackupPreview, 'differences'> {
  return {
    previewId: id,
    officeTitle: inside.officeTitle,
    isSample: inside.isSample,
    madeAt: head.madeAt,
    reason: head.reason,
    version: manifest.version,
    counts: inside.counts,
    lastActs: inside.lastActs,
    documentsMissing: missing.size,
  };
}

function told({ madeAt, reason, version, counts, documentsMissing }: BackupPreview) {
  return {
    subject: SUBJECT,
    before: null,
    after: { madeAt, backupReason: reason, version, counts, documentsMissing },
  };
}

async function differencesTo(
  { database }: Preview,
  { read }: ErrandContext,
): Promise<BackupPreview['differences']> {
  const copy = await openCopy(database);
  try {
    return await read(async (db) => {
      const { common, isSameHistory } = await compareTrails(db, copy.reader);
      const actsLost = (await trailHead(db)).seq - common;
      const lastActLostAt = actsLost > 0 ? await lastRecordedAt(db) : null;
      return { now: await countsOf(db), actsLost, lastActLostAt, isSameHistory };
    });
  } finally {
    await copy.close();
  }
}

/** The present state could not be backed up, so it is not replaced. */
class NotBackedUp extends Error {}

/** An office was founded on this machine meanwhile. */
class OfficeExists extends Error {}

async function safeguarded(desk: RestoreDesk, running: RunningWork): Promise<Safeguard> {
  try {
    return await desk.backUp(running);
  } catch (cause) {
    running.following.assertGoingOn();
    throw new NotBackedUp('The present state could not be backed up', { cause });
  }
}

async function assertNoOffice(db: Reader): Promise<void> {
  if ((await identityOf(db)) !== null) throw new OfficeExists();
}

function ofOtherOffice(): BackupError {
  return new BackupError('backup_of_other_office', 'Another identity');
}

/** Failures of reading by their codes. */
async function reading<Value, Code extends string>(
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | ReadingError | 'place_full'>> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof BackupError) return err(failure.code);
    if (isFull(failure)) return err('place_full');
    throw failure;
  }
}

/** Failures of restoring by their codes; a full disk is told by the dispatcher as what it is. */
async function restoring<Value, Code extends string>(
  work: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | 'present_not_backed_up' | 'office_exists' | 'restore_failed'>> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof NotBackedUp) return err('present_not_backed_up');
    if (failure instanceof OfficeExists) return err('office_exists');
    if (failure instanceof BackupError) return err('restore_failed');
    const isSystem = failure instanceof Error && 'code' in failure && typeof failure.code === 'string';
    if (isSystem && !isFull(failure)) return err('restore_failed');
    throw failure;
  }
}
