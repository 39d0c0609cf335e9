import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import {
  type ColumnKey,
  type ColumnKind,
  COLUMN_KINDS,
  PERSONAL_COLUMNS,
} from '../../../shared/features/ngos/columns.ts';
import { cellText } from '../../../shared/features/ngos/display.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { type NgoFilter, NgoRow, type NgoSort } from '../../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import type { PaperCell, PaperColumn } from '../../documents/pdf/paper.ts';
import type { TableColumn, TableRow } from '../../documents/sheets/table.ts';
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

const ROWS_AT_ONCE = 500;

/**
 * The rows of these NGOs as the screen has them, block by block: a register of 50,000 turned into cells at
 * one go would hold up everything else. What the person may not see is empty.
 */
export async function eachBlock(
  ids: readonly NgoId[],
  context: CommandContext,
  take: (rows: Rows, first: number, ids: readonly NgoId[]) => void | Promise<void>,
): Promise<void> {
  const view = await viewOf(context);
  for (let first = 0; first < ids.length; first += ROWS_AT_ONCE) {
    const block = ids.slice(first, first + ROWS_AT_ONCE);
    await take(z.array(NgoRow).parse(await rowsOf(context.db, block, view)), first, block);
    await setImmediate();
  }
}

/** Columns in their order, without those of people's identifiers for who may not see them. */
export function columnsFor(columns: readonly ColumnKey[], canSeePersonal: boolean): readonly ColumnKey[] {
  const once = columns.filter((column, index) => columns.indexOf(column) === index);
  return canSeePersonal ? once : once.filter((column) => !PERSONAL_COLUMNS.has(column));
}

/** The heads of a printed list: a number before each row, then the columns. */
export function paperColumns(columns: readonly ColumnKey[]): readonly PaperColumn[] {
  return [
    { heading: PRINT_WORDS.row, kind: 'figures' },
    ...columns.map((column) => ({
      heading: COLUMN_HEADINGS[column],
      kind: isOfFigures(column) ? ('figures' as const) : ('text' as const),
      isStrong: column === 'name',
    })),
  ];
}

/** A row of a printed list: digits Persian, what is alarming in bold. */
export function paperRow(row: NgoRow, index: number, columns: readonly ColumnKey[]): readonly PaperCell[] {
  return [
    toPersianDigits(index + 1),
    ...columns.map((column) => {
      const text = toPersianDigits(cellText(row, column));
      const isAlarming = column === 'permitState' && ALARMING.has(row.permitState);
      return isAlarming ? { text, isStrong: true as const } : text;
    }),
  ];
}

const ALARMING: ReadonlySet<NgoRow['permitState']> = new Set(['expired', 'suspended', 'revoked']);

function isOfFigures(column: ColumnKey): boolean {
  return ['identifier', 'date', 'number'].includes(COLUMN_KINDS[column]);
}

/** The heads of a sheet: a number, the columns, then those of the office's own sheets. */
export function sheetColumns(
  columns: readonly ColumnKey[],
  ownHeadings: readonly string[],
): readonly TableColumn[] {
  return [
    { heading: PRINT_WORDS.row, width: 6, kind: 'number' },
    ...columns.map((column): TableColumn => ({
      heading: COLUMN_HEADINGS[column],
      width: SHEET_WIDTHS[COLUMN_KINDS[column]],
      kind: sheetKind(COLUMN_KINDS[column]),
    })),
    ...ownHeadings.map((heading): TableColumn => ({ heading, width: 20, kind: 'text' })),
  ];
}

/** A row of a sheet: digits as they are typed, everything text but counts. */
export function sheetRow(
  row: NgoRow,
  index: number,
  columns: readonly ColumnKey[],
  ownValues: readonly string[],
): TableRow {
  return [
    index + 1,
    ...columns.map((column) => {
      const text = cellText(row, column);
      return COLUMN_KINDS[column] === 'number' && text !== '' ? Number(text) : text;
    }),
    ...ownValues,
  ];
}

const SHEET_WIDTHS = { text: 24, identifier: 16, date: 12, number: 10, state: 16 } as const;

function sheetKind(kind: ColumnKind): TableColumn['kind'] {
  return kind === 'state' ? 'text' : kind;
}
