import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import { GENDER_WORDS, KIND_WORDS, SCOPE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...KIND_WORDS, ...SCOPE_WORDS, ...GENDER_WORDS }),
);

/** A value of the register as people read it: a stored date or word is none of the office's own words. */
export function shownValue(value: string): string {
  const known = WORDS.get(value);
  if (known !== undefined) return known;
  const withDays = value.replace(/\b\d{4}-\d{2}-\d{2}\b/gu, (text) => {
    const date = IsoDate.safeParse(text);
    return date.success ? formatJalali(date.data) : text;
  });
  return toPersianDigits(withDays);
}
