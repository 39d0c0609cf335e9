import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHEET_ERROR_SENTENCES } from '../../../shared/features/imports/sheet-errors.fa.ts';
import { columnName, sheetMarkup, xlsxFile, xlsxParts } from '../../../tests/support/xlsx-file.ts';
import { zipFile } from '../../../tests/support/zip-file.ts';

const LIMIT = 300_000_000;
const MEASURE = join(import.meta.dirname, '../../../tests/support/measure-reading.ts');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Reads the file in a process of its own, so that its highest memory is this file's alone. */
async function measure(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const { stdout } = await promisify(execFile)(process.execPath, [MEASURE, path]);
  return JSON.parse(stdout) as { outcome: string; peak: number };
}

/** `count` copies of a piece, deflated without ever holding them together: pieces join at byte borders. */
function repeated(before: string, piece: string, count: number, after: string) {
  const block = Buffer.from(piece);
  // Each part ends with a full flush; the empty final block closes the stream.
  const flushed = (bytes: Buffer) => deflateRawSync(bytes, { finishFlush: 3 });
  const deflated = Buffer.concat([
    flushed(Buffer.from(before)),
    ...Array<Buffer>(count).fill(flushed(block)),
    flushed(Buffer.from(after)),
    Buffer.from([0x03, 0x00]),
  ]);
  let sum = crc32(before);
  for (let index = 0; index < count; index += 1) sum = crc32(block, sum);
  const size = Buffer.byteLength(before) + block.length * count + Buffer.byteLength(after);
  return { deflated, size, sum: crc32(after, sum) };
}

const book = (sheet: ReturnType<typeof repeated> | string) => zipFile(xlsxParts(['یک'], [sheet], []));
const [opening = '', closing = ''] = sheetMarkup('|').split('|');
const gigabyte = () => repeated(opening, ' '.repeat(1_000_000), 1_000, closing);
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;

const FILES: readonly (readonly [string, string, string, () => Uint8Array])[] = [
  ['a sheet that expands to a gigabyte', 'a.xlsx', 'too_large', () => book(gigabyte())],
  [
    'a sheet that expands to a gigabyte and claims a kilobyte',
    'b.xlsx',
    'too_large',
    () => book({ ...gigabyte(), size: 1_000 }),
  ],
  [
    'shared texts that expand to a gigabyte',
    'c.xlsx',
    'too_large',
    () =>
      zipFile(
        xlsxParts(['یک'], [sheetMarkup('')], []).map((part) =>
          part.path.endsWith('sharedStrings.xml')
            ? {
                ...part,
                content: repeated('<sst>', '<si><t>متن بسیار</t></si>'.repeat(20_000), 1_000, '</sst>'),
              }
            : part,
        ),
      ),
  ],
  [
    'as many different shared texts as fit below the limit of bytes',
    'd.xlsx',
    'too_large',
    () =>
      zipFile(
        xlsxParts(['یک'], [sheetMarkup('')], []).map((part) =>
          part.path.endsWith('sharedStrings.xml')
            ? {
                ...part,
                content: repeated(
                  '<sst>',
                  '<si><t>متنی که کمی بلندتر است</t></si>'.repeat(20_000),
                  120,
                  '</sst>',
                ),
              }
            : part,
        ),
      ),
  ],
  [
    'millions of cells in few bytes',
    'e.xlsx',
    'too_large',
    () => {
      const cells = Array.from({ length: 250 }, () => '<c><v>1</v></c>').join('');
      return book(repeated(opening, `<row>${cells}</row>`.repeat(100), 450, closing));
    },
  ],
  [
    'a million rows',
    'f.xlsx',
    'too_many_rows',
    () => book(repeated(opening, '<row><c><v>1</v></c></row>'.repeat(1_000), 1_000, closing)),
  ],
  [
    'content in all 16,384 columns',
    'g.xlsx',
    'too_many_columns',
    () => book(sheetMarkup(row(1, Array.from({ length: 16_384 }, () => '<c><v>1</v></c>').join('')))),
  ],
  [
    'a cell of two million characters',
    'h.xlsx',
    'cell_too_long',
    () => xlsxFile([{ name: 'یک', rows: [['نام'], ['آ'.repeat(2_000_000)]] }]),
  ],
  [
    'an inline cell of 150 million characters',
    'i.xlsx',
    'cell_too_long',
    () =>
      book(
        repeated(
          `${opening}<row><c t="inlineStr"><is><t>`,
          'a'.repeat(1_000_000),
          150,
          `</t></is></c></row>${closing}`,
        ),
      ),
  ],
  [
    'elements within elements without end',
    'j.xlsx',
    'unreadable',
    () => book(repeated(opening, '<a>'.repeat(100_000), 100, closing)),
  ],
  [
    'entities that name each other',
    'k.xlsx',
    'unreadable',
    () =>
      book(
        `<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><worksheet><sheetData>&c;</sheetData></worksheet>`,
      ),
  ],
  [
    'a CSV cell of two million characters',
    'l.csv',
    'cell_too_long',
    () => Buffer.from(`نام,شرح\nیک,"${'آ'.repeat(2_000_000)}"\n`),
  ],
  ['a CSV of 16,384 columns', 'm.csv', 'too_many_columns', () => Buffer.from(`${'آ,'.repeat(16_384)}آ\n`)],
  ['a CSV of two million rows', 'n.csv', 'too_many_rows', () => Buffer.from('آ,ب\n'.repeat(2_000_000))],
  [
    'a CSV with as much text as a file may have',
    'p.csv',
    'read',
    () => Buffer.from(`\ufeff${`${'آ'.repeat(300)},ب\n`.repeat(50_000)}`, 'utf8'),
  ],
  [
    'a CSV of nothing but separators and single letters',
    'q.csv',
    'too_large',
    () => Buffer.from(`${'a,'.repeat(200)}a\n`.repeat(60_000)),
  ],
  ['a CSV of a hundred megabytes', 'o.csv', 'too_large', () => Buffer.alloc(100_000_000, 'آ,ب\n')],
];

describe('a hostile file', () => {
  it.each(FILES)('%s gives one code and stays under 300 MB', async (_, name, code, build) => {
    const { outcome, peak } = await measure(name, build());
    expect(outcome).toBe(code);
    expect(peak).toBeLessThan(LIMIT);
  });

  it('leaves room for an honest file of 50,000 rows', async () => {
    const cells = Array.from({ length: 12 }, () => '<c t="inlineStr"><is><t>انجمن نیکوکاری مهر</t></is></c>');
    const rows = `<row>${cells.join('')}</row>`.repeat(500);
    const { outcome, peak } = await measure('large.xlsx', book(repeated(opening, rows, 100, closing)));
    expect(outcome).toBe('read');
    expect(peak).toBeLessThan(LIMIT);
  });

  it('has a sentence with a remedy for every code', () => {
    for (const sentence of Object.values(SHEET_ERROR_SENTENCES)) expect(sentence).toMatch(/^[^؛]+؛ .+\.$/u);
    expect(columnName(16_383)).toBe('XFD');
  });
});
