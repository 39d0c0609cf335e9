import { searchKey, searchWords } from './persian.ts';
import { GENERIC_WORDS } from './similar.fa.ts';

const GENERIC: ReadonlySet<string> = new Set(
  GENERIC_WORDS.flatMap((word) => [searchKey(word), ...searchWords(word)]),
);

/**
 * Whether one text becomes the other by at most one typing error: a letter too many, too few, wrong, or
 * two neighbours exchanged.
 */
export function withinOneEdit(a: string, b: string): boolean {
  const [lettersA, lettersB] = [[...a], [...b]];
  const [short, long] = lettersA.length <= lettersB.length ? [lettersA, lettersB] : [lettersB, lettersA];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const restOfShort = short.slice(start).join('');
  const restOfLong = long.slice(start).join('');
  if (short.length < long.length) return restOfShort === long.slice(start + 1).join('');
  if (restOfShort === restOfLong) return true;
  const isWrong = short.slice(start + 1).join('') === long.slice(start + 1).join('');
  const isExchanged =
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2).join('') === long.slice(start + 2).join('');
  return isWrong || isExchanged;
}

/**
 * How alike two names are, from 0 to 1, for the duplicate warning: twice the number of telling words that
 * occur in both, over the words of both; a word with one typing error counts 0.9. Words that many NGOs
 * share do not count, unless there are no others. 1 is kept for names that only differ in spelling, 0.95
 * for those that only differ in such shared words; neither the order of the names nor of their words matters.
 */
export function nameSimilarity(a: string, b: string): number {
  if (searchKey(a) === searchKey(b)) return 1;
  const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return 0;
  if (wordsA.join('') === wordsB.join('')) return 0.95;
  const leftB = [...wordsB];
  const leftA = wordsA.filter((word) => !taken(leftB, word));
  const same = wordsA.length - leftA.length;
  const common = same + 0.9 * countNearPairs(leftA, leftB);
  return Math.min(0.94, (2 * common) / (wordsA.length + wordsB.length));
}

function taken(words: string[], word: string): boolean {
  const place = words.indexOf(word);
  if (place >= 0) words.splice(place, 1);
  return place >= 0;
}

/**
 * The most pairs of words one typing error apart, each word in one pair only. Taking the first fit would
 * depend on the order of the words; here a taken word is given up where its holder finds another.
 */
function countNearPairs(wordsA: readonly string[], wordsB: readonly string[]): number {
  const holders = new Map<number, number>();
  const finds = (holder: number, seen: Set<number>): boolean =>
    wordsB.some((word, place) => {
      if (seen.has(place) || !isNear(wordsA[holder] ?? '', word)) return false;
      seen.add(place);
      const current = holders.get(place);
      if (current !== undefined && !finds(current, seen)) return false;
      holders.set(place, holder);
      return true;
    });
  return wordsA.filter((_, holder) => finds(holder, new Set())).length;
}

/** In a word of three letters one error makes another word. */
function isNear(a: string, b: string): boolean {
  return a.length >= 4 && b.length >= 4 && withinOneEdit(a, b);
}

/** The folded words of a name that tell it from others; all of them where none does. */
export function tellingWords(name: string): readonly string[] {
  const words = searchWords(name);
  const telling = words.filter((word) => !GENERIC.has(word));
  return telling.length > 0 ? telling : words;
}
