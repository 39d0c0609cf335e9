import type { z } from 'zod';
import type { Mapping, Target } from '../../../shared/features/imports/contract.ts';

type Chosen = z.output<typeof Mapping>;

/** Columns whose target another column has as well, with that other column. */
export function duplicatesIn(mapping: Chosen): ReadonlyMap<number, number> {
  const first = new Map<Target, number>();
  const found = new Map<number, number>();
  mapping.forEach((target, column) => {
    if (target === null || target === 'rowNumber') return;
    const other = first.get(target);
    if (other === undefined) first.set(target, column);
    else found.set(column, other);
  });
  return found;
}

export function withTarget(mapping: Chosen, column: number, target: Target | null): Chosen {
  return mapping.map((known, index) => (index === column ? target : known));
}
