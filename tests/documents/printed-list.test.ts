import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnKey } from '../../shared/features/ngos/columns.ts';
import { COLUMN_KEYS } from '../../shared/features/ngos/columns.ts';
import { cellText } from '../../shared/features/ngos/display.ts';
import { filterInWords } from '../../shared/features/ngos/filter-words.fa.ts';
import { NgoFilter, type NgoFilterInput, NgoSort } from '../../shared/features/ngos/list.ts';
import { COLUMN_HEADINGS } from '../../shared/features/ngos/words.fa.ts';
import { MAX_LIST_ROWS } from '../../shared/features/prints/limits.ts';
import { markOf } from '../../shared/features/trail/mark.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { columnsFor } from '../../electron/features/prints/list-rows.ts';
import { PRINT_WORDS, stateCounts } from '../../electron/features/prints/text.fa.ts';
import { generateOffice } from '../bench/generate.ts';
import { addEntry, good, listing, newNgo } from '../support/ngo-office.ts';
import { type PaperPage, bare, paperPages } from '../support/paper-text.ts';
import { pagesOfText } from '../support/poppler.ts';
import { printOffice } from '../support/print-office.ts';

const COLUMNS: readonly ColumnKey[] = [
  'name',
  'subject',
  'permitNo',
  'issuedOn',
  'validUntil',
  'permitState',
  'registrationNo',
  'legalId',
  'directorName',
];
const MARGIN = 36;
const LANDSCAPE = 841.89;
const UPRIGHT = 595.28;

/** How far to the left and right something is drawn. */
function reachOf(pages: readonly PaperPage[]) {
  const glyphs = pages.flatMap((page) => page.glyphs);
  return {
    left: glyphs.reduce((least, { x }) => Math.min(least, x), Infinity),
    right: glyphs.reduce((most, { x, width }) => Math.max(most, x + width), 0),
  };
}

function printing(
  given: Partial<Parameters<Officer['prints']['printNgoList']>[0]> & { narrow?: NgoFilterInput } = {},
) {
  const { narrow = {}, ...input } = given;
  return {
    filter: NgoFilter.parse(narrow),
    sort: NgoSort.parse({}),
    ngoIds: null,
    columns: COLUMNS,
    title: '',
    landscape: true,
    withSignatures: true,
    ...input,
  };
}

type PrintingOffice = Awaited<ReturnType<typeof printOffice>>;
type Officer = Awaited<ReturnType<PrintingOffice['clientOf']>>;

