import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { type Random, pick, seededRandom } from '../../electron/features/office/sample/random.ts';
import { readCsv } from '../../electron/documents/sheets/csv.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from '../../electron/documents/sheets/limits.ts';
import type { ReadingReport } from '../../electron/documents/sheets/reading.ts';
import { recognise, wrongContent } from '../../electron/documents/sheets/recognise.ts';
import { SheetFailure } from '../../electron/documents/sheets/sheet-failure.ts';
import { readXlsx } from '../../electron/documents/sheets/xlsx.ts';
import { xlsxFile, xlsxParts } from '../support/xlsx-file.ts';
import { type ZipPart, zipFile } from '../support/zip-file.ts';
import { mutated } from './mutate.ts';
import type { Answer, Target } from './targets.ts';

const ROWS = [
  ['نام تشکل', 'شماره پروانه', 'تاریخ صدور', 'نشانی'],
  ['انجمن یاس', '۱۲/۳', '1403/01/01', 'خیابان بهار، پلاک ۳'],
  ['خانه «نور»', '77', '98/8/28', 'کوچه "سرو"\nطبقه دوم'],
  ['مؤسسه مهر', '', '', ''],
];

const SHEETS: readonly Buffer[] = [
  xlsxFile([{ name: 'برگه ۱', rows: ROWS }]),
  xlsxFile([
    {
      name: 'a',
      rows: [['نام'], [{ serial: 45_292 }], [{ formula: 'A1', value: 3 }]],
      merges: ['A1:C2'],
      hiddenRows: [2],
    },
    { name: 'b', rows: [[1, 2, 3.5, null, { styled: true }]] },
  ]),
  readFileSync(join(process.cwd(), 'tests/fixtures/messy-500.xlsx')),
];

const TEXT = ROWS.map((row) => row.map((cell) => `"${cell.replace(/"/gu, '""')}"`).join(',')).join('\r\n');
const TEXTS: readonly Buffer[] = [
  Buffer.from(`\ufeff${TEXT}`),
  Buffer.from(TEXT.replaceAll(',', ';')),
  Buffer.from(TEXT.replaceAll(',', '\t')),
  Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
  iconv.encode(TEXT.replace(/[۰-۹]/gu, '1'), 'windows-1256'),
];

/** The parts of a workbook with one of them changed before it is packed: past the unzipping, to the markup. */
function repacked(random: Random): Buffer {
  const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1"><v>45292</v></c><c r="C1" t="inlineStr"><is><t>x</t></is></c>';
  const sheet =
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetData>${row(1, cells)}${row(2, cells.replaceAll('1"', '2"'))}</sheetData>` +
    '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>';
  const parts = xlsxParts(['برگه'], [sheet], ['نام', 'انجمن یاس']);
  const chosen = random(parts.length);
  const changed = parts.map((part, index): ZipPart => {
    const { content } = part;
    if (index !== chosen || typeof content !== 'string') return part;
    return { ...part, content: mutated(Buffer.from(content), random) };
  });
  return zipFile(changed);
}

export const xlsxTarget: Target = {
  run: async (seed) => {
    const random = seededRandom(seed);
    const bytes = random(2) === 0 ? repacked(random) : mutated(pick(SHEETS, random), random);
    return answerOf(bytes, 'list.xlsx');
  },
};

export const csvTarget: Target = {
  run: async (seed) => {
    const random = seededRandom(seed);
    return answerOf(mutated(pick(TEXTS, random), random), random(3) === 0 ? 'list.txt' : 'list.csv');
  },
};

/** As the reading thread does it. What is read must keep within the limits and fit together. */
async function answerOf(bytes: Buffer, fileName: string): Promise<Answer> {
  const found = createFound();
  try {
    const wrong = wrongContent(fileName);
    const file = new Uint8Array(bytes);
    if (recognise(file, fileName) === 'xlsx') await readXlsx(file, wrong, found.report);
    else await readCsv(file, wrong, found.report);
  } catch (problem) {
    if (problem instanceof SheetFailure) return 'refused';
    throw problem;
  }
  found.assertSound();
  return 'read';
}

function createFound() {
  let rows = 0;
  let cells = 0;
  let problem: string | undefined;
  const say = (text: string) => void (problem ??= text);
  const report: ReadingReport = {
    progress: () => undefined,
    sheet: () => undefined,
    merges: (merges) => {
      for (const { top, left, bottom, right } of merges) {
        if (top > bottom || left > right || top < 0 || left < 0) say('A merge inside out');
      }
    },
    rows: (pack) => {
      rows += pack.rows.length;
      cells += pack.columns.length;
      if (pack.starts.length !== pack.rows.length + 1) say('Rows without their beginnings');
      if (pack.starts[pack.rows.length] !== pack.columns.length) say('Cells outside of rows');
      if (pack.kinds.length !== pack.columns.length || pack.ends.length !== pack.columns.length)
        say('Half a cell');
      if ((pack.ends[pack.ends.length - 1] ?? 0) !== pack.text.length) say('Text outside of cells');
      if (pack.columns.some((column) => column >= MAX_COLUMNS)) say('A column beyond the limit');
      for (let row = 1; row < pack.rows.length; row += 1) {
        if ((pack.rows[row] ?? 0) <= (pack.rows[row - 1] ?? 0)) say('Rows out of order');
      }
    },
  };
  return {
    report,
    assertSound: () => {
      if (rows > MAX_ROWS || cells > MAX_CELLS) say('More than the limits allow');
      if (problem !== undefined) throw new Error(problem);
    },
  };
}
