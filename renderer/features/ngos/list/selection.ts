import type { NgoId } from '../../../../shared/features/ngos/fields.ts';

/** The ticked records, and the one from which a range is drawn. */
export interface Selection {
  readonly ids: ReadonlySet<NgoId>;
  readonly anchor: NgoId | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null };

/** Ticks or unticks one record; the next range is drawn from it. */
export function toggle({ ids }: Selection, id: NgoId): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/**
 * Ticks everything between the last ticked record and this one, both included, in the order of the list.
 * Without a place to begin from it is one more tick.
 */
export function selectUpTo(selection: Selection, id: NgoId, order: readonly NgoId[]): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const until = order.indexOf(id);
  if (from < 0 || until < 0) return toggle(selection, id);
  const between = order.slice(Math.min(from, until), Math.max(from, until) + 1);
  return { ids: new Set([...selection.ids, ...between]), anchor: selection.anchor };
}

export function selectAll(order: readonly NgoId[]): Selection {
  return { ids: new Set(order), anchor: order[0] ?? null };
}

/** What the box in the head shows. */
export function headState({ ids }: Selection, total: number): 'none' | 'some' | 'all' {
  if (ids.size === 0) return 'none';
  return ids.size >= total ? 'all' : 'some';
}
