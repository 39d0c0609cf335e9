import { type Insertable, sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type {
  Lifecycle,
  NgoContact,
  NgoFacts,
  NgoId,
  OwnValue,
} from '../../../shared/features/ngos/fields.ts';
import type { MembershipId, PermitId } from '../../../shared/features/ngos/records.ts';
import type { ListEntryId, ListName } from '../../../shared/features/settings/contract.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { idsFromJson, insertRows, nextId } from '../../database/bulk.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import type { NgoChangeTable, NgoTable } from './tables.ts';

/** An NGO as the commands see it. */
export interface StoredNgo {
  readonly id: NgoId;
  readonly version: number;
  readonly lifecycle: Lifecycle;
  readonly lifecycleOn: IsoDate | null;
  readonly lifecycleReason: string;
  readonly facts: NgoFacts;
  readonly contact: NgoContact;
  readonly createdAt: Instant;
  readonly importId: number | null;
  /** Who registered it. */
  readonly by: string | null;
}

export async function ngoById(db: Reader, ngoId: NgoId): Promise<StoredNgo | undefined> {
  const [ngo] = await ngosById(db, [ngoId]);
  return ngo;
}

/** Those of the NGOs that there are, in the order of their ids. */
export async function ngosById(db: Reader, ngoIds: readonly NgoId[]): Promise<readonly StoredNgo[]> {
  const rows = await db
    .selectFrom('ngo as n')
    .leftJoin('account as a', 'a.id', 'n.accountId')
    .selectAll('n')
    .select('a.fullName as by')
    .where('n.id', 'in', idsFromJson(ngoIds))
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    lifecycle: row.lifecycle,
    lifecycleOn: row.lifecycleOn,
    lifecycleReason: row.lifecycleReason,
    createdAt: row.createdAt,
    importId: row.importId,
    by: row.by,
    facts: {
      name: row.name,
      kind: row.kind,
      titleWordId: row.titleWordId,
      parentNgoId: row.parentNgoId,
      parentName: row.parentName,
      scopeLevel: row.scopeLevel,
      subjectId: row.subjectId,
      registrationNo: row.registrationNo,
      registrationOffice: row.registrationOffice,
      registeredOn: row.registeredOn,
      legalId: row.legalId,
      legalIdReason: row.legalIdReason,
      gazetteNo: row.gazetteNo,
      gazetteOn: row.gazetteOn,
      trackingCode: row.trackingCode,
      memberCount: row.memberCount,
      lastAssemblyOn: row.lastAssemblyOn,
      lastAnnualReportYear: row.lastAnnualReportYear,
    },
    contact: {
      phones: JSON.parse(row.phones) as readonly string[],
      mobiles: JSON.parse(row.mobiles) as readonly string[],
      email: row.email,
      website: row.website,
      address: row.address,
      postalCode: row.postalCode,
      placeId: row.placeId,
      description: row.description,
    },
  }));
}

export interface NewNgo {
  readonly facts: NgoFacts;
  readonly contact: NgoContact;
  readonly importId: number | null;
  readonly createdAt: Instant;
  readonly accountId: AccountId | null;
}

/** Adds NGOs and gives their ids in the same order; refresh them when everything of theirs is in. */
export async function insertNgos(db: Writer, ngos: readonly NewNgo[]): Promise<readonly NgoId[]> {
  const first = await nextId(db, 'ngo');
  const rows = ngos.map(({ facts, contact, importId, createdAt, accountId }, index) => ({
    id: (first + index) as NgoId,
    ...factColumns(facts),
    ...contactColumns(contact),
    lifecycleOn: null,
    importId,
    createdAt,
    accountId,
  }));
  await insertRows(db, 'ngo', rows);
  return rows.map(({ id }) => id);
}

type Columns = Omit<Insertable<NgoTable>, 'createdAt' | 'importId' | 'accountId' | 'lifecycleOn'>;

function factColumns(facts: NgoFacts) {
  return facts satisfies Partial<Columns>;
}

function contactColumns(contact: NgoContact) {
  return {
    ...contact,
    phones: JSON.stringify(contact.phones),
    mobiles: JSON.stringify(contact.mobiles),
  } satisfies Partial<Columns>;
}

export async function updateFacts(db: Writer, ngoId: NgoId, facts: NgoFacts): Promise<void> {
  await db.updateTable('ngo').set(factColumns(facts)).where('id', '=', ngoId).execute();
}

export async function updateContact(db: Writer, ngoId: NgoId, contact: NgoContact): Promise<void> {
  await db.updateTable('ngo').set(contactColumns(contact)).where('id', '=', ngoId).execute();
}

export async function updateLifecycle(
  db: Writer,
  ngoId: NgoId,
  { lifecycle, on, reason }: { lifecycle: Lifecycle; on: IsoDate | null; reason: string },
): Promise<void> {
  await db
    .updateTable('ngo')
    .set({ lifecycle, lifecycleOn: on, lifecycleReason: reason })
    .where('id', '=', ngoId)
    .execute();
}

