import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fontFolder } from '../../electron/documents/pdf/fonts.ts';
import { drawn } from '../../electron/documents/pdf/pdf-bytes.ts';
import { type PdfGlyph, glyphsOf } from '../support/pdf-glyphs.ts';
import { pagesOfText } from '../support/poppler.ts';

const LINES = readFileSync(join(import.meta.dirname, '../fixtures/bidi-corpus.fa.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

const FONT_SIZE = 10;

/** A character with the middle of its place, in font sizes from the right end of its line. */
interface Placed {
  readonly character: string;
  readonly middle: number;
}

let browser: Browser;
let fromPaper: readonly (readonly Placed[])[];
let fromScreen: readonly (readonly Placed[])[];
let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await drawn({
    // One page: programs that read text judge by a whole page whether it is written from the right.
    pageSize: { width: 842, height: LINES.length * 24 + 80 },
    defaultStyle: { font: 'Vazirmatn', fontSize: FONT_SIZE, alignment: 'right' },
    content: LINES.map((text) => ({ text, margin: [0, 0, 0, 6] })),
  });
  fromPaper = linesOf(glyphsOf(bytes));
  browser = await chromium.launch({
    executablePath: process.env['DAFTAR_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  fromScreen = await laidOutByChromium(browser, LINES);
}, 60_000);

afterAll(() => browser.close());

test('the corpus has two hundred lines and more', () => {
  expect(new Set(LINES).size).toBeGreaterThanOrEqual(200);
  expect(fromPaper).toHaveLength(LINES.length);
});

test.each(LINES.map((line, index) => [index + 1, line] as const))(
  'line %i, %s, is laid out as Chromium does',
  (number, line) => {
    const paper = fromPaper[number - 1] ?? [];
    const screen = fromScreen[number - 1] ?? [];
    expect(visualText(paper)).toBe(visualText(screen));
    expect([...visualText(paper)].sort().join('')).toBe([...seen(line)].sort().join(''));
    // Equal places as well: the same letters joined in the same way. Chromium lends a letter's room to its vowel signs, which moves its middle.
    for (const [index, { character, middle }] of paper.entries()) {
      const other = screen[index]?.middle ?? NaN;
      expect(Math.abs(middle - other), `${character} in ${line}`).toBeLessThan(0.15);
    }
  },
);

test('programs that copy text get every line as it was written', () => {
  const read = pagesOfText(bytes)
    .join('\n')
    .split('\n')
    .filter((line) => line !== '');
  expect(read).toEqual(LINES);
});

/** Characters that take room of their own. */
function seen(text: string): string {
  return text.replace(/[\p{M}\p{Cf}]/gu, '');
}

function visualText(line: readonly Placed[]): string {
  return line.map(({ character }) => character).join('');
}

function linesOf(glyphs: readonly PdfGlyph[]): readonly (readonly Placed[])[] {
  const lines = new Map<string, PdfGlyph[]>();
  for (const glyph of glyphs) {
    if (seen(glyph.text) === '') continue;
    const key = `${glyph.page}:${glyph.y.toFixed(1)}`;
    const line = lines.get(key) ?? [];
    if (line.length === 0) lines.set(key, line);
    line.push(glyph);
  }
  return [...lines.values()].map((line) => {
    const end = Math.max(...line.map(({ x, width }) => x + width));
    return placed(
      line.map(({ text, x, width }) => ({ character: text, middle: (end - x - width / 2) / FONT_SIZE })),
    );
  });
}

function placed(characters: readonly Placed[]): readonly Placed[] {
  return [...characters].sort((a, b) => b.middle - a.middle);
}

const SCREEN_SIZE = 100;

async function laidOutByChromium(chrome: Browser, lines: readonly string[]) {
  const page = await chrome.newPage({ viewport: { width: 12_000, height: 800 } });
  const font = readFileSync(join(fontFolder(), 'Vazirmatn-Regular.ttf')).toString('base64');
  await page.setContent(`<!doctype html><html lang="fa" dir="rtl"><style>
    @font-face { font-family: V; src: url(data:font/ttf;base64,${font}); }
    p { font: ${SCREEN_SIZE}px V; white-space: nowrap; margin: 0; }</style><body></body></html>`);
  const measured = await page.evaluate(async (texts) => {
    await document.fonts.load('100px V', 'سلام');
    return texts.map((text) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      document.body.append(paragraph);
      const node = paragraph.firstChild;
      const places = [...text].reduce<{
        at: number;
        found: { character: string; left: number; right: number }[];
      }>(
        ({ at, found }, character) => {
          const range = document.createRange();
          if (node) range.setStart(node, at);
          if (node) range.setEnd(node, at + character.length);
          const { left, right } = range.getBoundingClientRect();
          return { at: at + character.length, found: [...found, { character, left, right }] };
        },
        { at: 0, found: [] },
      );
      const { right: end } = paragraph.getBoundingClientRect();
      paragraph.remove();
      return places.found.map(({ character, left, right }) => ({
        character,
        middle: end - (left + right) / 2,
      }));
    });
  }, lines);
  return measured.map((line) =>
    placed(
      line
        .filter(({ character }) => seen(character) !== '')
        .map(({ character, middle }) => ({ character, middle: middle / SCREEN_SIZE })),
    ),
  );
}
