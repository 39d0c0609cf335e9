import { nameKeyOf } from '../../../shared/features/imports/remembered.ts';
import type { PlannedRow } from '../../../shared/features/imports/plan.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { ValueToSet } from './applying.ts';
import type { Register } from './register.ts';

/** The one of these that can be the parent of a record; null where none or several could. */
export function onlyParent(candidates: readonly NgoId[], ngoId: NgoId): NgoId | null {
  const others = candidates.filter((id) => id !== ngoId);
  return others.length === 1 ? (others[0] ?? null) : null;
}

/** The parents of new branches, where exactly one independent NGO of the register or the sheet has the name. */
export function freshParents(
  rows: readonly PlannedRow[],
  ngoIds: ReadonlyMap<number, NgoId>,
  register: Register,
): readonly ValueToSet[] {
  const fresh = rows.flatMap(({ row, ngoId, facts }) => {
    const id = ngoIds.get(row);
    return ngoId !== null || id === undefined ? [] : [{ id, facts }];
  });
  const inSheet = new Map<string, NgoId[]>();
  for (const { id, facts } of fresh) {
    if (facts.kind === 'branch') continue;
    const key = nameKeyOf(facts.name);
    inSheet.set(key, [...(inSheet.get(key) ?? []).slice(0, 1), id]);
  }
  return fresh.flatMap(({ id, facts }) => {
    if (facts.parentName === '') return [];
    const candidates = [
      ...register.independentNamed(facts.parentName),
      ...(inSheet.get(nameKeyOf(facts.parentName)) ?? []),
    ];
    const parentId = onlyParent(candidates, id);
    if (parentId === null) return [];
    return [
      { id, field: 'parentNgoId', value: parentId },
      { id, field: 'parentName', value: '' },
    ];
  });
}
