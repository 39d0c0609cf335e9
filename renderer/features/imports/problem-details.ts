import type { Problem } from '../../../shared/features/imports/contract.ts';
import { BETWEEN } from '../../../shared/features/ngos/words.fa.ts';
import { IMPORT_TEXT } from './text.fa.ts';

/** The other row that a problem tells of. */
export function rowOf({ details }: Problem): number | null {
  const row = Number(details['row']);
  return Number.isInteger(row) && row > 0 ? row : null;
}

export interface NamedRecord {
  readonly ngoId: number;
  readonly name: string;
}

/** The records that a row may be. */
export function recordsOf({ details }: Problem): readonly NamedRecord[] {
  const ids = (details['ngoIds'] ?? details['ngoId'] ?? '').split(',').map(Number);
  const names = details['name'] === undefined ? (details['names'] ?? '').split(BETWEEN) : [details['name']];
  const found = ids.filter((id) => Number.isInteger(id) && id > 0);
  return found.map((ngoId, index) => ({
    ngoId,
    // A name may itself hold the mark between two names.
    name: names.length === found.length ? (names[index] ?? '') : IMPORT_TEXT.record(ngoId),
  }));
}
