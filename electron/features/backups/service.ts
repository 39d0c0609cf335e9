import type { backups } from '../../../shared/features/backups/contract.ts';
import { warningsOf } from '../../../shared/features/backups/rules.ts';
import { changed } from '../../../shared/kit/change.ts';
import { errAbout, ok } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { tryOwnPassword } from '../accounts/own-password.ts';
import { foundedAt, isSample } from '../office/repository.ts';
import { restoreMethods } from './service-restore.ts';

const SUBJECT = 'office';

/** Making backups, keeping them and saying how they stand; looking into them is the other half. */
export const backupsService: Service<typeof backups> = {
  ...restoreMethods(({ backups }) => backups),

  getSummary: async (_input, { db, resources, moment }) => {
    const summary = await resources.backups.summary();
    const createdAt = await foundedAt(db);
    // A sample is backed up by hand alone, so nothing about it is late.
    if (createdAt === null || (await isSample(db))) return ok({ ...summary, warnings: [] });
    const worry = {
      isChanged: await resources.backups.isChanged(db),
      since: summary.lastMadeAt ?? createdAt,
      hasFailed: summary.lastFailure !== null,
      second: summary.secondPlace,
    };
    return ok({ ...summary, warnings: [...warningsOf(worry, moment.now)] });
  },
  listBackups: async (_input, { db, resources }) => ok(await resources.backups.list(db)),
  getWork: (_input, { resources }) => Promise.resolve(ok({ work: resources.backups.current() })),
  getOutcome: (_input, { resources }) => Promise.resolve(ok({ outcome: resources.backups.outcome() })),

  stopWork: (_input, { resources }) => {
    const kind = resources.backups.current()?.kind ?? null;
    resources.backups.stop();
    return Promise.resolve(changed({}, { subject: SUBJECT, before: null, after: { kind } }));
  },

  startBackup: (_input, { resources, afterwards }) => {
    if (resources.backups.current() !== null) return Promise.resolve(errAbout(SUBJECT, 'backup_busy'));
    // Once the act is in the trail, so that the backup holds it.
    afterwards(() => void resources.backups.begin());
    return Promise.resolve(changed({}, { subject: SUBJECT, before: null, after: null }));
  },

  startCopy: async ({ folder }, { resources }) => {
    const begun = await resources.backups.beginCopy(folder);
    if (!begun.ok) return errAbout(SUBJECT, begun.error);
    return changed(
      { name: begun.value },
      { subject: SUBJECT, before: null, after: { folder, name: begun.value } },
    );
  },

  setSecondPlace: async ({ folder }, { resources }) => {
    const before = (await resources.backups.summary()).secondPlace?.path ?? null;
    const set = await resources.backups.setSecondPlace(folder);
    if (!set.ok) return errAbout(SUBJECT, set.error);
    return changed({}, { subject: SUBJECT, before: { folder: before }, after: { folder } });
  },

  setPassphrase: async ({ passphrase, password }, context) => {
    const tried = await tryOwnPassword(context, password);
    if (!tried.ok) return errAbout(SUBJECT, tried.error === 'wrong' ? 'wrong_password' : tried.error);
    const { backups: keeper, protection } = context.resources;
    if (passphrase === null && (await protection.state()) !== 'plain') {
      return errAbout(SUBJECT, 'folder_is_protected');
    }
    const before = await keeper.isEncrypted();
    const set = await keeper.setPassphrase(passphrase);
    if (!set.ok) return errAbout(SUBJECT, set.error);
    const after = { isEncrypted: passphrase !== null };
    return changed({}, { subject: SUBJECT, before: { isEncrypted: before }, after });
  },
};
