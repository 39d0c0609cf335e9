import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xlsxFile } from '../../../tests/support/xlsx-file.ts';
import {
  type ImportClient,
  confirming,
  csv,
  importOffice,
  previewed,
} from '../../../tests/support/import-office.ts';
import { good, listing } from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof importOffice>>;
let client: ImportClient;
beforeEach(async () => {
  office = await importOffice();
  client = await office.clientOf('ngoOfficer');
});
afterEach(() => office.close());

const bytesOf = (...parts: readonly (Buffer | string)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
const names = async () => good(await client.ngos.listNgos(listing())).rows.map(({ name }) => name);

/** What Excel on a Persian Windows writes: Arabic letters in one byte each; ی is written as ي. */
function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256');
  const byLetter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Buffer.from([...text.replace(/ی/gu, 'ي')].map((letter) => byLetter.get(letter) ?? 0x3f));
}

describe('a CSV file', () => {
  const text = (between: string) =>
    [
      ['نام تشکل', 'شماره ثبت', 'نشانی', 'تلفن همراه'],
      ['انجمن یاری', '12', 'خیابان کوهسار', '09121234567'],
      ['کانون مهر', '13', 'کوچه پاییز', '09121234568'],
    ]
      .map((cells) => cells.join(between))
      .join('\r\n');
  const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le');
  const files: readonly (readonly [string, string, string, Uint8Array<ArrayBuffer>])[] = [
    ',',
    ';',
    '\t',
  ].flatMap(
    (between) =>
      [
        ['utf-8', between, 'with its mark', bytesOf('\ufeff', text(between))],
        ['utf-8', between, 'without', bytesOf(text(between))],
        ['utf-16le', between, 'of Excel', bytesOf(utf16(text(between)))],
        ['utf-16be', between, 'the other way', bytesOf(utf16(text(between)).swap16())],
        ['windows-1256', between, 'of old programs', bytesOf(windows1256(text(between)))],
      ] as const,
  );

  it.each(files)('in %s, parted by %j, %s, is brought in whole', async (encoding, delimiter, _, bytes) => {
    const opened = good(await client.imports.openFile({ workId: 'o', fileName: 'list.csv', bytes }));
    expect(opened).toMatchObject({ format: 'csv', encoding, delimiter });
    const { stagingId, preview } = await previewed(client, bytes);
    expect(preview.counts).toMatchObject({ new: 2, total: 2 });
    good(await client.imports.confirm(confirming(stagingId)));
    const { rows } = good(await client.ngos.listNgos(listing({})));
    expect(rows.map(({ name, registrationNo, mobile }) => [name, registrationNo, mobile])).toEqual([
      ['انجمن یاری', '12', '09121234567'],
      ['کانون مهر', '13', '09121234568'],
    ]);
  });
});

describe('a file that is no list', () => {
  const zip = Buffer.from(xlsxFile([{ name: 'الف', rows: [['نام تشکل'], ['انجمن یاس']] }]));
  const ole = bytesOf(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096));
  const wide = xlsxFile([
    { name: 'الف', rows: [Array.from({ length: 16_384 }, (_, column) => `س${column}`)] },
  ]);
  const long = xlsxFile([{ name: 'الف', rows: [['نام تشکل'], ['ا'.repeat(2_000_000)]] }]);
  const cases: readonly (readonly [string, string, Uint8Array<ArrayBuffer>, readonly string[]])[] = [
    ['empty', 'list.csv', bytesOf(''), ['empty']],
    ['a picture', 'list.png', bytesOf(Buffer.from('89504e470d0a1a0a', 'hex')), ['not_a_sheet']],
    [
      'a picture called a sheet',
      'list.xlsx',
      bytesOf(Buffer.from('89504e470d0a1a0a', 'hex')),
      ['name_mismatch'],
    ],
    ['cut off', 'list.xlsx', bytesOf(zip.subarray(0, zip.length - 200)), ['truncated', 'unreadable']],
    ['of the old kind', 'list.xls', ole, ['old_xls']],
    ['a web page', 'list.xls', bytesOf('<html><table><tr><td>نام</td></tr></table></html>'), ['html_table']],
    ['too wide', 'list.xlsx', bytesOf(wide), ['too_many_columns']],
    ['with an endless cell', 'list.xlsx', bytesOf(long), ['cell_too_long']],
  ];

  it.each(cases)('%s, gets one plain answer, and what was there stays', async (_, fileName, bytes, codes) => {
    const earlier = await previewed(client, csv(['نام تشکل', 'نشانی'], ['انجمن یاس', 'ب']));
    good(await client.imports.confirm(confirming(earlier.stagingId)));
    const answer = await client.imports.openFile({ workId: 'o', fileName, bytes });
    expect(codes).toContain(answer.ok ? 'read' : answer.error);
    expect(await names()).toEqual(['انجمن یاس']);
    expect(office.bugs).toEqual([]);
  });
});

describe('a workbook of many sheets', () => {
  it('offers the first sheet that looks like a list, and every other', async () => {
    const bytes = bytesOf(
      xlsxFile([
        { name: 'یادداشت', rows: [['این پرونده فهرست است']] },
        {
          name: 'شهر',
          rows: [['فهرست'], [], ['ردیف', 'نام تشکل', 'شماره ثبت', 'نشانی'], [1, 'انجمن یاس', 5, 'ب']],
        },
        {
          name: 'روستا',
          rows: [
            ['نام سمن', 'آدرس', 'تلفن'],
            ['خانه نور', 'پ', '۰۲۱-۲۲۲۲۲۲۲۲'],
          ],
        },
      ]),
    );
    const { stagingId, choice, head, preview } = await previewed(client, bytes, 'list.xlsx');
    expect(choice).toEqual({ sheet: 1, headerRow: 2 });
    expect(head.samples[1]).toEqual(['انجمن یاس']);
    expect(preview.counts).toMatchObject({ new: 1 });
    const other = good(await client.imports.readHead({ stagingId, sheet: 2, headerRow: null }));
    expect(other).toMatchObject({ headerRow: 0, mapping: ['name', 'address', 'phone'], fromEarlier: false });
    const asked = {
      workId: 'w',
      stagingId,
      choice: { sheet: 2, headerRow: 0 },
      mapping: other.mapping,
      fixes: [],
    };
    expect(good(await client.imports.preview(asked)).counts).toMatchObject({ new: 1 });
    good(await client.imports.confirm(confirming(stagingId)));
    expect(await names()).toEqual(['خانه نور']);
    const again = good(await client.imports.readHead({ stagingId, sheet: 2, headerRow: null }));
    expect(again.fromEarlier).toBe(true);
  });
});
