import { searchKey, searchWords } from '../../../shared/text/persian.ts';

export interface Range {
  readonly from: number;
  /** The first place after it. */
  readonly until: number;
}

/** A word of one or two letters stands only for the beginning of a word; so short is the index's rule. */
const SHORT = 2;

/**
 * Where the words of a search stand in a text, whatever the spelling of its letters, digits, spaces and
 * half-spaces; overlapping places become one.
 */
export function rangesOf(text: string, sought: string): readonly Range[] {
  const { folded, places } = fold(text);
  const found = searchWords(sought).flatMap((word) => {
    const ranges: Range[] = [];
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const from = places[at] ?? 0;
      if ([...word].length <= SHORT && !isWordStart(text, from)) continue;
      ranges.push({ from, until: (places[at + word.length - 1] ?? from) + 1 });
    }
    return ranges;
  });
  const ordered = [...found].sort((a, b) => a.from - b.from);
  return ordered.reduce<readonly Range[]>((merged, range) => {
    const last = merged[merged.length - 1];
    if (last === undefined || range.from > last.until) return [...merged, range];
    return [...merged.slice(0, -1), { from: last.from, until: Math.max(last.until, range.until) }];
  }, []);
}

/** The folded text, and for each of its letters the place in the text it came from. */
function fold(text: string): { readonly folded: string; readonly places: readonly number[] } {
  const letters: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const key = searchKey(text.charAt(at)).replace(/[\p{P}\p{S}]/gu, '');
    for (const letter of key) {
      letters.push(letter);
      places.push(at);
    }
  }
  return { folded: letters.join(''), places };
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || /[\s\u200c\p{P}\p{S}]/u.test(text.charAt(at - 1));
}
