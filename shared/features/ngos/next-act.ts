import { type IsoDate, daysBetween } from '../../calendar/iso-date.ts';
import type { NgoRecord } from './records.ts';

/** The act that a record waits for, by the name of its command; `addDocument` for the papers it lacks. */
export type NextActName =
  | 'restoreNgo'
  | 'issuePermit'
  | 'startRenewal'
  | 'renewPermit'
  | 'liftSuspension'
  | 'correctPermit'
  | 'appointMember'
  | 'addDocument';

/** The ground of it, the one sentence on the page. */
export type NextActGround =
  | 'out_of_register'
  | 'branch_without_permit'
  | 'no_permit'
  | 'revoked'
  | 'suspended'
  | 'renewing'
  | 'no_last_day'
  | 'not_begun'
  | 'expired'
  | 'expiring'
  | 'valid';

/** What is lacking beside the permit; `count` is the number of papers, 1 for a body. */
export interface Lack {
  readonly kind: 'missing_documents' | 'expired_documents' | 'board' | 'auditor';
  readonly count: number;
}

export interface NextAct {
  /** Null where nothing is due, or where the office should not be nudged. */
  readonly act: NextActName | null;
  readonly ground: NextActGround;
  /** Days to the last valid day, negative after it; null where no day is known. */
  readonly days: number | null;
  readonly lacks: readonly Lack[];
}

type Asked = Pick<
  NgoRecord,
  'lifecycle' | 'facts' | 'permitState' | 'daysLeft' | 'documentCheck' | 'boardEndsOn' | 'auditorEndsOn'
>;

/**
 * Which act is next for a record, and why. A permit's own state comes first; only while nothing is due on
 * it do a term that ran out and missing papers come to the front.
 */
export function nextAct(record: Asked, today: IsoDate): NextAct {
  const lacks = lacksOf(record, today);
  const is = (ground: NextActGround, act: NextActName | null): NextAct => ({
    act,
    ground,
    days: record.daysLeft,
    lacks,
  });
  if (record.lifecycle !== 'active') return { ...is('out_of_register', 'restoreNgo'), lacks: [] };
  switch (record.permitState) {
    case 'no_permit':
      // A branch may work by the agreement of its county alone (domain.md §1.3).
      return record.facts.kind === 'branch'
        ? is('branch_without_permit', null)
        : is('no_permit', 'issuePermit');
    case 'revoked':
      // A new permit is possible, but not what one is led to on the day of a revocation.
      return is('revoked', null);
    case 'suspended':
      return is('suspended', 'liftSuspension');
    case 'renewing':
      return is('renewing', 'renewPermit');
    case 'unknown':
      return record.daysLeft === null ? is('no_last_day', 'correctPermit') : is('not_begun', 'correctPermit');
    case 'expired':
      return is('expired', 'startRenewal');
    case 'expiring':
      return is('expiring', 'startRenewal');
    case 'valid':
      return is('valid', besidePermit(lacks));
  }
}

function besidePermit(lacks: readonly Lack[]): NextActName | null {
  const [first] = lacks;
  if (first === undefined) return null;
  return lacks.some(({ kind }) => kind === 'board' || kind === 'auditor') ? 'appointMember' : 'addDocument';
}

/** A term without a known end is no lack: a missing date is never guessed. */
function lacksOf({ documentCheck, boardEndsOn, auditorEndsOn }: Asked, today: IsoDate): readonly Lack[] {
  const isOver = (on: IsoDate | null) => on !== null && daysBetween(today, on) < 0;
  const lacks: readonly Lack[] = [
    { kind: 'missing_documents', count: documentCheck.missing.length },
    { kind: 'expired_documents', count: documentCheck.expired },
    { kind: 'board', count: isOver(boardEndsOn) ? 1 : 0 },
    { kind: 'auditor', count: isOver(auditorEndsOn) ? 1 : 0 },
  ];
  return lacks.filter(({ count }) => count > 0);
}
