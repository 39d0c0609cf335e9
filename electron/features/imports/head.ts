import { guessHeaderRow, headingsAt } from '../../../shared/features/imports/header-row.ts';
import { guessMapping } from '../../../shared/features/imports/mapping.ts';
import type { SheetCell } from '../../../shared/features/imports/cells.ts';
import type { Sheet, Workbook } from '../../documents/sheets/workbook.ts';

/** Rows that are looked at to find the headings, and below them to see how wide the list is. */
const HEAD_ROWS = 40;
const SHOWN_ROWS = 30;
const SAMPLES = 3;
/** How far down a sample is looked for: columns that begin late are rare. */
const SAMPLED_ROWS = 60;

/** The heading row that is guessed for a sheet, from 0. */
export function guessedHeaderRow(sheet: Sheet): number {
  return guessHeaderRow(rowsUpTo(sheet, HEAD_ROWS), mergesUpTo(sheet, HEAD_ROWS));
}

/** The headings at a row, one for every column of the sheet. */
export function headOf(sheet: Sheet, headerRow: number): { readonly headings: readonly string[] } {
  const end = headerRow + HEAD_ROWS + 1;
  const found = headingsAt(rowsUpTo(sheet, end), headerRow, mergesUpTo(sheet, headerRow + 1));
  return { headings: Array.from({ length: sheet.columnCount }, (_, column) => found[column] ?? '') };
}

/** The sheet that is most likely meant: the first one shown that looks like a list with names. */
export function guessedSheet({ sheets }: Workbook): number {
  const shown = sheets.map((sheet, index) => ({ sheet, index })).filter(({ sheet }) => sheet.rowCount > 0);
  const visible = shown.filter(({ sheet }) => !sheet.isHidden);
  const candidates = visible.length > 0 ? visible : shown;
  const known = candidates.find(({ sheet }) =>
    guessMapping(headOf(sheet, guessedHeaderRow(sheet)).headings).includes('name'),
  );
  return (known ?? candidates[0])?.index ?? 0;
}

/** The beginning of a sheet as texts. */
export function shownRows(sheet: Sheet): readonly (readonly string[])[] {
  return rowsUpTo(sheet, SHOWN_ROWS).map((cells) => cells.map(({ text }) => text.slice(0, 200)));
}

/** A few values of each column below the headings. */
export function samplesOf(sheet: Sheet, headerRow: number, columns: number): readonly (readonly string[])[] {
  const rows = Array.from({ length: SAMPLED_ROWS }, (_, index) => sheet.row(headerRow + 1 + index));
  return Array.from({ length: columns }, (_, column) =>
    rows
      .map((cells) => cells[column]?.text.trim().slice(0, 80) ?? '')
      .filter((text) => text !== '')
      .slice(0, SAMPLES),
  );
}

function rowsUpTo(sheet: Sheet, end: number): readonly (readonly SheetCell[])[] {
  return Array.from({ length: Math.min(end, sheet.rowCount) }, (_, index) => sheet.row(index));
}

/** Merged areas of the data are none of the headings' business, and there may be a hundred thousand. */
function mergesUpTo({ merges }: Sheet, end: number) {
  return merges.filter(({ top }) => top < end).slice(0, 300);
}