describe('a list of 459 rows in a sample office', () => {
  let office: PrintingOffice;
  let officer: Officer;
  let bytes: Uint8Array;
  let pages: readonly PaperPage[];
  beforeAll(async () => {
    office = await printOffice({ isSample: true });
    officer = await office.clientOf('ngoOfficer');
    await generateOffice(office.db, 459, 7);
    bytes = good(await officer.prints.printNgoList(printing())).bytes;
    pages = paperPages(bytes);
  }, 60_000);
  afterAll(() => office.close());

  const onScreen = async () => {
    const { rows } = good(await officer.ngos.listNgos(listing({}, 200)));
    const { rows: second } = good(await officer.ngos.listNgos(listing({}, 200, 200)));
    const { rows: third } = good(await officer.ngos.listNgos(listing({}, 200, 400)));
    return [...rows, ...second, ...third];
  };

  test('carries number, page, trail and the mark of a sample on every page', async () => {
    const [head] = await office.db.reader.selectFrom('print').selectAll().where('number', '=', 1).execute();
    expect(pages.length).toBeGreaterThan(10);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(bare('چاپ شماره ۱۴۰۵/۱، کاربر ۱، ۱۴۰۵/۰۹/۰۳ ساعت ۱۲:۴۵'));
      expect(page.text).toContain(bare(toPersianDigits(`صفحه ${index + 1} از ${pages.length}`)));
      expect(page.text).toContain(bare(toPersianDigits(`نشان ${markOf(head?.trailHash ?? '')}`)));
      expect(page.text).toContain(bare('دفتر نمونه – داده‌های ساختگی'));
    }
  });

  test('has the letterhead above the first page and a running head above the others', () => {
    expect(pages[0]?.text).toContain(bare('استانداری زنجان'));
    expect(pages[0]?.text).toContain('۱۴۰۵/۰۹/۰۳');
    expect(pages[0]?.text).toContain(bare('شماره:'));
    for (const page of pages.slice(1)) {
      expect(page.text).toContain(bare('فرمانداری شهرستان بهاردشت، ۱۴۰۵/۰۹/۰۳'));
      expect(page.text).not.toContain(bare('استانداری زنجان'));
    }
  });

  test('has the heads on every page, the first column at the right', () => {
    const heads = bare([PRINT_WORDS.row, ...COLUMNS.map((column) => COLUMN_HEADINGS[column])].join(''));
    for (const page of pages) expect(page.lines.filter((line) => line === heads)).toHaveLength(1);
  });

  test('has every row once, in the order of the screen, and says the same as the screen', async () => {
    const rows = await onScreen();
    expect(rows).toHaveLength(459);
    const lines = pages.flatMap(({ lines: all }) => all);
    const expected = rows.map((row, index) =>
      bare(toPersianDigits([index + 1, ...COLUMNS.map((column) => cellText(row, column))].join(''))),
    );
    const printed = lines.filter((line) => expected.includes(line));
    expect(printed).toEqual(expected);
  });

  test('counts what it lists', async () => {
    const rows = await onScreen();
    expect(pages[0]?.text).toContain(bare(stateCounts(rows.map(({ permitState }) => permitState))));
    expect(pages.at(-1)?.text).toContain(bare('پایان فهرست، ۴۵۹ ردیف'));
  });

  test('has places for signatures under the last row, on its page', async () => {
    const last = (await onScreen()).at(-1);
    const page = pages.at(-1)?.text ?? '';
    const order = [last?.name ?? '', 'پایان فهرست', 'تهیه‌کننده، امضا'].map((text) =>
      page.indexOf(bare(text)),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    for (const act of ['بررسی‌کننده، امضا', 'تأییدکننده، امضا و مهر']) expect(page).toContain(bare(act));
  });

  test('leaves no glyph outside the margins', () => {
    expect(reachOf(pages).left).toBeGreaterThanOrEqual(MARGIN - 0.5);
    expect(reachOf(pages).right).toBeLessThanOrEqual(LANDSCAPE - MARGIN + 0.5);
  });

  test('is read by pdftotext as it is written', async () => {
    const text = pagesOfText(bytes).join('\n');
    for (const row of await onScreen()) expect(text).toContain(row.name);
  });

  test('says in words what was left out', async () => {
    const narrow = { permitStates: ['expired', 'expiring'] as const, scopeLevels: ['county'] as const };
    const paper = good(await officer.prints.printNgoList(printing({ narrow })));
    const { total } = good(await officer.ngos.listNgos(listing(narrow)));
    expect(paper.rowCount).toBe(total);
    const words = 'وضعیت پروانه: منقضی، رو به انقضا؛ محدوده: شهرستانی';
    expect(filterInWords(NgoFilter.parse(narrow), [])).toBe(words);
    expect(paperPages(paper.bytes)[0]?.text).toContain(bare(`${words}؛ به ترتیب الفبا`));
  });

  test('prints of the ticked rows only those that the filter lets through', async () => {
    const all = good(await officer.ngos.listNgoIds({ filter: NgoFilter.parse({}), sort: NgoSort.parse({}) }));
    const ngoIds = [all[5], all[2]].filter((id) => id !== undefined);
    const paper = good(await officer.prints.printNgoList(printing({ ngoIds })));
    expect(paper.rowCount).toBe(2);
    const [page] = paperPages(paper.bytes);
    const [first, second] = (await onScreen()).filter(({ id }) => ngoIds.includes(id));
    expect(page?.text.indexOf(bare(first?.name ?? 'x'))).toBeLessThan(
      page?.text.indexOf(bare(second?.name ?? 'x')) ?? -1,
    );
    expect(page?.text).toContain(bare('۲ تشکل برگزیده'));
    expect(
      await officer.prints.printNgoList(printing({ ngoIds, narrow: { text: 'هیچ‌چیز چنین نیست' } })),
    ).toEqual({ ok: false, error: 'nothing_to_print' });
  });

  test('wraps what is too wide: all columns on upright paper lose nothing', async () => {
    const paper = good(
      await officer.prints.printNgoList(
        printing({ columns: COLUMN_KEYS, landscape: false, narrow: { text: 'مهر' } }),
      ),
    );
    const { rows } = good(await officer.ngos.listNgos(listing({ text: 'مهر' }, 200)));
    expect(rows.length).toBeGreaterThan(0);
    const all = paperPages(paper.bytes);
    const text = all.map((page) => page.text).join('');
    for (const row of rows) {
      for (const column of COLUMN_KEYS) expect(text).toContain(bare(toPersianDigits(cellText(row, column))));
    }
    expect(reachOf(all).left).toBeGreaterThanOrEqual(MARGIN - 0.5);
    expect(reachOf(all).right).toBeLessThanOrEqual(UPRIGHT - MARGIN + 0.5);
  });
});

