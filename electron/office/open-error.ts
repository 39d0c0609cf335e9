import type { Obstacle } from '../../shared/kit/method.ts';
import { MigrationFailedError, NewerDatabaseError } from '../database/migrate.ts';
import { SqliteFailure } from '../database/sqlite3-dialect.ts';

export const OPEN_ERRORS = [
  'database_newer',
  'upgrade_failed',
  'database_locked',
  'database_damaged',
  'last_acts_lost',
  'documents_faulty',
  'disk_full',
  'not_writable',
] as const;
export type OpenErrorCode = (typeof OPEN_ERRORS)[number];

/** The office cannot be opened, for a reason that a person can remedy. */
export class OfficeOpenError extends Error {
  readonly code: OpenErrorCode;

  constructor(code: OpenErrorCode, cause: unknown) {
    super(`The office cannot be opened: ${code}`, { cause });
    this.name = 'OfficeOpenError';
    this.code = code;
  }
}

const BY_SQLITE_CODE: Readonly<Record<string, OpenErrorCode>> = {
  SQLITE_BUSY: 'database_locked',
  SQLITE_LOCKED: 'database_locked',
  SQLITE_CORRUPT: 'database_damaged',
  SQLITE_NOTADB: 'database_damaged',
  SQLITE_FULL: 'disk_full',
  SQLITE_READONLY: 'not_writable',
  SQLITE_CANTOPEN: 'not_writable',
  SQLITE_PERM: 'not_writable',
};

const BY_SYSTEM_CODE: Readonly<Record<string, OpenErrorCode>> = {
  ENOSPC: 'disk_full',
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'not_writable',
};

/** What hinders a call while the office is open, or undefined for a bug. */
export function obstacleOf(error: unknown): Obstacle | undefined {
  const code = openErrorCode(error);
  return code === undefined || isOfOpening(code) ? undefined : code;
}

function isOfOpening(code: OpenErrorCode): code is Exclude<OpenErrorCode, Obstacle> {
  return ['database_newer', 'upgrade_failed', 'last_acts_lost', 'documents_faulty'].includes(code);
}

/** What a person can do about a failure while opening or writing, or undefined for a bug. */
export function openErrorCode(error: unknown): OpenErrorCode | undefined {
  if (error instanceof NewerDatabaseError) return 'database_newer';
  // A full disk is remedied otherwise than a file that the migration does not fit.
  if (error instanceof MigrationFailedError) return openErrorCode(error.cause) ?? 'upgrade_failed';
  if (error instanceof SqliteFailure) return BY_SQLITE_CODE[error.code];
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? BY_SYSTEM_CODE[code] : undefined;
}
