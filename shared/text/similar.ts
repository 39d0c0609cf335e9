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
  const [short, long] = a.length <= b.length ? [[...a], [...b]] : [[...b], [...a]];
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
 * How alike two names are, from 0 to 1, for the duplicate warning: the share of their telling words that
 * occur in both, letter by letter or with one typing error. Words that many NGOs share do not count,
 * unless there are no others.
 */
export function nameSimilarity(a: string, b: string): number {
  if (searchKey(a) === searchKey(b)) return 1;
  const [wordsA, wordsB] = [tellingWords(a), tellingWords(b)];
  if (wordsA.length === 0 || wordsB.length === 0) return 0;
  if (wordsA.join('') === wordsB.join('')) return 0.95;
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const left = [...many];
  let common = 0;
  for (const word of few) {
    const place = left.findIndex(
      (other) => other === word || (word.length >= 4 && withinOneEdit(word, other)),
    );
    if (place < 0) continue;
    common += left[place] === word ? 1 : 0.9;
    left.splice(place, 1);
  }
  return Math.min(0.94, (2 * common) / (few.length + many.length));
}

/** The folded words of a name that tell it from others; all of them where none does. */
export function tellingWords(name: string): readonly string[] {
  const words = searchWords(name);
  const telling = words.filter((word) => !GENERIC.has(word));
  return telling.length > 0 ? telling : words;
}
