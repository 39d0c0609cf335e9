import { z } from 'zod';
import type { IsoDate } from './iso-date.ts';
import { FIRST_YEAR, LAST_YEAR, daysInMonth, fromJalali, toJalali } from './jalali.ts';

/** A span of the Persian calendar that figures are reported for: `1405-M08`, `1405-S3` (autumn), `1405`. */
export const Period = z
  .string()
  .regex(/^1[345]\d\d(?:-M(?:0[1-9]|1[0-2])|-S[1-4])?$/u)
  .refine((text) => isCovered(Number(text.slice(0, 4))))
  .brand<'Period'>();
export type Period = z.output<typeof Period>;

export type PeriodKind = 'month' | 'season' | 'year';

/** A period taken apart; `number` is the month from 1 to 12, the season from 1 (spring) to 4, or 1. */
export interface PeriodParts {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly number: number;
}

export interface PeriodBounds {
  readonly from: IsoDate;
  /** The last day itself belongs to the period. */
  readonly until: IsoDate;
}

const IN_A_YEAR: Readonly<Record<PeriodKind, number>> = { month: 12, season: 4, year: 1 };

/** The period of a kind that a day lies in. Throws a RangeError outside 1300 to 1500, which no input reaches. */
export function periodOf(date: IsoDate, kind: PeriodKind): Period {
  const { year, month } = toJalali(date);
  if (!isCovered(year)) throw new RangeError(`No period for ${date}`);
  return periodFrom({ kind, year, number: Math.ceil((month * IN_A_YEAR[kind]) / 12) });
}

/** The kind, year and number that a period's text stands for. */
export function periodParts(period: Period): PeriodParts {
  const year = Number(period.slice(0, 4));
  if (period.length === 4) return { kind: 'year', year, number: 1 };
  return { kind: period[5] === 'M' ? 'month' : 'season', year, number: Number(period.slice(6)) };
}

/** The first and the last day of a period. */
export function bounds(period: Period): PeriodBounds {
  const { kind, year, number } = periodParts(period);
  const months = 12 / IN_A_YEAR[kind];
  const lastMonth = number * months;
  const first = dayOf(year, lastMonth - months + 1, 1);
  return { from: first, until: dayOf(year, lastMonth, daysInMonth(year, lastMonth)) };
}

/** The period of the same kind right after; null after the last of 1500. */
export function nextPeriod(period: Period): Period | null {
  const { kind, year, number } = periodParts(period);
  if (number < IN_A_YEAR[kind]) return periodFrom({ kind, year, number: number + 1 });
  return isCovered(year + 1) ? periodFrom({ kind, year: year + 1, number: 1 }) : null;
}

/** The period of the same kind right before; null before the first of 1300. */
export function previousPeriod(period: Period): Period | null {
  const { kind, year, number } = periodParts(period);
  if (number > 1) return periodFrom({ kind, year, number: number - 1 });
  return isCovered(year - 1) ? periodFrom({ kind, year: year - 1, number: IN_A_YEAR[kind] }) : null;
}

function periodFrom({ kind, year, number }: PeriodParts): Period {
  if (kind === 'year') return String(year) as Period;
  return (kind === 'month' ? `${year}-M${String(number).padStart(2, '0')}` : `${year}-S${number}`) as Period;
}

function dayOf(year: number, month: number, day: number): IsoDate {
  const date = fromJalali(year, month, day);
  if (!date.ok) throw new RangeError(`No such day: ${year}/${month}/${day}`);
  return date.value;
}

function isCovered(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
