import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Database } from './schema.ts';
import { sqlite3Dialect } from './sqlite3-dialect.ts';

const PRAGMAS = [
  // Milliseconds to wait for a virus scanner or backup program to let go, before failing.
  'busy_timeout = 5000',
  // A commit is one append, and readers go on meanwhile.
  'journal_mode = wal',
  // Pages (16 MB in all): a checkpoint costs as much as a save, so not every tenth act has one.
  'wal_autocheckpoint = 4000',
  // A confirmed act survives a power cut; in WAL mode `normal` may lose the last ones.
  'synchronous = full',
  // SQLite ignores them unless asked.
  'foreign_keys = on',
  // Sorting must not spill personal data into temporary files.
  'temp_store = memory',
  // A file that was tampered with cannot run unsafe functions through its views and triggers.
  'trusted_schema = off',
  // Kibibytes (negative): the whole search index of a large office stays in memory.
  'cache_size = -65536',
];

const READER_PRAGMAS = [
  'busy_timeout = 5000',
  'temp_store = memory',
  'trusted_schema = off',
  'cache_size = -65536',
  // A query cannot write, whatever SQL it holds.
  'query_only = on',
];

// As SQLite numbers itself: 3.51.3. Before it, a race in resetting the WAL could corrupt the file.
const OLDEST_SAFE_SQLITE = 3_051_003;

/**
 * The two connections of one office: what reads never waits for what writes (a large import, say), and
 * sees everything that was committed before it began.
 */
export interface Connections {
  readonly writer: Kysely<Database>;
  readonly reader: Kysely<Database>;
  readonly close: () => Promise<void>;
}

/**
 * Opens or creates the database file and brings its schema up to date. Throws `SqliteFailure`,
 * `NewerDatabaseError`, or an error when SQLite is too old to be safe; the file is closed then.
 */
export async function openDatabase(file: string, migrations = MIGRATIONS): Promise<Connections> {
  const writer = connect(file, false);
  const reader = connect(file, true);
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
  };
  try {
    for (const pragma of PRAGMAS) await sql.raw(`pragma ${pragma}`).execute(writer);
    await assertSafeSqlite(writer);
    await migrate(writer, migrations);
    for (const pragma of READER_PRAGMAS) await sql.raw(`pragma ${pragma}`).execute(reader);
    return { writer, reader, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function connect(file: string, readOnly: boolean): Kysely<Database> {
  return new Kysely<Database>({
    dialect: sqlite3Dialect(file, { readOnly }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** The version of SQLite itself, such as `3.52.0`. */
export async function sqliteVersion(db: Pick<Kysely<Database>, 'getExecutor'>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  return rows[0]?.version ?? '';
}

async function assertSafeSqlite(db: Kysely<Database>): Promise<void> {
  const version = await sqliteVersion(db);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const isSafe = major * 1_000_000 + minor * 1_000 + patch >= OLDEST_SAFE_SQLITE;
  if (!isSafe) throw new Error(`SQLite ${version} can corrupt its file: rebuild sqlite3`);
}
