import { mirrored } from './bidi.ts';
import type { MeasuredFont, ShapingFont } from './pdfmake-parts.ts';

/** A glyph in its place; measures are thousandths of the font size. */
export interface PlacedGlyph {
  readonly id: number;
  /** The characters of the text it stands for, in their order. */
  readonly characters: readonly number[];
  /** How wide the font says it is. */
  readonly width: number;
  /** How far the next glyph is; differs from the width where the font brings glyphs together. */
  readonly advance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** Drawn after the others of its run, since it must not be read among them. */
  readonly isApart?: boolean;
}

/** Glyphs from left to right. */
export interface ShapedRun {
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

const remembered = new WeakMap<MeasuredFont, Map<string, ShapedRun>>();

/**
 * The glyphs of a text that runs in one direction, joined as Persian script joins them. Digits are never
 * turned around: they come here as a run of their own, from the left.
 */
export function shape(font: MeasuredFont, text: string, level: number, isTabular = false): ShapedRun {
  const direction = level % 2 === 1 ? 'rtl' : 'ltr';
  let known = remembered.get(font);
  if (!known) {
    known = new Map();
    remembered.set(font, known);
  }
  const key = `${direction}${isTabular ? '=' : ' '}${text}`;
  const old = known.get(key);
  if (old) return old;
  const run = shaped(font, text, direction, isTabular);
  known.set(key, run);
  return run;
}

// Mirroring is done here for every bracket, so the font's own (rtlm), which knows only some, stays off.
const FEATURES = { rtlm: false, rtla: false } as const;
const TABULAR = { ...FEATURES, tnum: true } as const;

function shaped(
  { font, scale }: MeasuredFont,
  text: string,
  direction: 'rtl' | 'ltr',
  isTabular: boolean,
): ShapedRun {
  const characters = [...text];
  const facing = direction === 'rtl' ? characters.map((one) => facingLeft(font, one)) : characters;
  const { run, sources } = layOut(font, facing.join(''), scriptOf(text), direction, isTabular);
  const places = sourcesOf(facing, sources);
  const inOrder = direction === 'rtl' ? [...places].reverse() : places;
  const glyphs = run.glyphs.map((glyph, index): PlacedGlyph => {
    const position = run.positions[index];
    return {
      id: glyph.id,
      characters: (inOrder[index] ?? []).map((at) => characters[at]?.codePointAt(0) ?? 0),
      width: glyph.advanceWidth * scale,
      advance: (position?.xAdvance ?? 0) * scale,
      xOffset: (position?.xOffset ?? 0) * scale,
      yOffset: (position?.yOffset ?? 0) * scale,
    };
  });
  return { glyphs, width: glyphs.reduce((sum, { advance }) => sum + advance, 0) };
}

function facingLeft(font: ShapingFont, character: string): string {
  const other = mirrored(character);
  return font.hasGlyphForCodePoint(other.codePointAt(0) ?? 0) ? other : character;
}

/** Latin, Greek and the like are told by fontkit; what has no script of its own is shaped as Persian is. */
function scriptOf(text: string): string | undefined {
  const hasOther = /[\p{L}\p{M}]/u.test(text) && !/[\p{Script=Arabic}\u200c\u200d]/u.test(text);
  return hasOther ? undefined : 'arab';
}

/**
 * Lays out a text and returns, in the order of the text, which characters each glyph was made of. Finished
 * glyphs do not know it: fontkit keeps one object for all uses of a glyph.
 */
function layOut(
  font: ShapingFont,
  text: string,
  script: string | undefined,
  direction: 'rtl' | 'ltr',
  isTabular: boolean,
) {
  const { engine } = font._layoutEngine;
  const cleanup = engine.cleanup;
  let sources: readonly (readonly number[])[] = [];
  engine.cleanup = () => {
    sources = (engine.glyphInfos ?? []).map(({ codePoints }) => codePoints ?? []);
    cleanup.call(engine);
  };
  try {
    const run = font.layout(text, isTabular ? TABULAR : FEATURES, script, undefined, direction);
    return { run, sources };
  } finally {
    engine.cleanup = cleanup;
  }
}

/** Places in the text for the characters of each glyph; marks may have changed places with letters. */
function sourcesOf(
  characters: readonly string[],
  sources: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const waiting = characters.map((character, at) => ({ code: character.codePointAt(0), at }));
  const places = sources.map((codes) =>
    codes
      .flatMap((code) => {
        const found = waiting.findIndex((one) => one.code === code);
        return found < 0 ? [] : waiting.splice(found, 1).map(({ at }) => at);
      })
      .sort((a, b) => a - b),
  );
  // A character that the font takes apart has left no trace: it belongs to the glyph that has none.
  return places.map((found) => (found.length > 0 ? found : waiting.splice(0, 1).map(({ at }) => at)));
}
