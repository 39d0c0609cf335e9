import { pathToFileURL } from 'node:url';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  type Dialect,
  type Driver,
  InsertQueryNode,
  type QueryResult,
  RawNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
  UpdateQueryNode,
} from 'kysely';
import sqlite3 from 'sqlite3';
import { type PreparedStatements, preparedStatements } from './prepared-statements.ts';

/** Runs one statement on the connection and gives its rows. */
export type Statement = <Row>(statement: string) => Promise<Row[]>;

interface DialectOptions {
  readonly readOnly?: boolean;
  readonly isImmutable?: boolean;
  /** Called after each statement or transaction, before the next one may begin. Must not throw. */
  readonly afterWork?: (run: Statement) => Promise<unknown>;
}

/**
 * Lets Kysely speak to one database file through `sqlite3`; the only file that imports it.
 * `SqliteAdapter` declares a single connection, so Kysely makes every query and every whole transaction
 * wait its turn. With `readOnly` the file must exist and nothing can be written through the connection.
 * With `isImmutable` besides, no file is made, locked or changed beside it either, and what stands in its
 * write-ahead log is not seen: for a damaged file, or one on a disk that takes nothing.
 */
export function sqlite3Dialect(
  file: string,
  { readOnly = false, isImmutable = false, afterWork }: DialectOptions = {},
): Dialect {
  return {
    createDriver: () => new Sqlite3Driver(file, readOnly, isImmutable, afterWork),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** A failure of SQLite by its own code, such as `SQLITE_FULL` or `SQLITE_BUSY`. */
export class SqliteFailure extends Error {
  readonly code: string;

  constructor(cause: Error, statement: string) {
    // Parameters stay out of the message: they hold personal data, and messages end up in logs.
    super(`${cause.message} – in: ${statement}`, { cause });
    this.name = 'SqliteFailure';
    this.code = 'code' in cause && typeof cause.code === 'string' ? cause.code : 'SQLITE_ERROR';
  }
}

class Sqlite3Driver implements Driver {
  readonly #file: string;
  readonly #readOnly: boolean;
  readonly #isImmutable: boolean;
  readonly #afterWork: DialectOptions['afterWork'];
  #connection: Sqlite3Connection | undefined;

  constructor(file: string, readOnly: boolean, isImmutable: boolean, afterWork: DialectOptions['afterWork']) {
    this.#file = file;
    this.#readOnly = readOnly;
    this.#isImmutable = isImmutable;
    this.#afterWork = afterWork;
  }

  async init(): Promise<void> {
    const opened = this.#isImmutable
      ? await openFile(
          `${pathToFileURL(this.#file).href}?immutable=1`,
          sqlite3.OPEN_READONLY | sqlite3.OPEN_URI,
        )
      : await openFile(
          this.#file,
          this.#readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
        );
    this.#connection = new Sqlite3Connection(opened);
  }

  async acquireConnection(): Promise<Sqlite3Connection> {
    if (this.#connection === undefined) throw new Error('The database is not open');
    return this.#connection;
  }

  async beginTransaction(connection: Sqlite3Connection, { accessMode }: TransactionSettings): Promise<void> {
    // A writer takes its lock at once: taken later, it can fail although nothing of its own is wrong.
    await connection.all(accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  async commitTransaction(connection: Sqlite3Connection): Promise<void> {
    await connection.all('commit');
  }

  async rollbackTransaction(connection: Sqlite3Connection): Promise<void> {
    try {
      await connection.all('rollback');
    } catch (error) {
      // On a full disk SQLite has rolled back by itself, and its first error is the one to report.
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }

  async releaseConnection(connection: Sqlite3Connection): Promise<void> {
    await this.#afterWork?.((statement) => connection.all(statement));
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
  }
}

class Sqlite3Connection implements DatabaseConnection {
  readonly #database: sqlite3.Database;
  readonly #statements: PreparedStatements;

  constructor(database: sqlite3.Database) {
    this.#database = database;
    this.#statements = preparedStatements(database);
  }

  async executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    if (RawNode.is(query)) assertOneStatement(sql);
    parameters.forEach(assertBindable);
    const isWrite = InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);
    // Only `run` counts the changed rows, and only `all` returns rows.
    if (isWrite && query.returning === undefined) return { rows: [], ...(await this.run(sql, parameters)) };
    return { rows: await this.all<Row>(sql, parameters) };
  }

  streamQuery(): never {
    throw new Error('Read page by page: a stream would hold the only connection');
  }

  all<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.#using(
      sql,
      (statement) =>
        new Promise<Row[]>((resolve, reject) => {
          statement.all<Row>(parameters, (error, rows) => {
            if (error) reject(error);
            else resolve(rows);
          });
        }),
    );
  }

  run(sql: string, parameters: readonly unknown[]): Promise<{ insertId: bigint; numAffectedRows: bigint }> {
    return this.#using(
      sql,
      (statement) =>
        new Promise((resolve, reject) => {
          statement.run(parameters, function (error) {
            if (error) reject(error);
            else resolve({ insertId: BigInt(this.lastID), numAffectedRows: BigInt(this.changes) });
          });
        }),
    );
  }

  async #using<Value>(sql: string, work: (statement: sqlite3.Statement) => Promise<Value>): Promise<Value> {
    try {
      return await this.#statements.use(sql, work);
    } catch (error) {
      throw error instanceof Error ? new SqliteFailure(error, sql) : error;
    }
  }

  async close(): Promise<void> {
    await this.#statements.finalize();
    return new Promise((resolve, reject) => {
      this.#database.close((error) => {
        if (error) reject(new SqliteFailure(error, 'close'));
        else resolve();
      });
    });
  }
}

