import type { IsoDate } from '../../calendar/iso-date.ts';
import type { PermitState } from '../ngos/fields.ts';
import { stateOfPermit } from '../ngos/permit-rules.ts';
import type { CellProblem } from './cells.ts';
import { foldedKey } from './remembered.ts';
import { STATUS_SYNONYMS } from './words.fa.ts';

export interface StatusOffice {
  readonly today: IsoDate;
  /** The widest window, in days, in which a permit counts as ending. */
  readonly windowDays: number;
}

export interface JudgedStatus {
  /** The sheet's word where it says something that the dates do not; else empty. */
  readonly stated: string;
  /** The word says that there is no permit, and no date speaks against it. */
  readonly isWithoutPermit: boolean;
  readonly problem: CellProblem | null;
}

type StatusWord = keyof typeof STATUS_SYNONYMS;

const STATUS_KEYS: ReadonlyMap<string, StatusWord> = new Map(
  (Object.keys(STATUS_SYNONYMS) as StatusWord[]).flatMap((state) =>
    STATUS_SYNONYMS[state].map((word) => [foldedKey(word), state] as const),
  ),
);

/** With which derived states each word goes. */
const AGREES: Readonly<Record<StatusWord, readonly PermitState[]>> = {
  valid: ['valid', 'expiring'],
  expired: ['expired'],
  // A renewal is under way before the last day or after it, and no date tells.
  renewing: ['valid', 'expiring', 'expired'],
  suspended: [],
  revoked: [],
  no_permit: [],
};

/** Holds the word of a status column against the dates. What agrees with them is derived, and not kept. */
export function judgeStatus(
  word: string,
  dates: { readonly issuedOn: IsoDate | null; readonly validUntil: IsoDate | null },
  { today, windowDays }: StatusOffice,
): JudgedStatus {
  if (word === '') return { stated: '', isWithoutPermit: false, problem: null };
  const meant = STATUS_KEYS.get(foldedKey(word));
  if (meant === undefined) {
    return {
      stated: word,
      isWithoutPermit: false,
      problem: { code: 'unknown_status', mustFix: false, details: {} },
    };
  }
  const state = stateOfPermit({ facts: dates, acts: [] }, today, windowDays);
  if (state === 'unknown') {
    const isWithoutPermit = meant === 'no_permit' && dates.issuedOn === null && dates.validUntil === null;
    return { stated: isWithoutPermit ? '' : word, isWithoutPermit, problem: null };
  }
  if (AGREES[meant].includes(state)) {
    return { stated: meant === 'renewing' ? word : '', isWithoutPermit: false, problem: null };
  }
  const details = { state, stated: word };
  return {
    stated: word,
    isWithoutPermit: false,
    problem: { code: 'status_disagrees_with_date', mustFix: false, details },
  };
}
