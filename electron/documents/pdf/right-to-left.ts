import { type Leveled, levelRuns, levelsOf, visualOrder } from './bidi.ts';
import { type Drawing, drawGlyphs } from './glyph-drawing.ts';
import type { Inline, Line, PdfmakeParts } from './pdfmake-parts.ts';
import { blankGlyph, marksOf, readableGlyphs, readableParts } from './readable.ts';
import { type ShapedRun, shape } from './shaping.ts';

/**
 * Teaches pdfmake to write from the right: levels for whole paragraphs, widths of what will really be
 * drawn, lines reordered and shaped run by run, the right edge as the place where lines begin.
 */
export function writeFromTheRight(parts: PdfmakeParts): void {
  const { TextInlines, LayoutBuilder, ElementWriter, Renderer } = parts;
  const buildInlines = TextInlines.buildInlines;
  const buildNextLine = LayoutBuilder.buildNextLine;

  // Inlines are measured below, once their levels are known.
  TextInlines.widthOfText = (text, inline) => (inline.levels === undefined ? 0 : widthOf(text, inline));

  TextInlines.buildInlines = function (text, styles) {
    const built = buildInlines.call(this, text, styles);
    for (const paragraph of paragraphsOf(built.items)) setLevels(paragraph);
    const lines = paragraphsOf(built.items).map(([...words]) =>
      words.reduce((sum, { width }) => sum + width, 0),
    );
    const isOneLine = built.minWidth === built.maxWidth;
    built.maxWidth = Math.max(0, ...lines);
    built.minWidth = isOneLine ? built.maxWidth : Math.max(0, ...built.items.map(({ width }) => width));
    return built;
  };

  LayoutBuilder.buildNextLine = function (node) {
    const line = buildNextLine.call(this, node);
    const last = line?.inlines[line.inlines.length - 1];
    const rest = node._inlines?.[0];
    // A word longer than the line was cut in two, and both halves still have the levels of the whole.
    if (line && last?.levels && rest && rest.levels === last.levels) {
      const whole = last.levels;
      last.levels = whole.subarray(0, last.text.length);
      rest.levels = whole.subarray(last.text.length);
      line.trailingCut = 0;
      measure(rest);
    }
    return line;
  };

  ElementWriter.alignLine = function (line) {
    const spare = this.context().availableWidth - line.getWidth();
    const alignment = line.inlines[0]?.alignment;
    const isFull = alignment === 'justify' && !line.newLineForced && !line.lastLineInParagraph;
    if (isFull && line.inlines.length > 1) line.spare = spare;
    else line.x = (line.x ?? 0) + spare * shareBefore(alignment);
  };

  Renderer.renderLine = function (line, x, y) {
    const { pdfDocument } = this;
    const pageHeight = pdfDocument.page.height;
    const baseline = pageHeight - (y + line.getAscenderHeight());
    pdfDocument.opacity(1);
    drawGlyphs(pdfDocument, drawingsOf(line, x, baseline));
  };
}

/** How much of the empty space stands at the left of a line. */
function shareBefore(alignment: string | undefined): number {
  return alignment === 'left' ? 0 : alignment === 'center' ? 0.5 : 1;
}

function paragraphsOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const paragraphs: Inline[][] = [[]];
  for (const inline of inlines) {
    paragraphs[paragraphs.length - 1]?.push(inline);
    if (inline.lineEnd === true) paragraphs.push([]);
  }
  return paragraphs;
}

function setLevels(inlines: readonly Inline[]): void {
  const levels = levelsOf(inlines.map(({ text }) => text).join(''));
  let start = 0;
  for (const inline of inlines) {
    inline.levels = levels.subarray(start, start + inline.text.length);
    start += inline.text.length;
    measure(inline);
  }
}

function measure(inline: Inline): void {
  inline.width = widthOf(inline.text, inline);
  inline.leadingCut = widthOf(/^\s*/u.exec(inline.text)?.[0] ?? '', inline);
  const trailing = /\s*$/u.exec(inline.text)?.[0] ?? '';
  inline.trailingCut = trailing === '' ? 0 : inline.width - widthOf(inline.text.trimEnd(), inline);
}

/** The width of a beginning of an inline's text. */
function widthOf(text: string, { font, fontSize, fontFeatures, levels }: Inline): number {
  const runs = levelRuns(text, levels ?? levelsOf(text));
  return (
    runs.reduce((sum, run) => sum + shape(font, run.text, run.level, isTabular(fontFeatures)).width, 0) *
    (fontSize / 1000)
  );
}

/** Part of an inline that runs in one direction. */
interface Piece extends Leveled {
  readonly inline: Inline;
  readonly text: string;
  readonly run: ShapedRun;
}

function drawingsOf(line: Line, x: number, baseline: number): readonly Drawing[] {
  const logical = piecesOf(line.inlines);
  const visual = visualOrder(logical);
  const isGap = (piece: Piece, index: number) => index > 0 && piece.inline !== visual[index - 1]?.inline;
  const gap = (line.spare ?? 0) / Math.max(1, visual.filter(isGap).length);
  const places = new Map<Piece, number>();
  let pen = x;
  for (const [index, piece] of visual.entries()) {
    if (isGap(piece, index)) pen += gap;
    places.set(piece, pen);
    pen += (piece.run.width * piece.inline.fontSize) / 1000;
  }
  // Drawn in the order of reading, wherever each piece stands: programs that read a file aloud follow it.
  return logical.map((piece, index) => {
    const { font, fontSize, color } = piece.inline;
    const { before, after } = marksOf(logical, index);
    const blank = (code: number) => blankGlyph(font, code);
    const glyphs = [
      ...before.map(blank),
      ...readableGlyphs(font, piece.run, piece.level),
      ...after.map(blank),
    ];
    return { font, fontSize, color, x: places.get(piece) ?? x, baseline, glyphs };
  });
}

/** The pieces of a line in the order of reading, without the space at both ends. */
function piecesOf(inlines: readonly Inline[]): readonly Piece[] {
  const last = inlines.length - 1;
  return inlines.flatMap((inline, index) => {
    const levels = inline.levels ?? levelsOf(inline.text);
    const end = index === last ? inline.text.trimEnd().length : inline.text.length;
    const start = index === 0 ? inline.text.length - inline.text.trimStart().length : 0;
    if (start >= end) return [];
    const runs = levelRuns(inline.text.slice(start, end), levels.subarray(start, end));
    return runs
      .flatMap(({ text, level }) => readableParts(text, level).map((part) => ({ text: part, level })))
      .map(({ text, level }): Piece => ({
        inline,
        text,
        level,
        run: shape(inline.font, text, level, isTabular(inline.fontFeatures)),
      }));
  });
}

function isTabular(features: Inline['fontFeatures']): boolean {
  return features?.includes('tnum') ?? false;
}
