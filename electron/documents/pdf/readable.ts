import {
  type Leveled,
  PARAGRAPH_LEVEL,
  isLeftToRightLetter,
  isNumeric,
  isRightToLeftLetter,
} from './bidi.ts';
import type { EmbeddedFont } from './pdfmake-parts.ts';
import { type PlacedGlyph, type ShapedRun, shape } from './shaping.ts';

// A PDF holds glyphs in places. Programs that copy or search text in it guess the order of reading from
// letters and digits, and go wrong where a number meets a space or punctuation. What is added here cannot
// be seen; it makes their guess the text that was written.

const LEFT_TO_RIGHT_MARK = 0x200e;
const RIGHT_TO_LEFT_MARK = 0x200f;

/** Part of a line that runs in one direction. */
interface Read extends Leveled {
  readonly text: string;
}

/** Cuts text from the right behind each sign that such programs take for the beginning of a number. */
export function readableParts(text: string, level: number): readonly string[] {
  if (level % 2 === 0) return [text];
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    part += character;
    if (!isNumeric(character)) continue;
    parts.push(part);
    part = '';
  }
  return part === '' ? parts : [...parts, part];
}

/** The invisible marks at the left and right of a part, given the parts of its line in order of reading. */
export function marksOf(
  parts: readonly Read[],
  index: number,
): { readonly before: readonly number[]; readonly after: readonly number[] } {
  const part = parts[index];
  if (part === undefined) return { before: [], after: [] };
  if (part.level % 2 === 1) {
    const isClear = !isNumeric(part.text[part.text.length - 1]) || isClearStart(parts[index + 1]);
    // A hyphen at the right end of a line would look like a word that goes on in the next.
    const isHyphen = index === 0 && part.text.startsWith('-');
    return { before: isClear ? [] : [RIGHT_TO_LEFT_MARK], after: isHyphen ? [RIGHT_TO_LEFT_MARK] : [] };
  }
  const isFirst = !isFromLeft(parts[index - 1]);
  const isLast = !isFromLeft(parts[index + 1]);
  let end = index;
  while (isFromLeft(parts[end])) end += 1;
  const lastCharacter = part.text[part.text.length - 1];
  return {
    before: isFirst && !isClearStart(parts[end]) ? [RIGHT_TO_LEFT_MARK] : [],
    after:
      isLast && !isNumeric(lastCharacter) && !isLeftToRightLetter(lastCharacter) ? [LEFT_TO_RIGHT_MARK] : [],
  };
}

function isFromLeft(part: Read | undefined): boolean {
  return part !== undefined && part.level % 2 === 0;
}

function isClearStart(part: Read | undefined): boolean {
  return part === undefined || (part.level % 2 === 1 && isRightToLeftLetter(part.text[0]));
}

/**
 * The glyphs of a run so that each character is found where it is read. A ligature from the right, such as
 * lam-alef, would be read backwards: it stands for its last character, and glyphs that cannot be seen for
 * the others. A vowel sign would tear its word apart: it is drawn as a space, and read from such a glyph.
 */
export function readableGlyphs(
  font: EmbeddedFont,
  { glyphs }: ShapedRun,
  level: number,
): readonly PlacedGlyph[] {
  if (level % 2 === 0) return glyphs;
  return glyphs.flatMap((glyph) => {
    const { characters, advance, xOffset, yOffset } = glyph;
    const fromLeft = [...characters].reverse();
    if (advance === 0 && (xOffset !== 0 || yOffset !== 0)) {
      return [
        { ...glyph, characters: [SPACE], isApart: true },
        ...fromLeft.map((code) => blankGlyph(font, code)),
      ];
    }
    const [last, ...others] = fromLeft;
    if (last === undefined || others.length === 0) return [glyph];
    const share = advance / characters.length;
    const shape = { ...glyph, characters: [last], width: share, advance: share };
    return [shape, ...others.map((code) => blankGlyph(font, code, share))];
  });
}

const SPACE = 0x20;

/** A glyph that shows nothing but is read as a character. */
export function blankGlyph(font: EmbeddedFont, code: number, advance = 0): PlacedGlyph {
  const id = shape(font, ' ', PARAGRAPH_LEVEL).glyphs[0]?.id ?? 0;
  return { id, characters: [code], width: advance, advance, xOffset: 0, yOffset: 0 };
}
