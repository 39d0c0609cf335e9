import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import { formatCount, toPersianDigits } from '../../../../shared/text/digits.ts';

const day = (on: IsoDate) => toPersianDigits(formatJalali(on));
const stays = 'پاک نمی‌شود؛ با دلیل و نام شما در سوابق می‌ماند.';

/** «پروانه ۱۴۰۳/۰۶۴», or only «پروانه» where it has no number. */
function permit(permitNo: string): string {
  return permitNo === '' ? 'پروانه' : `پروانه ${toPersianDigits(permitNo)}`;
}

interface PermitActWords {
  readonly title: (name: string) => string;
  readonly submit: string;
  readonly effects: (permitNo: string, on: IsoDate, validUntil: IsoDate | null) => readonly string[];
  readonly done: (permitNo: string) => string;
}

export const PERMIT_ACTS = {
  startRenewal: {
    title: (name) => `آغاز تمدید پروانه «${name}»؟`,
    submit: 'آغاز تمدید پروانه',
    effects: (permitNo, on, validUntil) => [
      `${permit(permitNo)} از ${day(on)} «در حال تمدید» می‌شود.`,
      validUntil === null
        ? 'تاریخ‌های پروانه همان می‌ماند.'
        : `پایان اعتبار همان ${day(validUntil)} می‌ماند تا پروانه تازه ثبت شود.`,
      'گام بعد: ثبت پروانه تازه، یا پایان تمدید بی‌نتیجه.',
    ],
    done: (permitNo) => `تمدید ${permit(permitNo)} آغاز شد`,
  },
  endRenewal: {
    title: (name) => `پایان تمدید بی‌نتیجه «${name}»؟`,
    submit: 'پایان تمدید',
    effects: (permitNo) => [
      `تمدید ${permit(permitNo)} بی‌نتیجه پایان می‌یابد.`,
      'وضعیت پروانه دوباره از تاریخ‌هایش دانسته می‌شود.',
      stays,
    ],
    done: (permitNo) => `تمدید ${permit(permitNo)} پایان یافت`,
  },
  suspendPermit: {
    title: (name) => `تعلیق پروانه «${name}»؟`,
    submit: 'تعلیق پروانه',
    effects: (permitNo, on) => [
      `${permit(permitNo)} از ${day(on)} تعلیق می‌شود.`,
      'تا رفع تعلیق، تمدید شدنی نیست.',
      stays,
    ],
    done: (permitNo) => `${permit(permitNo)} تعلیق شد`,
  },
  liftSuspension: {
    title: (name) => `رفع تعلیق پروانه «${name}»؟`,
    submit: 'رفع تعلیق',
    effects: (permitNo, on) => [
      `تعلیق ${permit(permitNo)} از ${day(on)} برداشته می‌شود.`,
      'وضعیت پروانه دوباره از تاریخ‌هایش دانسته می‌شود؛ تمدیدی که در جریان بود، پی گرفته می‌شود.',
    ],
    done: (permitNo) => `تعلیق ${permit(permitNo)} برداشته شد`,
  },
  revokePermit: {
    title: (name) => `ابطال پروانه «${name}»؟`,
    submit: 'ابطال پروانه',
    effects: (permitNo, on) => [
      `${permit(permitNo)} از ${day(on)} باطل می‌شود و بازگشت ندارد.`,
      'برای فعالیت دوباره باید پروانه تازه صادر شود.',
      stays,
    ],
    done: (permitNo) => `${permit(permitNo)} ابطال شد`,
  },
} as const satisfies Readonly<Record<string, PermitActWords>>;
export type PermitActName = keyof typeof PERMIT_ACTS;

