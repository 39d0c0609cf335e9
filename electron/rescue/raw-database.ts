import { type Kysely, Kysely as Connection, sql } from 'kysely';
import { SqliteFailure, sqlite3Dialect } from '../database/sqlite3-dialect.ts';

/** A file whose tables may be there or not: nothing is known of it beforehand. */
export type RawDatabase = Kysely<unknown>;

/** What a cell can hold. */
export type RawValue = string | number | Uint8Array | null;
export type RawRow = Readonly<Record<string, RawValue>>;

export function openRaw(file: string, isImmutable: boolean): RawDatabase {
  return new Connection<unknown>({ dialect: sqlite3Dialect(file, { readOnly: true, isImmutable }) });
}

/** Runs one statement; names of tables and columns come from the program or the file's own schema. */
export async function rawRows(
  db: RawDatabase,
  statement: string,
  ...values: readonly RawValue[]
): Promise<readonly RawRow[]> {
  const parts = statement.split('?');
  const bound = parts.map((part, index) =>
    index < values.length ? sql`${sql.raw(part)}${values[index]}` : sql.raw(part),
  );
  const { rows } = await sql<RawRow>`${sql.join(bound, sql.raw(''))}`.execute(db);
  return rows;
}

/** A name as SQL takes it whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

const DAMAGE = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR']);

/** Whether a failure says that the file's bytes are wrong or cannot be read. */
export function isDamage(failure: unknown): failure is SqliteFailure {
  return failure instanceof SqliteFailure && DAMAGE.has(failure.code);
}
