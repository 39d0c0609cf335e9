import type { ListWord } from '../../../shared/features/imports/changes.ts';
import type { ListWords, WordList } from '../../../shared/features/imports/list-words.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import type { Writer } from '../../database/schema.ts';
import { insertEntries } from '../settings/repository.ts';

/** The entry of a list that a word names; null for no word. */
export type EntryFinder = (list: WordList, word: string) => ListEntryId | null;

/**
 * Finds the entries of all words and adds those that are not there: what an office's own list calls a
 * subject is kept as one, to be renamed or retired in the settings, rather than lost.
 */
export async function findOrAddEntries(
  db: Writer,
  words: readonly ListWord[],
  known: ListWords,
): Promise<{ readonly find: EntryFinder; readonly added: readonly ListEntryId[] }> {
  const missing = new Map<string, ListWord>();
  for (const { list, word } of words) {
    if (word !== '' && known.find(list, word) === null) {
      const key = `${list} ${searchKey(word)}`;
      if (!missing.has(key)) missing.set(key, { list, word });
    }
  }
  const added = await insertEntries(
    db,
    [...missing.values()].map(({ list, word }) => ({ list, name: word })),
  );
  const ids = new Map([...missing.keys()].map((key, index) => [key, added[index]]));
  const find: EntryFinder = (list, word) =>
    word === '' ? null : (known.find(list, word) ?? ids.get(`${list} ${searchKey(word)}`) ?? null);
  return { find, added };
}
