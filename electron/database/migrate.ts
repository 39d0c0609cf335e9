import { type Kysely, type QueryExecutorProvider, sql } from 'kysely';
import { ok } from '../../shared/kit/result.ts';
import type { Database } from './schema.ts';
import { inTransaction } from './transaction.ts';

export interface Migration {
  /** `0001-what-it-brings`. Once released, neither renamed nor edited: the next one corrects it. */
  readonly name: string;
  /** Raw SQL only. It imports nothing from `shared/`, whose meaning moves on while this stays. */
  readonly up: (db: QueryExecutorProvider) => Promise<void>;
}

/** The file was written by a newer version of the program, which alone understands it. */
export class NewerDatabaseError extends Error {
  constructor(version: number, known: number) {
    super(`The database is from a newer version: it is at ${version}, this program knows ${known}`);
    this.name = 'NewerDatabaseError';
  }
}

/** One of the migrations cannot be carried out on this file, which stays as it was. */
export class MigrationFailedError extends Error {
  constructor(name: string, cause: unknown) {
    super(`Migration ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'MigrationFailedError';
  }
}

/**
 * Brings the schema up to date: all pending migrations or, if one fails, none.
 * The version is the number of migrations applied, kept in the file's own `user_version`.
 * Throws `NewerDatabaseError`, or `MigrationFailedError` with what went wrong as its cause.
 */
export async function migrate(db: Kysely<Database>, migrations: readonly Migration[]): Promise<void> {
  assertNumbered(migrations);
  await db.connection().execute(async (connection) => {
    const version = await userVersion(connection);
    if (version > migrations.length) throw new NewerDatabaseError(version, migrations.length);
    if (version === migrations.length) return;

    // To rebuild a parent table SQLite drops it, and with foreign keys on that deletes the children.
    // The switch does nothing inside a transaction, so it stands outside.
    await sql`pragma foreign_keys = off`.execute(connection);
    try {
      await inTransaction(connection, async (writer) => {
        for (const migration of migrations.slice(version)) await carryOut(migration, writer);
        return ok(await sql.raw(`pragma user_version = ${migrations.length}`).execute(writer));
      });
    } finally {
      await sql`pragma foreign_keys = on`.execute(connection);
    }
  });
}

/** One migration; whoever looks at its failure is told which it was. */
async function carryOut({ name, up }: Migration, writer: QueryExecutorProvider): Promise<void> {
  try {
    await up(writer);
    await assertForeignKeysHold(writer);
  } catch (cause) {
    throw new MigrationFailedError(name, cause);
  }
}

/** Runs the statements of one migration in their order. */
export function statements(...texts: readonly string[]): Migration['up'] {
  return async (db) => {
    for (const text of texts) await sql.raw(text).execute(db);
  };
}

/** Two branches that each added a number would otherwise meet here unnoticed. */
function assertNumbered(migrations: readonly Migration[]): void {
  migrations.forEach(({ name }, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!name.startsWith(`${number}-`)) throw new Error(`Migration ${name} stands in place ${number}`);
  });
}

async function userVersion(db: QueryExecutorProvider): Promise<number> {
  const { rows } = await sql<{ userVersion: number }>`pragma user_version`.execute(db);
  return rows[0]?.userVersion ?? 0;
}

async function assertForeignKeysHold(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(db);
  const [first] = rows;
  if (first) throw new Error(`${rows.length} rows lost their parent, first ${first.table} ${first.rowid}`);
}
