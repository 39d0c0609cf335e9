import { type PdfGlyph, glyphsOf } from './pdf-glyphs.ts';
import { withoutMarks } from './poppler.ts';

/** A page as glyphs and as text. */
export interface PaperPage {
  readonly glyphs: readonly PdfGlyph[];
  /** All that is read on it, in the order in which its cells and lines are drawn; without spaces. */
  readonly text: string;
  /** Its lines from the top, each read from the right across all columns; without spaces. */
  readonly lines: readonly string[];
}

/** The pages of a PDF that our own writer made. */
export function paperPages(bytes: Uint8Array): readonly PaperPage[] {
  return grouped(glyphsOf(bytes), ({ page }) => page).map((glyphs) => ({
    glyphs,
    text: bare(
      grouped(glyphs, ({ piece }) => piece)
        .map(pieceText)
        .join(''),
    ),
    lines: grouped(glyphs, ({ y }) => Math.round(y))
      .sort(([a], [b]) => (b?.y ?? 0) - (a?.y ?? 0))
      .map(lineText),
  }));
}

/** A text as it is compared: without spaces and invisible marks. */
export function bare(text: string): string {
  return withoutMarks(text).replace(/\s/gu, '');
}

function grouped(glyphs: readonly PdfGlyph[], keyOf: (glyph: PdfGlyph) => number): PdfGlyph[][] {
  const groups = new Map<number, PdfGlyph[]>();
  for (const glyph of glyphs) {
    const key = keyOf(glyph);
    const group = groups.get(key) ?? [];
    if (group.length === 0) groups.set(key, group);
    group.push(glyph);
  }
  return [...groups.values()];
}

/** Glyphs are drawn from the left whatever their direction: digits and Latin read so, all else does not. */
function pieceText(glyphs: readonly PdfGlyph[]): string {
  const texts = glyphs.map(({ text }) => text);
  const isFromLeft = /[\p{Nd}\p{Script=Latin}]/u.test(texts.join(''));
  return (isFromLeft ? texts : texts.reverse()).join('');
}

const NUMBER = /[0-9۰-۹]+(?:[/:٬-][0-9۰-۹]+)*/gu;

function lineText(glyphs: readonly PdfGlyph[]): string {
  const fromRight = glyphs
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.x + b.width / 2 - (a.x + a.width / 2));
  let end = Infinity;
  let line = '';
  for (const { x, width, text } of fromRight) {
    // Two columns of numbers must not look like one number.
    line += end - (x + width) > 1.5 ? ` ${text}` : text;
    end = x;
  }
  return bare(withoutMarks(line).replace(NUMBER, (number) => [...number].reverse().join('')));
}
