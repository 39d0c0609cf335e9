import { GRID_COLUMNS, GRID_ROWS, MAX_CELL_LENGTH, MAX_MERGES } from './limits.ts';
import type { PlacedCell, RowPacker } from './row-packer.ts';
import { SheetFailure } from './sheet-failure.ts';
import type { Merge } from './workbook.ts';
import { type WorkbookParts, createTextCollector, isTrue, unescapeText } from './xlsx-parts.ts';
import { readXml } from './xml-stream.ts';

/** Reads one sheet into the packer and gives its merged areas. Hidden rows and columns are read too. */
export async function readSheet(
  pieces: AsyncIterable<Uint8Array>,
  parts: WorkbookParts,
  packer: RowPacker,
): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  const inline = createTextCollector();
  let row = -1;
  let cells: PlacedCell[] = [];
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isValue = false;
  let isInline = false;

  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === 'c') {
        column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
        if (column >= GRID_COLUMNS) throw new SheetFailure('unreadable');
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        value = '';
        inline.take();
      } else if (name === 'v') isValue = true;
      else if (name === 'row') {
        // Cells and rows may come without their addresses: then they follow each other.
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
        if (!Number.isInteger(row) || row < 0 || row >= GRID_ROWS) throw new SheetFailure('unreadable');
        column = -1;
        cells = [];
      } else if (name === 'is') isInline = true;
      else if (name === 'mergeCell') {
        const merge = mergeOf(attributes['ref'] ?? '');
        if (merge) merges.push(merge);
        if (merges.length > MAX_MERGES) throw new SheetFailure('too_large');
      } else if (isInline) inline.open(name, attributes);
    },
    text: (text) => {
      if (isInline) inline.text?.(text);
      if (!isValue) return;
      value += text;
      if (value.length > 7 * MAX_CELL_LENGTH) throw new SheetFailure('cell_too_long');
    },
    close: (name) => {
      if (name === 'v') isValue = false;
      else if (name === 'is') isInline = false;
      else if (name === 'c') {
        const cell = cellOf(parts, column, type, style, type === 'inlineStr' ? inline.take() : value);
        if (cell) cells.push(cell);
        if (cells.length > GRID_COLUMNS) throw new SheetFailure('unreadable');
      } else if (name === 'row') packer.add(row, cells);
      else if (isInline) inline.close?.(name);
    },
  });
  packer.flush();
  return merges;
}

/** The cell, or null where there is nothing but a style. */
function cellOf(
  parts: WorkbookParts,
  column: number,
  type: string,
  style: number,
  value: string,
): PlacedCell | null {
  if (value === '') return null;
  switch (type) {
    case 's': {
      const text = parts.strings[Number(value)];
      if (text === undefined) throw new SheetFailure('unreadable');
      return textCell(column, text);
    }
    case 'b':
      return { column, kind: 'boolean', text: isTrue(value) ? 'TRUE' : 'FALSE' };
    case 'e':
      return { column, kind: 'error', text: value };
    case 'd':
      return { column, kind: 'date', text: value, number: serialOf(value) };
    case 'n':
      return numberCell(parts, column, style, value);
    default:
      return textCell(column, unescapeText(value));
  }
}

/** Spaces alone are no content: they would make a blank row look written in. */
function textCell(column: number, text: string): PlacedCell | null {
  return text.trim() === '' ? null : { column, kind: 'text', text };
}

function numberCell(parts: WorkbookParts, column: number, style: number, value: string): PlacedCell | null {
  const number = Number(value);
  if (!Number.isFinite(number)) return textCell(column, value);
  const shape = parts.shapes[style] ?? 'plain';
  if (shape === 'date') {
    const serial = parts.is1904 ? number + DAYS_1900_TO_1904 : number;
    return { column, kind: 'date', text: dayText(serial) ?? String(number), number: serial };
  }
  const text = shape === 'plain' || number < 0 ? String(number) : String(number).padStart(shape.digits, '0');
  return { column, kind: 'number', text, number };
}

const DAYS_1900_TO_1904 = 1462;
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY = 24 * 60 * 60 * 1000;

/** `2024-07-24` for a serial, counted from 1900-03-01 on; null for numbers that are no day of Excel's. */
function dayText(serial: number): string | null {
  if (serial < 61 || serial > 2_958_465) return null;
  return new Date(EXCEL_EPOCH + Math.floor(serial) * DAY).toISOString().slice(0, 10);
}

function serialOf(isoDate: string): number {
  const time = Date.parse(isoDate.slice(0, 10));
  return Number.isNaN(time) ? NaN : (time - EXCEL_EPOCH) / DAY;
}

function columnOf(address: string): number {
  let number = 0;
  for (let index = 0; index < address.length; index += 1) {
    const letter = address.charCodeAt(index) & ~32;
    if (letter < 65 || letter > 90) break;
    number = number * 26 + (letter - 64);
  }
  if (number === 0) throw new SheetFailure('unreadable');
  return number - 1;
}

function mergeOf(reference: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference);
  if (!match) return null;
  const [, left = '', top = '', right = '', bottom = ''] = match;
  return {
    top: Number(top) - 1,
    left: columnOf(left),
    bottom: Number(bottom) - 1,
    right: columnOf(right),
  };
}
