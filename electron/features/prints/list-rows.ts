import {
  type ColumnKey,
  type ColumnKind,
  COLUMN_KINDS,
  PERSONAL_COLUMNS,
} from '../../../shared/features/ngos/columns.ts';
import { cellText } from '../../../shared/features/ngos/display.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoFilter, NgoRow, NgoSort } from '../../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import type { PaperTable } from '../../documents/pdf/paper.ts';
import type { SheetTable, TableColumn } from '../../documents/sheets/table.ts';
import type { CommandContext } from '../../office/service.ts';
import { find, idsFound, rowsOf } from '../ngos/list.ts';
import { viewOf } from '../ngos/view.ts';
import { PRINT_WORDS } from './text.fa.ts';

/** Rows of the register in the order of the screen. */
export type Rows = readonly NgoRow[];

export interface Asked {
  readonly filter: NgoFilter;
  readonly sort: NgoSort;
  /** Only these of what the filter finds; null for all. */
  readonly ngoIds: readonly NgoId[] | null;
}

/** The ids of a list to be printed or exported, found and ordered as on the screen. */
export async function idsAsked(
  { filter, sort, ngoIds }: Asked,
  context: CommandContext,
): Promise<readonly NgoId[]> {
  const finding = await find(context.db, filter, await viewOf(context));
  const all = await idsFound(context.db, finding, sort, { offset: 0, limit: finding.total });
  if (ngoIds === null) return all;
  const ticked = new Set(ngoIds);
  return all.filter((id) => ticked.has(id));
}

/** The rows of these NGOs; what the person may not see is empty. */
export async function rowsAsked(ids: readonly NgoId[], context: CommandContext): Promise<Rows> {
  // What the list's query gives has been checked by the list's own contract everywhere else; the types agree.
  return (await rowsOf(context.db, ids, await viewOf(context))) as Rows;
}

/** Columns in their order, without those of people's identifiers for who may not see them. */
export function columnsFor(columns: readonly ColumnKey[], canSeePersonal: boolean): readonly ColumnKey[] {
  const once = columns.filter((column, index) => columns.indexOf(column) === index);
  return canSeePersonal ? once : once.filter((column) => !PERSONAL_COLUMNS.has(column));
}

/** The list as it stands on paper: a number before each row, digits Persian, expired in bold. */
export function paperTable(rows: Rows, columns: readonly ColumnKey[]): PaperTable {
  return {
    columns: [
      { heading: PRINT_WORDS.row, kind: 'figures' },
      ...columns.map((column) => ({
        heading: COLUMN_HEADINGS[column],
        kind: isOfFigures(column) ? ('figures' as const) : ('text' as const),
        isStrong: column === 'name',
      })),
    ],
    rows: rows.map((row, index) => [
      toPersianDigits(index + 1),
      ...columns.map((column) => {
        const text = toPersianDigits(cellText(row, column));
        const isAlarming = column === 'permitState' && ALARMING.has(row.permitState);
        return isAlarming ? { text, isStrong: true as const } : text;
      }),
    ]),
  };
}

const ALARMING: ReadonlySet<NgoRow['permitState']> = new Set(['expired', 'suspended', 'revoked']);

function isOfFigures(column: ColumnKey): boolean {
  return ['identifier', 'date', 'number'].includes(COLUMN_KINDS[column]);
}

/** Columns of the office's own sheets, each under its heading. */
export interface OwnColumns {
  readonly headings: readonly string[];
  readonly valueOf: (ngoId: NgoId, heading: string) => string;
}

/** The list as a sheet: digits as they are typed, everything text but counts. */
export function sheetTable(rows: Rows, columns: readonly ColumnKey[], own: OwnColumns | null): SheetTable {
  const headings = own?.headings ?? [];
  return {
    name: PRINT_WORDS.sheetName,
    columns: [
      { heading: PRINT_WORDS.row, width: 6, kind: 'number' },
      ...columns.map((column): TableColumn => ({
        heading: COLUMN_HEADINGS[column],
        width: SHEET_WIDTHS[COLUMN_KINDS[column]],
        kind: sheetKind(COLUMN_KINDS[column]),
      })),
      ...headings.map((heading): TableColumn => ({ heading, width: 20, kind: 'text' })),
    ],
    rows: rows.map((row, index) => [
      index + 1,
      ...columns.map((column) => {
        const text = cellText(row, column);
        return COLUMN_KINDS[column] === 'number' && text !== '' ? Number(text) : text;
      }),
      ...headings.map((heading) => own?.valueOf(row.id, heading) ?? ''),
    ]),
  };
}

const SHEET_WIDTHS = { text: 24, identifier: 16, date: 12, number: 10, state: 16 } as const;

function sheetKind(kind: ColumnKind): TableColumn['kind'] {
  return kind === 'state' ? 'text' : kind;
}
