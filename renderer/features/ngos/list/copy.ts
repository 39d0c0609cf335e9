import { COLUMN_KINDS, type ColumnKey } from '../../../../shared/features/ngos/columns.ts';
import { cellText } from '../../../../shared/features/ngos/display.ts';
import type { NgoRow } from '../../../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../../../shared/features/ngos/words.fa.ts';
import { guardCell } from '../../../../shared/text/cell-guard.ts';

export interface Copied {
  /** Cells between tabs, for whatever takes no table. */
  readonly plain: string;
  /** A table that tells the spreadsheet which cells are text. */
  readonly html: string;
}

/**
 * The cells as the list shows them, with the heads, for pasting into a spreadsheet. Digits are ASCII as in
 * the export; identifiers and dates stay text, so that no leading zero is lost and nothing is calculated.
 */
export function cellsToCopy(rows: readonly NgoRow[], columns: readonly ColumnKey[]): Copied {
  const heads = columns.map((key) => COLUMN_HEADINGS[key]);
  const cells = rows.map((row) => columns.map((key) => cellText(row, key)));
  const plain = [heads, ...cells].map((line) => line.map(plainCell).join('\t')).join('\r\n');
  const body = cells
    .map((line) => `<tr>${line.map((text, index) => htmlCell(text, columns[index])).join('')}</tr>`)
    .join('');
  const head = `<tr>${heads.map((text) => `<th>${escaped(text)}</th>`).join('')}</tr>`;
  const html = `<meta charset="utf-8"><table dir="rtl">${head}${body}</table>`;
  return { plain, html };
}

function plainCell(text: string): string {
  return guardCell(text.replace(/[\t\r\n]+/gu, ' '));
}

function htmlCell(text: string, key: ColumnKey | undefined): string {
  const isNumber = key !== undefined && COLUMN_KINDS[key] === 'number';
  return isNumber
    ? `<td>${escaped(text)}</td>`
    : `<td style='mso-number-format:"\\@"'>${escaped(text).replace(/\r?\n/gu, '<br>')}</td>`;
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/**
 * Puts cells into the clipboard within the copy event, which needs no permission: the desktop grants none.
 * False where the browser refuses because nothing was pressed just before.
 */
export function putIntoClipboard({ plain, html }: Copied): boolean {
  let isPut = false;
  function put(event: ClipboardEvent) {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', plain);
    event.clipboardData?.setData('text/html', html);
    isPut = true;
  }
  document.addEventListener('copy', put, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put);
  return isPut;
}
