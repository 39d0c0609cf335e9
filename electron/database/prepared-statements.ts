import type sqlite3 from 'sqlite3';

/** Preparing a statement of a few joins takes SQLite as long as running it; a save runs fifty. */
const MOST_KEPT = 200;

/** Statements that tell nothing about the file itself stay right when they are used again. */
const IS_KEPT = /^\s*(select|with|insert|update|delete|begin|commit|rollback)\b/i;

/** The statements of one connection by their text, the ones used last kept ready. */
export interface PreparedStatements {
  /** Lends the statement to a piece of work; SQLite's own error where the text cannot be prepared. */
  readonly use: <Value>(
    sql: string,
    work: (statement: sqlite3.Statement) => Promise<Value>,
  ) => Promise<Value>;
  /** Before the database is closed: with a statement left open it would not. */
  readonly finalize: () => Promise<void>;
}

export function preparedStatements(database: sqlite3.Database): PreparedStatements {
  const kept = new Map<string, Promise<sqlite3.Statement>>();
  let lent = 0;

  function keptStatement(sql: string): Promise<sqlite3.Statement> {
    const statement = kept.get(sql) ?? prepare(database, sql);
    // What could not be prepared is not kept; whoever asked for it is told.
    statement.catch(() => kept.delete(sql));
    // A map remembers the order of setting, so the first one is the one not used for longest.
    kept.delete(sql);
    kept.set(sql, statement);
    return statement;
  }

  /** Only while nothing is lent: a statement that somebody waits for must not be taken away. */
  async function trim(): Promise<void> {
    for (const [sql, statement] of kept) {
      if (lent > 0 || kept.size <= MOST_KEPT) return;
      kept.delete(sql);
      await finalize(await statement);
    }
  }

  async function use<Value>(sql: string, work: (statement: sqlite3.Statement) => Promise<Value>) {
    if (!IS_KEPT.test(sql)) {
      const statement = await prepare(database, sql);
      try {
        return await work(statement);
      } finally {
        await finalize(statement);
      }
    }
    lent += 1;
    try {
      // One that failed while running is as good as new: it is reset before it runs again.
      return await work(await keptStatement(sql));
    } finally {
      lent -= 1;
      await trim();
    }
  }

  return {
    use,
    finalize: async () => {
      const all = [...kept.values()];
      kept.clear();
      for (const statement of all) await statement.then(finalize, () => undefined);
    },
  };
}

function prepare(database: sqlite3.Database, sql: string): Promise<sqlite3.Statement> {
  return new Promise((resolve, reject) => {
    const statement: sqlite3.Statement = database.prepare(sql, (error: Error | null) => {
      if (error) reject(error);
      else resolve(statement);
    });
  });
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => void statement.finalize(() => resolve()));
}
