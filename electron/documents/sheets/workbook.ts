import type { SheetCell } from '../../../shared/features/imports/cells.ts';

export interface Workbook {
  readonly format: 'xlsx' | 'csv';
  /** Of CSV: `utf-8`, `utf-16le`, `utf-16be` or `windows-1256`. */
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly Sheet[];
}

/** Cells of one area shown as one; its value stands in the first. All from 0, all inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** One more than the last row with content; empty rows between count, so that numbers are the sheet's. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly merges: readonly Merge[];
  /** The cells of a row, index from 0, up to its last one with content; empty for an empty row. */
  readonly row: (index: number) => readonly SheetCell[];
}

export const CELL_KINDS = ['empty', 'text', 'number', 'date', 'boolean', 'error'] as const;

/**
 * Rows with content, as they cross from the reading thread: a million cells as objects would take
 * seconds to copy and hundreds of megabytes; as columns of numbers they are handed over.
 */
export interface PackedRows {
  /** Index of each row within its sheet, ascending. */
  readonly rows: Uint32Array;
  /** Where the cells of each row begin; one more entry than rows. */
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  /** Index into `CELL_KINDS`. */
  readonly kinds: Uint8Array;
  /** NaN where a cell has none. */
  readonly numbers: Float64Array;
  /** End of each cell's text within `text`. */
  readonly ends: Uint32Array;
  readonly text: string;
}

const EMPTY: SheetCell = { text: '', kind: 'empty' };
const NO_CELLS: readonly SheetCell[] = [];

/** A sheet over its packed rows; cells become objects only when they are asked for. */
export function sheetOf(
  name: string,
  isHidden: boolean,
  packs: readonly PackedRows[],
  merges: readonly Merge[],
): Sheet {
  const lasts = packs.map((pack) => pack.rows[pack.rows.length - 1] ?? 0);
  const columnCount = packs.reduce((count, { columns }) => Math.max(count, widest(columns)), 0);
  return {
    name,
    isHidden,
    rowCount: packs.length === 0 ? 0 : (lasts[lasts.length - 1] ?? 0) + 1,
    columnCount,
    merges,
    row: (index) => {
      const pack = packs[firstFrom(lasts, index)];
      return pack === undefined ? NO_CELLS : unpackRow(pack, index);
    },
  };
}

/** All rows of a sheet, empty ones included. */
export function* rowsOf(sheet: Sheet): Generator<readonly SheetCell[]> {
  for (let index = 0; index < sheet.rowCount; index += 1) yield sheet.row(index);
}

function widest(columns: Uint16Array): number {
  return columns.reduce((count, column) => Math.max(count, column + 1), 0);
}

function unpackRow(pack: PackedRows, index: number): readonly SheetCell[] {
  const at = firstFrom(pack.rows, index);
  if (pack.rows[at] !== index) return NO_CELLS;
  const start = pack.starts[at] ?? 0;
  const end = pack.starts[at + 1] ?? start;
  const cells: SheetCell[] = [];
  for (let cell = start; cell < end; cell += 1) {
    const column = pack.columns[cell] ?? 0;
    while (cells.length < column) cells.push(EMPTY);
    cells.push(unpackCell(pack, cell));
  }
  return cells;
}

function unpackCell(pack: PackedRows, cell: number): SheetCell {
  const text = pack.text.slice(cell === 0 ? 0 : pack.ends[cell - 1], pack.ends[cell]);
  const kind = CELL_KINDS[pack.kinds[cell] ?? 0] ?? 'empty';
  const number = pack.numbers[cell] ?? NaN;
  return Number.isNaN(number) ? { text, kind } : { text, kind, number };
}

/** Position of the first value not below `wanted` in an ascending list. */
function firstFrom(ascending: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
