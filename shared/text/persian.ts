import { z } from 'zod';
import { toAsciiDigits } from './digits.ts';

export { formatCount, toAsciiDigits, toPersianDigits } from './digits.ts';

/**
 * The one transform before storing a line of text: NFC, Persian ی and ک, single spaces, no invisible
 * characters but single half-spaces between letters. NUL and other controls vanish; a lone surrogate,
 * which no file can hold, becomes U+FFFD. Idempotent. The rule in words: docs/text-rules.md.
 */
export function normalizeText(text: string): string {
  return normalizeSpaces(normalizeLetters(text).replace(/\s+/gu, ' ')).trim();
}

/** As `normalizeText` for text of several lines: line ends stay, at most one empty line in a row. */
export function normalizeLines(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .split('\n')
    .map(normalizeText)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

function normalizeLetters(text: string): string {
  const visible = text
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    // Tabs and line ends are \s and become spaces; the half-space is dealt with below.
    .replace(/(?![\s\u200c])[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[يى]/gu, 'ی')
    .replace(/ك/gu, 'ک')
    .normalize('NFC');
  // Composition can bring a presentation of ی back as one letter; a second pass makes it final.
  return visible.replace(/[يى]/gu, 'ی').replace(/ك/gu, 'ک');
}

/** A half-space joins two letters: beside a space, or at an end, it has nothing to join. */
function normalizeSpaces(text: string): string {
  return text
    .replace(/\u200c+/gu, '\u200c')
    .replace(/\u200c*( )\u200c*/gu, '$1')
    .replace(/ +/gu, ' ')
    .replace(/^[ \u200c]+|[ \u200c]+$/gu, '');
}

/**
 * What a text is found by: letters that look or sound alike are one, and spaces, half-spaces, vowel
 * marks, tatweel, punctuation between digits and case make no difference.
 */
export function searchKey(text: string): string {
  return foldLetters(text).replace(/[\s\u200c]/gu, '');
}

/** The folded words of a text, split at spaces, half-spaces and punctuation. */
export function searchWords(text: string): readonly string[] {
  return foldLetters(text)
    .split(/[\s\u200c\p{P}\p{S}]+/gu)
    .filter((word) => word !== '');
}

function foldLetters(text: string): string {
  // Taken apart, أ إ آ ؤ ئ ۀ are a letter and a mark, and the marks go.
  const bare = normalizeLetters(text)
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640]/gu, '');
  return toAsciiDigits(normalizeLetters(bare).toLowerCase().normalize('NFKD'))
    .replace(/[\p{Mn}\u0640]/gu, '')
    .replace(/[ةەھہ]/gu, 'ه')
    .replace(/ٱ/gu, 'ا')
    .replace(/ء/gu, '');
}

const ALPHABET = 'آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const RANK = new Map([...ALPHABET].map((letter, index) => [letter, index]));

/**
 * A text whose plain order is the Persian alphabet's: digits, then Persian letters from آ to ی, then
 * everything else. Marks, half-spaces and punctuation do not count; a space comes before any letter.
 */
export function sortKey(text: string): string {
  const words = normalizeText(text)
    .replace(/آ/gu, '\ue000')
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640\u200c]/gu, '')
    .replace(/\ue000/gu, 'آ')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim();
  return [...toAsciiDigits(words).toLowerCase()].map(sortUnit).join('');
}

function sortUnit(character: string): string {
  if (character === ' ') return ' ';
  if (character >= '0' && character <= '9') return character;
  const folded = character === 'ٱ' ? 'ا' : character === 'ة' || character === 'ە' ? 'ه' : character;
  const rank = RANK.get(folded);
  // Two ASCII letters for each Persian one: their order in SQLite's binary collation is the alphabet's.
  return rank === undefined
    ? `~${character}`
    : String.fromCharCode(97 + Math.floor(rank / 6), 97 + (rank % 6));
}

/** One line, normalised on its way in; between 1 and `max` characters. */
export function Text(max: number) {
  return z.string().max(10_000).overwrite(normalizeText).min(1).max(max);
}

/** As `Text`, but may be empty. */
export function OptionalText(max: number) {
  return z.string().max(10_000).overwrite(normalizeText).max(max);
}

/** Several lines, normalised on their way in; may be empty. */
export function MultilineText(max: number) {
  return z.string().max(100_000).overwrite(normalizeLines).max(max);
}
