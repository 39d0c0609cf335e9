import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sheetMarkup, xlsxFile, xlsxParts } from '../../../tests/support/xlsx-file.ts';
import { zipFile } from '../../../tests/support/zip-file.ts';
import { readWorkbook } from './read-workbook.ts';
import { type Workbook, rowsOf } from './workbook.ts';
import { shapeOf } from './xlsx-parts.ts';

async function read(bytes: Uint8Array, name: string): Promise<Workbook> {
  const result = await readWorkbook(bytes, name);
  return result.ok ? result.value : expect.fail(result.error);
}

async function failure(bytes: Uint8Array | string, name: string): Promise<string> {
  const result = await readWorkbook(Buffer.from(bytes), name);
  return result.ok ? 'read' : result.error;
}

const texts = ({ sheets }: Workbook) =>
  sheets.map((sheet) => [...rowsOf(sheet)].map((row) => row.map((cell) => cell.text)));

const plain = xlsxFile([
  {
    name: 'یک',
    rows: [
      ['نام', 'شماره'],
      ['مهر', 12],
    ],
  },
]);
const ole = (...streams: readonly string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((stream) => Buffer.from(stream, 'utf16le')),
    Buffer.alloc(512),
  ]);

describe('reading xlsx', () => {
  it('reads sheets, hidden rows, merges, formulas, numbers and days', async () => {
    const { format, sheets } = await read(
      xlsxFile([
        {
          name: 'شهرستان «یک»',
          rows: [
            ['عنوان', { styled: true }, { styled: true }],
            [],
            ['نام', 'شمار', 'روز'],
            ['مهر', 1_230_000_045, { serial: 45_497 }],
            ['', { formula: '1+1', value: 2 }, { formula: '"آ"', value: 'آ' }],
            [...Array<{ styled: true }>(400).fill({ styled: true })],
          ],
          merges: ['A1:C1'],
          hiddenRows: [4],
        },
        { name: 'دو', rows: [['تنها']] },
      ]),
      'list.xlsx',
    );
    expect(format).toBe('xlsx');
    expect(sheets.map(({ name, rowCount, columnCount }) => [name, rowCount, columnCount])).toEqual([
      ['شهرستان «یک»', 5, 3],
      ['دو', 1, 1],
    ]);
    const [sheet] = sheets;
    expect(sheet?.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 2 }]);
    expect(sheet?.row(1)).toEqual([]);
    expect(sheet?.row(3)).toEqual([
      { text: 'مهر', kind: 'text' },
      { text: '1230000045', kind: 'number', number: 1_230_000_045 },
      { text: '2024-07-24', kind: 'date', number: 45_497 },
    ]);
    expect(sheet?.row(4)).toEqual([
      { text: '', kind: 'empty' },
      { text: '2', kind: 'number', number: 2 },
      { text: 'آ', kind: 'text' },
    ]);
    expect(sheet?.row(99)).toEqual([]);
  });

  it('reads rich and inline texts, booleans, errors, missing addresses and prefixed elements', async () => {
    const strings =
      '<x:sst xmlns:x="m"><x:si><x:r><x:t>انجمن </x:t></x:r><x:r><x:rPr/><x:t>مهر</x:t></x:r><x:rPh><x:t>!</x:t></x:rPh></x:si></x:sst>';
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="3"><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="inlineStr"><x:is><x:t>الف</x:t><x:t>_x0041_</x:t></x:is></x:c>' +
      '<x:c r="E3" t="d"><x:v>2024-07-24T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const parts = xlsxParts(['یک'], [sheet], []).map((part) =>
      part.path.endsWith('sharedStrings.xml') ? { ...part, content: strings } : part,
    );
    const workbook = await read(zipFile(parts), 'a.xlsx');
    expect([...rowsOf(workbook.sheets[0] ?? expect.fail())]).toEqual([
      [
        { text: 'انجمن مهر', kind: 'text' },
        { text: 'TRUE', kind: 'boolean' },
      ],
      [],
      [
        { text: '#N/A', kind: 'error' },
        { text: 'الفA', kind: 'text' },
        { text: '', kind: 'empty' },
        { text: '', kind: 'empty' },
        { text: '2024-07-24T00:00:00', kind: 'date', number: 45_497 },
      ],
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const bytes = xlsxFile([{ name: 'یک', rows: [[{ serial: 45_497 - 1_462 }]] }], { is1904: true });
    const { sheets } = await read(bytes, 'a.xlsx');
    expect(sheets[0]?.row(0)).toEqual([{ text: '2024-07-24', kind: 'date', number: 45_497 }]);
  });

  it.each([
    [14, undefined, 'date'],
    [2, undefined, 'plain'],
    [20, undefined, 'plain'],
    [164, 'yyyy/mm/dd', 'date'],
    [164, '[$-3000401]yyyy/mm/dd;@', 'date'],
    [164, '[$-fa-IR,96]dd mmmm', 'date'],
    [164, 'h:mm:ss', 'plain'],
    [164, '#,##0 "day"', 'plain'],
    [164, '[Red]0.00', 'plain'],
    [164, 'General', 'plain'],
    [164, '0000000000', { digits: 10 }],
  ])('format %i «%s» shows %o', (id, format, shape) => {
    expect(shapeOf(id, format)).toEqual(shape);
  });

  it('leaves the caller’s bytes as they are and tells of its progress', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => [`انجمن ${index}`, index, 'نشانی', 'شرح']);
    const bytes = xlsxFile([{ name: 'یک', rows }]);
    const before = Buffer.from(bytes);
    let done = 0;
    const result = await readWorkbook(bytes, 'a.xlsx', {
      onProgress: (progress) => {
        expect(progress.done).toBeGreaterThan(done);
        expect(progress.total ?? Infinity).toBeGreaterThanOrEqual(progress.done);
        done = progress.done;
      },
    });
    expect(result.ok && result.value.sheets[0]?.rowCount).toBe(5_000);
    expect(done).toBeGreaterThan(0);
    expect(bytes.equals(before)).toBe(true);
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    const reading = readWorkbook(plain, 'a.xlsx', { signal: controller.signal });
    controller.abort();
    expect(await reading).toEqual({ ok: false, error: 'stopped' });
    expect(await readWorkbook(plain, 'a.xlsx', { signal: controller.signal })).toEqual({
      ok: false,
      error: 'stopped',
    });
  });
});

