import { type IsoDate, addDays, daysBetween } from '../../calendar/iso-date.ts';
import { addMonthsJalali, fromJalali, toJalali } from '../../calendar/jalali.ts';
import type { NgoFilterInput } from '../ngos/list.ts';
import type { Task, TaskKind } from './contract.ts';

export interface TaskGroup {
  readonly kind: TaskKind;
  readonly urgency: Task['urgency'];
  /**
   * The register's list with the same NGOs, also where its number comes from; null where the list cannot
   * be narrowed like that.
   */
  readonly filter: NgoFilterInput | null;
}

/** What tasks depend on besides the records. */
export interface TaskDay {
  readonly today: IsoDate;
  /** Expiry windows in days, ascending. */
  readonly windows: readonly number[];
  /** Within so many months of the year's end its report is due. */
  readonly annualReportMonths: number;
}

/** A branch works by an agreement and needs no permit of its own (domain.md §1.3). */
const WITHOUT_PERMIT: NgoFilterInput = { permitStates: ['no_permit', 'unknown'], kinds: ['independent'] };

/** Every kind of task in the order of the page, each with the list it stands for. */
export function taskGroups(day: TaskDay): readonly TaskGroup[] {
  const { today } = day;
  const tomorrow = addDays(today, 1);
  const last = addDays(today, widest(day));
  const expiring = { permitStates: ['expiring'] } as const;
  return [
    { kind: 'permit_expired', urgency: 'late', filter: { permitStates: ['expired'] } },
    { kind: 'board_term_over', urgency: 'late', filter: { boardEndsUntil: addDays(today, -1) } },
    { kind: 'auditor_term_over', urgency: 'late', filter: null },
    { kind: 'documents_expired', urgency: 'late', filter: { documents: 'expired' } },
    { kind: 'flag_due', urgency: 'late', filter: null },
    { kind: 'annual_report_missing', urgency: 'late', filter: { withoutReportOf: reportYearDue(day) } },
    { kind: 'permit_suspended', urgency: 'blocked', filter: { permitStates: ['suspended'] } },
    { kind: 'renewal_under_way', urgency: 'blocked', filter: { permitStates: ['renewing'] } },
    { kind: 'permit_missing', urgency: 'blocked', filter: WITHOUT_PERMIT },
    { kind: 'documents_missing', urgency: 'blocked', filter: { documents: 'missing' } },
    { kind: 'permit_expiring', urgency: 'due', filter: { ...expiring, validUntil: today } },
    { kind: 'board_term_ending', urgency: 'due', filter: { boardEndsFrom: today, boardEndsUntil: today } },
    { kind: 'flag_due', urgency: 'due', filter: null },
    { kind: 'permit_expiring', urgency: 'ahead', filter: { ...expiring, validFrom: tomorrow } },
    {
      kind: 'board_term_ending',
      urgency: 'ahead',
      filter: { boardEndsFrom: tomorrow, boardEndsUntil: last },
    },
    { kind: 'flag_due', urgency: 'ahead', filter: null },
    { kind: 'suspected_duplicate', urgency: 'ahead', filter: null },
  ];
}

/** How far ahead the page looks, in days. */
export function widest({ windows }: Pick<TaskDay, 'windows'>): number {
  return Math.max(0, ...windows);
}

/** The last Jalali year whose annual report should have come in by now. */
export function reportYearDue({ today, annualReportMonths }: TaskDay): number {
  const { year } = toJalali(today);
  const newYear = fromJalali(year, 1, 1);
  if (!newYear.ok) throw new Error(`The year ${year} has no first day`);
  return today >= addMonthsJalali(newYear.value, annualReportMonths) ? year - 1 : year - 2;
}

/** Days past (late), standing still (blocked) or left; null without a date. Never negative. */
export function daysOf(on: IsoDate | null, today: IsoDate): number | null {
  return on === null ? null : Math.abs(daysBetween(today, on));
}

/** The narrowest window that reaches a day ahead; null for one that is past or beyond all of them. */
export function windowOf(on: IsoDate | null, { today, windows }: TaskDay): number | null {
  if (on === null || on < today) return null;
  const left = daysBetween(today, on);
  return windows.find((days) => left <= days) ?? null;
}
