import type { Readability, rescue } from '../../shared/features/rescue/contract.ts';
import type { ErrorTexts } from '../../shared/kit/method.ts';
import { formatCount as figures } from '../../shared/text/digits.ts';
import { BACKUP_ERRORS } from '../features/backups/errors.fa.ts';

const {
  backup_busy,
  place_full,
  backup_not_found,
  not_a_backup,
  backup_truncated,
  backup_damaged,
  backup_newer,
  backup_of_other_office,
  backup_unsafe_name,
  passphrase_needed,
  wrong_passphrase,
  documents_elsewhere,
  preview_gone,
} = BACKUP_ERRORS;

export const RESCUE_ERRORS: ErrorTexts<typeof rescue> = {
  backup_busy,
  place_full,
  backup_not_found,
  not_a_backup,
  backup_truncated,
  backup_damaged,
  backup_newer,
  backup_of_other_office,
  backup_unsafe_name,
  passphrase_needed,
  wrong_passphrase,
  documents_elsewhere,
  preview_gone,
  restore_failed:
    'بازیابی انجام نشد و پرونده‌های دفتر همان است که بود. «تلاش دوباره» را بزنید یا پشتیبان دیگری برگزینید.',
  wrong_name_or_password: 'نام کاربری یا گذرواژه درست نیست. زبان صفحه‌کلید را بررسی کنید و دوباره بنویسید.',
  wait: 'چند بار پیاپی گذرواژه نادرست نوشته شده است. کمی صبر کنید و دوباره تلاش کنید.',
  locked_out: 'گذرواژه بارها نادرست نوشته شده است. یک ربع ساعت صبر کنید و دوباره تلاش کنید.',
  not_an_administrator:
    'این کار با مدیر سامانه است. با نام کاربری مدیر سامانه وارد شوید یا از او بخواهید پشت رایانه بیاید.',
  sign_in_first: 'این کار با مدیر سامانه است. نخست با نام کاربری و گذرواژه او وارد شوید.',
  nothing_readable: 'از پرونده اطلاعات چیزی خوانده نمی‌شود. نسخه پشتیبان را بازگردانید.',
  nothing_to_accept: 'دیگر مدرکی کم نیست یا بدون آن هم دفتر باز نمی‌شود. «تلاش دوباره» را بزنید.',
};

export const STATE_WORDS: Readonly<Record<Readability, string>> = {
  whole: 'سالم',
  partial: 'بخشی خوانده می‌شود',
  unreadable: 'خوانده نمی‌شود',
};

export const FAULTY_WORDS = { missing: 'پرونده نیست', altered: 'پرونده تغییر کرده است' } as const;

