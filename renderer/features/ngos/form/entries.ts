import type { ListEntry, ListEntryId, ListName } from '../../../../shared/features/settings/contract.ts';
import { searchKey, searchWords } from '../../../../shared/text/persian.ts';
import { useAsk } from '../../../shell/asking.ts';

const NONE: readonly ListEntry[] = [];

/** All lists of the office; empty until they have been read. */
export function useEntries(): readonly ListEntry[] {
  const answer = useAsk(['settings.listEntries'], (office) => office.settings.listEntries({}));
  return answer.data ?? NONE;
}

/** Those of one list that can be chosen: not retired, or the one that is chosen already. */
export function offered(
  entries: readonly ListEntry[],
  list: ListName,
  chosen: ListEntryId | null,
): readonly ListEntry[] {
  return entries.filter((one) => one.list === list && (one.retiredOn === null || one.id === chosen));
}

export interface EntryInTree {
  readonly entry: ListEntry;
  readonly depth: number;
  /** Names from the top down to its own. */
  readonly path: readonly string[];
}

/** A list with levels in the order of reading: each entry before those below it. */
export function treeOf(entries: readonly ListEntry[]): readonly EntryInTree[] {
  const below = new Map<ListEntryId | null, ListEntry[]>();
  const known = new Set(entries.map(({ id }) => id));
  for (const entry of entries) {
    // An entry whose parent is not offered stands at the top rather than nowhere.
    const parent = entry.parentId !== null && known.has(entry.parentId) ? entry.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), entry]);
  }
  const inOrder = (
    parent: ListEntryId | null,
    depth: number,
    path: readonly string[],
  ): readonly EntryInTree[] =>
    (below.get(parent) ?? []).flatMap((entry) => {
      const own = [...path, entry.name];
      return [{ entry, depth, path: own }, ...inOrder(entry.id, depth + 1, own)];
    });
  return inOrder(null, 0, []);
}

/** Entries whose path has every word of the text, in whatever order, by the search's own folding. */
export function matching(tree: readonly EntryInTree[], text: string): readonly EntryInTree[] {
  const words = searchWords(text);
  if (words.length === 0) return tree;
  return tree.filter(({ path }) => {
    const key = searchKey(path.join(' '));
    return words.every((word) => key.includes(word));
  });
}
