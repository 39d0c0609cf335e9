import { z } from 'zod';

// 1 Farvardin 1300 and the last day of 1500: the days that every screen and paper can show.
const FIRST_DAY = '1921-03-21';
const LAST_DAY = '2122-03-20';

/** A day without time, `2026-03-21`, in the Gregorian calendar, within 1300 to 1500; named `…On`. */
export const IsoDate = z.iso
  .date()
  .refine((date) => date >= FIRST_DAY && date <= LAST_DAY)
  .brand<'IsoDate'>();
export type IsoDate = z.output<typeof IsoDate>;

/** A moment in UTC, always `2026-03-21T05:00:00.000Z`, so that text order is time order; named `…At`. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.output<typeof Instant>;

/** When a call is answered. Taken once for each call, so that its day and its instant agree. */
export interface Moment {
  readonly now: Instant;
  /** The day in Tehran, not in UTC: at one in the morning they differ, on 1 Farvardin by a year. */
  readonly today: IsoDate;
}

const MILLISECONDS_PER_DAY = 24 * 60 * 60 * 1000;

// Iran has had no summer time since 1402; a fixed offset does not depend on the machine's zone tables.
const TEHRAN_OFFSET = 3.5 * 60 * 60 * 1000;

/** The moment at an instant; for the present only, since earlier years had summer time. */
export function momentAt(now: Instant): Moment {
  return { now, today: dayInTehran(now) };
}

/** The day it is in Tehran at an instant. */
export function dayInTehran(at: Instant): IsoDate {
  return dayOf(Date.parse(at) + TEHRAN_OFFSET);
}

/** Hour and minute in Tehran at an instant, `10:12`. */
export function timeInTehran(at: Instant): string {
  return new Date(Date.parse(at) + TEHRAN_OFFSET).toISOString().slice(11, 16);
}

/** The day a whole number of days later or, if negative, earlier. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dayOf(Date.parse(date) + days * MILLISECONDS_PER_DAY);
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / MILLISECONDS_PER_DAY);
}

function dayOf(milliseconds: number): IsoDate {
  return new Date(milliseconds).toISOString().slice(0, 10) as IsoDate;
}
