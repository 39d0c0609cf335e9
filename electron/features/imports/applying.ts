import { type RawBuilder, sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { NgoId, OwnValue } from '../../../shared/features/ngos/fields.ts';
import type { MembershipId } from '../../../shared/features/ngos/records.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Writer } from '../../database/schema.ts';

const BLOCK = 2_000;

/** The columns that an import may write, by the names that the history of a record gives them. */
const NGO_COLUMNS: ReadonlySet<string> = new Set(
  (
    'name kind titleWordId parentNgoId parentName scopeLevel subjectId registrationNo registrationOffice ' +
    'registeredOn legalId legalIdReason gazetteNo gazetteOn trackingCode memberCount lastAssemblyOn ' +
    'lastAnnualReportYear phones mobiles email website address postalCode placeId description'
  ).split(' '),
);
const PERMIT_COLUMNS: ReadonlySet<string> = new Set(
  'permitNo issuerId issuedOn validUntil statedStatus'.split(' '),
);
const PERSON_COLUMNS: ReadonlySet<string> = new Set('gender nationalId nationalIdReason'.split(' '));

/** One value of one row, by the name that the history of a record gives it. */
export interface ValueToSet {
  readonly id: number;
  readonly field: string;
  readonly value: Json;
}

/** Writes values into records, permits or people: one statement for each column, however many rows. */
export async function setValues(
  db: Writer,
  table: 'ngo' | 'permit' | 'person',
  values: readonly ValueToSet[],
): Promise<void> {
  const known = { ngo: NGO_COLUMNS, permit: PERMIT_COLUMNS, person: PERSON_COLUMNS }[table];
  const byField = new Map<string, ValueToSet[]>();
  for (const value of values) {
    if (!known.has(value.field)) throw new Error(`An import does not write ${table}.${value.field}`);
    const same = byField.get(value.field);
    if (same === undefined) byField.set(value.field, [value]);
    else same.push(value);
  }
  for (const [field, all] of byField) {
    for (let start = 0; start < all.length; start += BLOCK) {
      const rows = all.slice(start, start + BLOCK).map(({ id, value }) => [id, value]);
      await sql`update ${sql.table(table)} set ${sql.ref(field)} = j.value ->> 1
        from json_each(${JSON.stringify(rows)}) j where ${sql.table(table)}.id = j.value ->> 0`.execute(db);
    }
  }
}

/** Ends seats on a day, not before they began. */
export async function endSeats(
  db: Writer,
  ids: readonly MembershipId[],
  { on, reason, at, by }: { on: IsoDate; reason: string; at: Instant; by: AccountId },
): Promise<void> {
  await whereIds(
    ids,
    (
      block,
    ) => sql`update membership set ended_on = max(${on}, ifnull(started_on, ${on})), end_reason = ${reason},
      end_at = ${at}, end_by = ${by} where id in ${block}`,
    db,
  );
}

/** Makes seats current again that an import had ended. */
export async function reopenSeats(db: Writer, ids: readonly number[]): Promise<void> {
  await whereIds(
    ids,
    (block) => sql`update membership set ended_on = null, end_reason = '', end_at = null, end_by = null
      where id in ${block}`,
    db,
  );
}

/** Withdraws permits or seats that an import had added to a record. */
export async function voidRows(
  db: Writer,
  table: 'permit' | 'membership',
  ids: readonly number[],
  at: Instant,
): Promise<void> {
  await whereIds(
    ids,
    (block) => sql`update ${sql.table(table)} set voided_at = ${at} where id in ${block}`,
    db,
  );
}

async function whereIds(
  ids: readonly number[],
  statement: (block: RawBuilder<unknown>) => RawBuilder<unknown>,
  db: Writer,
): Promise<void> {
  for (let start = 0; start < ids.length; start += BLOCK) {
    await statement(idsFromJson(ids.slice(start, start + BLOCK))).execute(db);
  }
}

/** A record's own columns with one of them set, or taken out by an empty text; the others keep their order. */
export function withOwnValue(own: readonly OwnValue[], { heading, value }: OwnValue): readonly OwnValue[] {
  const isMeant = (one: OwnValue) => searchKey(one.heading) === searchKey(heading);
  if (value === '') return own.filter((one) => !isMeant(one));
  return own.some(isMeant)
    ? own.map((one) => (isMeant(one) ? { heading: one.heading, value } : one))
    : [...own, { heading, value }];
}

export type OwnOf = ReadonlyMap<NgoId, readonly OwnValue[]>;
