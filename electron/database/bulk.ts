import { sql } from 'kysely';
import type { Json } from '../../shared/kit/change.ts';

/**
 * Any number of rows as one `select` of the columns, for `insert … select`: handing over a statement
 * costs more than running it. Give more than 5,000 rows in blocks.
 */
export function selectFromJson<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Json>>[],
) {
  const values = columns.map((column) => sql`value ->> ${column}`);
  return sql`select ${sql.join(values)} from json_each(${JSON.stringify(rows)})`;
}

/** A list of ids as one parameter: SQLite limits the number of parameters, not their length. */
export function idsFromJson(ids: readonly number[]) {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}