export const ACT_TEXT = {
  on: 'از تاریخ',
  letterNo: 'شماره نامه',
  ground: 'دلیل و سند',
  groundExample: 'مانند «مصوبه ۴ جلسه ۱۴۰۵/۰۸/۲۸ شورا»',
  reason: 'دلیل',
  correctionReason: 'چرا نادرست بود',
  changes: 'آنچه عوض می‌شود',
  noChange: 'هنوز چیزی عوض نشده است.',
  remove: 'برداشتن',

  issueTitle: (name: string) => `صدور پروانه «${name}»`,
  issue: 'صدور پروانه',
  issueEffects: [
    'پروانه با شماره و تاریخ‌هایش در پرونده ثبت می‌شود.',
    'وضعیت آن هر روز از تاریخ‌ها دانسته می‌شود.',
  ],
  issueAfterRevocation: 'پروانه پیشین همچنان «ابطال» می‌ماند.',
  issued: (permitNo: string) => `${permit(permitNo)} ثبت شد`,
  renewTitle: (name: string) => `تمدید پروانه «${name}»`,
  renew: 'ثبت پروانه تازه',
  renewEffects: (permitNo: string) => [
    `پروانه تازه جای ${permit(permitNo)} را می‌گیرد؛ پروانه پیشین «پایان‌یافته» می‌شود و در پرونده می‌ماند.`,
  ],
  renewed: (permitNo: string) => `تمدید با ${permit(permitNo)} ثبت شد`,
  correctPermitTitle: (permitNo: string) => `اصلاح ${permit(permitNo)}`,
  correctPermit: 'ثبت اصلاح',
  correctPermitEffects: [
    'برای شماره یا تاریخی که از آغاز نادرست نوشته شده است.',
    'مقدار پیشین با دلیل در سوابق می‌ماند و در جست‌وجو پیدا می‌شود.',
  ],
  permitCorrected: (permitNo: string) => `${permit(permitNo)} اصلاح شد`,

  appointTitle: (name: string) => `معرفی عضو «${name}»`,
  appoint: 'ثبت عضو',
  body: 'رکن',
  role: 'سمت',
  rank: 'ردیف',
  rankHint: 'برای دو علی‌البدل: ۱ و ۲',
  startedOn: 'آغاز دوره',
  termEndsOn: 'پایان دوره',
  termSuggested: (years: number) => `${formatCount(years)} سال پس از آغاز پیشنهاد شده؛ می‌توانید عوض کنید.`,
  findPerson: 'نام را بنویسید؛ اگر در دفتر باشد، پیشنهاد می‌شود',
  newPerson: 'شخص تازه نوشته می‌شود.',
  knownPerson: (names: string) => (names === '' ? 'در دفتر شناخته است.' : `در دفتر شناخته است: ${names}`),
  appointed: (name: string) => `${name} ثبت شد`,
  appointedText: 'اگر کسی جای خود را داده، پایان عضویت او را هم ثبت کنید.',
  endTitle: (name: string) => `پایان عضویت ${name}؟`,
  end: 'ثبت پایان عضویت',
  endEffects: (role: string, on: IsoDate) => [
    `سمت «${role}» از ${day(on)} پایان می‌یابد.`,
    'نام او در پیشینیان می‌ماند.',
  ],
  endOn: 'تاریخ پایان',
  ended: (name: string) => `پایان عضویت ${name} ثبت شد`,
  correctMemberTitle: (name: string) => `اصلاح عضویت ${name}`,
  correctMember: 'ثبت اصلاح',
  correctMemberEffects: [
    'برای نام، شماره یا تاریخی که از آغاز نادرست نوشته شده است.',
    'آنچه از شخص درست شود، در همه تشکل‌های او درست می‌شود.',
  ],
  memberCorrected: (name: string) => `عضویت ${name} اصلاح شد`,

  addDocumentTitle: (name: string) => `افزودن مدرک «${name}»`,
  addDocument: 'افزودن مدرک',
  documentType: 'نوع مدرک',
  chooseType: 'برگزینید…',
  documentTitle: 'عنوان',
  documentIssued: 'تاریخ مدرک',
  documentExpires: 'اعتبار تا',
  file: 'فایل',
  chooseFile: 'برگزیدن فایل…',
  dropFile: 'فایل را اینجا رها کنید یا',
  otherFile: 'فایل دیگر…',
  fileKinds: 'PDF، تصویر، Word یا Excel؛ تا ۵۰ مگابایت',
  fileTooLarge: 'فایل بزرگ‌تر از ۵۰ مگابایت است. آن را با کیفیت کمتر پویش کنید.',
  fileEmpty: 'فایل خالی است. فایل دیگری برگزینید.',
  fileUnreadable: 'فایل خوانده نشد. شاید در برنامه دیگری باز باشد؛ آن را ببندید و دوباره برگزینید.',
  addDocumentEffects: ['رونوشتی از فایل با اثر انگشتش در پوشه دفتر نگه داشته می‌شود.'],
  documentAdded: (name: string) => `مدرک «${name}» افزوده شد`,
  expiresBeforeIssue: 'پیش از تاریخ مدرک است. یکی از دو تاریخ را درست کنید.',
  retireDocumentTitle: (name: string) => `کنار گذاشتن «${name}»؟`,
  retireDocument: 'کنار گذاشتن',
  retireDocumentEffects: [
    'دیگر به شمار مدارک نمی‌آید؛ اگر الزامی باشد، کم شمرده می‌شود.',
    'فایل می‌ماند و از پرونده باز می‌شود.',
  ],
  documentRetired: (name: string) => `«${name}» کنار گذاشته شد`,

  flagTitle: 'گذاشتن علامت',
  flag: 'گذاشتن علامت',
  flagText: 'یادآوری',
  flagTextExample: 'مانند «گزارش مالی را پیگیری کنید»',
  flagDue: 'تا تاریخ',
  flagEffects: ['بالای پرونده دیده می‌شود و در فیلتر «علامت‌دار» می‌آید، تا کسی آن را بردارد.'],
  flagged: 'علامت گذاشته شد',
  clearFlagTitle: 'برداشتن علامت؟',
  clearFlag: 'برداشتن علامت',
  clearFlagEffects: (text: string) => [
    `«${toPersianDigits(text)}» از بالای پرونده برداشته می‌شود و در سوابق می‌ماند.`,
  ],
  flagCleared: 'علامت برداشته شد',
  noteTitle: 'یادداشت تازه',
  note: 'ثبت یادداشت',
  noteText: 'متن یادداشت',
  noteEffects: ['در رویدادهای پرونده با نام شما و تاریخ امروز می‌ماند و ویرایش نمی‌شود.'],
  noted: 'یادداشت ثبت شد',

  dissolveTitle: (name: string) => `انحلال «${name}»؟`,
  dissolve: 'ثبت انحلال',
  dissolveEffects: (on: IsoDate) => [
    `تشکل از ${day(on)} منحل‌شده شمرده می‌شود و از فهرست جاری بیرون می‌رود.`,
    'پرونده خوانده می‌شود ولی تغییر نمی‌کند، مگر بازگردانده شود.',
    stays,
  ],
  dissolved: (name: string) => `انحلال «${name}» ثبت شد`,
  retireTitle: (name: string) => `خروج «${name}» از فهرست؟`,
  retire: 'خروج از فهرست',
  retireEffects: (on: IsoDate) => [
    `تشکل از ${day(on)} بیرون از فهرست است؛ این انحلال نیست.`,
    'برای پرونده‌ای که به شهرستان دیگری رفته یا به اشتباه ثبت شده است.',
    stays,
  ],
  retired: (name: string) => `«${name}» از فهرست بیرون رفت`,
  restoreTitle: (name: string) => `بازگرداندن «${name}» به فهرست؟`,
  restore: 'بازگرداندن به فهرست',
  restoreEffects: (state: string) => [
    `پرونده از «${state}» به فهرست جاری بازمی‌گردد.`,
    'پروانه، اشخاص و مدارک همان است که بود.',
  ],
  restored: (name: string) => `«${name}» به فهرست بازگشت`,

  contactTitle: (name: string) => `تماس «${name}»`,
  saveContact: 'ثبت تماس',
  contactEffects: ['دلیل لازم نیست؛ مقدار پیشین در سوابق می‌ماند.'],
  contactSaved: 'اطلاعات تماس به‌روز شد',
  ownTitle: 'ستون‌های اکسل',
  saveOwn: 'ثبت ستون‌ها',
  ownEffects: ['ستون‌هایی که در دفتر جای دیگری ندارند؛ جست‌وجو و خروجی گرفته می‌شوند.'],
  ownHeading: 'عنوان ستون',
  ownValue: 'مقدار',
  addOwn: 'افزودن ستون',
  ownNone: 'ستونی نیست.',
  ownSaved: 'ستون‌ها ثبت شد',
} as const;

/** The acts as the menu names them. */
export const ACT_MENU = {
  issuePermit: 'صدور پروانه…',
  startRenewal: 'آغاز تمدید پروانه…',
  renewPermit: 'تمدید پروانه…',
  endRenewal: 'پایان تمدید بی‌نتیجه…',
  suspendPermit: 'تعلیق پروانه…',
  liftSuspension: 'رفع تعلیق…',
  revokePermit: 'ابطال پروانه…',
  appointMember: 'معرفی عضو…',
  addDocument: 'افزودن مدرک…',
  raiseFlag: 'گذاشتن علامت…',
  addNote: 'یادداشت…',
  dissolveNgo: 'انحلال…',
  retireNgo: 'خروج از فهرست…',
  restoreNgo: 'بازگرداندن به فهرست…',
} as const;
