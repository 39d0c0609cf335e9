import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '../../../shared/text/cell-guard.ts';
import { readWorkbook } from './read-workbook.ts';
import type { SheetTable, TableColumn, TableRow } from './table.ts';
import { sheetNames } from './xlsx-bytes.ts';
import { rowsOf } from './workbook.ts';
import { writeCsv, writeXlsx } from './write-sheet.ts';

const COLUMNS: readonly TableColumn[] = [
  { heading: 'نام تشکل', width: 40, kind: 'text' },
  { heading: 'شناسه ملی', width: 14, kind: 'identifier' },
  { heading: 'تعداد اعضا', width: 8, kind: 'number' },
  { heading: 'اعتبار تا', width: 12, kind: 'date' },
];

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu;

// Spaces alone are read as an empty cell, and what Unicode calls no character cannot be written down.
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .tuple(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          '\t',
          '\r',
          "'",
          "'=",
          '_x0041_',
          '_x000D_',
          'constructor',
          '\u0085',
        ),
        fc.string(),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom(
      'موسسه‌ی «نیکان»',
      'a;b,c\td',
      'constructor',
      '__proto__',
      '"',
      '""',
      ' پیش',
      'پس ',
      'دو\nسطر',
      '00123',
      '\u202bراست\u200f',
    ),
  )
  .filter(
    (value) =>
      value.replace(CONTROLS, '').trim() !== '' &&
      !/\p{Noncharacter_Code_Point}/u.test(value) &&
      !value.startsWith('\ufeff'),
  );
const row: fc.Arbitrary<TableRow> = fc.tuple(
  text,
  fc.stringMatching(/^0{0,3}[1-9][0-9]{0,8}$/u),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.constantFrom('۱۴۰۵/۰۹/۰۳', '1405/09/03'),
);
const table: fc.Arbitrary<SheetTable> = fc
  .array(row, { minLength: 60, maxLength: 120 })
  .map((rows) => ({ name: 'تشکل‌ها', columns: COLUMNS, rows }));

// Each run starts threads; many rows in few runs try as many texts in less time.
const RUNS = { numRuns: 8, endOnFailure: true };

async function readBack(bytes: Uint8Array, fileName: string) {
  const result = await readWorkbook(bytes, fileName);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('a sheet written and read again', () => {
  it('is equal as xlsx, and only its number column holds numbers', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        const { sheets } = await readBack(await writeXlsx([written]), 'list.xlsx');
        const [sheet] = sheets;
        expect(sheet?.name).toBe('تشکل‌ها');
        const [head, ...rows] = [...rowsOf(sheet ?? expect.fail())];
        expect(head?.map((cell) => cell.text)).toEqual(COLUMNS.map((column) => column.heading));
        expect(
          rows.map((cells) => cells.map((cell) => (cell.kind === 'number' ? cell.number : cell.text))),
        ).toEqual(written.rows);
      }),
      RUNS,
    );
  });

  it('is equal as CSV, where everything is text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        const { sheets, encoding, delimiter } = await readBack(await writeCsv(written), 'list.csv');
        expect([encoding, delimiter]).toEqual(['utf-8', ',']);
        const [, ...rows] = [...rowsOf(sheets[0] ?? expect.fail())];
        expect(rows.map((cells) => cells.map((cell) => cell.text))).toEqual(
          written.rows.map((values) => values.map((value) => String(value).replace(CONTROLS, ''))),
        );
      }),
      RUNS,
    );
  });
});

describe('writing', () => {
  const formulas = ['=1+1', '+98 912', '-5', '@SUM(A1)', '\t=1', '\r=1', "'=1"];
  const table: SheetTable = {
    name: 'برگه [۱]: همه/هیچ',
    columns: COLUMNS,
    rows: formulas.map((formula) => [formula, '0012', 5, null]),
  };

  it('writes no formula, right to left, with a head row that stays', async () => {
    const bytes = await writeXlsx([table, table]);
    const parts = await inflate(bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toMatch(/<f[ >]/u);
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/u);
    const { sheets } = await readBack(bytes, 'a.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual(['برگه  ۱   همه هیچ', 'برگه  ۱   همه هیچ 2']);
    expect(sheets[0]?.row(1)[1]).toEqual({ text: '0012', kind: 'text' });
  });

  it('begins a CSV with a mark, ends lines with CR LF and lets no cell begin as a formula', async () => {
    const bytes = Buffer.from(await writeCsv(table));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines).toHaveLength(formulas.length + 2);
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^"?'/u);
  });

  it('guards what a spreadsheet would calculate, and only takes its own apostrophe back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(guardCell(value)).not.toMatch(/^[=+\-@\t\r\n]/u);
        expect(unguardCell(guardCell(value))).toBe(value);
      }),
    );
    expect(unguardCell("'تا")).toBe("'تا");
  });

  it('gives sheets names that Excel accepts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 8 }), (wanted) => {
        const names = sheetNames(wanted);
        for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/u);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      }),
    );
  });
});

async function inflate(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { fromBufferPromise } = await import('yauzl');
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}
