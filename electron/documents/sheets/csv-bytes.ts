import { guardCell } from '../../../shared/text/cell-guard.ts';
import type { SheetTable, TableValue } from './table.ts';

/**
 * The bytes of a CSV file: UTF-8 with byte order mark, commas, lines ended by CR LF (RFC 4180), every text
 * guarded against being calculated.
 */
export function csvBytes({ columns, rows }: SheetTable): Uint8Array {
  const lines = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, index) => row[index] ?? null)),
  ];
  return Buffer.from(`\ufeff${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`, 'utf8');
}

function field(value: TableValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Other control characters would make the file look like no text at all.
  const guarded = guardCell(value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, ''));
  return /[",;\t\r\n]|^\s|\s$/u.test(guarded) ? `"${guarded.replace(/"/gu, '""')}"` : guarded;
}