function openFile(file: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, mode, (error) => {
      if (error) reject(new SqliteFailure(error, 'open'));
      else resolve(database);
    });
  });
}

/** What SQLite's backup offers; the types that come with sqlite3 leave it out. */
interface OnlineBackup {
  readonly remaining: number;
  readonly pageCount: number;
  readonly completed: boolean;
  /** Codes that a step passes over in silence. */
  retryErrors: readonly number[];
  readonly step: (pages: number, callback: (error: Error | null) => void) => void;
  readonly finish: (callback: (error: Error | null) => void) => void;
}
type BackingUp = sqlite3.Database & {
  readonly backup: (file: string, callback: (error: Error | null) => void) => OnlineBackup;
};

/** Pages of 4 KiB for each step: a few milliseconds on the thread that runs it. */
const PAGES_AT_ONCE = 1_000;

/**
 * Copies a database into a new file by SQLite's own backup, from a connection of its own that holds one
 * state: whoever writes meanwhile neither waits nor makes it begin anew. Throws `SqliteFailure`, or what
 * `onStep` throws, which stops it; the half copy then stays for the caller to remove.
 *
 * @param onStep told the bytes copied so far and the bytes of the whole
 */
export async function copyDatabase(
  from: string,
  to: string,
  onStep: (done: number, total: number) => void,
): Promise<void> {
  const source = await openFile(from, sqlite3.OPEN_READONLY);
  try {
    await command(source, 'pragma busy_timeout = 5000');
    await command(source, 'begin');
    // The state is taken with the first reading, not with `begin`.
    await command(source, 'select count(*) from sqlite_schema');
    const [{ size }] = await pageSize(source);
    const backup = await new Promise<OnlineBackup>((resolve, reject) => {
      const begun = (source as BackingUp).backup(to, (error) =>
        error ? reject(new SqliteFailure(error, 'backup')) : resolve(begun),
      );
    });
    // Nobody else has the copy open: what is busy now would be so for ever.
    backup.retryErrors = [];
    try {
      while (!backup.completed) {
        await settled((done) => backup.step(PAGES_AT_ONCE, done), 'backup step');
        onStep((backup.pageCount - backup.remaining) * size, backup.pageCount * size);
      }
    } finally {
      await settled((done) => backup.finish(done), 'backup finish');
    }
  } finally {
    await settled((done) => source.close(done), 'close');
  }
}

function command(database: sqlite3.Database, statement: string): Promise<void> {
  return settled((done) => database.exec(statement, done), statement);
}

function pageSize(database: sqlite3.Database): Promise<[{ size: number }]> {
  return new Promise((resolve, reject) => {
    database.all<{ size: number }>('select page_size as size from pragma_page_size', (error, [row]) =>
      error || !row ? reject(new SqliteFailure(error ?? new Error('No size'), 'page_size')) : resolve([row]),
    );
  });
}

function settled(work: (done: (error: Error | null) => void) => void, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(new SqliteFailure(error, what)) : resolve()));
  });
}

/** sqlite3 runs the first statement of a text and silently ignores the others. */
function assertOneStatement(text: string): void {
  const isTrigger = /^\s*create\s+trigger\b/i.test(text);
  if (!isTrigger && /;\s*\S/.test(text)) throw new Error(`One statement at a time – in: ${text}`);
}

/**
 * sqlite3 silently stores NULL for undefined, NaN and bigint, and '[object Object]' for objects.
 * Whole numbers from 2^31 on it passes as REAL: a STRICT integer column turns them back, but
 * arithmetic on a bare parameter needs `cast(? as integer)`.
 */
function assertBindable(value: unknown): void {
  const isBindable =
    value === null || typeof value === 'string' || Number.isFinite(value) || value instanceof Uint8Array;
  if (!isBindable) throw new TypeError(`SQLite cannot store a value of type ${typeof value}`);
}