export const RESCUE_TEXT = {
  title: 'دفتر باز نشد',
  readOnly: 'این حالت نجات است: تنها می‌خواند و چیزی از اطلاعات دفتر را تغییر نمی‌دهد.',
  folder: 'پوشه اطلاعات',
  looking: 'اطلاعات دفتر بررسی می‌شود؛ در دفتر بزرگ چند ثانیه می‌کشد…',
  again: 'تلاش دوباره',

  state: 'چه سالم است و چه نیست',
  database: 'پرونده اطلاعات',
  databaseWhole: (rows: number) => `سالم است؛ هر ${figures(rows)} ردیف آن خوانده می‌شود.`,
  databasePartial: (rows: number) => `آسیب دیده است؛ ${figures(rows)} ردیف آن هنوز خوانده می‌شود.`,
  faultyKinds: (names: readonly string[]) => `ناقص: ${names.join('، ')}.`,
  databaseUnreadable: 'خوانده نمی‌شود.',
  databaseAbsent: 'نیست یا خالی است.',
  lastAct: 'آخرین کاری که سالم مانده در ',
  lastActEnd: ' ثبت شده است.',
  withoutLastActs: 'تازه‌ترین ثبت‌ها شاید در آنچه خوانده می‌شود نباشند.',
  documents: 'پرونده مدارک',
  documentsWhole: (count: number) =>
    count === 0 ? 'مدرکی ثبت نشده است.' : `هر ${figures(count)} پرونده سر جای خود است.`,
  documentsFaulty: (missing: number, altered: number) =>
    [
      missing > 0 ? `${figures(missing)} پرونده نیست` : '',
      altered > 0 ? `${figures(altered)} پرونده تغییر کرده است` : '',
    ]
      .filter(Boolean)
      .join('، ')
      .concat('.'),
  documentsUnknown: 'معلوم نیست؛ فهرست آن‌ها خوانده نمی‌شود.',
  kind: 'اطلاعات',
  rows: 'ردیف خوانده‌شده',
  kindState: 'وضعیت',
  details: 'ریز هر نوع اطلاعات',
  figures,

  ways: 'چه می‌توان کرد',
  export: 'خروجی اکسل از هرچه خوانده می‌شود',
  exportText: 'همه اطلاعات خواندنی در یک پرونده اکسل، هر نوع در یک برگه؛ برگه نخست می‌گوید چه کم است.',
  exportButton: 'گرفتن خروجی',
  exportBusy: (done: number, total: number) =>
    `برگه ${figures(Math.min(done + 1, total))} از ${figures(total)}…`,
  diagnostics: 'پرونده عیب‌یابی برای پشتیبان',
  diagnosticsText: 'نسخه‌ها، اندازه‌ها و کدهای خطا؛ هیچ نام و شماره‌ای از اطلاعات دفتر در آن نیست.',
  diagnosticsButton: 'ذخیره پرونده',
  faulty: 'فهرست مدارک کم یا تغییرکرده',
  faultyText: 'نام تشکل و نوع هر مدرک، تا از بایگانی دوباره پویش شود.',
  faultyButton: 'دیدن فهرست',
  continue: 'ادامه کار بدون این مدارک',
  continueText: 'مدیر سامانه با نوشتن دلیل دفتر را باز می‌کند؛ دلیل و فهرست پرونده‌ها در سوابق ثبت می‌شود.',
  continueButton: 'ادامه بدون مدارک…',
  continueActs: 'ادامه کار بدون آخرین کارها',
  continueActsText:
    'مدیر سامانه با نوشتن دلیل دفتر را از پیش از آن کارها باز می‌کند؛ دلیل در سوابق ثبت می‌شود.',
  continueActsButton: 'ادامه بدون آخرین کارها…',
  saved: 'پرونده ذخیره شد.',

  accessAdministrator: 'برای بیرون بردن اطلاعات، مدیر سامانه باید نام کاربری و گذرواژه خود را بنویسد.',
  accessAnybody:
    'حساب هیچ مدیری خوانده نمی‌شود؛ پس هر کس پشت این رایانه بنشیند می‌تواند اطلاعات را بیرون ببرد. رایانه را تنها نگذارید.',
  accessSample: 'این دفتر نمونه است و اطلاعات آن ساختگی است.',

  signIn: 'ورود مدیر سامانه',
  signInText: 'نام کاربری و گذرواژه با آنچه از پرونده اطلاعات خوانده می‌شود سنجیده می‌شود.',
  signInSubmit: 'ورود',
  signedIn: (name: string) => `مدیر سامانه: ${name}`,
  userName: 'نام کاربری',
  password: 'گذرواژه',

  faultyNgo: 'تشکل',
  faultyKind: 'نوع مدرک',
  faultyTitle: 'عنوان',
  faultyState: 'وضعیت',
  retired: 'کنار گذاشته',
  close: 'بستن',
  none: '—',

  restore: 'بازیابی از پشتیبان',
  restoreText:
    'دفتر به حالی برمی‌گردد که پشتیبان دارد. پرونده آسیب‌دیده پاک نمی‌شود و در پوشه اطلاعات می‌ماند.',
  restoreButton: 'بازیابی…',
  restoreNone: 'در پوشه خود دفتر پشتیبانی پیدا نشد. حافظه USB یا پوشه‌ای را که پشتیبان در آن است برگزینید.',
  restorePlace: 'محل پشتیبان',
  restorePlaceHint: 'پوشه یا فایل پشتیبان روی حافظه USB یا دیسک دیگر؛ خالی: پوشه خود دفتر.',
  restoreFind: 'گشتن',
  restoreOpening: 'پشتیبان خوانده و بررسی می‌شود…',
  restorePassphrase: 'عبارت رمز',
  restorePassphraseText:
    'این پشتیبان رمزگذاری شده است. عبارتی را بنویسید که هنگام ساختن آن گذاشته شد؛ اگر همین رایانه آن را ساخته است شاید بی عبارت هم باز شود.',
  restoreOpen: 'باز کردن پشتیبان',
  restoreEffects: (made: string) => [
    `همه اطلاعات دفتر همان می‌شود که ${made} بود؛ آنچه پس از آن ثبت شده در دفتر نیست.`,
    'پرونده کنونی پاک نمی‌شود: در پوشه‌ای با نام «\u2066replaced-…\u2069» درون پوشه اطلاعات می‌ماند.',
    'بازیابی با دلیل آن در سوابق ثبت می‌شود؛ سپس با گذرواژه‌های همان روز وارد می‌شوید.',
  ],
  restoreReason: 'دلیل بازیابی',
  restoreReasonHint: 'دست‌کم پنج نویسه؛ مثلاً: «پرونده اطلاعات آسیب دیده بود».',
  restoreSubmit: 'بازیابی این پشتیبان',
  restoreChooseOther: 'پشتیبان دیگر',

  continueTitle: 'ادامه کار بدون مدارک',
  continueEffects: [
    'دفتر باز می‌شود و همه کارها انجام می‌شود؛ تنها این پرونده‌ها باز نمی‌شوند.',
    'دلیل، نام شما و نشان هر پرونده در سوابق ثبت می‌شود و برداشته نمی‌شود.',
    'اگر پرونده‌ای بعد به پوشه مدارک برگردد یا دوباره افزوده شود، باز خواندنی است.',
  ],
  continueActsTitle: 'ادامه کار بدون آخرین کارها',
  continueActsEffects: [
    'دفتر با همه آنچه پیش از آن کارها ثبت شده باز می‌شود.',
    'کارهای از دست رفته دیگر برنمی‌گردد؛ آن‌ها را از روی کاغذها و نامه‌های همان روز دوباره ثبت کنید.',
    'اگر برق درست هنگام ثبت قطع شده باشد، شاید تنها کاری از دست رفته که تأیید آن هنوز دیده نشده بود.',
    'دلیل و نام شما در سوابق ثبت می‌شود و برداشته نمی‌شود.',
  ],
  continueReason: 'دلیل',
  continueReasonHint: 'دست‌کم پنج نویسه؛ مثلاً: «دیسک پیشین خراب شد؛ اصل مدارک در بایگانی است».',
  continueActsReasonHint: 'دست‌کم پنج نویسه؛ مثلاً: «برق رفت؛ کارهای آخر دوباره ثبت می‌شود».',
  continueSubmit: 'ثبت دلیل و باز کردن دفتر',
} as const;