/** Sets one column of many records to the same value. */
export async function updateFieldOfAll(
  db: Writer,
  ngoIds: readonly NgoId[],
  field: 'subjectId' | 'placeId' | 'titleWordId' | 'scopeLevel' | 'registrationOffice',
  value: string | number,
): Promise<void> {
  await sql`update ngo set ${sql.ref(field)} = ${value} where id in ${idsFromJson(ngoIds)}`.execute(db);
}

/** The record's next version: whoever decided on the one before must look again. */
export async function bumpVersion(db: Writer, ngoIds: readonly NgoId[]): Promise<void> {
  await sql`update ngo set version = version + 1 where id in ${idsFromJson(ngoIds)}`.execute(db);
}

/** The NGO in the register, active or dissolved, that has this legal id. */
export async function ngoWithLegalId(db: Reader, legalId: string): Promise<NgoId | undefined> {
  const row = await db
    .selectFrom('ngo')
    .select('id')
    .where('legalId', '=', legalId)
    // Written out: SQLite uses an index of part of a table only where it reads the same condition.
    .where(sql<boolean>`lifecycle in ('active', 'dissolved')`)
    .executeTakeFirst();
  return row?.id;
}

/** The parents above an NGO, itself first; stops where a chain closes. */
export async function chainOfParents(db: Reader, ngoId: NgoId): Promise<readonly NgoId[]> {
  const { rows } = await sql<{ id: NgoId }>`
    with recursive above(id) as (
      select id from ngo where id = ${ngoId}
      union select n.parent_ngo_id from above join ngo n on n.id = above.id where n.parent_ngo_id is not null
    )
    select id from above`.execute(db);
  return rows.map(({ id }) => id);
}

export async function branchesOf(db: Reader, ngoId: NgoId) {
  return db
    .selectFrom('ngo')
    .select(['id', 'name'])
    .where('parentNgoId', '=', ngoId)
    .where('lifecycle', '=', 'active')
    .orderBy('name')
    .execute();
}

/** Whether there is such an entry of this list; a retired one counts only where it stood before. */
export async function isEntryOf(db: Reader, list: ListName, id: ListEntryId, mayBeRetired: boolean) {
  const row = await db
    .selectFrom('listEntry')
    .select('retiredOn')
    .where('id', '=', id)
    .where('list', '=', list)
    .executeTakeFirst();
  return row !== undefined && (mayBeRetired || row.retiredOn === null);
}

/* ---- former values ---- */

export interface NewChange {
  readonly ngoId: NgoId;
  readonly permitId?: PermitId;
  readonly membershipId?: MembershipId;
  readonly field: string;
  readonly oldValue: Json;
  readonly newValue: Json;
  readonly oldText: string;
  readonly newText: string;
}

export interface ChangeAct {
  readonly how: 'correction' | 'change';
  readonly effectiveOn: IsoDate | null;
  readonly reason: string;
  readonly letterNo: string;
  readonly importId: number | null;
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

/** Keeps what fields were before and are now. */
export async function insertChanges(
  db: Writer,
  changes: readonly NewChange[],
  act: ChangeAct,
): Promise<void> {
  await insertRows(
    db,
    'ngoChange',
    changes.map(({ oldValue, newValue, permitId, membershipId, ...change }) => ({
      ...change,
      permitId: permitId ?? null,
      membershipId: membershipId ?? null,
      oldValue: JSON.stringify(oldValue),
      newValue: JSON.stringify(newValue),
      ...act,
    })),
  );
}

export async function changesOf(
  db: Reader,
  ngoId: NgoId,
): Promise<readonly (Omit<NgoChangeTable, 'id'> & { id: number; by: string | null })[]> {
  return db
    .selectFrom('ngoChange as c')
    .leftJoin('account as a', 'a.id', 'c.accountId')
    .selectAll('c')
    .select('a.fullName as by')
    .where('c.ngoId', '=', ngoId)
    .orderBy('c.id')
    .execute();
}

/* ---- own columns ---- */

export async function ownValuesOf(db: Reader, ngoId: NgoId): Promise<readonly OwnValue[]> {
  return db
    .selectFrom('ownValue')
    .select(['heading', 'value'])
    .where('ngoId', '=', ngoId)
    .orderBy('position')
    .execute();
}

/** Replaces the own columns of these NGOs. */
export async function replaceOwnValues(
  db: Writer,
  records: readonly { readonly ngoId: NgoId; readonly ownValues: readonly OwnValue[] }[],
): Promise<void> {
  const ids = idsFromJson(records.map(({ ngoId }) => ngoId));
  await sql`delete from own_value where ngo_id in ${ids}`.execute(db);
  await insertRows(
    db,
    'ownValue',
    records.flatMap(({ ngoId, ownValues }) =>
      ownValues.map(({ heading, value }, position) => ({ ngoId, position, heading, value })),
    ),
  );
}
