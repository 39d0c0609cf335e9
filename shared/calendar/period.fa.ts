import { toPersianDigits } from '../text/digits.ts';
import { MONTH_NAMES, SEASON_NAMES, YEAR_WORD } from './jalali.fa.ts';
import { type Period, periodParts } from './period.ts';

/** A period in words and Persian digits: «آبان ۱۴۰۵», «پاییز ۱۴۰۵», «سال ۱۴۰۵». */
export function formatPeriod(period: Period): string {
  const { kind, year, number } = periodParts(period);
  const names = kind === 'month' ? MONTH_NAMES : kind === 'season' ? SEASON_NAMES : [YEAR_WORD];
  return toPersianDigits(`${names[number - 1] ?? ''} ${year}`);
}
