import type { Generated } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant } from '../../../shared/calendar/iso-date.ts';
import type { ImportId, RowAction } from '../../../shared/features/imports/contract.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';

export interface ImportTables {
  readonly ngoImport: NgoImportTable;
  readonly ngoImportRow: NgoImportRowTable;
  readonly ngoImportEffect: NgoImportEffectTable;
}

interface NgoImportTable {
  readonly id: Generated<ImportId>;
  readonly fileName: string;
  readonly sheetName: string;
  /** From 0. */
  readonly headerRow: number;
  /** JSON array of texts. */
  readonly headings: string;
  /** JSON array: a target or null for each heading. */
  readonly mapping: string;
  readonly headingKey: string;
  readonly rowCount: number;
  readonly created: number;
  readonly changed: number;
  readonly reason: string;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  readonly undoneAt: Instant | null;
  readonly undoneBy: AccountId | null;
  readonly undoneReason: string | null;
}

interface NgoImportRowTable {
  readonly importId: ImportId;
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly action: RowAction;
  readonly ngoId: NgoId | null;
  readonly ngoVersion: number | null;
  /** JSON array of the cells' texts. */
  readonly cells: string;
}

interface NgoImportEffectTable {
  readonly importId: ImportId;
  readonly what: 'person' | 'permit' | 'membership' | 'ended_seat' | 'list_entry';
  readonly rowId: number;
}
