import type { Generated } from 'kysely';
import type { Instant } from '../../../shared/calendar/iso-date.ts';

export interface OfficeTables {
  readonly office: OfficeTable;
}

/** One row: this database is this office. */
export interface OfficeTable {
  readonly id: 1;
  readonly kind: 'governorate' | 'special_governorate';
  readonly provinceCode: string;
  readonly countyName: string;
  readonly countyCode: string;
  /** JSON array of lines. */
  readonly letterheadLines: string;
  readonly logo: Uint8Array | null;
  readonly logoMediaType: 'image/png' | 'image/jpeg' | null;
  readonly isSample: 0 | 1;
  /** Of the recovery code, by scrypt; null once used and not yet issued anew. */
  readonly recoveryHash: string | null;
  readonly createdAt: Instant;
  /** Given once by the database: tells this office's backups from another's, whatever either is called. */
  readonly identity: Generated<string>;
}
