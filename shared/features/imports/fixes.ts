import type { Fix, ProblemCode, Target } from './contract.ts';

/** Everything that the person decided about one row. */
export interface RowDecision {
  readonly values: ReadonlyMap<Target, string>;
  readonly accepted: ReadonlySet<ProblemCode>;
  readonly isSkipped: boolean;
  /** The record it is, null for a new one; undefined where nothing was decided. */
  readonly match: number | null | undefined;
  /** The row of the same NGO. */
  readonly mergeWith: number | undefined;
}

export const NO_DECISION: RowDecision = {
  values: new Map(),
  accepted: new Set(),
  isSkipped: false,
  match: undefined,
  mergeWith: undefined,
};

/** The decisions by row; of two about the same thing the later one holds. */
export function decisionsByRow(fixes: readonly Fix[]): ReadonlyMap<number, RowDecision> {
  const byRow = new Map<number, RowDecision>();
  for (const fix of fixes) {
    const before = byRow.get(fix.row) ?? NO_DECISION;
    byRow.set(fix.row, { ...before, ...decided(before, fix) });
  }
  return byRow;
}

function decided(before: RowDecision, fix: Fix): Partial<RowDecision> {
  switch (fix.do) {
    case 'set':
      return { values: new Map([...before.values, [fix.target, fix.value]]), isSkipped: false };
    case 'accept':
      return { accepted: new Set([...before.accepted, fix.code]) };
    case 'skip':
      return { isSkipped: true };
    case 'match':
      return { match: fix.ngoId, mergeWith: undefined, isSkipped: false };
    case 'merge':
      return { mergeWith: fix.withRow, match: undefined, isSkipped: false };
  }
}
