import { type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../shared/calendar/iso-date.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { NgoFilter } from '../../../shared/features/ngos/list.ts';
import type { TaskKind } from '../../../shared/features/today/contract.ts';
import type { TaskGroup } from '../../../shared/features/today/rules.ts';
import type { Reader } from '../../database/schema.ts';
import { conditionOf } from '../ngos/list-filter.ts';
import type { View } from '../ngos/view.ts';

/** An NGO with something to do and the day it is about. */
export interface Found {
  readonly ngoId: NgoId;
  readonly on: string | null;
  /** What only this kind knows: the flag's text, the other NGO of a pair. */
  readonly text: string | null;
  readonly otherNgoId: NgoId | null;
}

export interface FoundGroup {
  readonly group: TaskGroup;
  readonly count: number;
  readonly found: readonly Found[];
}

/** The first tasks of one group, those nearest to today first, and how many there are. */
export async function findGroup(
  db: Reader,
  group: TaskGroup,
  view: View,
  limit: number,
): Promise<FoundGroup> {
  const source = sourceOf(group, view);
  if (group.kind === 'suspected_duplicate') {
    // Finding the pairs is the work, so they are counted in the same go.
    const { rows } = await sql<Found & { count: number }>`
      select ngo_id, on_day as "on", text, other_ngo_id, count(*) over () as count from ${source}
      order by ${orderOf(group)} limit ${limit}`.execute(db);
    return { group, count: rows[0]?.count ?? 0, found: rows };
  }
  const counted = await sql<{ count: number }>`select count(*) as count from ${source}`.execute(db);
  const count = counted.rows[0]?.count ?? 0;
  if (count === 0) return { group, count, found: [] };
  const { rows } = await sql<Found>`
    select ngo_id, on_day as "on", text, other_ngo_id from ${source}
    order by ${orderOf(group)} limit ${limit}`.execute(db);
  return { group, count, found: rows };
}

/** By name where there is no day: an order that an index has. */
function orderOf({ kind, urgency }: TaskGroup): RawBuilder<unknown> {
  if (UNDATED.has(kind)) return sql`sort_key, ngo_id`;
  return sql`on_day ${urgency === 'late' ? sql`desc` : sql`asc`}, sort_key, ngo_id`;
}

const UNDATED: ReadonlySet<TaskKind> = new Set([
  'permit_missing',
  'documents_missing',
  'annual_report_missing',
  'suspected_duplicate',
]);

/** One row for each task of the group: `ngo_id`, `on_day`, `sort_key`, `text`, `other_ngo_id`. */
function sourceOf(group: TaskGroup, view: View): RawBuilder<unknown> {
  if (group.filter !== null) {
    return sql`(select s.ngo_id, ${dayOf(group.kind, view)} as on_day, s.sort_key, null as text,
      null as other_ngo_id
      from ngo_summary s ${indexOf(group.kind)} where ${conditionOf(NgoFilter.parse(group.filter), view)} and ${hint(group.kind, view)})`;
  }
  switch (group.kind) {
    case 'auditor_term_over':
      return sql`(select s.ngo_id, s.auditor_ends_on as on_day, s.sort_key, null as text, null as other_ngo_id
        from ngo_summary s where s.lifecycle = 'active' and s.auditor_ends_on < ${view.today})`;
    case 'flag_due':
      return sql`(select s.ngo_id, f.due_on as on_day, s.sort_key, f.text, null as other_ngo_id
        from flag f join ngo_summary s on s.ngo_id = f.ngo_id
        where f.cleared_at is null and s.lifecycle = 'active' and ${dueWithin(group, view)})`;
    case 'suspected_duplicate':
      return sql`(select s.ngo_id, null as on_day, s.sort_key, twin.because as text, twin.other_ngo_id
        from (${TWINS}) twin cross join ngo_summary s on s.ngo_id = twin.ngo_id)`;
    default:
      throw new Error(`No list and no query for ${group.kind}`);
  }
}

function dueWithin({ urgency }: TaskGroup, { today, windowDays }: View): RawBuilder<unknown> {
  if (urgency === 'late') return sql`f.due_on < ${today}`;
  if (urgency === 'due') return sql`f.due_on = ${today}`;
  return sql`f.due_on > ${today} and f.due_on <= ${addDays(today, windowDays)}`;
}

const lastAct = (kind: string) => sql`(
  select max(a.acted_on) from permit_act a where a.permit_id = s.permit_id and a.kind = ${sql.lit(kind)})`;

/** The day a task is about. */
function dayOf(kind: TaskKind, { today }: View): RawBuilder<unknown> {
  switch (kind) {
    case 'permit_expired':
    case 'permit_expiring':
      return sql`s.valid_until`;
    case 'permit_suspended':
      return lastAct('suspended');
    case 'renewal_under_way':
      return lastAct('renewal_started');
    case 'board_term_over':
    case 'board_term_ending':
      return sql`s.board_ends_on`;
    case 'documents_expired':
      return sql`(select max(d.expires_on) from document d
        where d.ngo_id = s.ngo_id and d.retired_at is null and d.expires_on < ${today})`;
    default:
      return sql`null`;
  }
}

/** SQLite would take the index of a column that narrows nothing, and look up every record. */
function indexOf(kind: TaskKind): RawBuilder<unknown> {
  return kind === 'annual_report_missing' ? sql`indexed by summary_by_report` : sql``;
}

/** Follows from the filter and narrows nothing, but says it so that an index can be used. */
function hint(kind: TaskKind, { today }: View): RawBuilder<unknown> {
  switch (kind) {
    case 'permit_expired':
      return sql`s.standing = 'dated' and s.valid_until < ${today}`;
    case 'permit_expiring':
      return sql`s.standing = 'dated' and s.valid_until >= ${today}`;
    case 'permit_suspended':
      return sql`s.standing = 'suspended'`;
    case 'renewal_under_way':
      return sql`s.standing = 'renewing'`;
    default:
      return sql`true`;
  }
}

// `cross join` keeps SQLite to this order, the few that stand twice first and then a look-up for each, and
// `indexed by` to the index: nearly every record is active, which an index of that does not know.

/** NGOs of the register under a name that more than one has, however it is spelled. */
const SAME_NAME = sql`
  select s.ngo_id, s.name_key as twin_key, 'same_name' as because from (
    select name_key from ngo_summary group by name_key having count(*) > 1
  ) twice cross join ngo_summary s indexed by summary_by_name_key on s.name_key = twice.name_key
  where s.lifecycle = 'active'`;

/** A registration number counts within its office only (domain.md §6). */
const SAME_REGISTRATION = sql`
  select n.id as ngo_id, n.registration_no || ' ' || n.registration_office as twin_key,
    'registration_no' as because from (
    select registration_no, registration_office from ngo where registration_no <> ''
    group by registration_no, registration_office having count(*) > 1
  ) twice cross join ngo n
    on n.registration_no = twice.registration_no and n.registration_office = twice.registration_office
  where n.registration_no <> '' and n.lifecycle = 'active'`;

/** A permit number likewise within its issuer. */
const SAME_PERMIT = sql`
  select s.ngo_id, s.permit_key || ' ' || s.issuer_id as twin_key, 'permit_no' as because from (
    select permit_key from ngo_summary where lifecycle = 'active' and permit_key is not null
    group by permit_key having count(*) > 1
  ) twice cross join ngo_summary s on s.lifecycle = 'active' and s.permit_key = twice.permit_key
  where s.issuer_id is not null`;

/**
 * Every NGO that may be one that was registered before it, with the earliest of those. Of several causes the
 * name counts before the registration and this before the permit, which happens to be the order of `max`.
 */
const TWINS = sql`
  select ngo_id, min(first_id) as other_ngo_id, max(because) as because from (
    select ngo_id, because, min(ngo_id) over (partition by because, twin_key) as first_id
    from (${SAME_NAME} union all ${SAME_REGISTRATION} union all ${SAME_PERMIT})
  ) where ngo_id > first_id group by ngo_id`;
