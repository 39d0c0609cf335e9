import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../electron/documents/sheets/read-workbook.ts';
import { type Sheet, type Workbook, rowsOf } from '../../electron/documents/sheets/workbook.ts';
import {
  type Reading,
  type SheetCell,
  readCount,
  readDate,
  readLegalId,
  readNationalId,
  readPhones,
  readPostalCode,
  readText,
  readYear,
} from '../../shared/features/imports/cells.ts';
import type { Target } from '../../shared/features/imports/contract.ts';
import { guessHeaderRow, headingsAt } from '../../shared/features/imports/header-row.ts';
import { guessMapping } from '../../shared/features/imports/mapping.ts';
import { searchKey } from '../../shared/text/persian.ts';
import { messyFile } from '../fixtures/make-messy-500.ts';
import { type ExpectedRow, MESSY_XLSX, readExpected } from '../fixtures/messy-expected.ts';

const expected = readExpected();
let workbook: Workbook;

async function read(bytes: Uint8Array): Promise<Workbook> {
  const result = await readWorkbook(bytes, 'messy-500.xlsx');
  return result.ok ? result.value : expect.fail(result.error);
}

beforeAll(async () => {
  workbook = await read(await readFile(MESSY_XLSX));
});

/** How often each thing occurs. */
function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('the messy list', () => {
  it('is what its expectations make of it', async () => {
    const made = await read(messyFile());
    expect(made.sheets.map(({ name, merges }) => ({ name, merges }))).toEqual(
      workbook.sheets.map(({ name, merges }) => ({ name, merges })),
    );
    for (const [index, sheet] of made.sheets.entries()) {
      expect([...rowsOf(sheet)]).toEqual([...rowsOf(workbook.sheets[index] ?? expect.fail())]);
    }
  });

  it('holds 500 rows of data, and every defect at least five times', () => {
    const [main] = expected.sheets;
    const rows = main?.rows ?? [];
    expect(rows.filter(({ action }) => !action.startsWith('skip'))).toHaveLength(500);
    const counts = tally(
      rows.flatMap(({ action, problems, defects }) => [
        action,
        ...problems.map(({ code }) => code),
        ...defects.map(({ how }) => how),
        ...defects.flatMap(({ text }) => (text === undefined ? [] : [`says ${text}`])),
      ]),
    );
    const needed =
      'duplicateOf problem skipEmpty number leading_zero_restored short_text day_first two_digit_year serial bare_serial ' +
      'gregorian_text mixed_digits persian_digits several with_mobile trailing_space hidden_marks arabic_letters ' +
      'without_hamza without_half_space double_space no_such_day unreadable_date legal_id_checksum national_id_checksum legal_id_length ' +
      'national_id_length ends_before_issue unknown_subject date_missing name_missing mobile_wrong postal_code_wrong ' +
      'status_disagrees_with_date same_as_row formula with_unit';
    for (const name of [...needed.split(' '), 'says نامشخص', 'says -', 'says ندارد']) {
      expect([name, counts[name] ?? 0]).toEqual([name, expect.toSatisfy((count: number) => count >= 5)]);
    }
    // Titles above, merged headings, a column of row numbers, a sum below: once on each sheet.
    expect(expected.sheets.length).toBeGreaterThanOrEqual(6);
    for (const sheet of expected.sheets) {
      expect(sheet.headerRow).toBeGreaterThanOrEqual(4);
      expect(sheet.rows.at(-1)?.action).toBe('skipTotals');
    }
  });

  it('shows its headings to the guesses', () => {
    for (const [index, { headerRow }] of expected.sheets.entries()) {
      const rows = [...rowsOf(workbook.sheets[index] ?? expect.fail())];
      const merges = workbook.sheets[index]?.merges;
      expect(guessHeaderRow(rows, merges)).toBe(headerRow - 1);
      const mapping = guessMapping(headingsAt(rows, headerRow - 1, merges));
      expect(mapping.join(' ')).toBe(
        index === 0
          ? 'rowNumber name titleWord subject scopeLevel permitNo issuedOn validUntil permitStatus issuer registrationNo registeredOn legalId directorName directorGender directorNationalId mobile phone address postalCode chairName memberCount lastAssemblyOn lastAnnualReportYear   description'
          : 'rowNumber legalId registrationNo name subject issuedOn validUntil permitNo directorName mobile address',
      );
    }
  });

  it('is read cell by cell into its expected facts and problems', () => {
    for (const [index, { headerRow, rows }] of expected.sheets.entries()) {
      const sheet = workbook.sheets[index] ?? expect.fail();
      const mapping = guessMapping(headingsAt([...rowsOf(sheet)], headerRow - 1, sheet.merges));
      for (const row of rows.filter(({ action }) => !action.startsWith('skip')))
        expectRow(sheet, mapping, row);
    }
  });

  it('answers whose permit ends this season', () => {
    const { from, until } = expected.season;
    const ending = (expected.sheets[0]?.rows ?? []).filter(({ action, fields: { validUntil } }) => {
      return action === 'new' && typeof validUntil === 'string' && validUntil >= from && validUntil <= until;
    });
    expect(expected.answers.endsThisSeason).toEqual(ending.map(({ row }) => row));
    expect(expected.today >= from && expected.today <= until).toBe(true);
    expect(ending.length).toBeGreaterThan(10);
  });

  it('names as duplicates only rows whose names fold to one', () => {
    const rows = expected.sheets[0]?.rows ?? [];
    for (const row of rows.filter(({ action }) => action === 'duplicateOf')) {
      const original = rows.find((other) => other.row === row.of);
      expect(searchKey(row.fields.name ?? '')).toBe(searchKey(original?.fields.name ?? '?'));
      expect(original?.action).toBe('new');
    }
    const keys = rows.flatMap(({ action, fields }) =>
      action === 'new' && typeof fields.name === 'string' ? [searchKey(fields.name)] : [],
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});

// What one cell alone can tell; the rest of the problems needs the lists, the row or the other rows.
const CELL_CODES =
  'leading_zero_restored day_first_date two_digit_year excel_serial_date several_phones no_such_day unreadable_date legal_id_checksum legal_id_length national_id_checksum national_id_length mobile_wrong phone_wrong postal_code_wrong date_missing number_wrong year_wrong too_long'.split(
    ' ',
  );

function readCell(target: Target, cell: SheetCell): Reading<unknown> {
  switch (target) {
    case 'issuedOn':
    case 'validUntil':
    case 'registeredOn':
    case 'lastAssemblyOn':
      return readDate(cell);
    case 'legalId':
      return readLegalId(cell);
    case 'directorNationalId':
      return readNationalId(cell);
    case 'postalCode':
      return readPostalCode(cell);
    case 'mobile':
    case 'phone':
      return readPhones(cell, target);
    case 'memberCount':
      return readCount(cell);
    case 'lastAnnualReportYear':
      return readYear(cell);
    default:
      return readText(cell, 2_000);
  }
}

function expectRow(sheet: Sheet, mapping: readonly (Target | null)[], row: ExpectedRow): void {
  const cells = sheet.row(row.row - 1);
  const codes: string[] = [];
  const phones = { mobiles: [] as string[], phones: [] as string[] };
  for (const [column, target] of mapping.entries()) {
    if (target === null || target === 'rowNumber' || target === 'scopeLevel' || target === 'directorGender')
      continue;
    const { value, problems } = readCell(target, cells[column] ?? { text: '', kind: 'empty' });
    codes.push(...problems.map(({ code }) => `${target} ${code}`));
    if (target === 'mobile' || target === 'phone') {
      const found = value as typeof phones | null;
      phones.mobiles.push(...(found?.mobiles ?? []));
      phones.phones.push(...(found?.phones ?? []));
    } else {
      const wanted = (row.fields as Readonly<Record<string, unknown>>)[target];
      expect([row.row, target, value]).toEqual([row.row, target, wanted]);
    }
  }
  if (mapping.includes('mobile')) expect([row.row, phones.mobiles]).toEqual([row.row, row.fields.mobiles]);
  if (mapping.includes('phone')) expect([row.row, phones.phones]).toEqual([row.row, row.fields.phones]);
  const wanted = row.problems.flatMap(({ column, code }) =>
    CELL_CODES.includes(code) ? [`${column} ${code}`] : [],
  );
  expect([row.row, ...codes.sort()]).toEqual([row.row, ...wanted.sort()]);
}
