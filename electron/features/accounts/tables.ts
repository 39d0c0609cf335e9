import type { Generated } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';

export interface AccountTables {
  readonly account: AccountTable;
  readonly stranger: StrangerTable;
}

/** Failed attempts under names that no account has, in 65,536 buckets. */
interface StrangerTable {
  readonly bucket: string;
  readonly failedAttempts: number;
  readonly lastFailedAt: Instant;
}

export interface AccountTable {
  readonly id: Generated<AccountId>;
  readonly userName: string;
  readonly fullName: string;
  readonly post: string;
  /** JSON array of roles. */
  readonly roles: string;
  readonly passwordHash: string;
  readonly mustChangePassword: Generated<0 | 1>;
  readonly failedAttempts: Generated<number>;
  readonly lastFailedAt: Instant | null;
  readonly lastSignedInAt: Instant | null;
  readonly disabledAt: Instant | null;
  readonly version: Generated<number>;
  readonly createdAt: Instant;
}
