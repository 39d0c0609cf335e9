import { numbered } from '../../shared/errors/said.fa.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import type { OpenErrorCode } from '../office/open-error.ts';

type Problems = Readonly<Record<OpenErrorCode, { readonly what: string; readonly remedy: string }>>;

const PROBLEMS: Problems = {
  database_newer: {
    what: 'این دفتر با نسخه تازه‌تری از برنامه کار کرده است.',
    remedy:
      'نسخه تازه برنامه را نصب کنید؛ اطلاعات ثبت‌شده دست‌نخورده است. برای ماندن در این نسخه، نام پوشه زیر را عوض کنید، برنامه را باز کنید و پشتیبانی را که پیش از به‌روزرسانی ساخته شده است بازیابی کنید.',
  },
  upgrade_failed: {
    what: 'هماهنگ کردن اطلاعات دفتر با این نسخه برنامه انجام نشد و همه چیز مانند پیش ماند.',
    remedy:
      'دوباره تلاش کنید. اگر باز هم نشد، نسخه پیشین برنامه را نصب کنید و به کار ادامه دهید؛ شرح خطا در پوشه logs است، آن را به پشتیبان بدهید.',
  },
  database_locked: {
    what: 'برنامه دیگری پرونده اطلاعات دفتر را در اختیار دارد.',
    remedy: 'پنجره‌های دیگر دفتر و برنامه‌های پشتیبان‌گیری را ببندید و دوباره تلاش کنید.',
  },
  database_damaged: {
    what: 'پرونده اطلاعات دفتر آسیب دیده است.',
    remedy: 'چیزی را پاک نکنید. از کل پوشه زیر رونوشت بردارید و نسخه پشتیبان را بازگردانید.',
  },
  last_acts_lost: {
    what: 'برنامه یا رایانه ناگهان بسته شده و ثبت موقت آخرین کارهای پیش از آن سالم نیست.',
    remedy:
      'آنچه پیش از آن کارها ثبت شده سالم است. از کل پوشه زیر رونوشت بردارید؛ سپس مدیر سامانه با نوشتن دلیل از همان‌جا ادامه دهد، یا پشتیبانی را که پس از آن کارها ساخته شده است بازگردانید.',
  },
  documents_faulty: {
    what: 'پرونده برخی مدارک نیست یا تغییر کرده است.',
    remedy: 'پرونده‌ها را به پوشه مدارک برگردانید، یا مدیر سامانه با نوشتن دلیل بدون آن‌ها ادامه دهد.',
  },
  disk_full: {
    what: 'دیسک پر است و دفتر باز نمی‌شود.',
    remedy: 'روی دیسک جا باز کنید و دوباره تلاش کنید. اطلاعات ثبت‌شده دست‌نخورده است.',
  },
  not_writable: {
    what: 'برنامه اجازه نوشتن در پوشه اطلاعات را ندارد.',
    remedy: 'از مسئول رایانه بخواهید اجازه نوشتن در پوشه زیر را به شما بدهد و دوباره تلاش کنید.',
  },
};

/** Why the office does not open, what to do about it, and the error's number. */
export const OPEN_PROBLEMS = Object.fromEntries(
  Object.entries(PROBLEMS).map(([code, { what, remedy }]) => [
    code,
    { what, remedy: numbered(remedy, code) },
  ]),
) as Problems;

export const HOST_TEXT = {
  name: 'دفتر',
  notOpened: 'دفتر باز نشد',
  tryAgain: 'تلاش دوباره',
  folder: 'پوشه اطلاعات:',
  openingFailed: (incident: string) => ({
    what: 'هنگام باز کردن دفتر خطایی رخ داد.',
    remedy: numbered(
      `شماره رویداد ${toPersianDigits(incident)} را به پشتیبان بدهید. شرح آن در پوشه logs نوشته شده است.`,
      'opening_failed',
    ),
  }),
  fileNotSaved: 'پرونده ذخیره نشد',
  fileNotSavedRemedy: numbered(
    'شاید پرونده‌ای با همین نام در برنامه دیگری باز است، یا اجازه نوشتن در این پوشه را ندارید، یا دیسک پر است. نام یا پوشه دیگری برگزینید.',
    'file_not_saved',
  ),
  saveTitle: 'ذخیره پرونده',
  chooseFolderTitle: 'برگزیدن پوشه',
  chooseBackupTitle: 'برگزیدن فایل پشتیبان',
  backupFiles: 'فایل پشتیبان دفتر',
  crashed: 'برنامه ناگهان بسته شد',
  crashedRemedy: (incident: string, code: 'program_crashed' | 'page_crashed') =>
    numbered(
      `شماره رویداد ${toPersianDigits(incident)} را به پشتیبان بدهید. اطلاعات ثبت‌شده دست‌نخورده است.`,
      code,
    ),
  pageCrashed: 'صفحه از کار افتاد',
  openAgain: 'باز کردن دوباره',
  close: 'بستن',
  unsaved: 'نوشته‌های ثبت‌نشده از دست می‌رود.',
  unsavedQuestion: 'با این حال پنجره بسته شود؟',
  leave: 'بسته شود',
  stay: 'می‌مانم',
} as const;

/** The menu, seen after Alt; its keys work always. */
export const MENU_TEXT = {
  edit: 'ویرایش',
  undo: 'برگرداندن',
  redo: 'انجام دوباره',
  cut: 'بریدن',
  copy: 'رونوشت',
  paste: 'چسباندن',
  selectAll: 'برگزیدن همه',
  view: 'نما',
  larger: 'بزرگ‌تر',
  smaller: 'کوچک‌تر',
  actualSize: 'اندازه اصلی',
  fullScreen: 'تمام‌صفحه',
} as const;

/** What the browser host says: in the terminal, and to a browser that it does not know. */
export const BROWSER_TEXT = {
  address: (address: string) => `«دفتر» در این نشانی باز است (Daftar is open at): ${address}`,
  forOne:
    'این شیوه برای یک نفر روی همین رایانه است: نشانی را به کسی ندهید و پنجره پایانه را باز نگه دارید. (For one person on this machine; Ctrl+C ends it.)',
  runs: (address: string) => `«دفتر» از پیش در این نشانی باز است (already open at): ${address}`,
  runsOnDesktop: '«دفتر» از پیش در پنجره خودش باز است. (Already open in its own window.)',
  portTaken: (port: number) => `درگاه ${port} در اختیار برنامه دیگری است. (The port is taken.)`,
  otherClock: (instant: string) => `ساعت آزمایشی (test clock): ${instant}`,
  useAddress: 'این صفحه فقط با نشانی کاملی باز می‌شود که در پنجره پایانه نوشته شده است.',
  useAddressRemedy:
    'هر نشانی یک بار به کار می‌رود. برای نشانی تازه، برنامه را یک بار دیگر اجرا کنید؛ برنامه باز می‌ماند.',
} as const;
