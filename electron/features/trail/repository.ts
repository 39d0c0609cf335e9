import { type RawBuilder, sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { TrailFilter } from '../../../shared/features/trail/contract.ts';
import { startInTehran } from '../../../shared/features/trail/rules.ts';
import { addDays } from '../../../shared/calendar/iso-date.ts';
import type { Reader } from '../../database/schema.ts';
import type { AuditRow } from '../../office/audit.ts';

/** The rows that fit, newest first, and how many there are in all. */
export async function trailRows(
  db: Reader,
  filter: TrailFilter,
  offset: number,
  limit: number,
): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> {
  const condition = conditionOf(filter);
  const { rows } = await sql<AuditRow>`
    select * from audit where ${condition} order by seq desc limit ${limit} offset ${offset}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from audit where ${condition}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

function conditionOf(filter: TrailFilter): RawBuilder<unknown> {
  const { from, until, accountId, outcome, method, subject } = filter;
  const conditions: (RawBuilder<unknown> | false)[] = [
    from !== null && sql`at >= ${startInTehran(from)}`,
    until !== null && sql`at < ${startInTehran(addDays(until, 1))}`,
    accountId !== null && sql`account_id = ${accountId}`,
    outcome === 'done' && sql`outcome = 'done'`,
    outcome === 'refused' && sql`outcome <> 'done'`,
    method !== '' && (method.includes('.') ? sql`method = ${method}` : startsWith('method', `${method}.`)),
    subject !== '' && (subject.includes('/') ? sql`subject = ${subject}` : kindOfSubject(subject)),
  ];
  const set = conditions.filter((condition): condition is RawBuilder<unknown> => condition !== false);
  return set.length === 0 ? sql`true` : sql.join(set, sql` and `);
}

function startsWith(column: string, start: string): RawBuilder<unknown> {
  return sql`substr(${sql.ref(column)}, 1, ${start.length}) = ${start}`;
}

/** `ngo` means every NGO. */
function kindOfSubject(subject: string): RawBuilder<unknown> {
  return sql`(subject = ${subject} or ${startsWith('subject', `${subject}/`)})`;
}

/** Everybody who acted, by the newest name the trail has for them. */
export async function personsInTrail(
  db: Reader,
): Promise<readonly { readonly accountId: AccountId; readonly person: string }[]> {
  // With max() SQLite takes the other columns from the row that has it.
  const { rows } = await sql<{ accountId: AccountId; person: string }>`
    select account_id, ifnull(person, '') as person from (
      select account_id, person, max(seq) from audit where account_id is not null group by account_id
    ) order by person`.execute(db);
  return rows.map(({ accountId, person }) => ({ accountId, person }));
}

/** The names of records, by `ngo/12`, `account/3`, `entry/40`; what has no name is left out. */
export async function namesOf(db: Reader, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ subject: string; name: string }>`
    with asked as (
      select value as subject, substr(value, 1, instr(value, '/') - 1) as named,
        cast(substr(value, instr(value, '/') + 1) as integer) as id
      from json_each(${JSON.stringify([...new Set(subjects)])}) where value like '%/%'
    )
    select subject, name from asked join ngo on ngo.id = asked.id where named = 'ngo'
    union all
    select subject, full_name from asked join account on account.id = asked.id where named = 'account'
    union all
    select subject, name from asked join list_entry on list_entry.id = asked.id where named = 'entry'`.execute(
    db,
  );
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}
