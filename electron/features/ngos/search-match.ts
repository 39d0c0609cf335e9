import { sql } from 'kysely';
import type { Lifecycle } from '../../../shared/features/ngos/fields.ts';
import { searchWords } from '../../../shared/text/persian.ts';
import { withinOneEdit } from '../../../shared/text/similar.ts';
import type { Reader } from '../../database/schema.ts';
import { SHORTEST_FOR_ERROR, lifecycleToken, startToken } from './search-keys.ts';

/** What is asked of the index, in FTS5's own language. */
export interface Match {
  readonly words: readonly string[];
  /** For each word sought, itself and what may stand for it. */
  readonly alternatives: readonly (readonly string[])[];
  readonly expression: string;
}

/** What has a typing error: `withExact` also finds what has none, and is quicker to ask. */
export interface NearMatch extends Match {
  readonly withExact: string;
}

/**
 * Every word of a text, in any order: of three letters or more somewhere within a field, shorter ones at
 * the beginning of a word. Null where there is no word at all.
 */
export function exactMatch(text: string): Match | null {
  const words = [...new Set(searchWords(text))];
  if (words.length === 0) return null;
  const all = words.map(tokenOf).join(' AND ');
  // «بچه ها» also finds «بچهها»: a short word may be the end of the one before it.
  const joined = searchWords(text).join('');
  const canJoin = words.length > 1 && words.some(isShort) && [...joined].length > 2;
  return {
    words,
    alternatives: words.map((word) => [word]),
    expression: canJoin ? `((${all}) OR ${quoted(joined)})` : `(${all})`,
  };
}

/**
 * As `exactMatch`, but each longer word may be one that occurs in the register and differs by one typing
 * error. Null where no such word is known. Also gives each word's variants, to say what was found.
 */
export async function nearMatch(db: Reader, exact: Match): Promise<NearMatch | null> {
  const variants = await Promise.all(exact.words.map((word) => variantsOf(db, word)));
  if (variants.every((of) => of.length === 0)) return null;
  const all = exact.words.map((word, index) => {
    const alternatives = [tokenOf(word), ...(variants[index] ?? []).map(quoted)];
    return `(${alternatives.join(' OR ')})`;
  });
  const withExact = `(${all.join(' AND ')})`;
  return {
    words: [...exact.words, ...variants.flat()],
    alternatives: exact.words.map((word, index) => [word, ...(variants[index] ?? [])]),
    expression: `(${withExact} NOT ${exact.expression})`,
    withExact,
  };
}

/** Each word as an expression of the index that is also true for its variants with one typing error. */
export async function tokensOf(db: Reader, words: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    words.map(
      async (word) => `(${[tokenOf(word), ...(await variantsOf(db, word)).map(quoted)].join(' OR ')})`,
    ),
  );
}

/** People's identifiers are found only by those who may see them. */
export function within(match: Match, canSeePersonal: boolean): string {
  return canSeePersonal ? match.expression : `{keys starts} : ${match.expression}`;
}

/** As `within`, and only records of these lifecycles; of none, all but the voided ones. */
export function withinLifecycles(
  match: Match,
  canSeePersonal: boolean,
  lifecycles: readonly Lifecycle[],
): string {
  const found = `(${within(match, canSeePersonal)})`;
  const tokens = lifecycles.map((lifecycle) => quoted(lifecycleToken(lifecycle)));
  return tokens.length === 0
    ? `${found} NOT ${quoted(lifecycleToken('voided'))}`
    : `${found} AND (${tokens.join(' OR ')})`;
}

/** Whether a word is sought at the beginnings of words, and not within them. */
export function isShort(word: string): boolean {
  return [...word].length < 3;
}

function tokenOf(word: string): string {
  return quoted(isShort(word) ? startToken(word) : word);
}

// Folded words hold no quotation marks: they are punctuation.
function quoted(token: string): string {
  return `"${token}"`;
}

const MOST_VARIANTS = 40;

/** Known words that differ by one typing error: one of the word's two ends is then as it was typed. */
async function variantsOf(db: Reader, word: string): Promise<readonly string[]> {
  const letters = [...word];
  if (letters.length < SHORTEST_FOR_ERROR || /\d/u.test(word)) return [];
  const half = Math.floor((letters.length - 1) / 2);
  const start = letters.slice(0, half).join('');
  // Two exchanged letters may lie on both sides of the middle, so the letter there belongs to neither.
  const end = letters
    .slice(half + 1)
    .reverse()
    .join('');
  const { rows } = await sql<{ word: string }>`
    select word from search_word
      where word >= ${start} and word < ${after(start)} and abs(length(word) - ${letters.length}) < 2
    union
    select word from search_word
      where backwards >= ${end} and backwards < ${after(end)} and abs(length(word) - ${letters.length}) < 2
    `.execute(db);
  return rows
    .map((row) => row.word)
    .filter((known) => known !== word && withinOneEdit(known, word))
    .slice(0, MOST_VARIANTS);
}

/** The end of the range of texts that begin with this one, in SQLite's binary order. */
function after(start: string): string {
  return `${start}\u{10ffff}`;
}
