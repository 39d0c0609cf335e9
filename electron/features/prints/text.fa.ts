import type { PermitState } from '../../../shared/features/ngos/fields.ts';
import { BETWEEN, PERMIT_STATE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import { leftToRight } from '../../../shared/text/direction.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';

/** Words of printed lists and records. */
export const PRINT_WORDS = {
  listTitle: 'فهرست تشکل‌های مردم‌نهاد',
  recordTitle: 'برگه تشکل مردم‌نهاد',
  sampleMark: 'دفتر نمونه – داده‌های ساختگی',
  row: 'ردیف',
  wholeRegister: 'همه تشکل‌های فهرست',
  chosenRows: (count: number, from: string) =>
    from === ''
      ? `${formatCount(count)} تشکل برگزیده`
      : `${formatCount(count)} تشکل برگزیده از میان: ${from}`,
  endOfList: (count: number) => `پایان فهرست، ${formatCount(count)} ردیف`,
  running: (officeTitle: string, date: string) => `${officeTitle}، ${date}`,
  printed: (number: string, person: string, date: string, time: string) =>
    toPersianDigits(`چاپ شماره ${number}، ${person}، ${date} ساعت ${time}`),
  trail: (count: number, mark: string) =>
    `سوابق تغییرات: ${formatCount(count)} رویداد، نشان ${leftToRight(toPersianDigits(mark))}`,
  signatures: {
    maker: 'تهیه‌کننده، امضا',
    checker: 'بررسی‌کننده، امضا',
    approver: 'تأییدکننده، امضا و مهر',
    approverPost: 'فرماندار',
  },
  betweenParts: '؛ ',
  sheetName: 'تشکل‌ها',
} as const;

/** «۴۰ تشکل: ۲۴ رو به انقضا، ۱۳ منقضی»: the most frequent first. */
export function stateCounts(states: readonly PermitState[]): string {
  const counts = new Map<PermitState, number>();
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([state, count]) => `${formatCount(count)} ${PERMIT_STATE_WORDS[state]}`);
  return `${formatCount(states.length)} تشکل: ${parts.join(BETWEEN)}`;
}

/** A file's name: its title, then what tells it from others of that title. Dates with hyphens. */
export function fileName(title: string, detail: string, extension: string): string {
  const name = `${title} ${toPersianDigits(detail)}`.replace(/[\\/:*?"<>|]/gu, '-').replace(/\s+/gu, ' ');
  return `${[...name.trim()].slice(0, 100).join('')}.${extension}`;
}
