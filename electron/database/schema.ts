import type { Kysely, Transaction } from 'kysely';
import type { AccountTables } from '../features/accounts/tables.ts';
import type { ImportTables } from '../features/imports/tables.ts';
import type { NgoTables } from '../features/ngos/tables.ts';
import type { OfficeTables } from '../features/office/tables.ts';
import type { PrintTables } from '../features/prints/tables.ts';
import type { SettingsTables } from '../features/settings/tables.ts';
import type { AuditTable } from '../office/audit.ts';

/**
 * The tables as the newest migration leaves them; columns are snake_case in SQL. Each feature describes
 * its own in `electron/features/<feature>/tables.ts`.
 */
export interface Database
  extends AccountTables, ImportTables, NgoTables, OfficeTables, PrintTables, SettingsTables {
  readonly audit: AuditTable;
}

/**
 * What a query gets: it selects, and its connection is opened read-only, so raw SQL that writes fails too.
 */
export type Reader = Pick<Kysely<Database>, 'selectFrom' | 'with' | 'getExecutor'>;

/** What a command gets: the transaction that holds its change and its audit row. */
export type Writer = Transaction<Database>;
