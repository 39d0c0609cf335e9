import { stat } from 'node:fs/promises';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { openRaw, rawRows } from '../rescue/raw-database.ts';

/**
 * Whether a database file holds an office in a schema that this program would migrate. A sample is none: it
 * is made anew at any time.
 */
export async function isOlderOffice(file: string): Promise<boolean> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return false;
  const db = openRaw(file, false);
  try {
    await rawRows(db, 'pragma busy_timeout = 5000');
    const [head] = await rawRows(db, 'pragma user_version');
    const version = Number(head?.['user_version']);
    if (version === 0 || version >= MIGRATIONS.length) return false;
    const tables = await rawRows(
      db,
      `select name from sqlite_schema where type = 'table' and name = 'office'`,
    );
    if (tables.length === 0) return false;
    const offices = await rawRows(db, 'select is_sample from office');
    return offices.some((office) => office['is_sample'] === 0);
  } finally {
    await db.destroy();
  }
}
