import type { RegisterRecord } from './changes.ts';
import type { ProblemCode } from './contract.ts';
import type { RowDecision } from './fixes.ts';
import type { JudgedRow } from './judge-row.ts';
import type { Identity } from './match-rows.ts';
import type { RowProblem } from './row-reader.ts';

/** What the register has under the identifiers of a file's rows. */
export interface RegisterView {
  /** Records that share a legal id, a permit number or a name with such a row. */
  readonly candidates: (identity: Identity) => readonly RegisterCandidate[];
  readonly record: (ngoId: number) => RegisterRecord | undefined;
  readonly personWithNationalId: (nationalId: string) => RegisterPerson | undefined;
}

export interface RegisterPerson {
  readonly personId: number;
  readonly fullName: string;
  readonly gender: 'female' | 'male' | null;
}

export interface RegisterCandidate {
  readonly ngoId: number;
  readonly identity: Identity;
}

export interface Line {
  readonly row: number;
  readonly judged: JudgedRow;
  readonly decision: RowDecision;
}

export interface ToldProblem extends RowProblem {
  readonly severity: 'must_fix' | 'warning' | 'resolved';
}

/** A problem of the row's name cell. */
export function problemOf(
  { judged }: Line,
  code: ProblemCode,
  severity: ToldProblem['severity'],
  details: Readonly<Record<string, string>>,
): ToldProblem {
  return {
    code,
    severity,
    mustFix: severity === 'must_fix',
    details,
    column: null,
    target: 'name',
    value: judged.nameInFile,
  };
}

/** Of those under one key only so many are looked at: in a list of a thousand equal names nobody is meant. */
const MOST_UNDER_KEY = 20;

export function addTo<Item>(byKey: Map<string, Item[]>, key: string, item: Item): void {
  const known = byKey.get(key);
  if (known === undefined) byKey.set(key, [item]);
  else if (known.length < MOST_UNDER_KEY) known.push(item);
}
