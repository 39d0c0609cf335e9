import type { SheetCell } from '../../../shared/features/imports/cells.ts';
import { MAX_CELLS, MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS, MAX_TEXT } from './limits.ts';
import { SheetFailure } from './sheet-failure.ts';
import { CELL_KINDS, type PackedRows } from './workbook.ts';

/** A cell with its place in the row, from 0. */
export interface PlacedCell extends SheetCell {
  readonly column: number;
}

/** What one file has used of its limits, over all sheets. */
export interface Budget {
  rows: number;
  cells: number;
  text: number;
}

export interface RowPacker {
  /** Takes the cells of a row in any order; cells without content are left out. */
  readonly add: (row: number, cells: readonly PlacedCell[]) => void;
  readonly flush: () => void;
}

const PACK_CELLS = 8_000;
const PACK_TEXT = 250_000;
const KIND_NUMBERS: ReadonlyMap<SheetCell['kind'], number> = new Map(
  CELL_KINDS.map((kind, number) => [kind, number]),
);

/** Packs rows and sends them off in pieces small enough that neither thread waits for the other. */
export function createRowPacker(budget: Budget, send: (pack: PackedRows) => void): RowPacker {
  let rows: number[] = [];
  let starts: number[] = [];
  let cells: PlacedCell[] = [];
  let length = 0;
  let lastRow = -1;

  const flush = () => {
    if (rows.length === 0) return;
    let end = 0;
    send({
      rows: Uint32Array.from(rows),
      starts: Uint32Array.from([...starts, cells.length]),
      columns: Uint16Array.from(cells, (cell) => cell.column),
      kinds: Uint8Array.from(cells, (cell) => KIND_NUMBERS.get(cell.kind) ?? 0),
      numbers: Float64Array.from(cells, (cell) => cell.number ?? NaN),
      ends: Uint32Array.from(cells, (cell) => (end += cell.text.length)),
      text: cells.map((cell) => cell.text).join(''),
    });
    rows = [];
    starts = [];
    cells = [];
    length = 0;
  };

  const add = (row: number, all: readonly PlacedCell[]) => {
    const found = all.filter((cell) => cell.kind !== 'empty');
    if (found.length === 0) return;
    if (row <= lastRow) throw new SheetFailure('unreadable');
    lastRow = row;
    const ordered = isAscending(found) ? found : [...found].sort((one, two) => one.column - two.column);
    if (!isAscending(ordered)) throw new SheetFailure('unreadable');
    if ((ordered[ordered.length - 1]?.column ?? 0) >= MAX_COLUMNS) throw new SheetFailure('too_many_columns');
    const characters = ordered.reduce((sum, cell) => sum + checkedLength(cell), 0);

    budget.rows += 1;
    budget.cells += ordered.length;
    budget.text += characters;
    if (budget.rows > MAX_ROWS) throw new SheetFailure('too_many_rows');
    if (budget.cells > MAX_CELLS || budget.text > MAX_TEXT) throw new SheetFailure('too_large');

    rows.push(row);
    starts.push(cells.length);
    cells.push(...ordered);
    length += characters;
    if (cells.length >= PACK_CELLS || length >= PACK_TEXT) flush();
  };

  return { add, flush };
}

function checkedLength({ text }: PlacedCell): number {
  if (text.length > MAX_CELL_LENGTH) throw new SheetFailure('cell_too_long');
  return text.length;
}

function isAscending(cells: readonly PlacedCell[]): boolean {
  return cells.every((cell, index) => index === 0 || (cells[index - 1]?.column ?? 0) < cell.column);
}
