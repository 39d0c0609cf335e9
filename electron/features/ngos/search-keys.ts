import type { Lifecycle } from '../../../shared/features/ngos/fields.ts';
import { searchWords } from '../../../shared/text/persian.ts';

/** What the search index holds of one record or person. */
export interface SearchKeys {
  /** Each field folded and without spaces, one a line, so that no match spans two fields. */
  readonly keys: string;
  /** The first letter and the first two of every word, marked: see `startToken`. */
  readonly starts: string;
  /** Longer words, for somebody's typing errors. */
  readonly words: readonly string[];
}

/** Shorter words have too many neighbours one letter away to guess what was meant. */
export const SHORTEST_FOR_ERROR = 5;

/** Cannot come out of folding, which leaves letters and digits only; three characters for the trigram. */
export function startToken(start: string): string {
  return [...start].length === 1 ? `^^${start}` : `^${start}`;
}

const LIFECYCLE_TOKENS: Readonly<Record<Lifecycle, string>> = {
  active: '^~a',
  dissolved: '^~d',
  retired: '^~r',
  voided: '^~v',
};

/** Stands among the starts, so that the index alone can count the records of a lifecycle. */
export function lifecycleToken(lifecycle: Lifecycle): string {
  return LIFECYCLE_TOKENS[lifecycle];
}

// Not a letter, space or punctuation, so that folding keeps it.
const BORDER = '\ue001';

/** The folded words of many texts in one go: folding each alone takes ten times as long. */
export function foldAll(texts: readonly string[]): readonly (readonly string[])[] {
  const folded: string[][] = [];
  let words: string[] = [];
  for (const word of searchWords(
    texts.map((text) => `${text.replaceAll(BORDER, ' ')} ${BORDER} `).join(''),
  )) {
    if (word === BORDER) {
      folded.push(words);
      words = [];
    } else {
      words.push(word);
    }
  }
  return folded;
}

/** Two names with the same key read the same: punctuation makes no difference. */
export function nameKey(name: string): string {
  return searchWords(name).join('');
}

/** The keys of one record from the folded words of its fields. */
export function keysOf(fields: readonly (readonly string[])[]): SearchKeys {
  const words = new Set(fields.flat());
  const starts = new Set<string>();
  const longer: string[] = [];
  for (const word of words) {
    const first = firstLetter(word);
    starts.add(`^^${first}`);
    if (word.length > first.length) starts.add(`^${first}${firstLetter(word.slice(first.length))}`);
    if (isGuessable(word)) longer.push(word);
  }
  return { keys: lines(fields), starts: [...starts].join(''), words: longer };
}

function firstLetter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** Each field's words without spaces, one field a line. */
export function lines(fields: readonly (readonly string[])[]): string {
  return fields
    .map((words) => words.join(''))
    .filter((key) => key !== '')
    .join('\n');
}

/** Whether a word may stand for one with a typing error. Not numbers: the neighbour is another's. */
function isGuessable(word: string): boolean {
  return word.length >= SHORTEST_FOR_ERROR - 1 && !/\d/u.test(word);
}
