import { sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { PermitActKind, PermitFacts, PermitId } from '../../../shared/features/ngos/records.ts';
import { insertRows, nextId } from '../../database/bulk.ts';
import type { Reader, Writer } from '../../database/schema.ts';

export interface StoredAct {
  readonly kind: PermitActKind;
  readonly on: IsoDate;
  readonly reason: string;
  readonly letterNo: string;
  readonly at: Instant;
  readonly by: string | null;
}

export interface StoredPermit {
  readonly id: PermitId;
  readonly kind: 'issue' | 'renewal';
  readonly facts: PermitFacts;
  readonly issuerName: string | null;
  readonly statedStatus: string;
  readonly acts: readonly StoredAct[];
  readonly at: Instant;
  readonly by: string | null;
}

/** The permits of one NGO in the order in which they were recorded, each with its acts. */
export async function permitsOf(db: Reader, ngoId: NgoId): Promise<readonly StoredPermit[]> {
  const permits = await db
    .selectFrom('permit as p')
    .leftJoin('listEntry as e', 'e.id', 'p.issuerId')
    .leftJoin('account as a', 'a.id', 'p.accountId')
    .selectAll('p')
    .select(['e.name as issuerName', 'a.fullName as by'])
    .where('p.ngoId', '=', ngoId)
    .where('p.voidedAt', 'is', null)
    .orderBy('p.id')
    .execute();
  if (permits.length === 0) return [];
  const acts = await db
    .selectFrom('permitAct as c')
    .innerJoin('permit as p', 'p.id', 'c.permitId')
    .leftJoin('account as a', 'a.id', 'c.accountId')
    .select(['c.permitId', 'c.kind', 'c.actedOn as on', 'c.reason', 'c.letterNo', 'c.at', 'a.fullName as by'])
    .where('p.ngoId', '=', ngoId)
    .orderBy('c.id')
    .execute();
  return permits.map((permit) => ({
    id: permit.id,
    kind: permit.kind,
    facts: {
      permitNo: permit.permitNo,
      issuerId: permit.issuerId,
      issuedOn: permit.issuedOn,
      validUntil: permit.validUntil,
      letterNo: permit.letterNo,
      resolutionNo: permit.resolutionNo,
    },
    issuerName: permit.issuerName,
    statedStatus: permit.statedStatus,
    acts: acts.filter(({ permitId }) => permitId === permit.id),
    at: permit.at,
    by: permit.by,
  }));
}

export interface NewPermit {
  readonly ngoId: NgoId;
  readonly kind: 'issue' | 'renewal';
  readonly facts: PermitFacts;
  readonly statedStatus: string;
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

/** Adds permits and gives their ids in the same order. */
export async function insertPermits(db: Writer, permits: readonly NewPermit[]): Promise<readonly PermitId[]> {
  const first = await nextId(db, 'permit');
  const rows = permits.map(({ facts, ...permit }, index) => ({
    id: (first + index) as PermitId,
    ...permit,
    ...facts,
    voidedAt: null,
  }));
  await insertRows(db, 'permit', rows);
  return rows.map(({ id }) => id);
}

export async function updatePermit(db: Writer, permitId: PermitId, facts: PermitFacts): Promise<void> {
  await db.updateTable('permit').set(facts).where('id', '=', permitId).execute();
}

export interface NewAct {
  readonly permitId: PermitId;
  readonly kind: PermitActKind;
  readonly actedOn: IsoDate;
  readonly reason: string;
  readonly letterNo: string;
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

export async function insertActs(db: Writer, acts: readonly NewAct[]): Promise<void> {
  await insertRows(db, 'permitAct', acts);
}

/**
 * Another NGO that holds this number from this issuer. The same NGO may keep its number when its permit
 * is renewed; without a number or an issuer nothing can be said.
 */
export async function permitNoHolder(
  db: Reader,
  { permitNo, issuerId }: Pick<PermitFacts, 'permitNo' | 'issuerId'>,
  exceptNgoId: NgoId | null,
): Promise<NgoId | undefined> {
  if (permitNo === '' || issuerId === null) return undefined;
  const { rows } = await sql<{ ngoId: NgoId }>`
    select p.ngo_id from permit p join ngo n on n.id = p.ngo_id
    where p.permit_no = ${permitNo} and p.issuer_id = ${issuerId} and p.voided_at is null
      and n.lifecycle in ('active', 'dissolved') and n.id is not ${exceptNgoId} limit 1`.execute(db);
  return rows[0]?.ngoId;
}
