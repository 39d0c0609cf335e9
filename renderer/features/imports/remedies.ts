import type { Problem, ProblemCode, Target } from '../../../shared/features/imports/contract.ts';
import { daysInMonth } from '../../../shared/calendar/jalali.ts';
import { toAsciiDigits } from '../../../shared/text/digits.ts';

/**
 * How a problem is answered on the spot:
 * - `write`: another value is written;
 * - `choose`: a value of a list is chosen;
 * - `merge`: with another row of the file, or not;
 * - `match`: with a record of the register, or not;
 * - `differ`: the sheet's value goes on, or the register's stays;
 * - `none`: the row is left out already, and may be taken for an NGO after all.
 */
export type Remedy = 'write' | 'choose' | 'merge' | 'match' | 'differ' | 'none';

const REMEDIES: Readonly<Partial<Record<ProblemCode, Remedy>>> = {
  unknown_subject: 'choose',
  unknown_issuer: 'choose',
  unknown_place: 'choose',
  unknown_title_word: 'choose',
  unknown_scope: 'choose',
  unknown_kind: 'choose',
  unknown_gender: 'choose',
  same_as_row: 'merge',
  same_as_record: 'match',
  differs_from_record: 'differ',
  several_records_match: 'match',
  totals_row: 'none',
  empty_row: 'none',
};

export function remedyOf({ code }: Problem): Remedy {
  return REMEDIES[code] ?? 'write';
}

/** What stands in the field to begin with: a likely value, or the one as found. */
export function beginningOf({ code, value, details }: Problem): string {
  const suggestion = details['suggestion'];
  if (suggestion !== undefined) return suggestion;
  if (code === 'no_such_day') return lastDayOfThatMonth(value) ?? value;
  return value;
}

/** `1403/07/31` was meant for the end of Mehr; null where the text is no such date. */
function lastDayOfThatMonth(text: string): string | null {
  const plain = toAsciiDigits(text).trim();
  const yearFirst = /^(1[345]\d\d)\D(\d{1,2})\D(\d{1,2})$/u.exec(plain)?.slice(1);
  const dayFirst = /^(\d{1,2})\D(\d{1,2})\D(1[345]\d\d)$/u.exec(plain)?.slice(1).reverse();
  const [year, month, day] = (yearFirst ?? dayFirst ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}/${String(month).padStart(2, '0')}/${daysInMonth(year, month)}`;
}

/** Whether the office lets the row through without this value; its text then stays under its own heading. */
export function canDoWithout({ code }: Problem): boolean {
  return code !== 'name_missing' && code !== 'several_records_match';
}

/** Figures are written from left to right. */
export function isFigures(target: Target | null): boolean {
  return target !== null && FIGURES.has(target);
}

const FIGURES: ReadonlySet<Target> = new Set<Target>([
  'permitNo',
  'issuedOn',
  'validUntil',
  'registrationNo',
  'registeredOn',
  'legalId',
  'gazetteOn',
  'directorNationalId',
  'mobile',
  'phone',
  'postalCode',
  'memberCount',
  'lastAssemblyOn',
  'lastAnnualReportYear',
]);
