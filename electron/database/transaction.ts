import type { Kysely } from 'kysely';
import type { Result } from '../../shared/kit/result.ts';
import type { Database, Reader, Writer } from './schema.ts';

/** Runs the work on one unchanging state of the database. */
export function inSnapshot<Value>(
  db: Kysely<Database>,
  work: (reader: Reader) => Promise<Value>,
): Promise<Value> {
  return db.transaction().setAccessMode('read only').execute(work);
}

/**
 * Runs the work in one transaction: committed when it returns `ok`, rolled back when it returns an error
 * or throws. Inside it use only the writer: `db` would wait for it for ever.
 *
 * All writing goes through here. Kysely's `db.transaction().execute` sends its rollback past statements
 * that still wait their turn (`Promise.all`), and those would be stored after all.
 */
export async function inTransaction<Value, ErrorCode extends string>(
  db: Kysely<Database>,
  work: (writer: Writer) => Promise<Result<Value, ErrorCode>>,
): Promise<Result<Value, ErrorCode>> {
  const transaction = await db.startTransaction().execute();
  let result: Result<Value, ErrorCode>;
  try {
    result = await work(transaction);
    if (result.ok) await transaction.commit().execute();
  } catch (bug) {
    await transaction.rollback().execute();
    throw bug;
  }
  if (!result.ok) await transaction.rollback().execute();
  return result;
}
