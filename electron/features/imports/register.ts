import { sql } from 'kysely';
import type {
  RegisterPermit,
  RegisterRecord,
  RegisterSeat,
} from '../../../shared/features/imports/changes.ts';
import {
  type RegisterCandidate,
  type RegisterPerson,
  type RegisterView,
  addTo,
} from '../../../shared/features/imports/lines.ts';
import { type Identity, identityOf } from '../../../shared/features/imports/match-rows.ts';
import { nameKeyOf } from '../../../shared/features/imports/remembered.ts';
import type { RowFacts } from '../../../shared/features/imports/row-facts.ts';
import type { NgoId, OwnValue } from '../../../shared/features/ngos/fields.ts';
import { standingOf } from '../../../shared/features/ngos/permit-rules.ts';
import type {
  MembershipId,
  PermitActKind,
  PermitId,
  PersonFacts,
  PersonId,
} from '../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import { ngosById } from '../ngos/repository.ts';

/** The part of the register that a file's rows may concern, as it was when they were compared with it. */
export interface Register extends RegisterView {
  /** Records by the folded name, to find the parents of branches. */
  readonly independentNamed: (name: string) => readonly NgoId[];
}

const KEYS_AT_ONCE = 2_000;
const RECORDS_AT_ONCE = 400;

/** Reads every record that shares an identifier with a row, and those that a person named. */
export async function readRegister(
  db: Reader,
  rows: readonly RowFacts[],
  named: readonly number[],
): Promise<Register> {
  const names = await entryNames(db);
  const ids = new Set<NgoId>(named as readonly NgoId[]);
  const parents = new Map<string, NgoId[]>();
  const people = new Map<string, RegisterPerson>();
  for (let start = 0; start < rows.length; start += KEYS_AT_ONCE) {
    const block = rows.slice(start, start + KEYS_AT_ONCE);
    for (const id of await idsSharing(db, block)) ids.add(id);
    for (const { id, nameKey } of await parentsOf(db, block)) {
      const known = parents.get(nameKey) ?? [];
      if (!known.includes(id)) parents.set(nameKey, [...known, id]);
    }
    for (const { nationalId, ...person } of await holdersOf(db, block)) people.set(nationalId, person);
  }
  const records = createRecords();
  const all = [...ids];
  for (let start = 0; start < all.length; start += RECORDS_AT_ONCE) {
    const block = await recordsOf(db, all.slice(start, start + RECORDS_AT_ONCE), names);
    block.forEach(records.add);
  }
  return {
    ...records.view,
    personWithNationalId: (nationalId) => people.get(nationalId),
    independentNamed: (name) => parents.get(nameKeyOf(name)) ?? [],
  };
}

/** Records by everything that a row may share with them; indexed as they come, so that no turn is long. */
function createRecords() {
  const records = new Map<number, RegisterRecord>();
  const byKey = new Map<string, RegisterCandidate[]>();
  const view: Pick<RegisterView, 'candidates' | 'record'> = {
    candidates: (identity) => [...new Set(keysOf(identity).flatMap((key) => byKey.get(key) ?? []))],
    record: (ngoId) => records.get(ngoId),
  };
  const add = (record: RegisterRecord) => {
    records.set(record.id, record);
    // What has left the register for good is found only by who names it.
    if (record.lifecycle !== 'active' && record.lifecycle !== 'dissolved') return;
    const candidate = { ngoId: record.id, identity: identityOfRecord(record) };
    for (const key of keysOf(candidate.identity)) addTo(byKey, key, candidate);
  };
  return { add, view };
}

function keysOf({ legalId, nameKey, permits }: Identity): readonly string[] {
  return [
    ...(legalId === null ? [] : [`legal ${legalId}`]),
    ...(nameKey === '' ? [] : [`name ${nameKey}`]),
    ...permits.map(({ no }) => `permit ${no}`),
  ];
}

function identityOfRecord({ facts, permits }: RegisterRecord): Identity {
  return {
    ...identityOf({ ...facts, permitNo: '', issuer: '' }),
    permits: permits
      .filter(({ facts: { permitNo } }) => permitNo !== '')
      .map(({ facts: { permitNo }, issuer }) => ({ no: searchKey(permitNo), issuer: searchKey(issuer) })),
  };
}

async function idsSharing(db: Reader, rows: readonly RowFacts[]): Promise<readonly NgoId[]> {
  const legalIds = rows.flatMap(({ legalId }) => legalId ?? []);
  const nameKeys = rows.map(({ name }) => nameKeyOf(name)).filter((key) => key !== '');
  // As it was typed into this program, or brought in before.
  const permitNos = rows.flatMap(({ permitNo }) =>
    permitNo === '' ? [] : [permitNo, toPersianDigits(permitNo)],
  );
  const { rows: found } = await sql<{ id: NgoId }>`
    select id from ngo where lifecycle in ('active', 'dissolved')
      and legal_id in (select value from json_each(${JSON.stringify(legalIds)}))
    union select ngo_id from ngo_summary
      where name_key in (select value from json_each(${JSON.stringify(nameKeys)}))
    union select ngo_id from permit where voided_at is null
      and permit_no in (select value from json_each(${JSON.stringify(permitNos)}))`.execute(db);
  return found.map(({ id }) => id);
}

async function parentsOf(db: Reader, rows: readonly RowFacts[]) {
  const keys = [...new Set(rows.map(({ parentName }) => nameKeyOf(parentName)))].filter((key) => key !== '');
  if (keys.length === 0) return [];
  const { rows: found } = await sql<{ id: NgoId; nameKey: string }>`
    select ngo_id as id, name_key from ngo_summary
    where name_key in (select value from json_each(${JSON.stringify(keys)}))
      and lifecycle = 'active' and kind = 'independent'`.execute(db);
  return found;
}

