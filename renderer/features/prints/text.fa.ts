import type { prints } from '../../../shared/features/prints/contract.ts';
import type { ErrorTexts } from '../../../shared/kit/method.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';

const count = formatCount;

export const PRINT_TEXT = {
  // The paper inside the application.
  pages: 'برگ‌ها',
  pageOf: (page: number, pages: number) => `صفحه ${count(page)} از ${count(pages)}`,
  numbered: (number: string) => `چاپ شماره \u2066${toPersianDigits(number)}\u2069`,
  percent: (percent: number) => `${toPersianDigits(percent)} درصد`,
  smaller: 'کوچک‌تر',
  larger: 'بزرگ‌تر',
  fit: 'به پهنای پنجره',
  save: 'ذخیره…',
  print: 'چاپ…',
  saved: (name: string) => `«\u2068${name}\u2069» ذخیره شد`,
  savedHere: 'ذخیره شد',
  making: 'در حال ساختن برگه…',
  drawing: (done: number, pages: number) => `آماده‌سازی برای چاپگر: صفحه ${count(done)} از ${count(pages)}`,
  notShown: 'این نوع پرونده این‌جا نشان داده نمی‌شود. آن را ذخیره کنید و با برنامه خودش باز کنید.',

  // Before a list is printed or exported.
  printTitle: 'چاپ فهرست تشکل‌ها',
  exportTitle: 'خروجی فهرست تشکل‌ها',
  preview: 'پیش‌نمایش چاپ',
  title: 'عنوان روی برگه',
  defaultTitle: 'فهرست تشکل‌های مردم‌نهاد',
  rows: (rows: number, isChosen: boolean) =>
    isChosen ? `${count(rows)} تشکل برگزیده` : `${count(rows)} تشکل، همان فهرستی که می‌بینید`,
  paperSide: 'جهت کاغذ',
  upright: 'عمودی',
  sideways: 'افقی',
  sidewaysBetter: (columns: number) => `با ${count(columns)} ستون، کاغذ افقی خواناتر است.`,
  signatures: 'جای امضای تهیه‌کننده، بررسی‌کننده و تأییدکننده زیر آخرین ردیف',
  columns: 'ستون‌ها',
  columnsHelp: 'ستون‌های تیک‌خورده به همین ترتیب از راست چاپ می‌شود.',
  columnsHelpSheet: 'ستون‌های تیک‌خورده به همین ترتیب در فایل می‌آید.',
  chosen: (chosen: number, all: number) => `${count(chosen)} از ${count(all)} ستون`,
  earlier: (column: string) => `«${column}» یک جا جلوتر`,
  later: (column: string) => `«${column}» یک جا عقب‌تر`,
  asShown: 'همان ستون‌های روی صفحه',
  allColumns: 'همه ستون‌ها',
  personalHidden: 'کد ملی و تلفن همراه افراد با نقش شما چاپ نمی‌شود.',
  makePaper: 'ساختن برگه',
  numberNote: 'هر برگه شماره می‌گیرد و در دفتر چاپ‌ها می‌ماند.',
  format: 'قالب فایل',
  xlsx: 'اکسل (xlsx)',
  csv: 'متنی (csv)',
  xlsxNote: 'برگه راست‌به‌چپ؛ شناسه‌ها و شماره‌ها متن است و صفر آغاز آن‌ها نمی‌افتد.',
  csvNote: 'برای برنامه‌های دیگر؛ در اکسل، قالب xlsx خواناتر باز می‌شود.',
  ownColumns: 'ستون‌های خود اداره هم بیاید',
  makeSheet: 'ساختن و ذخیره',
  exportNote: 'خروجی گرفتن با نام شما در سوابق می‌ماند.',
  noColumn: 'دست‌کم یک ستون را تیک بزنید.',

  // The register of prints.
  registerTitle: 'دفتر چاپ‌ها',
  registerSub: 'هر برگه‌ای که چاپ شده، با شماره و نشان سوابق در همان لحظه',
  number: 'شماره',
  kind: 'نوع',
  what: 'عنوان',
  by: 'چاپ‌کننده',
  at: 'زمان',
  rowCount: 'ردیف',
  trailCount: 'رویداد',
  trailMark: 'نشان سوابق',
  markHelp:
    'پایین هر برگه شمار رویدادها و نشان سوابق در لحظه چاپ آمده است. اگر کسی بعدها رویدادی را پاک یا عوض کند، نشان سوابق با برگه‌های چاپ‌شده نمی‌خواند.',
  verify: 'بررسی درستی سوابق',
  empty: 'هنوز چیزی چاپ نشده است',
  emptyText: 'فهرست تشکل‌ها یا برگه یک تشکل را چاپ کنید؛ شماره و نشان آن این‌جا می‌ماند.',
  toList: 'فهرست تشکل‌ها',
  onlyLatest: (shown: number) => `${count(shown)} چاپ آخر`,
  all: (shown: number) => `${count(shown)} چاپ`,
} as const;

export const PRINT_KIND_WORDS = {
  ngo_list: 'فهرست تشکل‌ها',
  ngo_record: 'برگه تشکل',
  recovery_code: 'کد بازیابی',
} as const;

export const PRINT_ERRORS: ErrorTexts<typeof prints> = {
  nothing_to_print: 'در این فهرست ردیفی نیست. فیلترها را کم کنید و دوباره بکوشید.',
  too_many_rows: 'این فهرست برای یک چاپ بسیار بلند است. با فیلتر آن را کوتاه کنید یا خروجی اکسل بگیرید.',
  ngo_not_found: 'این پرونده دیگر در فهرست نیست. فهرست را دوباره باز کنید.',
};
