import { sql } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';
import type { z } from 'zod';
import {
  type ImportId,
  type ImportSummary as Summary,
  Mapping,
  type Target,
} from '../../../shared/features/imports/contract.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import { insertRows, nextId } from '../../database/bulk.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import type { ImportTables } from './tables.ts';

/** The same for two sheets whose columns have the same names, however they are spelled. */
export function headingKeyOf(headings: readonly string[]): string {
  return headings.map(searchKey).join('\n').replace(/\n+$/u, '');
}

/** The columns as the last import with these headings took them. */
export async function earlierMapping(
  db: Reader,
  headings: readonly string[],
): Promise<readonly (Target | null)[] | undefined> {
  const row = await db
    .selectFrom('ngoImport')
    .select('mapping')
    .where('headingKey', '=', headingKeyOf(headings))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const mapping = Mapping.safeParse(JSON.parse(row.mapping));
  return mapping.success ? mapping.data : undefined;
}

/**
 * A mark that becomes another with every change of a record or a list: what was decided on one state of the
 * register must not be written onto another.
 */
export async function registerMark(db: Reader): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select (select count(*) || '-' || ifnull(sum(version), 0) from ngo) || '/' ||
      (select count(*) || '-' || ifnull(sum(version), 0) || '-' || count(retired_on) from list_entry) || '/' ||
      (select ifnull(max(id), 0) from ngo_change) as mark`.execute(db);
  return rows[0]?.mark ?? '';
}

export interface NewImport {
  readonly fileName: string;
  readonly sheetName: string;
  readonly headerRow: number;
  readonly headings: readonly string[];
  readonly mapping: readonly (Target | null)[];
  readonly rowCount: number;
  readonly created: number;
  readonly changed: number;
  readonly reason: string;
  readonly at: Instant;
  readonly accountId: AccountId;
}

export async function nextImportId(db: Reader): Promise<ImportId> {
  return (await nextId(db, 'ngoImport')) as ImportId;
}

export async function insertImport(db: Writer, id: ImportId, entry: NewImport): Promise<void> {
  const { headings, mapping, ...rest } = entry;
  await db
    .insertInto('ngoImport')
    .values({
      id,
      ...rest,
      headings: JSON.stringify(headings),
      mapping: JSON.stringify(mapping),
      headingKey: headingKeyOf(headings),
      undoneAt: null,
      undoneBy: null,
      undoneReason: null,
    })
    .execute();
}

export async function insertImportRows(
  db: Writer,
  rows: readonly ImportTables['ngoImportRow'][],
): Promise<void> {
  await insertRows(db, 'ngoImportRow', rows);
}

export async function insertEffects(
  db: Writer,
  importId: ImportId,
  what: ImportTables['ngoImportEffect']['what'],
  ids: readonly number[],
): Promise<void> {
  await insertRows(
    db,
    'ngoImportEffect',
    ids.map((rowId) => ({ importId, what, rowId })),
  );
}

/** Keeps with each row the version in which the import has left its record. */
export async function keepVersions(db: Writer, importId: ImportId): Promise<void> {
  await sql`update ngo_import_row set ngo_version = (select version from ngo where id = ngo_import_row.ngo_id)
    where import_id = ${importId} and ngo_id is not null and action in ('new', 'fill', 'update')
      and ngo_version is not null`.execute(db);
}

type ImportSummary = z.output<typeof Summary>;
type SummaryRow = Omit<ImportSummary, 'status'> & { readonly undoneAt: Instant | null };

/** All imports, the latest first; or one. */
export async function summaries(db: Reader, only: ImportId | null = null): Promise<readonly ImportSummary[]> {
  const { rows } = await sql<SummaryRow>`
    select i.id, i.file_name, i.at, ifnull(a.full_name, '') as "by", i.row_count, i.created, i.changed,
      i.undone_at, i.undone_reason,
      case when i.undone_at is not null then 0 else (${touchedSql}) end as touched
    from ngo_import i left join account a on a.id = i.account_id
    where ${only} is null or i.id = ${only}
    order by i.id desc`.execute(db);
  return rows.map(({ undoneAt, ...row }) => ({ ...row, status: undoneAt === null ? 'done' : 'undone' }));
}

/**
 * How many records of import `i` something else has touched: another version, a branch that hangs on a
 * record the import made, or a person whose filled-in facts were changed on another board.
 */
const touchedSql = sql`
  select count(distinct n.id) from ngo_import_row r join ngo n on n.id = r.ngo_id
  where r.import_id = i.id and r.ngo_version is not null and (
    n.version <> r.ngo_version
    or (n.import_id = i.id and exists (
      select 1 from ngo b where b.parent_ngo_id = n.id and b.import_id is not i.id and b.lifecycle <> 'voided'))
    or exists (
      select 1 from ngo_change c join membership m on m.id = c.membership_id join person p on p.id = m.person_id
      where c.ngo_id = n.id and c.import_id = i.id and (
        (c.field = 'person.gender' and p.gender is not c.new_value ->> '$')
        or (c.field = 'person.nationalId' and p.national_id is not c.new_value ->> '$'))))`;
