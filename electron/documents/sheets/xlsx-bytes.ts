import writeXlsxFile, { type Cell, type CellObject, type SheetData } from 'write-excel-file/node';
import { MAX_CELL_LENGTH } from './limits.ts';
import type { SheetTable, TableColumn, TableValue, XlsxOptions } from './table.ts';

/** The bytes of an xlsx file: one head row that stays in view, and no cell that would be calculated. */
export async function xlsxBytes(tables: readonly SheetTable[], options: XlsxOptions): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ name }) => name));
  return writeXlsxFile(
    tables.map((table, index) => ({
      data: sheetData(table),
      sheet: names[index] ?? '',
      columns: table.columns.map(({ width }) => ({ width })),
      rightToLeft: options.rightToLeft,
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

function sheetData({ columns, rows }: SheetTable): SheetData {
  const head = columns.map(({ heading }): CellObject => ({ ...HEAD, value: cellText(heading) }));
  return [head, ...rows.map((row) => columns.map((column, index) => cellOf(column, row[index] ?? null)))];
}

const HEAD: CellObject = {
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E9EEF1',
  bottomBorderStyle: 'thin',
  alignVertical: 'center',
  wrap: true,
};

function cellOf(column: TableColumn, value: TableValue): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number' && column.kind === 'number') return { value, type: Number };
  const text = cellText(String(value));
  // As text in Excel too, so that a number typed over it keeps its leading zeros.
  return column.kind === 'identifier'
    ? { value: text, type: String, format: '@' }
    : { value: text, type: String };
}

/**
 * Text as the format can hold it: at most 32,767 characters; control characters, and what only looks
 * like their notation, as `_x000D_`; half a surrogate pair and what Unicode calls no character as U+FFFD.
 */
export function cellText(text: string): string {
  const safe = text
    .replace(/[\ud800-\udfff\p{Noncharacter_Code_Point}]/gu, '\ufffd')
    .replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_')
    // The library would drop the last two of these, though XML allows them.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/gu, escaped);
  const short = safe.length > MAX_CELL_LENGTH ? `${safe.slice(0, MAX_CELL_LENGTH - 1)}…` : safe;
  // The library looks texts up in a plain object, where "constructor" and its like are always found.
  return short in Object.prototype ? escaped(short.slice(0, 1)) + short.slice(1) : short;
}

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Excel refuses a file whose sheet names are empty, alike, over 31 characters or hold `[]:*?/\`. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const bare = name.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/gu, '') || 'Sheet';
    for (let copy = 1; ; copy += 1) {
      const ending = copy === 1 ? '' : ` ${copy}`;
      const unique =
        [...bare]
          .slice(0, 31 - ending.length)
          .join('')
          .slice(0, 31 - ending.length) + ending;
      if (taken.has(unique.toLowerCase())) continue;
      taken.add(unique.toLowerCase());
      return unique;
    }
  });
}
