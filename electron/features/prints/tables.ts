import type { Generated } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';

export interface PrintTables {
  readonly print: PrintTable;
}

export interface PrintTable {
  readonly id: Generated<number>;
  readonly jalaliYear: number;
  /** Counts from 1 within the Jalali year. */
  readonly number: number;
  readonly kind: 'ngo_list' | 'ngo_record' | 'recovery_code';
  readonly title: string;
  readonly accountId: AccountId | null;
  readonly person: string;
  readonly at: Instant;
  readonly rowCount: number;
  /** Head of the trail as it stands on the paper. */
  readonly trailCount: number;
  readonly trailHash: string;
}