describe('reading CSV', () => {
  const list =
    'نام;تعداد;نشانی\r\n"مؤسسه ""مهر""؛ یک";۱۲;"دو\r\nسطر, با ویرگول"\r\n\r\nکانون پژوهش;0012;گچساران\r\n';
  const rows = [
    ['نام', 'تعداد', 'نشانی'],
    ['مؤسسه "مهر"؛ یک', '۱۲', 'دو\r\nسطر, با ویرگول'],
    [],
    ['کانون پژوهش', '0012', 'گچساران'],
  ];
  // Windows-1256 has no Persian digits.
  const latin = (text: string) => text.replace('۱۲', '12').replace(/ی/gu, 'ي');

  it.each([
    ['utf-8', 'utf-8', false],
    ['utf-8', 'utf-8', true],
    ['utf-16le', 'utf-16le', true],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', true],
    ['utf-16be', 'utf-16be', false],
  ] as const)('reads %s (%s), with mark: %s', async (encoding, found, addBOM) => {
    const workbook = await read(iconv.encode(list, encoding, { addBOM }), 'list.csv');
    expect(workbook).toMatchObject({ format: 'csv', encoding: found, delimiter: ';' });
    expect(texts(workbook)).toEqual([rows]);
  });

  it('reads Windows-1256', async () => {
    const workbook = await read(iconv.encode(latin(list), 'windows-1256'), 'list.csv');
    expect(workbook.encoding).toBe('windows-1256');
    expect(texts(workbook)).toEqual([rows.map((row) => row.map(latin))]);
  });

  it.each([',', ';', '\t'])('finds the delimiter %j', async (delimiter) => {
    const text = [
      ['فهرست تشکل‌ها'],
      ['نام', 'نشانی', 'ش'],
      ['مهر', '"خیابان یک، کوچه دو, پلاک ; سه"', '1'],
      ['نیک', 'کوچه', '2'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    const workbook = await read(Buffer.from(text), 'list.txt');
    expect(workbook.delimiter).toBe(delimiter);
    expect(workbook.sheets[0]?.columnCount).toBe(3);
  });

  it('takes quotes within a text as they are', async () => {
    expect(texts(await read(Buffer.from('نام,شرح\nانجمن "مهر",یک\n'), 'a.csv'))).toEqual([
      [
        ['نام', 'شرح'],
        ['انجمن "مهر"', 'یک'],
      ],
    ]);
  });
});

describe('refusing', () => {
  const html = '<html><body><table><tr><td>نام</td></tr></table></body></html>';
  const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const docx = zipFile([
    { path: '[Content_Types].xml', content: '<Types/>' },
    { path: 'word/document.xml', content: '<w/>' },
  ]);
  const locked = zipFile(
    xlsxParts(['یک'], [sheetMarkup('')], []).map((part) => ({ ...part, isEncrypted: true })),
  );
  const cutXml = zipFile(xlsxParts(['یک'], ['<worksheet><sheetData><row><c><v>1</v></c></row>'], []));
  const brokenXml = zipFile(xlsxParts(['یک'], ['<worksheet><sheetData></row></worksheet>'], []));

  it.each<readonly [string, Uint8Array | string, string, string]>([
    ['nothing', '', 'a.xlsx', 'empty'],
    ['spaces', ' \r\n ;;\r\n', 'a.csv', 'empty'],
    ['a workbook without values', xlsxFile([{ name: 'یک', rows: [[{ styled: true }]] }]), 'a.xlsx', 'empty'],
    ['a PDF called xlsx', pdf, 'a.xlsx', 'name_mismatch'],
    ['a picture called CSV', png, 'a.csv', 'name_mismatch'],
    ['a PDF', pdf, 'a.pdf', 'not_a_sheet'],
    ['bytes that are no text', Buffer.from([1, 2, 3, 250, 0, 9, 1, 77]), 'a.bin', 'not_a_sheet'],
    ['a letter', docx, 'a.docx', 'not_a_sheet'],
    ['a letter called xlsx', docx, 'a.xlsx', 'name_mismatch'],
    ['a CSV called xlsx', 'نام,شماره\n', 'a.xlsx', 'name_mismatch'],
    ['an xlsx called CSV', plain, 'a.csv', 'name_mismatch'],
    ['an encrypted xlsx', ole('EncryptionInfo', 'EncryptedPackage'), 'a.xlsx', 'encrypted'],
    ['an old container called xlsx', ole(), 'a.xlsx', 'encrypted'],
    ['a zip file with a password', locked, 'a.xlsx', 'encrypted'],
    ['an xls', ole('Workbook'), 'a.xls', 'old_xls'],
    ['an xls called xlsx', ole('Workbook'), 'a.xlsx', 'old_xls'],
    ['an old letter', ole('WordDocument'), 'a.doc', 'not_a_sheet'],
    ['a web page called xls', html, 'a.xls', 'html_table'],
    ['a web page with its mark', `\ufeff ${html}`, 'a.xlsx', 'html_table'],
    [
      'Excel’s XML of 2003',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
      'a.xls',
      'old_xls',
    ],
    ['half an xlsx', plain.subarray(0, plain.length / 2), 'a.xlsx', 'truncated'],
    ['an xlsx without its last bytes', plain.subarray(0, -10), 'a.xlsx', 'truncated'],
    ['a sheet without its end', cutXml, 'a.xlsx', 'truncated'],
    ['a CSV without its end', 'نام,شرح\nمهر,"آغاز', 'a.csv', 'truncated'],
    ['a CSV cut within a letter', Buffer.from('نام,شرح\nمهر,آغاز').subarray(0, -1), 'a.csv', 'truncated'],
    ['a sheet of broken markup', brokenXml, 'a.xlsx', 'unreadable'],
    ['a CSV named txt', 'نام,شرح\n', 'a.txt', 'read'],
    ['an xlsx without an ending', plain, 'list', 'read'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await failure(bytes, name)).toBe(code);
  });
});
