import type { Generated } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { ListEntryId, ListName } from '../../../shared/features/settings/contract.ts';

export interface SettingsTables {
  readonly listEntry: ListEntryTable;
  readonly legalParameter: LegalParameterTable;
  readonly savedFilter: SavedFilterTable;
  readonly draft: DraftTable;
}

interface ListEntryTable {
  readonly id: Generated<ListEntryId>;
  readonly list: ListName;
  readonly parentId: ListEntryId | null;
  readonly name: string;
  readonly searchKey: string;
  readonly code: string | null;
  readonly position: Generated<number>;
  /** JSON object; its shape depends on the list. */
  readonly details: Generated<string>;
  readonly retiredOn: IsoDate | null;
  readonly version: Generated<number>;
}

interface LegalParameterTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly effectiveFrom: IsoDate;
  /** JSON. */
  readonly value: string;
  readonly basis: Generated<string>;
}

interface SavedFilterTable {
  readonly id: Generated<number>;
  readonly accountId: AccountId;
  readonly page: string;
  readonly name: string;
  readonly content: string;
  readonly position: Generated<number>;
  readonly isShared: Generated<0 | 1>;
  readonly retiredAt: Instant | null;
}

interface DraftTable {
  readonly accountId: AccountId;
  readonly form: string;
  readonly content: string;
  readonly savedAt: Instant;
}
