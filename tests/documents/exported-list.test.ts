import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLUMN_KEYS, COLUMN_KINDS } from '../../shared/features/ngos/columns.ts';
import { cellText } from '../../shared/features/ngos/display.ts';
import type { NgoRow } from '../../shared/features/ngos/list.ts';
import { NgoFilter, NgoSort } from '../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../shared/features/ngos/words.fa.ts';
import { readWorkbook } from '../../electron/documents/sheets/read-workbook.ts';
import { rowsOf } from '../../electron/documents/sheets/workbook.ts';
import { insertNgos, replaceOwnValues } from '../../electron/features/ngos/repository.ts';
import { refreshNgos } from '../../electron/features/ngos/refresh.ts';
import { inTransaction } from '../../electron/database/transaction.ts';
import { PRINT_WORDS } from '../../electron/features/prints/text.fa.ts';
import { ok } from '../../shared/kit/result.ts';
import { OwnValue } from '../../shared/features/ngos/fields.ts';
import { NgoFacts } from '../../shared/features/ngos/fields.ts';
import { generateOffice } from '../bench/generate.ts';
import { NO_CONTACT, NO_FACTS, good, listing } from '../support/ngo-office.ts';
import { printOffice } from '../support/print-office.ts';
import { FIRST_INSTANT } from '../support/temporary.ts';

let office: Awaited<ReturnType<typeof printOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
beforeAll(async () => {
  office = await printOffice();
  officer = await office.clientOf('ngoOfficer');
  await generateOffice(office.db, 150, 11);
}, 60_000);
afterAll(() => office.close());

const EVIL = [
  '=1+1',
  '+989121234567',
  '-5',
  '@SUM(A1)',
  "'=1",
  '=HYPERLINK("http://x","y")',
  '00123',
  '"نقل", ; و',
  'دو\tتکه',
];

async function exported(format: 'xlsx' | 'csv', withOwnColumns = false) {
  const file = good(
    await officer.prints.exportNgos({
      filter: NgoFilter.parse({}),
      sort: NgoSort.parse({}),
      ngoIds: null,
      columns: COLUMN_KEYS,
      format,
      withOwnColumns,
    }),
  );
  const workbook = good(await readWorkbook(file.bytes, file.fileName));
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('The file has no sheet');
  return { file, cells: [...rowsOf(sheet)] };
}

async function onScreen(): Promise<readonly NgoRow[]> {
  return good(await officer.ngos.listNgos(listing({}, 200))).rows;
}

test.each(['xlsx', 'csv'] as const)('%s says in every cell what the screen says', async (format) => {
  const rows = await onScreen();
  const { file, cells } = await exported(format);
  expect(file).toMatchObject({
    rowCount: rows.length,
    fileName: `فهرست تشکل‌های مردم‌نهاد ۱۴۰۵-۰۹-۰۳.${format}`,
  });
  expect(cells[0]?.map(({ text }) => text)).toEqual([
    PRINT_WORDS.row,
    ...COLUMN_KEYS.map((column) => COLUMN_HEADINGS[column]),
  ]);
  for (const [index, row] of rows.entries()) {
    const texts = COLUMN_KEYS.map((_, column) => cells[index + 1]?.[column + 1]?.text ?? '');
    expect(texts).toEqual(COLUMN_KEYS.map((column) => cellText(row, column)));
  }
});

test('only counts are numbers in xlsx; identifiers and dates are text', async () => {
  const { cells } = await exported('xlsx');
  for (const row of cells.slice(1)) {
    for (const [column, key] of COLUMN_KEYS.entries()) {
      const kind = row[column + 1]?.kind ?? 'empty';
      if (kind !== 'empty')
        expect([key, kind]).toEqual([key, COLUMN_KINDS[key] === 'number' ? 'number' : 'text']);
    }
  }
});

test('the office’s own columns follow under their headings', async () => {
  const { rows } = good(await officer.ngos.listNgos(listing({}, 200)));
  const first = rows[0];
  if (first === undefined) throw new Error('There is no NGO');
  await inTransaction(office.db.writer, async (writer) =>
    ok(
      await replaceOwnValues(writer, [
        { ngoId: first.id, ownValues: [OwnValue.parse({ heading: 'رابط دفتر', value: '=cmd' })] },
      ]),
    ),
  );
  for (const format of ['xlsx', 'csv'] as const) {
    const { cells } = await exported(format, true);
    const at = cells[0]?.findIndex(({ text }) => text === 'رابط دفتر') ?? -1;
    expect(at).toBeGreaterThan(COLUMN_KEYS.length);
    expect(cells[1]?.[at]).toMatchObject({ text: '=cmd', kind: 'text' });
    expect((await exported(format)).cells[0]?.some(({ text }) => text === 'رابط دفتر')).toBe(false);
  }
});

test('whatever a name is, neither file calculates it, and both give it back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc
          .tuple(fc.constantFrom(...EVIL), fc.string({ maxLength: 20 }))
          .map(([start, end]) => NgoFacts.shape.name.safeParse(`${start}${end}`)),
        {
          minLength: 20,
          maxLength: 30,
        },
      ),
      async (tried) => {
        const names = tried.flatMap((one) => (one.success ? [one.data] : []));
        const ids = good(
          await inTransaction(office.db.writer, async (writer) => {
            const made = await insertNgos(
              writer,
              names.map((name) => ({
                facts: { ...NO_FACTS, name },
                contact: NO_CONTACT,
                importId: null,
                createdAt: FIRST_INSTANT,
                accountId: null,
              })),
            );
            await refreshNgos(writer, made);
            return ok(made);
          }),
        );
        for (const format of ['xlsx', 'csv'] as const) {
          const file = good(
            await officer.prints.exportNgos({
              filter: NgoFilter.parse({}),
              sort: NgoSort.parse({}),
              ngoIds: ids,
              columns: ['name'],
              format,
              withOwnColumns: false,
            }),
          );
          const workbook = good(await readWorkbook(file.bytes, file.fileName));
          const [sheet] = workbook.sheets;
          const read = sheet ? [...rowsOf(sheet)].slice(1).map((row) => row[1]) : [];
          expect(read.map((cell) => cell?.kind)).toEqual(names.map(() => 'text'));
          expect(read.map((cell) => cell?.text).sort()).toEqual([...names].sort());
          if (format === 'csv') {
            const text = Buffer.from(file.bytes).toString('utf8');
            for (const name of names.filter((one) => /^[=+\-@]/u.test(one))) {
              expect(text).toContain(`'${name.replace(/"/gu, '""')}`);
            }
          }
        }
      },
    ),
    { numRuns: 6, endOnFailure: true },
  );
}, 60_000);

test('an export stands in the trail with its columns and its number of rows', async () => {
  await exported('csv');
  const row = await office.db.reader
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ method: 'prints.exportNgos', outcome: 'done' });
  expect(JSON.parse(row.change ?? '')).toMatchObject({ after: { format: 'csv', columns: [...COLUMN_KEYS] } });
});
