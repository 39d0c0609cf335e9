import { type ZipPart, zipFile } from './zip-file.ts';

/** A cell as a test wants it: text, a bare number, a serial shown as a day, or markup of its own. */
export type XlsxCell =
  | string
  | number
  | null
  | { readonly serial: number }
  | { readonly formula: string; readonly value: string | number }
  | { readonly styled: true };

export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  /** Such as `A1:C1`. */
  readonly merges?: readonly string[];
  /** Numbers of hidden rows, from 1. */
  readonly hiddenRows?: readonly number[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An xlsx file as Excel writes one: shared texts, dates as serials, merged cells. Same input, same bytes. */
export function xlsxFile(sheets: readonly XlsxSheet[], options: { readonly is1904?: boolean } = {}): Buffer {
  const strings = new Map<string, number>();
  const parts = sheets.map((sheet) => sheetXml(sheet, strings));
  return zipFile(
    xlsxParts(
      sheets.map(({ name }) => name),
      parts,
      [...strings.keys()],
      options.is1904 === true,
    ),
  );
}

/** The parts of a workbook over the sheets' markup. */
export function xlsxParts(
  names: readonly string[],
  sheets: readonly ZipPart['content'][],
  strings: readonly string[],
  is1904 = false,
): readonly ZipPart[] {
  const numbers = names.map((_, index) => index + 1);
  return [
    {
      path: '[Content_Types].xml',
      content:
        `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        contentType('/xl/workbook.xml', 'sheet.main') +
        contentType('/xl/styles.xml', 'styles') +
        contentType('/xl/sharedStrings.xml', 'sharedStrings') +
        numbers.map((number) => contentType(`/xl/worksheets/sheet${number}.xml`, 'worksheet')).join('') +
        '</Types>',
    },
    {
      path: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      content:
        `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>` +
        names
          .map(
            (name, index) =>
              `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
          )
          .join('') +
        '</sheets></workbook>',
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      content:
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
        numbers
          .map((number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
          .join('') +
        relation('rIdStyles', 'styles', 'styles.xml') +
        relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml') +
        '</Relationships>',
    },
    {
      path: 'xl/styles.xml',
      content:
        `${HEAD}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-3000401]yyyy/mm/dd;@"/></numFmts>` +
        '<fonts count="1"><font><sz val="11"/><name val="Tahoma"/></font></fonts>' +
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
    },
    {
      path: 'xl/sharedStrings.xml',
      content: `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>`,
    },
    ...sheets.map((content, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, content })),
  ];
}

/** The markup of a sheet around its rows. */
export function sheetMarkup(rows: string, merges: readonly string[] = []): string {
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('');
  return (
    `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>` +
    `<sheetData>${rows}</sheetData>${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  );
}

function sheetXml({ rows, merges, hiddenRows }: XlsxSheet, strings: Map<string, number>): string {
  const markup = rows.map((cells, index) => {
    const number = index + 1;
    const hidden = hiddenRows?.includes(number) === true ? ' hidden="1"' : '';
    const inside = cells
      .map((cell, column) => cellXml(cell, `${columnName(column)}${number}`, strings))
      .join('');
    return `<row r="${number}"${hidden}>${inside}</row>`;
  });
  return sheetMarkup(markup.join(''), merges);
}

function cellXml(cell: XlsxCell, address: string, strings: Map<string, number>): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    const index = strings.get(cell) ?? strings.size;
    strings.set(cell, index);
    return `<c r="${address}" t="s"><v>${index}</v></c>`;
  }
  if ('styled' in cell) return `<c r="${address}" s="1"/>`;
  if ('serial' in cell) return `<c r="${address}" s="1"><v>${cell.serial}</v></c>`;
  const type = typeof cell.value === 'string' ? ' t="str"' : '';
  return `<c r="${address}"${type}><f>${escapeXml(cell.formula)}</f><v>${escapeXml(String(cell.value))}</v></c>`;
}

/** `A`, `Z`, `AA` for a column from 0. */
export function columnName(column: number): string {
  const before = column < 26 ? '' : columnName(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + (column % 26));
}

function contentType(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
