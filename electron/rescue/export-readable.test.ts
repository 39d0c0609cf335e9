import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_INSTANT } from '../../tests/support/temporary.ts';
import { filledOffice, removeOffice } from '../../tests/support/rescue-office.ts';
import { openDatabase } from '../database/open.ts';
import { readWorkbook } from '../documents/sheets/read-workbook.ts';
import type { Sheet } from '../documents/sheets/workbook.ts';
import type { Folders } from '../office/folders.ts';
import { columnsOf, exportReadable } from './export-readable.ts';
import { rawRows } from './raw-database.ts';
import { openReadable } from './readable.ts';
import { COLUMNS_WITHOUT_CELL, RESCUE_SHEETS, RESCUE_SHEET_TEXT, TABLES_WITHOUT_SHEET } from './sheets.fa.ts';

let office: Folders;
beforeAll(async () => {
  office = await filledOffice();
  const { writer, close } = await openDatabase(office.database);
  await sql`update ngo set name = ${'=HYPERLINK("http://x")'}, registration_no = '00123', legal_id = null,
    registered_on = '2026-03-21', phones = '["04412345678","044-1"]' where id = 1`.execute(writer);
  await close();
}, 60_000);
afterAll(() => removeOffice(office));

const HEAD = 0;

async function exported() {
  const readable = await openReadable(office);
  if (readable === undefined) throw new Error('Nothing to read');
  const told: string[] = [];
  const bytes = await exportReadable({
    db: readable.db,
    now: FIRST_INSTANT,
    isWithoutLastActs: false,
    report: (done, total) => void told.push(`${done}/${total}`),
  });
  await readable.close();
  const workbook = await readWorkbook(bytes, 'all.xlsx');
  if (!workbook.ok) throw new Error(workbook.error);
  return { sheets: workbook.value.sheets, told };
}

const texts = (sheet: Sheet | undefined, row: number) => sheet?.row(row).map(({ text }) => text) ?? [];

test('every table and column of the newest schema has its place, or a reason to have none', async () => {
  const readable = await openReadable(office);
  if (readable === undefined) throw new Error('Nothing to read');
  const { db } = readable;
  const tables = await rawRows(
    db,
    `select name from sqlite_schema where type = 'table' and name not glob '*_index_*'`,
  );
  const known = [...RESCUE_SHEETS.map(({ table }) => table), ...TABLES_WITHOUT_SHEET];
  expect(tables.map(({ name }) => String(name)).sort()).toEqual([...known].sort());
  for (const { table, key, columns } of RESCUE_SHEETS) {
    const there = [...(await columnsOf(db, table))].sort();
    const named = [...columns.map(({ column }) => column), ...(COLUMNS_WITHOUT_CELL[table] ?? [])];
    expect(there, table).toEqual([...new Set(named)].sort());
    expect(there).toContain(key);
  }
  await readable.close();
});

test('everything stands in one file, a sheet for each kind, as people read it', async () => {
  const { sheets, told } = await exported();
  expect(sheets.map(({ name }) => name)).toEqual([
    RESCUE_SHEET_TEXT.state,
    ...RESCUE_SHEETS.map(({ name }) => name),
  ]);
  expect(told[told.length - 1]).toBe(`${RESCUE_SHEETS.length}/${RESCUE_SHEETS.length + 1}`);

  const { reader, close } = await openDatabase(office.database);
  for (const { table, name, columns } of RESCUE_SHEETS) {
    const sheet = sheets.find((one) => one.name === name);
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      reader,
    );
    expect(sheet?.rowCount, name).toBe((rows[0]?.count ?? 0) + 1);
    expect(texts(sheet, HEAD), name).toEqual(columns.map(({ heading }) => heading));
  }
  await close();
  const state = sheets[0];
  expect(texts(state, 1)).toEqual(['تشکل‌ها', expect.any(String), RESCUE_SHEET_TEXT.whole]);

  const ngos = sheets.find(({ name }) => name === 'تشکل‌ها');
  const row = Object.fromEntries(texts(ngos, HEAD).map((heading, index) => [heading, ngos?.row(1)[index]]));
  // Text, and not a formula, a number or a day of another calendar.
  expect(row['نام تشکل']).toMatchObject({ kind: 'text', text: '=HYPERLINK("http://x")' });
  expect(row['شماره ثبت']).toMatchObject({ kind: 'text', text: '00123' });
  expect(row['تاریخ ثبت']).toMatchObject({ text: '1405/01/01' });
  expect(row['تلفن ثابت']).toMatchObject({ text: '04412345678، 044-1' });
  const members = sheets.find(({ name }) => name === 'سمت‌ها');
  expect(texts(members, 1)).toContain('=HYPERLINK("http://x")');
});

test('no secret goes out', async () => {
  const { sheets } = await exported();
  const all = sheets.flatMap((sheet) =>
    Array.from({ length: sheet.rowCount }, (_, row) => texts(sheet, row)).flat(),
  );
  expect(all.some((text) => text.includes('scrypt$'))).toBe(false);
});
