import { type Instant, type IsoDate, addDays, dayInTehran } from '../../../../shared/calendar/iso-date.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import type { PermitActKind, PermitId } from '../../../../shared/features/ngos/records.ts';
import { standingOf } from '../../../../shared/features/ngos/permit-rules.ts';
import type { Json } from '../../../../shared/kit/change.ts';
import type { Writer } from '../../../database/schema.ts';
import { refreshPeople } from '../../ngos/refresh.ts';
import { insertMemberships, insertPeople } from '../../ngos/repository-people.ts';
import { insertActs, insertPermits } from '../../ngos/repository-permits.ts';
import { insertChanges, insertNgos, replaceOwnValues, updateLifecycle } from '../../ngos/repository.ts';
import { FIRST_ENTRIES } from '../first-lists.fa.ts';
import type { Actor, PastAct } from './history.ts';
import type { NgoDraft, SampleLists } from './ngo-drafts.ts';
import { officeHour, workday } from './past.ts';
import type { PermitDraft } from './permit-plan.ts';
import type { Random } from './random.ts';
import type { People } from './seat-plan.ts';
import { REASONS } from './words.fa.ts';

export interface Made {
  readonly lists: SampleLists;
  readonly drafts: readonly NgoDraft[];
  readonly people: People;
  readonly today: IsoDate;
  readonly random: Random;
  readonly officer: Actor;
  readonly deputy: Actor;
}

interface Registered {
  /** In the order of the drafts. */
  readonly ngoIds: readonly NgoId[];
  readonly acts: readonly PastAct[];
}

/** Writes the made-up NGOs with everybody in them, and tells what of it the trail has to say. */
export async function insertRegister(db: Writer, made: Made): Promise<Registered> {
  const ngoIds = await insertRecords(db, made);
  const idOf = idsBySerial(made.drafts, ngoIds);
  await insertSeats(db, made, idOf);
  const permitActs = await insertPermitHistory(db, made, idOf);
  const changes = await insertFormerNames(db, made, idOf);
  const leavings = await insertLeavings(db, made, idOf);
  await replaceOwnValues(
    db,
    made.drafts.map(({ serial, ownValues }) => ({ ngoId: idOf(serial), ownValues })),
  );
  const registrations = made.drafts.map((draft) => registration(draft, idOf(draft.serial), made.officer));
  return { ngoIds, acts: [...registrations, ...permitActs, ...changes, ...leavings] };
}

export function idsBySerial(drafts: readonly NgoDraft[], ngoIds: readonly NgoId[]) {
  const ids = new Map(drafts.map(({ serial }, index) => [serial, ngoIds[index]]));
  return (serial: number): NgoId => {
    const id = ids.get(serial);
    if (id === undefined) throw new Error(`No NGO was made with the serial ${serial}`);
    return id;
  };
}

/** Parents before their branches, which come last. */
async function insertRecords(db: Writer, { drafts, officer }: Made): Promise<readonly NgoId[]> {
  const insert = (some: readonly NgoDraft[], parentOf: (draft: NgoDraft) => NgoId | null) =>
    insertNgos(
      db,
      some.map((draft) => ({
        facts: { ...draft.facts, parentNgoId: parentOf(draft) },
        contact: draft.contact,
        importId: null,
        createdAt: draft.enteredAt,
        accountId: officer.accountId,
      })),
    );
  const firstBranch = drafts.findIndex(({ facts }) => facts.kind === 'branch');
  const above = drafts.slice(0, firstBranch);
  const ids = await insert(above, () => null);
  const idOf = idsBySerial(above, ids);
  const branchIds = await insert(drafts.slice(firstBranch), ({ parent }) =>
    parent === null ? null : idOf(parent),
  );
  return [...ids, ...branchIds];
}

function registration({ facts, enteredAt, permits }: NgoDraft, ngoId: NgoId, actor: Actor): PastAct {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
  const after: Json = { ...Object.fromEntries(known), permitNo: permits[0]?.permitNo ?? '' };
  return { at: enteredAt, actor, method: 'ngos.registerNgo', subject: `ngo/${ngoId}`, after };
}

async function insertSeats(db: Writer, { drafts, people, officer }: Made, idOf: (serial: number) => NgoId) {
  const personIds = await insertPeople(db, people.all);
  await refreshPeople(db, personIds);
  const written = drafts.flatMap(({ serial, seats, enteredAt }) =>
    seats.flatMap(({ person, body, role, rank, startedOn, termEndsOn, endedOn, endReason }) => {
      const personId = personIds[person];
      if (personId === undefined) throw new Error(`Nobody was made with the place ${person}`);
      const term = { role, rank, startedOn, termEndsOn };
      const by = { at: enteredAt, accountId: officer.accountId };
      return [{ ngoId: idOf(serial), personId, body, term, endedOn, endReason, ...by }];
    }),
  );
  await insertMemberships(db, written);
}

/** What was dated before the record was entered, was entered with it. */
function recordedAt(on: IsoDate | null, { enteredAt }: NgoDraft, random: Random): Instant {
  return on === null || workday(on) <= dayInTehran(enteredAt) ? enteredAt : officeHour(workday(on), random);
}

const METHODS: Readonly<Record<PermitActKind, string>> = {
  renewal_started: 'ngos.startRenewal',
  renewal_ended: 'ngos.endRenewal',
  suspended: 'ngos.suspendPermit',
  suspension_lifted: 'ngos.liftSuspension',
  revoked: 'ngos.revokePermit',
};

