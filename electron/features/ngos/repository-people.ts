import { sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type {
  Body,
  MemberRole,
  MembershipId,
  MembershipTerm,
  PersonFacts,
  PersonId,
} from '../../../shared/features/ngos/records.ts';
import { idsFromJson, insertRows, nextId } from '../../database/bulk.ts';
import type { Reader, Writer } from '../../database/schema.ts';

export async function personById(db: Reader, personId: PersonId): Promise<PersonFacts | undefined> {
  return db
    .selectFrom('person')
    .select(['fullName', 'gender', 'nationalId', 'nationalIdReason', 'mobile'])
    .where('id', '=', personId)
    .executeTakeFirst();
}

export async function personWithNationalId(db: Reader, nationalId: string): Promise<PersonId | undefined> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('nationalId', '=', nationalId)
    .executeTakeFirst();
  return row?.id;
}

/** Adds people and gives their ids in the same order; call `refreshPeople` with them. */
export async function insertPeople(db: Writer, people: readonly PersonFacts[]): Promise<readonly PersonId[]> {
  const first = await nextId(db, 'person');
  const rows = people.map((person, index) => ({ id: (first + index) as PersonId, ...person }));
  await insertRows(db, 'person', rows);
  return rows.map(({ id }) => id);
}

export async function updatePerson(db: Writer, personId: PersonId, facts: PersonFacts): Promise<void> {
  await db.updateTable('person').set(facts).where('id', '=', personId).execute();
}

/** The NGOs on whose bodies somebody is or was. */
export async function ngosOfPerson(db: Reader, personId: PersonId): Promise<readonly NgoId[]> {
  const rows = await db
    .selectFrom('membership')
    .select('ngoId')
    .distinct()
    .where('personId', '=', personId)
    .execute();
  return rows.map(({ ngoId }) => ngoId);
}

export interface StoredMembership {
  readonly id: MembershipId;
  readonly personId: PersonId;
  readonly body: Body;
  readonly term: MembershipTerm;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
  readonly person: PersonFacts;
  readonly at: Instant;
  readonly by: string | null;
  readonly endAt: Instant | null;
  readonly endByName: string | null;
}

/** The seats of one NGO, ended ones too, in the order of body, role and rank. */
export async function membershipsOf(db: Reader, ngoId: NgoId): Promise<readonly StoredMembership[]> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .leftJoin('account as a', 'a.id', 'm.accountId')
    .leftJoin('account as b', 'b.id', 'm.endBy')
    .select(['m.id', 'm.personId', 'm.body', 'm.role', 'm.rank', 'm.startedOn', 'm.termEndsOn'])
    .select(['m.endedOn', 'm.endReason', 'm.at', 'a.fullName as by'])
    .select(['m.endAt', 'b.fullName as endByName'])
    .select(['p.fullName', 'p.gender', 'p.nationalId', 'p.nationalIdReason', 'p.mobile'])
    .where('m.ngoId', '=', ngoId)
    .where('m.voidedAt', 'is', null)
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    body: row.body,
    term: { role: row.role, rank: row.rank, startedOn: row.startedOn, termEndsOn: row.termEndsOn },
    endedOn: row.endedOn,
    endReason: row.endReason,
    person: {
      fullName: row.fullName,
      gender: row.gender,
      nationalId: row.nationalId,
      nationalIdReason: row.nationalIdReason,
      mobile: row.mobile,
    },
    at: row.at,
    by: row.by,
    endAt: row.endAt,
    endByName: row.endByName,
  }));
}

/** Where else these people sit today: in active NGOs, in seats that nobody has ended. */
export async function seatsElsewhere(db: Reader, personIds: readonly PersonId[], exceptNgoId: NgoId) {
  const { rows } = await sql<{ personId: PersonId; ngoId: NgoId; name: string; role: MemberRole }>`
    select m.person_id, m.ngo_id, n.name, m.role from membership m join ngo n on n.id = m.ngo_id
    where m.person_id in ${idsFromJson(personIds)} and m.ngo_id <> ${exceptNgoId}
      and m.ended_on is null and m.voided_at is null and n.lifecycle = 'active'
    order by n.name, m.id`.execute(db);
  return rows;
}

export interface NewMembership {
  readonly ngoId: NgoId;
  readonly personId: PersonId;
  readonly body: Body;
  readonly term: MembershipTerm;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

/** Adds seats and gives their ids in the same order. */
export async function insertMemberships(
  db: Writer,
  memberships: readonly NewMembership[],
): Promise<readonly MembershipId[]> {
  const first = await nextId(db, 'membership');
  const rows = memberships.map(({ term, ...membership }, index) => ({
    id: (first + index) as MembershipId,
    ...membership,
    ...term,
    endAt: membership.endedOn === null ? null : membership.at,
    endBy: membership.endedOn === null ? null : membership.accountId,
    voidedAt: null,
  }));
  await insertRows(db, 'membership', rows);
  return rows.map(({ id }) => id);
}

export async function updateSeat(
  db: Writer,
  id: MembershipId,
  { personId, term }: { readonly personId: PersonId; readonly term: MembershipTerm },
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ personId, ...term })
    .where('id', '=', id)
    .execute();
}

export async function endSeat(
  db: Writer,
  id: MembershipId,
  { on, reason, at, by }: { on: IsoDate; reason: string; at: Instant; by: AccountId },
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ endedOn: on, endReason: reason, endAt: at, endBy: by })
    .where('id', '=', id)
    .execute();
}
