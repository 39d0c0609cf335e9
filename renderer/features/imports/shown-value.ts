import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import { GENDER_WORDS, KIND_WORDS, SCOPE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...KIND_WORDS, ...SCOPE_WORDS, ...GENDER_WORDS }),
);

/** A value of the register as people read it: a stored date or word is none of the office's own words. */
export function shownValue(value: string): string {
  const date = IsoDate.safeParse(value);
  if (date.success) return toPersianDigits(formatJalali(date.data));
  return WORDS.get(value) ?? toPersianDigits(value);
}
