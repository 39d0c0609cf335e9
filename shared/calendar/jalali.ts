import { getDate, getDaysInMonth, getMonth, getYear, newDate } from 'date-fns-jalali';
import { type Result, err, ok } from '../kit/result.ts';
import { toAsciiDigits, toPersianDigits } from '../text/digits.ts';
import { type IsoDate, addDays } from './iso-date.ts';
import { MONTH_NAMES, WEEKDAY_NAMES } from './jalali.fa.ts';

/** A day of the Persian calendar; month and day from 1. */
export interface JalaliDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const FIRST_YEAR = 1300;
export const LAST_YEAR = 1500;

/** The Persian day of a date; agrees with ICU for every day of 1300 to 1500. */
export function toJalali(date: IsoDate): JalaliDay {
  const local = localNoon(date);
  return { year: getYear(local), month: getMonth(local) + 1, day: getDate(local) };
}

/** The date of a Persian day, or `no_such_day` outside 1300 to 1500 and for days like 31 Mehr. */
export function fromJalali(year: number, month: number, day: number): Result<IsoDate, 'no_such_day'> {
  const isWhole = [year, month, day].every(Number.isInteger);
  if (!isWhole || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return err('no_such_day');
  if (day < 1 || day > daysInMonth(year, month)) return err('no_such_day');
  return ok(isoOf(newDate(year, month - 1, day, 12)));
}

/** 29, 30 or 31. */
export function daysInMonth(year: number, month: number): number {
  return getDaysInMonth(newDate(year, month - 1, 1, 12));
}

/** `1405/09/03` in ASCII digits. */
export function formatJalali(date: IsoDate): string {
  const { year, month, day } = toJalali(date);
  return `${year}/${String(month).padStart(2, '0')}/${String(day).padStart(2, '0')}`;
}

/** `سه‌شنبه ۳ آذر ۱۴۰۵`, in Persian digits, since words and ASCII digits never stand together on screen or paper. */
export function formatJalaliLong(date: IsoDate): string {
  const { year, month, day } = toJalali(date);
  const words = `${WEEKDAY_NAMES[weekday(date)] ?? ''} ${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
  return toPersianDigits(words);
}

/** Day of the week from Saturday, 0, to Friday, 6. */
export function weekday(date: IsoDate): number {
  return (new Date(`${date}T12:00:00Z`).getUTCDay() + 1) % 7;
}

/** Thursday and Friday: the offices' weekend (domain.md §2.3). */
export function isWeekend(date: IsoDate): boolean {
  return weekday(date) >= 5;
}

export interface ParsedDate {
  readonly date: IsoDate;
  /** What was assumed: the century, or that the day stood first. */
  readonly note: 'exact' | 'two_digit_year' | 'day_first';
}

// Invisible marks that sheets carry along: bidi controls, joiners, no-break spaces.
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]/gu;
const PARTS = /^(\d{1,4})[/\-.\s\u066b\u060c]+(\d{1,2})[/\-.\s\u066b\u060c]+(\d{1,4})$/u;
const COMPACT = /^(1[345]\d\d)(\d\d)(\d\d)$/u;

/**
 * Reads a Persian date as people type it: any digits, `/ - .` or spaces between, one or two digits for
 * month and day, the year first or last. A two-digit year is of 1300 from 30 on and of 1400 below.
 */
export function parseJalali(text: string): Result<ParsedDate, 'no_such_day' | 'unreadable'> {
  const plain = toAsciiDigits(text)
    .replace(INVISIBLE, '')
    .replace(/\u00a0/gu, ' ')
    .trim();
  const match = COMPACT.exec(plain) ?? PARTS.exec(plain);
  if (!match) return err('unreadable');
  const [, first = '', middle = '', last = ''] = match;
  const month = Number(middle);
  if (last.length > 2) {
    return last.length === 4 && first.length <= 2
      ? withNote(fromJalali(Number(last), month, Number(first)), 'day_first')
      : err('unreadable');
  }
  if (first.length === 4) return withNote(fromJalali(Number(first), month, Number(last)), 'exact');
  if (first.length === 2) {
    // 03-05-02 could be either way round; only a first part that cannot be a day is surely a year.
    const short = Number(first);
    const year = short >= 30 ? 1300 + short : 1400 + short;
    return withNote(fromJalali(year, month, Number(last)), 'two_digit_year');
  }
  return err('unreadable');
}

function withNote(
  date: Result<IsoDate, 'no_such_day'>,
  note: ParsedDate['note'],
): Result<ParsedDate, 'no_such_day'> {
  return date.ok ? ok({ date: date.value, note }) : date;
}

/** The same day so many Persian years later; 30 Esfand becomes 29 where there is none. */
export function addYearsJalali(date: IsoDate, years: number): IsoDate {
  return addMonthsJalali(date, years * 12);
}

/** The same day so many Persian months later, or the month's last day. */
export function addMonthsJalali(date: IsoDate, months: number): IsoDate {
  const from = toJalali(date);
  const index = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(from.day, daysInMonth(year, month));
  return isoOf(newDate(year, month - 1, day, 12));
}

/** The weeks of a month as a date picker shows them: rows from Saturday, null outside the month. */
export function monthGrid(year: number, month: number): readonly (readonly (IsoDate | null)[])[] {
  const first = isoOf(newDate(year, month - 1, 1, 12));
  const before: (IsoDate | null)[] = Array.from({ length: weekday(first) }, () => null);
  const days = Array.from({ length: daysInMonth(year, month) }, (_, index) => addDays(first, index));
  const cells = [...before, ...days];
  const weeks = Math.ceil(cells.length / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, column) => cells[week * 7 + column] ?? null),
  );
}

// The library reads a Date's local fields. Noon is safe from summer time's missing midnights.
function localNoon(date: IsoDate): Date {
  return new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12);
}

function isoOf(local: Date): IsoDate {
  const month = String(local.getMonth() + 1).padStart(2, '0');
  const day = String(local.getDate()).padStart(2, '0');
  return `${local.getFullYear()}-${month}-${day}` as IsoDate;
}
