import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';

export type EditMode = 'correct' | 'change';
export const EDIT_MODES: readonly EditMode[] = ['correct', 'change'];

/** A correction and a change are two different things; the page says so before anything is typed. */
export const EDIT_TEXT = {
  switchLabel: 'نوع ویرایش',
  list: 'تشکل‌ها',
  modes: {
    correct: {
      title: (name: string) => `اصلاح «${name}»`,
      label: 'اصلاح: از آغاز نادرست بوده',
      explain:
        'برای غلط املایی، رقم جاافتاده یا موضوع اشتباه. مقدار پیشین هیچ‌گاه درست نبوده؛ با دلیل در سوابق می‌ماند.',
      submit: 'ثبت اصلاح',
      done: (name: string) => `«${name}» اصلاح شد`,
    },
    change: {
      title: (name: string) => `تغییر «${name}» از تاریخ`,
      label: 'تغییر: از تاریخی عوض شده',
      explain:
        'برای نام تازه، ثبت تازه یا ارتقای محدوده. مقدار پیشین تا آن روز درست بوده؛ همچنان در جست‌وجو پیدا می‌شود.',
      submit: 'ثبت تغییر',
      done: (name: string) => `تغییر «${name}» ثبت شد`,
    },
  },
  contactHint:
    'نشانی و تلفن دلیل نمی‌خواهد؛ در پرونده با «ویرایش تماس» عوض می‌شود. مدیرعامل و هیأت مدیره در «ارکان» است.',
  changes: 'آنچه عوض می‌شود',
  none: 'هنوز چیزی عوض نشده است. هر فیلدی را که عوض کنید، پیش و پسش همین‌جا می‌آید.',
  ground: 'سند',
  effectiveOn: 'از تاریخ',
  letterNo: 'شماره نامه',
  reason: 'دلیل',
  correctReason: 'چرا نادرست بود',
  reasonExample: 'مانند «با روزنامه رسمی سنجیده شد»',
  oldUntil: (on: IsoDate) => `مقدار پیشین تا ${toPersianDigits(formatJalali(on))} درست می‌ماند.`,
  nothing: 'تغییری',
  notActive: 'این پرونده در فهرست نیست و تغییر نمی‌کند',
  notActiveText: 'نخست آن را در صفحه پرونده به فهرست بازگردانید.',
  toRecord: 'بازگشت به پرونده',
} as const;

/** What the bottom bar calls the fields of the side panel. */
export const EDIT_LABELS: Readonly<Record<string, string>> = {
  effectiveOn: EDIT_TEXT.effectiveOn,
  reason: EDIT_TEXT.reason,
  changes: EDIT_TEXT.nothing,
};
