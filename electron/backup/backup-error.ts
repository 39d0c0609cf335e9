import type { ReadingError } from '../../shared/features/backups/contract.ts';

/** A backup cannot be read, for a reason that the contract has a code for. Holds no secret and no name. */
export class BackupError extends Error {
  readonly code: ReadingError;

  constructor(code: ReadingError, what: string) {
    super(`${what} (${code})`);
    this.name = 'BackupError';
    this.code = code;
  }
}