async function holdersOf(db: Reader, rows: readonly RowFacts[]) {
  const nationalIds = rows.flatMap(({ directorNationalId }) => directorNationalId ?? []);
  const { rows: found } = await sql<RegisterPerson & { nationalId: string }>`
    select id as person_id, full_name, gender, national_id from person
    where national_id in (select value from json_each(${JSON.stringify(nationalIds)}))`.execute(db);
  return found;
}

type Names = ReadonlyMap<ListEntryId, string>;

async function entryNames(db: Reader): Promise<Names> {
  const rows = await db.selectFrom('listEntry').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function recordsOf(
  db: Reader,
  ids: readonly NgoId[],
  names: Names,
): Promise<readonly RegisterRecord[]> {
  const nameOf = (id: ListEntryId | null) => (id === null ? '' : (names.get(id) ?? ''));
  const ngos = await ngosById(db, ids);
  const permits = await permitsOfAll(db, ids, nameOf);
  const seats = await seatsOfAll(db, ids);
  const own = await ownValuesOfAll(db, ids);
  const parents = await ngosById(
    db,
    ngos.flatMap(({ facts }) => facts.parentNgoId ?? []),
  );
  const parentNames = new Map(parents.map(({ id, facts }) => [id, facts.name]));
  const former = await formerNames(
    db,
    parents.map(({ id }) => id),
  );
  return ngos.map(({ id, version, lifecycle, facts, contact }) => ({
    ...{ id, version, lifecycle, facts, contact },
    shown: {
      titleWord: nameOf(facts.titleWordId),
      subject: nameOf(facts.subjectId),
      place: nameOf(contact.placeId),
      parent: facts.parentNgoId === null ? facts.parentName : (parentNames.get(facts.parentNgoId) ?? ''),
      formerParents: facts.parentNgoId === null ? [] : (former.get(facts.parentNgoId) ?? []),
    },
    permits: permits.get(id) ?? [],
    director: seats.get(`${id} executive_director`) ?? null,
    chair: seats.get(`${id} board_chair`) ?? null,
    own: own.get(id) ?? [],
  }));
}

async function formerNames(
  db: Reader,
  ids: readonly NgoId[],
): Promise<ReadonlyMap<NgoId, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('ngoChange')
    .select(['ngoId', 'oldText'])
    .where('field', '=', 'name')
    .where('ngoId', 'in', idsFromJson(ids))
    .execute();
  const names = new Map<NgoId, readonly string[]>();
  for (const { ngoId, oldText } of rows) names.set(ngoId, [...(names.get(ngoId) ?? []), oldText]);
  return names;
}

async function permitsOfAll(db: Reader, ids: readonly NgoId[], nameOf: (id: ListEntryId | null) => string) {
  const rows = await db
    .selectFrom('permit')
    .selectAll()
    .where('ngoId', 'in', idsFromJson(ids))
    .where('voidedAt', 'is', null)
    .orderBy('id')
    .execute();
  const { rows: acts } = await sql<{ permitId: PermitId; kind: PermitActKind }>`
    select permit_id, kind from permit_act
    where permit_id in ${idsFromJson(rows.map(({ id }) => id))} order by id`.execute(db);
  const permits = new Map<NgoId, RegisterPermit[]>();
  for (const {
    id,
    ngoId,
    permitNo,
    issuerId,
    issuedOn,
    validUntil,
    letterNo,
    resolutionNo,
    statedStatus,
  } of rows) {
    const permit = {
      id,
      facts: { permitNo, issuerId, issuedOn, validUntil, letterNo, resolutionNo },
      issuer: nameOf(issuerId),
      statedStatus,
      standing: standingOf(acts.filter(({ permitId }) => permitId === id)),
    };
    permits.set(ngoId, [...(permits.get(ngoId) ?? []), permit]);
  }
  return permits;
}

/** Who sits in the two seats that a sheet names; of several the one that the register shows. */
async function seatsOfAll(db: Reader, ids: readonly NgoId[]): Promise<ReadonlyMap<string, RegisterSeat>> {
  const { rows } = await sql<
    { ngoId: NgoId; role: string; membershipId: MembershipId; personId: PersonId } & PersonFacts
  >`
    select m.ngo_id, m.role, m.id as membership_id, m.person_id,
      p.full_name, p.gender, p.national_id, p.national_id_reason, p.mobile
    from membership m join person p on p.id = m.person_id
    where m.ngo_id in ${idsFromJson(ids)} and m.role in ('executive_director', 'board_chair')
      and m.ended_on is null and m.voided_at is null
    order by m.started_on desc, m.id desc`.execute(db);
  const seats = new Map<string, RegisterSeat>();
  for (const { ngoId, role, membershipId, personId, ...person } of rows) {
    const key = `${ngoId} ${role}`;
    if (!seats.has(key)) seats.set(key, { membershipId, personId, person });
  }
  return seats;
}

/** The own columns of these records. */
export async function ownValuesOfAll(
  db: Reader,
  ids: readonly NgoId[],
): Promise<ReadonlyMap<NgoId, readonly OwnValue[]>> {
  const rows = await db
    .selectFrom('ownValue')
    .select(['ngoId', 'heading', 'value'])
    .where('ngoId', 'in', idsFromJson(ids))
    .orderBy('ngoId')
    .orderBy('position')
    .execute();
  const own = new Map<NgoId, OwnValue[]>();
  for (const { ngoId, heading, value } of rows)
    own.set(ngoId, [...(own.get(ngoId) ?? []), { heading, value }]);
  return own;
}
