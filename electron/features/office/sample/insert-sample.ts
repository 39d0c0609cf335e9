import type { AccountId, Role } from '../../../../shared/access.ts';
import type { Instant } from '../../../../shared/calendar/iso-date.ts';
import type { Writer } from '../../../database/schema.ts';
import type { CommandContext } from '../../../office/service.ts';
import { insertAccount } from '../../accounts/repository.ts';
import { refreshNgos } from '../../ngos/refresh.ts';
import { insertFirstSettings } from '../first-settings.ts';
import { insertOffice } from '../repository.ts';
import { type Actor, dailyActs, entrances, foundingActs, recordPast } from './history.ts';
import { insertPapers } from './insert-papers.ts';
import { insertRegister } from './insert-register.ts';
import { ngoDrafts } from './ngo-drafts.ts';
import { SAMPLE_PEOPLE, SAMPLE_PROFILE } from './office.fa.ts';
import { beganOn, officeHour } from './past.ts';
import { seededRandom } from './random.ts';
import { sampleLists } from './sample-lists.ts';
import { madeUpPeople } from './seat-plan.ts';

interface Sample {
  readonly ngoCount: number;
  /** Who enters after the one click. */
  readonly entrant: AccountId;
}

const SEED = 1405;

/**
 * Fills an empty office with made-up data: the same for the same day, and dated from it, so that there is
 * always something to do. Its past is in the trail, which ends yesterday.
 */
export async function insertSample({ db, moment, resources }: CommandContext): Promise<Sample> {
  const { today } = moment;
  const random = seededRandom(SEED);
  const createdAt = officeHour(beganOn(today), random);
  await insertOffice(db, {
    profile: SAMPLE_PROFILE,
    logo: null,
    isSample: true,
    recoveryHash: null,
    createdAt,
  });
  await insertFirstSettings(db);
  const actors = await insertActors(db, createdAt);
  const of = (role: Role): Actor => {
    const place = SAMPLE_PEOPLE.findIndex(({ roles }) => roles.includes(role));
    const actor = actors[place];
    if (actor === undefined) throw new Error(`The sample has no ${role}`);
    return actor;
  };
  const desks = {
    admin: of('admin'),
    deputyGovernor: of('deputyGovernor'),
    ngoOfficer: of('ngoOfficer'),
    viewer: of('viewer'),
  };

  const lists = await sampleLists(db);
  const people = madeUpPeople(random);
  const drafts = ngoDrafts({ lists, people, today, random });
  const made = {
    lists,
    drafts,
    people,
    today,
    random,
    officer: desks.ngoOfficer,
    deputy: desks.deputyGovernor,
  };
  const { ngoIds, acts } = await insertRegister(db, made);
  const papers = await insertPapers(db, resources.folders, { ...made, ngoIds });
  await refreshNgos(db, ngoIds);

  const past = [
    ...foundingActs(actors, desks, createdAt),
    ...acts,
    ...papers,
    ...dailyActs(desks, today, random),
  ];
  await recordPast(db, [...past, ...entrances(past, today, random)]);
  return { ngoCount: drafts.length, entrant: desks.ngoOfficer.accountId };
}

async function insertActors(db: Writer, createdAt: Instant): Promise<readonly Actor[]> {
  const actors: Actor[] = [];
  for (const person of SAMPLE_PEOPLE) {
    // No password fits this: the sample is entered by name alone.
    const account = { ...person, passwordHash: 'none', mustChangePassword: false, createdAt };
    actors.push({ accountId: await insertAccount(db, account), fullName: person.fullName });
  }
  return actors;
}
