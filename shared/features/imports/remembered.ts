import { searchKey, searchWords } from '../../text/persian.ts';

const MOST = 30_000;

/** A pure function of texts that remembers its answers: in a list most words stand many times. */
export function remembering<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const told = known.get(text);
    if (told !== undefined) return told;
    const found = answer(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}

/** As `searchKey`. */
export const foldedKey = remembering(searchKey);

/** Two names with the same key read the same: folded, without spaces and punctuation. */
export const nameKeyOf = remembering((name) => searchWords(name).join(''));
