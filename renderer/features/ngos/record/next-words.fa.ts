import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import type { Lack, NextAct, NextActName } from '../../../../shared/features/ngos/next-act.ts';
import { LIFECYCLE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import type { Lifecycle } from '../../../../shared/features/ngos/fields.ts';
import { formatCount, toPersianDigits } from '../../../../shared/text/digits.ts';

/** The primary button of a record says its next act. */
export const NEXT_ACT_WORDS: Readonly<Record<NextActName, string>> = {
  restoreNgo: 'بازگرداندن به فهرست…',
  issuePermit: 'صدور پروانه…',
  startRenewal: 'آغاز تمدید پروانه…',
  renewPermit: 'تمدید پروانه…',
  liftSuspension: 'رفع تعلیق…',
  correctPermit: 'تکمیل تاریخ پروانه…',
  appointMember: 'معرفی عضو تازه…',
  addDocument: 'افزودن مدرک…',
};

interface Said {
  /** The stressed beginning. */
  readonly strong: string;
  readonly rest: string;
}

const on = (date: IsoDate | null) => (date === null ? '' : ` (${toPersianDigits(formatJalali(date))})`);
const days = (count: number) => `${formatCount(Math.abs(count))} روز`;

/** Why the next act is next, in one sentence; `validUntil` is the permit's last day. */
export function nextSentence(
  { ground, days: left }: NextAct,
  validUntil: IsoDate | null,
  {
    lifecycle,
    lifecycleOn,
    lifecycleReason,
    statedStatus,
  }: {
    readonly lifecycle: Lifecycle;
    readonly lifecycleOn: IsoDate | null;
    readonly lifecycleReason: string;
    readonly statedStatus: string | null;
  },
): Said {
  switch (ground) {
    case 'out_of_register':
      return {
        strong: `${LIFECYCLE_WORDS[lifecycle]}${on(lifecycleOn)}.`,
        rest:
          (lifecycleReason === '' ? '' : ` دلیل: ${lifecycleReason}.`) +
          ' پرونده خوانده می‌شود، ولی تا بازگرداندن تغییر نمی‌کند.',
      };
    case 'branch_without_permit':
      return { strong: 'شعبه بی‌پروانه.', rest: ' شعبه با موافقت شهرستان و پروانه تشکل مادر کار می‌کند.' };
    case 'no_permit':
      return { strong: 'پروانه‌ای ثبت نشده است.', rest: ' اگر پروانه صادر شده، آن را بنویسید.' };
    case 'revoked':
      return { strong: 'پروانه ابطال شده است.', rest: ' برای فعالیت دوباره پروانه تازه لازم است.' };
    case 'suspended':
      return { strong: 'پروانه تعلیق است.', rest: ' تا رفع تعلیق تنها ابطال شدنی است.' };
    case 'renewing':
      return left !== null && left < 0
        ? {
            strong: 'تمدید در جریان است.',
            rest: ` اعتبار پروانه ${days(left)} پیش پایان یافت${on(validUntil)}.`,
          }
        : {
            strong: 'تمدید در جریان است.',
            rest: left === null ? '' : ` پروانه تا ${days(left)} دیگر اعتبار دارد${on(validUntil)}.`,
          };
    case 'no_last_day':
      return {
        strong: 'پایان اعتبار پروانه نوشته نشده است.',
        rest:
          statedStatus === null
            ? ' از روی پروانه تکمیل کنید؛ تا آن زمان وضعیت نامشخص است.'
            : ` فایل اکسل آن را «${statedStatus}» خوانده است. از روی پروانه تکمیل کنید.`,
      };
    case 'not_begun':
      return { strong: 'تاریخ صدور پروانه هنوز نرسیده است.', rest: ' تاریخ را با پروانه بسنجید.' };
    case 'expired':
      return { strong: `${days(left ?? 0)} از پایان اعتبار پروانه گذشته است`, rest: `${on(validUntil)}.` };
    case 'expiring':
      return left === 0
        ? { strong: 'امروز آخرین روز اعتبار پروانه است', rest: `${on(validUntil)}.` }
        : { strong: days(left ?? 0), rest: ` تا پایان اعتبار پروانه${on(validUntil)}.` };
    case 'valid':
      return { strong: days(left ?? 0), rest: ` تا پایان اعتبار پروانه${on(validUntil)}.` };
  }
}

export const NEXT_TEXT = {
  forRenewal: 'برای تمدید',
  nothingDue: 'کاری عقب نمانده است.',
  and: ' و ',
  stop: '.',
} as const;

/** A lack as a link and what is to be done about it: «۲ مدرک» «کم است». */
export function lackWords({ kind, count }: Lack): { readonly link: string; readonly rest: string } {
  switch (kind) {
    case 'missing_documents':
      return { link: `${formatCount(count)} مدرک`, rest: 'کم است' };
    case 'expired_documents':
      return { link: `${formatCount(count)} مدرک`, rest: 'منقضی است' };
    case 'board':
      return { link: 'هیأت مدیره تازه', rest: 'باید معرفی شود' };
    case 'auditor':
      return { link: 'بازرس تازه', rest: 'باید معرفی شود' };
  }
}
