import { type RawBuilder, sql } from 'kysely';
import { Period, bounds } from '../../../shared/calendar/period.ts';
import type { NgoFilter, NgoSort } from '../../../shared/features/ngos/list.ts';
import type { PermitState } from '../../../shared/features/ngos/fields.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import type { RequiredTypes } from './repository-documents.ts';
import { permitStateSql } from './state-sql.ts';
import type { View } from './view.ts';

type Condition = RawBuilder<unknown>;

/** The filter without its text, as one condition on `ngo_summary s`. */
export function conditionOf(filter: NgoFilter, view: View): Condition {
  return sql.join([lifecycleCondition(filter), ...narrowing(filter, view)], sql` and `);
}

/** Whether nothing but the lifecycle narrows the list: then an index alone answers. */
export function isPlain(filter: NgoFilter, view: View): boolean {
  return narrowing(filter, view).length === 0;
}

/** One that was registered after the year owes no report for it; an unknown day of registration excuses nobody. */
function owesReport(year: number): Condition {
  const { until } = bounds(Period.parse(String(year)));
  return sql`ifnull(s.last_annual_report_year, 0) < ${year} and ifnull(s.registered_on, '') <= ${until}`;
}

export function lifecycleCondition({ lifecycles }: NgoFilter): Condition {
  // One value keeps the order of an index that begins with it.
  const [only, ...others] = lifecycles;
  if (only === undefined) return sql`s.lifecycle <> 'voided'`;
  return others.length === 0 ? sql`s.lifecycle = ${only}` : oneOf('lifecycle', lifecycles);
}

function narrowing(filter: NgoFilter, view: View): readonly Condition[] {
  const conditions: (Condition | false)[] = [
    filter.permitStates.length > 0 &&
      sql`${permitStateSql('s', view.today, view.windowDays)} in (${sql.join(filter.permitStates)})`,
    filter.validFrom !== null && sql`s.valid_until >= ${filter.validFrom}`,
    filter.validUntil !== null && sql`s.valid_until <= ${filter.validUntil}`,
    filter.kinds.length > 0 && oneOf('kind', filter.kinds),
    filter.scopeLevels.length > 0 && oneOf('scope_level', filter.scopeLevels),
    filter.subjectIds.length > 0 && within('subject_id', filter.subjectIds),
    filter.issuerIds.length > 0 && oneOf('issuer_id', filter.issuerIds),
    filter.placeIds.length > 0 && within('place_id', filter.placeIds),
    filter.titleWordIds.length > 0 && oneOf('title_word_id', filter.titleWordIds),
    filter.directorGender !== null && sql`s.director_gender = ${filter.directorGender}`,
    filter.documents !== null && documentsCondition(filter.documents, view),
    filter.boardEndsFrom !== null && sql`s.board_ends_on >= ${filter.boardEndsFrom}`,
    filter.boardEndsUntil !== null && sql`s.board_ends_on <= ${filter.boardEndsUntil}`,
    filter.withoutReportOf !== null && owesReport(filter.withoutReportOf),
    filter.registeredFrom !== null && sql`s.registered_on >= ${filter.registeredFrom}`,
    filter.registeredUntil !== null && sql`s.registered_on <= ${filter.registeredUntil}`,
    filter.flagged !== null && (filter.flagged ? sql`s.flag_count > 0` : sql`s.flag_count = 0`),
    filter.importId !== null && sql`s.import_id = ${filter.importId}`,
  ];
  return conditions.filter((condition) => condition !== false);
}

function oneOf(column: string, values: readonly (string | number)[]): Condition {
  return sql`${sql.ref(`s.${column}`)} in (${sql.join(values)})`;
}

/** An entry stands for itself and everything below it. */
function within(column: string, ids: readonly ListEntryId[]): Condition {
  return sql`${sql.ref(`s.${column}`)} in (
    with recursive entry(id) as (
      select value from json_each(${JSON.stringify(ids)})
      union select child.id from list_entry child join entry on child.parent_id = entry.id
    )
    select id from entry)`;
}

function documentsCondition(asked: NonNullable<NgoFilter['documents']>, view: View): Condition {
  const missing = missingSql(view.required);
  const hasExpired = sql`s.ngo_id in (
    select ngo_id from document where retired_at is null and expires_on < ${view.today})`;
  switch (asked) {
    case 'missing':
      return sql`${missing} > 0`;
    case 'expired':
      return hasExpired;
    case 'complete':
      return sql`(${missing} = 0 and not ${hasExpired})`;
    case 'no_rule':
      return sql`${missing} is null`;
  }
}

/** How many required documents are not held; null where nothing is required of the kind. */
export function missingSql(required: RequiredTypes): RawBuilder<number | null> {
  const count = (types: RequiredTypes['branch']) =>
    types.length === 0
      ? sql`null`
      : sql.join(
          types.map(({ typeId }) => sql`(instr(s.held_types, ${`,${typeId},`}) = 0)`),
          sql` + `,
        );
  return sql<number | null>`(case s.kind when 'branch' then ${count(required.branch)}
    else ${count(required.independent)} end)`;
}

const STATE_ORDER: readonly PermitState[] = [
  'valid',
  'expiring',
  'renewing',
  'expired',
  'suspended',
  'revoked',
  'no_permit',
  'unknown',
];

/** The order of the rows; what is not known comes last either way, and names decide between equals. */
export function orderOf({ by, direction }: NgoSort, view: View): Condition {
  const way = direction === 'ascending' ? sql`asc` : sql`desc`;
  const name = sql`s.sort_key asc, s.ngo_id asc`;
  if (by === 'name') return sql`s.sort_key ${way}, s.ngo_id ${way}`;
  if (by === 'permitState') {
    const rank = sql.join(
      STATE_ORDER.map((state, index) => sql`when ${state} then ${sql.lit(index)}`),
      sql` `,
    );
    return sql`case ${permitStateSql('s', view.today, view.windowDays)} ${rank} end ${way}, ${name}`;
  }
  return sql`${sql.ref(`s.${SORT_COLUMNS[by]}`)} ${way} nulls last, ${name}`;
}

const SORT_COLUMNS: Readonly<Record<Exclude<NgoSort['by'], 'name' | 'permitState'>, string>> = {
  permitNo: 'permit_key',
  issuedOn: 'issued_on',
  validUntil: 'valid_until',
  directorName: 'director_key',
  registrationNo: 'registration_key',
  registeredOn: 'registered_on',
  legalId: 'legal_id',
  lastAnnualReportYear: 'last_annual_report_year',
  boardEndsOn: 'board_ends_on',
  memberCount: 'member_count',
  subject: 'subject_key',
};
