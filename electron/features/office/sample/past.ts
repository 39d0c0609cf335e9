import { type Instant, type IsoDate, addDays } from '../../../../shared/calendar/iso-date.ts';
import { isWeekend } from '../../../../shared/calendar/jalali.ts';
import { startInTehran } from '../../../../shared/features/trail/rules.ts';
import type { Random } from './random.ts';

/** The day on which the made-up office began to work with the program. */
export function beganOn(today: IsoDate): IsoDate {
  return workday(addDays(today, -420));
}

/** The working day on which something was done, not after the given one. */
export function workday(day: IsoDate): IsoDate {
  return isWeekend(day) ? workday(addDays(day, -1)) : day;
}

/** An instant in the office hours of a day, between eight and half past one. */
export function officeHour(day: IsoDate, random: Random): Instant {
  const at = Date.parse(startInTehran(day)) + (8 * 60 + random(330)) * 60_000 + random(60_000);
  return new Date(at).toISOString() as Instant;
}
