import { normalizeText } from '../../text/persian.ts';
import type { SheetCell } from './cells.ts';
import { guessMapping, isKnownHeading } from './mapping.ts';

/** Cells shown as one; row and column numbers from 0, inclusive. */
export interface MergedArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

type Row = readonly SheetCell[];

/** Titles, dates and the office's name stand above the headings, but never more than this. */
const SEARCHED_ROWS = 40;

/**
 * The index of the row that holds the headings: the one with most known headings, of a block of two
 * merged rows the lower. Where nothing is known, the first row with as many texts as the list is wide.
 */
export function guessHeaderRow(rows: readonly Row[], merges: readonly MergedArea[] = []): number {
  const searched = rows.slice(0, SEARCHED_ROWS);
  const scores = searched.map((_, index) => {
    const headings = headingsAt(rows, index, merges);
    const ownTexts = (rows[index] ?? []).filter((cell) => cell.kind === 'text').length;
    const known = headings.filter(isKnownHeading).length;
    const mapped = guessMapping(headings).filter((target) => target !== null).length;
    return ownTexts === 0 ? 0 : known + mapped;
  });
  const best = Math.max(0, ...scores);
  // One known word is chance: «شهرستان» stands in titles and «انجمن» in data.
  return best >= 4 ? scores.indexOf(best) : firstFullRow(searched);
}

function firstFullRow(rows: readonly Row[]): number {
  const texts = rows.map((row) => row.filter((cell) => cell.kind === 'text').length);
  const widest = Math.max(0, ...texts);
  return Math.max(
    0,
    texts.findIndex((count) => count > 0 && count >= widest * 0.8),
  );
}

/**
 * The heading of each column. Under a heading that is merged over several columns, a column's own word
 * comes first: «نام» under «مدیرعامل» is «نام مدیرعامل». Columns without a heading give an empty text.
 */
export function headingsAt(
  rows: readonly Row[],
  headerRow: number,
  merges: readonly MergedArea[] = [],
): readonly string[] {
  const width = rows
    .slice(0, headerRow + SEARCHED_ROWS)
    .reduce((count, row) => Math.max(count, row.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const own = valueAt(rows, headerRow, column, merges);
    const above = groupAbove(rows, headerRow, column, width, merges);
    if (own === '') return above;
    const joined = `${own} ${above}`;
    const isClear = above === '' || own.includes(above) || (isKnownHeading(own) && !isKnownHeading(joined));
    return isClear ? own : joined;
  });
}

function textAt(rows: readonly Row[], row: number, column: number): string {
  return normalizeText(rows[row]?.[column]?.text ?? '');
}

/** The text shown at a place: that of the merged area it belongs to, if any. */
function valueAt(rows: readonly Row[], row: number, column: number, merges: readonly MergedArea[]): string {
  const area = areaAt(merges, row, column);
  return area === undefined ? textAt(rows, row, column) : textAt(rows, area.top, area.left);
}

/** The heading of a group of columns in the row above; a title over the whole sheet is none. */
function groupAbove(
  rows: readonly Row[],
  headerRow: number,
  column: number,
  width: number,
  merges: readonly MergedArea[],
): string {
  const area = areaAt(merges, headerRow - 1, column);
  if (area === undefined || area.bottom >= headerRow) return '';
  const columns = area.right - area.left + 1;
  return columns >= 2 && columns <= width / 2 ? textAt(rows, area.top, area.left) : '';
}

function areaAt(merges: readonly MergedArea[], row: number, column: number): MergedArea | undefined {
  return merges.find(
    (area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
  );
}
