import type { AccountId } from '../../../../shared/access.ts';
import type { CommandContext } from '../../../office/service.ts';
import { insertAccount } from '../../accounts/repository.ts';
import { insertFirstSettings } from '../first-settings.ts';
import { insertOffice } from '../repository.ts';
import { SAMPLE_PEOPLE, SAMPLE_PROFILE } from './office.fa.ts';

interface Sample {
  readonly ngoCount: number;
  /** Who enters after the one click. */
  readonly entrant: AccountId;
}

/** Fills an empty office with made-up data; the same for the same day. */
export async function insertSample({ db, moment }: CommandContext): Promise<Sample> {
  await insertOffice(db, {
    profile: SAMPLE_PROFILE,
    logo: null,
    isSample: true,
    recoveryHash: null,
    createdAt: moment.now,
  });
  await insertFirstSettings(db);
  let entrant: AccountId | undefined;
  for (const person of SAMPLE_PEOPLE) {
    const id = await insertAccount(db, {
      ...person,
      passwordHash: 'none',
      mustChangePassword: false,
      createdAt: moment.now,
    });
    if (person.roles.includes('ngoOfficer')) entrant = id;
  }
  if (entrant === undefined) throw new Error('The sample has nobody to enter as');
  return { ngoCount: 0, entrant };
}
