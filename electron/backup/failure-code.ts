import type { PlaceError } from '../../shared/features/backups/contract.ts';
import { SqliteFailure } from '../database/sqlite3-dialect.ts';
import { DamagedDatabase } from './copy-office.ts';
import { placeErrorOf } from './place.ts';

/** How work that nobody waits for has failed. `backup_failed` is a bug, and stands in the log. */
export type FailureCode = PlaceError | 'database_damaged' | 'database_locked' | 'backup_failed';

export function failureCode(failure: unknown): FailureCode {
  if (failure instanceof DamagedDatabase) return 'database_damaged';
  if (failure instanceof SqliteFailure) {
    if (failure.code === 'SQLITE_CORRUPT' || failure.code === 'SQLITE_NOTADB') return 'database_damaged';
    if (failure.code === 'SQLITE_BUSY' || failure.code === 'SQLITE_LOCKED') return 'database_locked';
  }
  return placeErrorOf(failure) ?? 'backup_failed';
}
