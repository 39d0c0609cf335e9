import { CamelCasePlugin, Kysely } from 'kysely';
import type { Database } from './schema.ts';
import { sqlite3Dialect } from './sqlite3-dialect.ts';

/**
 * Opens a copy that nobody writes to, for reading alone: nothing is made or changed beside it, so that it
 * stays one file. Its schema is that of the program that wrote it.
 */
export function openCopy(file: string): Kysely<Database> {
  return new Kysely<Database>({
    dialect: sqlite3Dialect(file, { readOnly: true, isImmutable: true }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
