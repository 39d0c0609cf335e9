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
}
