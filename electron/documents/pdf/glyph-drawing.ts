import type { EmbeddedFont, PdfDocument } from './pdfmake-parts.ts';
import type { PlacedGlyph } from './shaping.ts';

/** Glyphs with the place where they begin, in points from the page's lower left corner. */
export interface Drawing {
  readonly font: EmbeddedFont;
  readonly fontSize: number;
  readonly color: string;
  readonly x: number;
  readonly baseline: number;
  readonly glyphs: readonly PlacedGlyph[];
}

/** Writes glyphs into the page as they are: nothing is reordered or shaped any more. */
export function drawGlyphs(document: PdfDocument, drawings: readonly Drawing[]): void {
  document.save();
  document.transform(1, 0, 0, -1, 0, document.page.height);
  for (const drawing of drawings) {
    if (drawing.glyphs.length === 0) continue;
    const { font, fontSize, color } = drawing;
    document.page.fonts[font.id] ??= font.ref();
    document.fillColor(color);
    document.addContent(`BT /${font.id} ${figure(fontSize)} Tf`);
    for (const line of showOperators(drawing)) document.addContent(line);
    document.addContent('ET');
  }
  document.restore();
}

/** One operator for a stretch on the line; glyphs that are shifted, such as vowel signs, one for each. */
function showOperators({ font, fontSize, x, baseline, glyphs }: Drawing): readonly string[] {
  const operators: string[] = [];
  const apart: string[] = [];
  let shown: string[] = [];
  let pen = x;
  let start = x;
  const flush = () => {
    if (shown.length > 0)
      operators.push(`1 0 0 1 ${figure(start)} ${figure(baseline)} Tm [${shown.join(' ')}] TJ`);
    shown = [];
  };
  for (const glyph of glyphs) {
    const code = `<${codeOf(font, glyph).toString(16).padStart(4, '0')}>`;
    const { xOffset, yOffset, isApart = false } = glyph;
    const step = (glyph.advance * fontSize) / 1000;
    if (xOffset !== 0 || yOffset !== 0 || isApart) {
      const left = pen + (xOffset * fontSize) / 1000;
      const foot = baseline + (yOffset * fontSize) / 1000;
      apart.push(`1 0 0 1 ${figure(left)} ${figure(foot)} Tm [${code}] TJ`);
      if (step !== 0) flush();
    } else {
      if (shown.length === 0) start = pen;
      const correction = glyph.width - glyph.advance;
      shown.push(correction === 0 ? code : `${code} ${figure(correction)}`);
    }
    pen += step;
  }
  flush();
  // Last, for a glyph away from the line between two words would look like the end of a word.
  return [...operators, ...apart];
}

const codes = new WeakMap<EmbeddedFont, Map<string, number>>();

/**
 * The code of a glyph in the embedded font. One shape that stands for different characters (a bracket and
 * its mirror, a space and a zero-width non-joiner) gets a code for each, so that copied and searched text
 * is the text that was written.
 */
function codeOf(font: EmbeddedFont, { id, characters, width }: PlacedGlyph): number {
  let known = codes.get(font);
  if (!known) {
    known = new Map();
    codes.set(font, known);
  }
  const key = `${id}:${width}:${characters.join(',')}`;
  const old = known.get(key);
  if (old !== undefined) return old;
  const code = font.subset.glyphs.push(id) - 1;
  font.widths[code] = width;
  font.unicode[code] = characters;
  known.set(key, code);
  return code;
}

function figure(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
