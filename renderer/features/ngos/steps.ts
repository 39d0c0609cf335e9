import { z } from 'zod';
import { NgoId } from '../../../shared/features/ngos/fields.ts';

/**
 * The list a record was opened from, so that one can step through it without going back. It lives in the
 * session's own store and not in the address: tens of thousands of ids would not fit there, and another
 * window goes through another list.
 */
const STEPS_KEY = 'daftar.steps';

const Steps = z.strictObject({
  /** Where the steps lead through, as the list named it. */
  filterName: z.string(),
  /** The address of that list, to go back to it as it was. */
  backTo: z.string(),
  ids: z.array(NgoId).readonly(),
});
export type Steps = z.output<typeof Steps>;

export interface StepsAround {
  readonly filterName: string;
  readonly backTo: string;
  /** Place of the record in the list, counted from 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: NgoId | null;
  readonly next: NgoId | null;
}

/** Keeps the list, in its order, from which records are about to be opened. */
export function rememberSteps(steps: Steps): void {
  try {
    sessionStorage.setItem(STEPS_KEY, JSON.stringify(steps));
  } catch {
    // Without room for it a record is still opened; it only has no neighbours then.
    sessionStorage.removeItem(STEPS_KEY);
  }
}

/** Where a record stands in the list last gone through; null when it is not in it. */
export function stepsAround(ngoId: NgoId): StepsAround | null {
  const steps = kept();
  if (steps === null) return null;
  const at = steps.ids.indexOf(ngoId);
  if (at < 0) return null;
  return {
    filterName: steps.filterName,
    backTo: steps.backTo,
    position: at + 1,
    total: steps.ids.length,
    previous: steps.ids[at - 1] ?? null,
    next: steps.ids[at + 1] ?? null,
  };
}

function kept(): Steps | null {
  const text = sessionStorage.getItem(STEPS_KEY);
  if (text === null) return null;
  try {
    const parsed = Steps.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Left with the form of a correction or change: it goes back to the record instead of opening it once more. */
export const FROM_RECORD = { isFromRecord: true } as const;

export function isFromRecord(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isFromRecord' in state;
}
