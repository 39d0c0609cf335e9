import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** The level of the paragraph itself: right to left. */
export const PARAGRAPH_LEVEL = 1;

// Most cells of a list leave nothing to work out: Persian words, or a date or number in an isolate.
const ONLY_PERSIAN = /^[\u0621-\u063a\u0641-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c ]*$/u;

const ONLY_DIGITS = /^\u2066[0-9۰-۹]+(?:\/[0-9۰-۹]+)*\u2069$/u;

/** A piece of a line whose characters all have one embedding level. */
export interface Leveled {
  readonly level: number;
}

/**
 * The embedding level of each UTF-16 unit of a right-to-left paragraph (UAX #9): odd levels read from the
 * right, even ones from the left. Levels belong to the paragraph, not to a line of it: what stands before
 * a wrap decides how the text behind it is read.
 */
export function levelsOf(paragraph: string): Uint8Array {
  if (ONLY_PERSIAN.test(paragraph)) return new Uint8Array(paragraph.length).fill(PARAGRAPH_LEVEL);
  if (ONLY_DIGITS.test(paragraph)) return new Uint8Array(paragraph.length).fill(PARAGRAPH_LEVEL + 1);
  return bidi.getEmbeddingLevels(paragraph, 'rtl').levels;
}

// Marks and isolates decide levels and are not drawn themselves.
const INVISIBLE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Cuts a text where its level changes, without its invisible marks; the levels are those of its units. */
export function levelRuns(
  text: string,
  levels: Uint8Array,
): readonly { readonly text: string; readonly level: number }[] {
  const runs: { text: string; level: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (INVISIBLE.test(unit)) continue;
    const level = levels[at] ?? PARAGRAPH_LEVEL;
    const last = runs[runs.length - 1];
    if (last?.level === level) last.text += unit;
    else runs.push({ text: unit, level });
  }
  return runs;
}

/** The pieces of one line as they stand from left to right (rule L2). */
export function visualOrder<Piece extends Leveled>(logical: readonly Piece[]): readonly Piece[] {
  const pieces = [...logical];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let start = 0; start < pieces.length; start += 1) {
      let end = start;
      while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end += 1;
      if (end > start) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return pieces;
}

/** The character that stands for this one where text runs from the right: `)` for `(` (rule L4). */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}

/** A letter written from the right. */
export function isRightToLeftLetter(character: string | undefined): boolean {
  return character !== undefined && /^(R|AL)$/u.test(bidi.getBidiCharTypeName(character));
}

/** A letter written from the left. */
export function isLeftToRightLetter(character: string | undefined): boolean {
  return character !== undefined && bidi.getBidiCharTypeName(character) === 'L';
}

/** A digit, or a sign that can be part of a number: plus, minus, per cent, slash, full stop, comma, colon. */
export function isNumeric(character: string | undefined): boolean {
  return character !== undefined && /^(EN|AN|ES|ET|CS)$/u.test(bidi.getBidiCharTypeName(character));
}
