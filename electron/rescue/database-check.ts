import { stat } from 'node:fs/promises';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { SqliteFailure } from '../database/sqlite3-dialect.ts';
import { type RawDatabase, isDamage, openRaw, quoted, rawRows } from './raw-database.ts';

/** How deep to look: `quick` at every start, `full` where there is a doubt and while nobody waits. */
export type Depth = 'quick' | 'full';

/**
 * What is wrong with the database file, in SQLite's own words; empty for a whole one, and where there is
 * none or something other than damage stands in the way, which opening will tell. `quick` reads every page
 * of every table and index but does not hold the search indexes against themselves: they are derived, and
 * that would take three times as long (docs/adr/0008).
 */
export async function databaseFaults(file: string, depth: Depth): Promise<readonly string[]> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return [];
  const db = openRaw(file, false);
  try {
    return await faultsOf(db, depth);
  } catch (failure) {
    if (isDamage(failure)) return [failure.code];
    // Locked, not readable, a full disk: opening the office meets it too, and says what it is.
    if (failure instanceof SqliteFailure) return [];
    throw failure;
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

async function faultsOf(db: RawDatabase, depth: Depth): Promise<readonly string[]> {
  await rawRows(db, 'pragma busy_timeout = 5000');
  const [head] = await rawRows(db, 'pragma user_version');
  // A newer version's file is its own to judge.
  if (Number(head?.['user_version']) > MIGRATIONS.length) return [];
  if (depth === 'full') return checked(db, 'pragma integrity_check(20)');
  const tables = await rawRows(
    db,
    `select name from sqlite_schema where type = 'table' and rootpage > 0 order by rootpage`,
  );
  const faults: string[] = [];
  for (const { name } of tables) {
    faults.push(...(await checked(db, `pragma quick_check(${quoted(String(name))})`)));
  }
  return faults;
}

async function checked(db: RawDatabase, pragma: string): Promise<readonly string[]> {
  const rows = await rawRows(db, pragma);
  return rows.flatMap((row) => Object.values(row).map(String)).filter((said) => said !== 'ok');
}
