import type { protection as methods } from '../../../shared/features/protection/contract.ts';
import { changed } from '../../../shared/kit/change.ts';
import { errAbout, ok } from '../../../shared/kit/result.ts';
import type { ErrandContext, Service } from '../../office/service.ts';
import { tryOwnPassword } from '../accounts/own-password.ts';
import { isSample } from '../office/repository.ts';

const SUBJECT = 'office';

/** Sealing the office's folder while the office is closed. */
export const protectionService: Service<typeof methods> = {
  getState: async (_, { db, resources }) => {
    const { protection, backups } = resources;
    const { isAtHand, opensThis } = await protection.system();
    return ok({
      isProtected: (await protection.state()) !== 'plain',
      hasSystemStore: isAtHand,
      opensBySystem: opensThis,
      areBackupsEncrypted: (await backups.summary()).isEncrypted,
      isSample: await isSample(db),
    });
  },

  protectFolder: async ({ passphrase, bySystem, password }, context) => {
    const { protection, backups } = context.resources;
    if (await context.read(isSample)) return errAbout(SUBJECT, 'is_sample');
    if ((await protection.state()) !== 'plain') return errAbout(SUBJECT, 'already_protected');
    if (!(await backups.summary()).isEncrypted) return errAbout(SUBJECT, 'backups_not_encrypted');
    const refused = await refusedPassword(context, password);
    if (refused !== null) return refused;
    await protection.protect(passphrase, bySystem);
    return changed({}, { subject: SUBJECT, before: null, after: { isProtected: true, bySystem } });
  },

  changePassphrase: async ({ passphrase, bySystem, password }, context) => {
    const { protection } = context.resources;
    if ((await protection.state()) !== 'unlocked') return errAbout(SUBJECT, 'not_protected');
    const refused = await refusedPassword(context, password);
    if (refused !== null) return refused;
    await protection.changePassphrase(passphrase, bySystem);
    return changed({}, { subject: SUBJECT, before: null, after: { isProtected: true, bySystem } });
  },

  endProtection: async ({ password }, context) => {
    const { protection } = context.resources;
    if ((await protection.state()) !== 'unlocked') return errAbout(SUBJECT, 'not_protected');
    const refused = await refusedPassword(context, password);
    if (refused !== null) return refused;
    await protection.end();
    return changed({}, { subject: SUBJECT, before: { isProtected: true }, after: { isProtected: false } });
  },
};

async function refusedPassword(context: ErrandContext, password: string) {
  const tried = await tryOwnPassword(context, password);
  if (tried.ok) return null;
  return errAbout(SUBJECT, tried.error === 'wrong' ? 'wrong_password' : tried.error);
}
