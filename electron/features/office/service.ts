import { createHash } from 'node:crypto';
import { type Role, ROLES } from '../../../shared/access.ts';
import { weaknessOf } from '../../../shared/features/accounts/rules.ts';
import type { Logo, OfficeProfile, office } from '../../../shared/features/office/contract.ts';
import { isWholePicture } from '../../../shared/features/office/logo.ts';
import { clockBehind } from '../../../shared/features/office/rules.ts';
import { officeTitle } from '../../../shared/features/office/title.fa.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import { VERSION } from '../../../shared/version.ts';
import { sqliteVersion } from '../../database/open.ts';
import type { Reader } from '../../database/schema.ts';
import { lastRecordedAt, trailHead } from '../../office/audit.ts';
import type { CommandContext, QueryContext, Service } from '../../office/service.ts';
import { enter, hashPassword, sessionOf, tryPassword } from '../accounts/entrance.ts';
import {
  type StoredAccount,
  accountById,
  accountByName,
  allAccounts,
  insertAccount,
  updateLastSignIn,
  updatePassword,
} from '../accounts/repository.ts';
import { nextPrintNumber, recordPrint } from '../prints/repository.ts';
import { RECOVERY_PRINT_TITLE } from './first-lists.fa.ts';
import { insertFirstSettings } from './first-settings.ts';
import { isRecoveryCode, newRecoveryCode, tryRecoveryCode } from './recovery.ts';
import { recoveryCodePaper } from './recovery-paper.ts';
import { type Office, currentOffice, insertOffice, updateProfile, updateRecoveryHash } from './repository.ts';
import { insertSample } from './sample/insert-sample.ts';