async function insertPermitHistory(
  db: Writer,
  made: Made,
  idOf: (serial: number) => NgoId,
): Promise<readonly PastAct[]> {
  const { drafts, random, officer, deputy } = made;
  const written = drafts.flatMap((draft) =>
    draft.permits.map((permit, index) => ({
      draft,
      permit,
      facts: permitFacts(permit, draft, made),
      before: draft.permits[index - 1],
      at: recordedAt(permit.issuedOn, draft, random),
    })),
  );
  const permitIds = await insertPermits(
    db,
    written.map(({ draft, permit, facts, at }) => ({
      ngoId: idOf(draft.serial),
      kind: permit.kind,
      facts,
      statedStatus: permit.statedStatus,
      at,
      accountId: officer.accountId,
    })),
  );
  const acts = written.flatMap(({ draft, permit }, place) =>
    permit.acts.map((act, index) => ({
      draft,
      permit,
      act,
      index,
      permitId: permitIds[place] as PermitId,
      actor: act.kind === 'renewal_started' ? officer : deputy,
      at: recordedAt(act.actedOn, draft, random),
    })),
  );
  await insertActs(
    db,
    acts.map(({ act, permitId, at, actor }) => ({ ...act, permitId, at, accountId: actor.accountId })),
  );
  return [
    ...written.flatMap(({ draft, facts, before, at }): readonly PastAct[] => {
      // The first one is part of the registration, and so is what had been renewed before it.
      if (at === draft.enteredAt || before === undefined) return [];
      const told = { before: permitFacts(before, draft, made), after: facts };
      return [
        { at, actor: officer, method: 'ngos.renewPermit', subject: `ngo/${idOf(draft.serial)}`, ...told },
      ];
    }),
    ...acts.map(({ draft, permit, act, index, actor, at }): PastAct => {
      const { permitNo } = permit;
      const before = { permitNo, standing: standingOf(permit.acts.slice(0, index)) };
      const standing = standingOf(permit.acts.slice(0, index + 1));
      return {
        at,
        actor,
        method: METHODS[act.kind],
        subject: `ngo/${idOf(draft.serial)}`,
        reason: act.reason,
        before,
        after: { ...before, standing, on: act.actedOn, letterNo: act.letterNo },
      };
    }),
  ];
}

/** By the scope of activity: the county's own permits, the province's, the ministry's. */
function permitFacts(permit: PermitDraft, { facts }: NgoDraft, { lists }: Made) {
  const { permitNo, issuedOn, validUntil, letterNo } = permit;
  const [county = '', province = '', ministry = ''] = FIRST_ENTRIES.issuer;
  const issuer =
    facts.scopeLevel === 'national' ? ministry : facts.scopeLevel === 'province' ? province : county;
  return {
    permitNo,
    issuedOn,
    validUntil,
    letterNo,
    resolutionNo: '',
    issuerId: lists.idOf('issuer', issuer),
  };
}

async function insertFormerNames(
  db: Writer,
  { drafts, random, officer }: Made,
  idOf: (serial: number) => NgoId,
): Promise<readonly PastAct[]> {
  const acts: PastAct[] = [];
  for (const draft of drafts) {
    if (draft.formerName === null) continue;
    const { name: oldName, until } = draft.formerName;
    const effectiveOn = afterEntry(until, draft);
    const at = officeHour(effectiveOn, random);
    const ngoId = idOf(draft.serial);
    const { name } = draft.facts;
    const change = {
      ngoId,
      field: 'name',
      oldValue: oldName,
      newValue: name,
      oldText: oldName,
      newText: name,
    };
    const reason = REASONS.renamed;
    const how = { how: 'change', effectiveOn, reason, letterNo: '', importId: null } as const;
    await insertChanges(db, [change], { ...how, at, accountId: officer.accountId });
    const values = { before: { name: oldName }, after: { name } };
    acts.push({ at, actor: officer, method: 'ngos.changeNgo', subject: `ngo/${ngoId}`, reason, ...values });
  }
  return acts;
}

async function insertLeavings(
  db: Writer,
  { drafts, random, deputy }: Made,
  idOf: (serial: number) => NgoId,
): Promise<readonly PastAct[]> {
  const acts: PastAct[] = [];
  for (const draft of drafts) {
    if (draft.left === null) continue;
    const { lifecycle, reason } = draft.left;
    const on = afterEntry(draft.left.on, draft);
    const at = officeHour(on, random);
    const ngoId = idOf(draft.serial);
    await updateLifecycle(db, ngoId, { lifecycle, on, reason });
    const values = { oldValue: 'active', newValue: lifecycle, oldText: 'active', newText: lifecycle };
    const how = { how: 'change', effectiveOn: on, reason, letterNo: '', importId: null } as const;
    await insertChanges(db, [{ ngoId, field: 'lifecycle', ...values }], {
      ...how,
      at,
      accountId: deputy.accountId,
    });
    const method = lifecycle === 'dissolved' ? 'ngos.dissolveNgo' : 'ngos.retireNgo';
    const told = { before: { lifecycle: 'active' }, after: { lifecycle } };
    acts.push({ at, actor: deputy, method, subject: `ngo/${ngoId}`, reason, ...told });
  }
  return acts;
}

/** The day, or a few days after the record was entered where that was later. */
function afterEntry(on: IsoDate, { enteredAt }: NgoDraft): IsoDate {
  const soonest = workday(addDays(dayInTehran(enteredAt), 6));
  return on > soonest ? on : soonest;
}
