import type { ListEntry, ListName } from '../../../shared/features/settings/contract.ts';
import { searchKey } from '../../../shared/text/persian.ts';

export interface TreeRow {
  readonly entry: ListEntry;
  /** From 1, the top. */
  readonly level: number;
}

interface Shown {
  readonly list: ListName;
  /** Words to find; with what is found, what stands above it is shown too. */
  readonly find: string;
  readonly hasRetired: boolean;
}

/** The entries of one list as rows, each above those under it, in the office's own order. */
export function treeRows(
  entries: readonly ListEntry[],
  { list, find, hasRetired }: Shown,
): readonly TreeRow[] {
  const key = searchKey(find);
  const ofList = entries.filter((entry) => entry.list === list && (hasRetired || entry.retiredOn === null));
  const childrenOf = (parentId: ListEntry['parentId']) =>
    ofList
      .filter((entry) => entry.parentId === parentId)
      .sort((one, other) => one.position - other.position || one.id - other.id);
  const rowsUnder = (parentId: ListEntry['parentId'], level: number): readonly TreeRow[] =>
    childrenOf(parentId).flatMap((entry) => {
      const below = rowsUnder(entry.id, level + 1);
      const isFound = searchKey(entry.name).includes(key) || searchKey(entry.code ?? '').includes(key);
      return isFound || below.length > 0 ? [{ entry, level }, ...below] : [];
    });
  return rowsUnder(null, 1);
}