/** First run, sample, recovery and the office's own page. */
export const officeService: Service<typeof office> = {
  getState: async (_, { db, moment }) => {
    const current = await currentOffice(db);
    return ok({
      state: current ? 'ready' : 'new',
      isSample: current?.isSample ?? false,
      title: current ? officeTitle(current.profile) : '',
      sampleAccounts: current?.isSample ? await sampleAccounts(db) : [],
      clockBehind: clockBehind(await lastRecordedAt(db), moment.now),
      today: moment.today,
      version: VERSION,
    });
  },

  getAbout: async (_, { db, resources }) => {
    const { node, electron = null, chrome = null } = process.versions;
    return ok({
      version: VERSION,
      node,
      sqlite: await sqliteVersion(db),
      electron,
      chromium: chrome,
      dataFolder: resources.folders.root,
    });
  },

  createOffice: async ({ profile, logo, administrator }, context) => {
    const { db, moment, resources } = context;
    if (await currentOffice(db)) return err('office_exists');
    if (weaknessOf(administrator.password, administrator.userName)) return err('password_weak');
    if (logo !== null && !isWholePicture(logo)) return err('logo_unreadable');

    const { recoveryCode, recoveryHash } = await newRecoveryCode(context);
    await insertOffice(db, { profile, logo, isSample: false, recoveryHash, createdAt: moment.now });
    await insertFirstSettings(db);
    const { password, alsoKeepsRegister, ...person } = administrator;
    const roles: readonly Role[] = alsoKeepsRegister ? ['admin', 'ngoOfficer'] : ['admin'];
    const accountId = await insertAccount(db, {
      ...person,
      roles,
      passwordHash: await hashPassword(password, resources.passwordCost),
      mustChangePassword: false,
      createdAt: moment.now,
    });
    const { token } = await enter(await existing(db, accountId), context);
    const after = { ...forTrail(profile, logo), administrator: { ...person, roles } };
    return changed({ token, recoveryCode }, { subject: SUBJECT, before: null, after });
  },

  printRecoveryCode: async ({ recoveryCode }, context) => {
    const { db, moment, actor, session } = context;
    const current = await theOffice(db);
    if (!(await isRecoveryCode(recoveryCode, current, context))) {
      return errAbout(SUBJECT, 'wrong_recovery_code');
    }
    const number = await nextPrintNumber(db, moment);
    const head = await trailHead(db);
    const person = session?.fullName ?? '';
    const paper = await recoveryCodePaper({ office: current, recoveryCode, moment, person, number, head });
    const print = { number, kind: 'recovery_code', title: RECOVERY_PRINT_TITLE, rowCount: 1, head } as const;
    await recordPrint(db, { ...print, accountId: actor(), person }, moment);
    return changed(
      { ...paper, bytes: Uint8Array.from(paper.bytes) },
      { subject: SUBJECT, before: null, after: { ...number } },
    );
  },

  renewRecoveryCode: async ({ password }, context) => {
    const { db, actor } = context;
    const current = await theOffice(db);
    // The sample's people have no password.
    if (!current.isSample) {
      const tried = await tryPassword(await existing(db, actor()), password, context);
      if (!tried.ok) return errAbout(SUBJECT, tried.error === 'wrong' ? 'wrong_password' : tried.error);
    }
    return changed(
      { recoveryCode: await replaceCode(context) },
      { subject: SUBJECT, before: null, after: null },
    );
  },

  rescueAdministrator: async ({ recoveryCode, userName, password }, context) => {
    const { db, resources } = context;
    const current = await currentOffice(db);
    // Without an office there is no code, and the answer tells nothing else.
    if (!current) return err('wrong_recovery_code');
    // First the code: without it nobody learns which names there are.
    const tried = await tryRecoveryCode(recoveryCode, current, context);
    if (!tried.ok) return errAbout(SUBJECT, tried.error);
    const account = await accountByName(db, userName);
    if (!account) return errAbout(SUBJECT, 'account_not_found');
    const subject = `account/${account.id}`;
    if (account.isDisabled || !account.roles.includes('admin'))
      return errAbout(subject, 'not_an_administrator');
    if (weaknessOf(password, account.userName)) return errAbout(subject, 'password_weak');

    await updatePassword(db, account.id, await hashPassword(password, resources.passwordCost), false);
    resources.sessions.endAllOf(account.id);
    const renewed = await replaceCode(context);
    const { token } = await enter(await existing(db, account.id), context);
    return changed(
      { token, recoveryCode: renewed },
      { subject, before: null, after: { byRecoveryCode: true } },
    );
  },

  openSample: async (_, context) => {
    if (await currentOffice(context.db)) return err('office_exists');
    const { ngoCount, entrant } = await insertSample(context);
    const account = await existing(context.db, entrant);
    await updateLastSignIn(context.db, entrant, context.moment.now);
    // Not by `enter`, which keeps the trail's head: the sample's past is not committed yet.
    const token = context.resources.sessions.begin(sessionOf(account));
    return changed({ token }, { subject: SUBJECT, before: null, after: { isSample: true, ngoCount } });
  },

  leaveSample: async (_, { db, resources, afterwards }) => {
    if (!(await currentOffice(db))?.isSample) return errAbout(SUBJECT, 'not_a_sample');
    afterwards(() => resources.startOver());
    return changed({}, { subject: SUBJECT, before: { isSample: true }, after: null });
  },

  getProfile: async (_, { db }) => {
    const { profile, logo, isSample } = await theOffice(db);
    return ok({ profile, logo, isSample });
  },

  changeProfile: async ({ profile, logo }, { db }) => {
    if (logo !== null && !isWholePicture(logo)) return errAbout(SUBJECT, 'logo_unreadable');
    const before = await theOffice(db);
    await updateProfile(db, profile, logo);
    return changed(
      {},
      {
        subject: SUBJECT,
        before: forTrail(before.profile, before.logo),
        after: forTrail(profile, logo),
      },
    );
  },
};

const SUBJECT = 'office';

/** Voids the code that held and gives the new one. */
async function replaceCode(context: CommandContext): Promise<string> {
  const { recoveryCode, recoveryHash } = await newRecoveryCode(context);
  await updateRecoveryHash(context.db, recoveryHash);
  return recoveryCode;
}

/** For who has signed in: then there is an office. */
async function theOffice(db: Reader): Promise<Office> {
  const current = await currentOffice(db);
  if (!current) throw new Error('Somebody is signed in where there is no office');
  return current;
}

async function existing(db: QueryContext['db'], id: StoredAccount['id']): Promise<StoredAccount> {
  const account = await accountById(db, id);
  if (!account) throw new Error(`Account ${id} is gone although accounts are never deleted`);
  return account;
}

/** The people of the sample in the order of their roles. */
async function sampleAccounts(db: Reader) {
  const rank = ({ roles }: { readonly roles: readonly Role[] }) =>
    Math.min(...roles.map((role) => ROLES.indexOf(role)));
  const accounts = (await allAccounts(db)).filter(({ isDisabled }) => !isDisabled);
  return [...accounts]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ userName, fullName, post, roles }) => ({ userName, fullName, post, roles }));
}

/** The logo by its hash: the trail is no place for pictures. */
function forTrail(profile: OfficeProfile, logo: Logo | null): { readonly [key: string]: Json } {
  const hash = logo && createHash('sha256').update(logo.bytes).digest('hex');
  return { ...profile, logo: hash };
}
