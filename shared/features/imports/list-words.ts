import { nameSimilarity, withinOneEdit } from '../../text/similar.ts';
import type { ListEntry, ListEntryId, ListName } from '../settings/contract.ts';

import { foldedKey, remembering } from './remembered.ts';

/** The lists in which a sheet's words are looked up. */
export const WORD_LISTS = ['subject', 'issuer', 'place', 'title_word'] as const satisfies readonly ListName[];
export type WordList = (typeof WORD_LISTS)[number];

/** The office's lists as a sheet's words meet them. */
export interface ListWords {
  /** The entry that a word names, by its own name or by its path from the top; null for none. */
  readonly find: (list: WordList, word: string) => ListEntryId | null;
  /** The name of the entry that may be meant, or null. */
  readonly suggest: (list: WordList, word: string) => string | null;
}

const ALIKE = 0.6;

/** Living entries only: a retired one is no longer offered. */
export function listWords(
  entries: readonly Pick<ListEntry, 'id' | 'list' | 'parentId' | 'name' | 'retiredOn'>[],
): ListWords {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const living = entries.filter(({ retiredOn }) => retiredOn === null);
  const known = new Map<string, ListEntryId>();
  const add = (key: string, id: ListEntryId) => void (known.has(key) || known.set(key, id));
  for (const { id, list, name } of living) add(`${list} ${foldedKey(name)}`, id);
  for (const { id, list } of living) add(`${list} ${pathKey(id, byId)}`, id);

  const suggestions = new Map<string, string | null>();
  return {
    find: (list, word) =>
      known.get(`${list} ${wordKey(word)}`) ?? known.get(`${list} ${foldedKey(word)}`) ?? null,
    suggest: (list, word) => {
      const key = `${list} ${word}`;
      const told = suggestions.get(key);
      if (told !== undefined) return told;
      const suggestion = nearest(
        word,
        living.filter((entry) => entry.list === list).map(({ name }) => name),
      );
      suggestions.set(key, suggestion);
      return suggestion;
    },
  };
}

type Entries = ReadonlyMap<ListEntryId, Pick<ListEntry, 'parentId' | 'name'>>;

/** «محور، حوزه، موضوع», however a sheet parts them. */
function pathKey(id: ListEntryId, byId: Entries): string {
  const entry = byId.get(id);
  if (entry === undefined) return '';
  const above = entry.parentId === null ? '' : pathKey(entry.parentId, byId);
  return wordKey(above === '' ? entry.name : `${above} / ${entry.name}`);
}

const wordKey = remembering((word) => foldedKey(word).replace(/[\p{P}\p{S}]+/gu, ''));

function nearest(word: string, names: readonly string[]): string | null {
  let best: { readonly name: string; readonly score: number } | null = null;
  const key = foldedKey(word);
  for (const name of names) {
    const score = withinOneEdit(foldedKey(name), key) ? 1 : nameSimilarity(name, word);
    if (score >= ALIKE && (best === null || score > best.score)) best = { name, score };
  }
  return best?.name ?? null;
}
