import { stat } from 'node:fs/promises';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { createCheckpoints } from './checkpoints.ts';
import { type Migration, migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { forgetSums, keptSums } from './page-sums.ts';
import type { Database } from './schema.ts';
import { type Statement, sqlite3Dialect } from './sqlite3-dialect.ts';

const PRAGMAS = [
  // Milliseconds to wait for a virus scanner or backup program to let go, before failing.
  'busy_timeout = 5000',
  // A commit is one append, and readers go on meanwhile.
  'journal_mode = wal',
  // They are made by checkpoints.ts, where the sums of the pages go with them.
  'wal_autocheckpoint = 0',
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
  /**
   * Holds the database's file against the sums of its pages, in small steps; see `isDamaged`.
   *
   * @param goesOn asked between the steps; false ends it
   */
  readonly lookAtPages: (goesOn: () => boolean | Promise<boolean>) => Promise<void>;
  /** Whether bytes of the file or its log have changed by themselves. The next start does not open it. */
  readonly isDamaged: () => boolean;
}

interface OpenOptions {
  /** Whether sums of the file's pages are to be taken where there are none; kept up where there are. */
  readonly beginsSums?: boolean;
  /** Frames in the log that are worth a checkpoint. */
  readonly checkpointAfter?: number;
}

/**
 * Opens or creates the database file and brings its schema up to date. Throws `SqliteFailure`,
 * `NewerDatabaseError`, or an error when SQLite is too old to be safe; the file is closed then.
 */
export async function openDatabase(
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
  { beginsSums = false, checkpointAfter }: OpenOptions = {},
): Promise<Connections> {
  const isThere = await stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );
  if (!isThere) await forgetSums(file).catch(() => undefined);
  const kept = isThere ? await keptSums(file) : undefined;
  const checkpoints = createCheckpoints(file, kept, checkpointAfter);
  let isOpen = false;
  const writer = connect(file, { afterWork: async (run) => isOpen && checkpoints.afterWork(run) });
  const reader = connect(file, { readOnly: true });
  const close = async () => {
    await reader.destroy();
    if (isOpen) await holding(writer, checkpoints.finish);
    await writer.destroy();
  };
  try {
    for (const pragma of PRAGMAS) await sql.raw(`pragma ${pragma}`).execute(writer);
    await assertSafeSqlite(writer);
    await migrate(writer, migrations);
    // What a crash left in the log goes into the file first: from here on every page has its sum.
    await holding(writer, kept === undefined && beginsSums ? checkpoints.begin : checkpoints.finish);
    isOpen = true;
    for (const pragma of READER_PRAGMAS) await sql.raw(`pragma ${pragma}`).execute(reader);
    return { writer, reader, close, lookAtPages: checkpoints.look, isDamaged: checkpoints.isDamaged };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Runs work that is no query of the office while nobody else writes. */
function holding(writer: Kysely<Database>, work: (run: Statement) => Promise<void>): Promise<void> {
  return writer
    .connection()
    .execute((held) =>
      work(async <Row>(statement: string) => (await sql.raw<Row>(statement).execute(held)).rows),
    );
}

function connect(file: string, options: Parameters<typeof sqlite3Dialect>[1]): Kysely<Database> {
  return new Kysely<Database>({
    dialect: sqlite3Dialect(file, options),
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
