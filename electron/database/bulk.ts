import { type Insertable, sql } from 'kysely';
import type { Json } from '../../shared/kit/change.ts';
import type { Database, Reader, Writer } from './schema.ts';

/**
 * Any number of rows as one `select` of the columns, for `insert … select`: handing over a statement
 * costs more than running it. Give more than 5,000 rows in blocks.
 */
export function selectFromJson<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Json>>[],
) {
  // By place, and taken apart once: looking up names in each row's text anew takes three times as long.
  const values = columns.map((_, place) => sql`value ->> ${sql.lit(place)}`);
  const cells = rows.map((row) => columns.map((column) => row[column]));
  return sql`select ${sql.join(values)} from jsonb_each(${JSON.stringify(cells)})`;
}

/** A list of ids as one parameter: SQLite limits the number of parameters, not their length. */
export function idsFromJson<Id extends number>(ids: readonly Id[]) {
  return sql<Id>`(select value from json_each(${JSON.stringify(ids)}))`;
}

const ROWS_AT_ONCE = 2_000;

/** Inserts any number of rows, all with the same columns as the first. */
export async function insertRows<Table extends keyof Database>(
  db: Writer,
  table: Table,
  rows: readonly Insertable<Database[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const into = sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})`;
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    // What SQLite stores is text, numbers and null, and so is what JSON carries.
    const block = rows.slice(start, start + ROWS_AT_ONCE) as unknown as readonly Record<string, Json>[];
    await sql`${into} ${selectFromJson(columns, block)}`.execute(db);
  }
}

/** The first id that is free: commands run one after the other, and no row is ever deleted. */
export async function nextId(db: Reader, table: keyof Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select ifnull(max(id), 0) + 1 as id from ${sql.table(table)}`.execute(db);
  return rows[0]?.id ?? 1;
}