describe('numbers and the register of prints', () => {
  let office: PrintingOffice;
  let officer: Officer;
  beforeAll(async () => {
    office = await printOffice();
    officer = await office.clientOf('ngoOfficer');
    const subjectId = await addEntry(office.db, 'subject', 'سالمندان');
    for (const name of ['انجمن نیکان', 'کانون سپیدار']) {
      good(await officer.ngos.registerNgo(newNgo(name, { subjectId })));
    }
  });
  afterAll(() => office.close());

  test('each paper has the next number of its year, its row and its mark in the trail', async () => {
    const before = await office.db.reader
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    const paper = good(await officer.prints.printNgoList(printing({ title: 'فهرست آزمون' })));
    expect(paper).toMatchObject({ number: '1405/1', rowCount: 2, fileName: 'فهرست آزمون ۱۴۰۵-۱.pdf' });
    expect(good(await officer.prints.listPrints({ limit: 10 }))).toEqual([
      {
        number: '1405/1',
        kind: 'ngo_list',
        title: 'فهرست آزمون',
        by: 'کاربر 1',
        at: '2026-11-24T09:15:00.000Z',
        rowCount: 2,
        trailCount: before.seq,
        trailMark: markOf(before.hash),
      },
    ]);
    const row = await office.db.reader
      .selectFrom('audit')
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ method: 'prints.printNgoList', outcome: 'done', seq: before.seq + 1 });
    expect(JSON.parse(row.change ?? '')).toMatchObject({ after: { number: '1405/1', rowCount: 2 } });
  });

  test('an empty list takes no number but is in the trail', async () => {
    const refused = await officer.prints.printNgoList(printing({ narrow: { text: 'نیست' } }));
    expect(refused).toEqual({ ok: false, error: 'nothing_to_print' });
    const next = good(await officer.prints.printNgoList(printing()));
    expect(next.number).toBe('1405/2');
    const outcomes = await office.db.reader
      .selectFrom('audit')
      .select('outcome')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'nothing_to_print']);
  });

  test('numbers begin again with the Jalali year', async () => {
    office.setClock('2027-03-21T08:00:00.000Z');
    expect(good(await officer.prints.printNgoList(printing())).number).toBe('1406/1');
    office.setClock('2026-11-24T09:15:00.000Z');
    expect(good(await officer.prints.printNgoList(printing())).number).toBe('1405/3');
  });

  test('no paper of a real office is marked as a sample', async () => {
    const paper = good(await officer.prints.printNgoList(printing()));
    expect(paperPages(paper.bytes)[0]?.text).not.toContain('نمونه');
  });

  test('a list without signatures has no place for them', async () => {
    const paper = good(await officer.prints.printNgoList(printing({ withSignatures: false })));
    expect(paperPages(paper.bytes)[0]?.text).not.toContain(bare('امضا'));
  });

  test('columns of people’s identifiers are left out for who may not see them', () => {
    const columns = ['name', 'mobile', 'directorNationalId', 'name', 'phone'] as const;
    expect(columnsFor(columns, false)).toEqual(['name', 'phone']);
    expect(columnsFor(columns, true)).toEqual(['name', 'mobile', 'directorNationalId', 'phone']);
  });

  test('a list longer than the limit is refused before anything is drawn', async () => {
    await generateOffice(office.db, MAX_LIST_ROWS, 3);
    expect(await officer.prints.printNgoList(printing())).toEqual({ ok: false, error: 'too_many_rows' });
  }, 60_000);
});
