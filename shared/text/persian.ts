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
  return (
    text
      .replace(/[\ud800-\udfff]/gu, '\ufffd')
      // JavaScript takes the byte order mark for white space and the next-line control for none.
      .replace(/\ufeff/gu, '')
      .replace(/\u0085/gu, ' ')
      // Tabs and line ends are \s and become spaces; the half-space is dealt with below.
      .replace(/(?![\s\u200c])[\p{Cc}\p{Cf}]/gu, '')
      // Before the letters: ي and a hamza above are ئ, which a ی would no longer become.
      .normalize('NFC')
      .replace(/[يى]/gu, 'ی')
      .replace(/ك/gu, 'ک')
  );
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
 * marks, tatweel, the script of digits and case make no difference. Punctuation stays.
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

// Letters, figures and marks that fold to themselves: most of what a register holds is made of them alone.
const FOLDED = /^[ -@[-~،؛؟ابت-غفقل-وپچژکگی\u200c]*$/u;

function foldLetters(text: string): string {
  if (FOLDED.test(text)) return text;
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

// The collation has one place for ء and every letter that carries it, between ا and ب.
const ALPHABET = 'آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const RANK = new Map([...ALPHABET].map((letter, index) => [letter, index]));

/**
 * A text whose plain order, in SQLite too, is that of the Persian collation of Unicode (CLDR) at its first
 * level: digits, then Persian letters from آ to ی, then everything else. Marks, half-spaces and
 * punctuation do not count; a space comes before any letter.
 */
export function sortKey(text: string): string {
  const words = normalizeText(text)
    // Kept from being taken apart into a bare letter and a mark.
    .replace(/آ/gu, '\ue000')
    .replace(/[ءأإؤئ]/gu, '\ue001')
    .normalize('NFKD')
    .replace(/[\p{Mn}\u0640\u200c]/gu, '')
    .replace(/\ue000/gu, 'آ')
    .replace(/\ue001/gu, 'ء')
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

/** One line, normalised on its way in; then between 1 and `max` UTF-16 units long, or refused. */
export function Text(max: number) {
  return z.string().max(10_000, { abort: true }).overwrite(normalizeText).min(1).max(max);
}

/** As `Text`, but may be empty. */
export function OptionalText(max: number) {
  return z.string().max(10_000, { abort: true }).overwrite(normalizeText).max(max);
}

/** As `OptionalText` for numbers on papers, such as `1405/77` or `الف-12`: digits become ASCII. */
export function NumberText(max: number) {
  return z
    .string()
    .max(10_000, { abort: true })
    .overwrite((text) => toAsciiDigits(normalizeText(text)))
    .max(max);
}

/** Several lines, normalised on their way in; may be empty. */
export function MultilineText(max: number) {
  return z.string().max(100_000, { abort: true }).overwrite(normalizeLines).max(max);
}
