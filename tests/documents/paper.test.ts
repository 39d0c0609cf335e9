import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Block, Paper } from '../../electron/documents/pdf/paper.ts';
import { drawn, pdfBytes } from '../../electron/documents/pdf/pdf-bytes.ts';
import { writePdf } from '../../electron/documents/pdf/write-pdf.ts';
import { recoveryCodePaper } from '../../electron/features/office/recovery-paper.ts';
import { Instant, momentAt } from '../../shared/calendar/iso-date.ts';
import { recoveryCodeOf } from '../../shared/features/office/recovery-code.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { type PaperPage, bare, paperPages } from '../support/paper-text.ts';
import { pagesOfText } from '../support/poppler.ts';
import { PROFILE } from '../support/print-office.ts';

function paperWith(blocks: readonly Block[], others: Partial<Paper> = {}): Paper {
  return {
    title: 'برگه آزمون',
    letterhead: { logo: null, lines: PROFILE.letterheadLines, date: '۱۴۰۵/۰۹/۰۳' },
    isLandscape: false,
    sampleMark: null,
    running: { right: 'راست', left: 'چپ' },
    foot: { right: 'پای راست', left: 'پای چپ' },
    blocks,
    ...others,
  };
}

const LONG =
  'این متن بلند است تا در چند سطر بشکند، با عدد ۱۲۳۴ و تاریخ ۱۴۰۵/۰۹/۰۳ و واژه Latin text در میان (و پرانتز)؛ ';

const WIDTH = 200;

async function column(text: string, alignment: 'right' | 'justify') {
  const bytes = await drawn({
    pageSize: { width: WIDTH + 80, height: 800 },
    defaultStyle: { font: 'Vazirmatn', fontSize: 10, alignment },
    content: [{ text }],
  });
  return { bytes, pages: paperPages(bytes) };
}

/** Where each line of a page begins and ends, from the top; in points from the left. */
function edgesOf(page: PaperPage | undefined) {
  const lines = new Map<number, { left: number; right: number }>();
  for (const { x, y, width, text } of page?.glyphs ?? []) {
    if (text.trim() === '') continue;
    const line = lines.get(y) ?? { left: Infinity, right: 0 };
    lines.set(y, { left: Math.min(line.left, x), right: Math.max(line.right, x + width) });
  }
  return [...lines].sort(([a], [b]) => b - a).map(([, edges]) => edges);
}

test('lines begin at the right, whether they are full or not', async () => {
  const { pages, bytes } = await column(LONG.repeat(3).trim(), 'right');
  const edges = edgesOf(pages[0]);
  expect(edges.length).toBeGreaterThan(5);
  for (const { left, right } of edges) {
    expect(right).toBeCloseTo(WIDTH + 40, 0);
    expect(left).toBeGreaterThanOrEqual(39.5);
  }
  expect(bare(pagesOfText(bytes).join(''))).toBe(bare(LONG.repeat(3)));
});

test('justified lines reach both edges, and the last one begins at the right', async () => {
  const { pages, bytes } = await column(LONG.repeat(3).trim(), 'justify');
  const edges = edgesOf(pages[0]);
  for (const [index, { left, right }] of edges.entries()) {
    expect(right).toBeCloseTo(WIDTH + 40, 0);
    if (index < edges.length - 1) expect(left).toBeCloseTo(40, 0);
  }
  expect(bare(pagesOfText(bytes).join(''))).toBe(bare(LONG.repeat(3)));
});

test('a word longer than its line is cut, and no letter of it is lost', async () => {
  const word = `${'a'.repeat(120)}@example.com`;
  const { pages } = await column(`نشانی: ${word} است`, 'right');
  for (const { left } of edgesOf(pages[0])) expect(left).toBeGreaterThanOrEqual(39.5);
  expect(pages[0]?.text).toContain(word);
});

test('a cell longer than a page goes on over pages', async () => {
  const text = 'یادداشت بسیار بلند '.repeat(900).trim();
  const columns = [
    { heading: 'نام', kind: 'text' as const },
    { heading: 'توضیحات', kind: 'text' as const },
  ];
  const pages = paperPages(
    await pdfBytes(
      paperWith([
        {
          kind: 'table',
          columns,
          rows: [
            ['الف', text],
            ['ب', 'کوتاه'],
          ],
        },
      ]),
    ),
  );
  const all = pages.map((page) => page.text).join('');
  expect(all.split('یادداشت').length - 1).toBe(900);
  expect(all).toContain('کوتاه');
});

test('the logo stands at the right end of the letterhead', async () => {
  const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, '../../build/icons/icon.png')));
  const letterhead = { logo: { mediaType: 'image/png' as const, bytes }, lines: ['فرمانداری'], date: '' };
  const file = Buffer.from(await pdfBytes(paperWith([], { letterhead }))).toString('latin1');
  expect(file).toContain('/Subtype /Image');
});

test('a picture that cannot be drawn does not keep the office from printing', async () => {
  const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
  const letterhead = { logo: { mediaType: 'image/png' as const, bytes }, lines: ['فرمانداری'], date: '' };
  const pages = paperPages(await pdfBytes(paperWith([{ kind: 'paragraph', text: 'متن' }], { letterhead })));
  expect(pages[0]?.text).toContain('متن');
});

test('a heading never stands last on a page', async () => {
  const filler: Block[] = Array.from({ length: 60 }, (_, index) => ({
    kind: 'paragraph',
    text: `بند ${index}`,
  }));
  for (let count = 20; count < 60; count += 1) {
    const pages = paperPages(
      await pdfBytes(
        paperWith([...filler.slice(0, count), { kind: 'heading', text: 'سرعنوان' }, ...filler.slice(0, 3)]),
      ),
    );
    const page = pages.find(({ text }) => text.includes('سرعنوان'));
    expect(page?.text.slice(page.text.indexOf('سرعنوان'))).toMatch(/^سرعنوانبند0/u);
  }
}, 60_000);

test('the thread draws the same paper', async () => {
  const paper = paperWith([{ kind: 'paragraph', text: 'سلام' }]);
  expect(paperPages(await writePdf(paper))[0]?.text).toBe(paperPages(await pdfBytes(paper))[0]?.text);
});

test('the recovery code is read from the left in two lines, on one numbered page', async () => {
  const code = recoveryCodeOf(Uint8Array.from({ length: 16 }, (_, index) => index * 13 + 7));
  const paper = await recoveryCodePaper({
    office: { profile: PROFILE, logo: null, isSample: true, recoveryHash: null },
    recoveryCode: code,
    moment: momentAt(Instant.parse('2026-11-24T09:15:00.000Z')),
    person: 'نرگس فرهادی',
    number: { jalaliYear: 1405, number: 4 },
    head: { seq: 12, hash: 'ab'.repeat(32) },
  });
  const pages = paperPages(paper.bytes);
  expect(pages).toHaveLength(1);
  const groups = toPersianDigits(code).split('-');
  expect(pages[0]?.text).toContain(`${groups.slice(0, 5).join('-')}${groups.slice(5).join('-')}`);
  expect(pages[0]?.text).toContain(bare('چاپ شماره ۱۴۰۵/۴، نرگس فرهادی'));
  expect(pages[0]?.text).toContain(bare('دفتر نمونه – داده‌های ساختگی'));
  expect(paper.fileName).toBe('کد بازیابی دفتر ۱۴۰۵-۴.pdf');
});
