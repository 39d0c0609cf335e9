import type { NgoFilter } from '../../../shared/features/ngos/list.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import type { NarrowingKey } from './list/query.ts';
import type { NamedSpan } from './list/span.ts';

export const LIST_TEXT = {
  title: 'تشکل‌ها',
  import: 'ورود از اکسل',
  export: 'خروجی',
  print: 'چاپ',
  register: 'ثبت تشکل',

  savedFilters: 'فیلترهای ذخیره‌شده',
  all: 'همه',
  more: 'بیشتر',
  moreTabs: (count: number) => `${formatCount(count)} فیلتر دیگر`,
  sharedBy: 'با همکاران',
  own: 'فیلتر من',

  search: 'جست‌وجو در تشکل‌ها',
  searchHint: 'نام، نام پیشین، شخص، شناسه یا شماره پروانه',
  clearSearch: 'پاک کردن جست‌وجو',
  addFilter: 'فیلتر',
  filterPanel: 'فیلترهای فهرست',
  removeFilter: (name: string) => `برداشتن فیلتر ${name}`,
  removeAll: 'برداشتن فیلترها',
  removeAllAndSearch: 'برداشتن فیلترها و جست‌وجو',
  saveFilter: 'ذخیره این فیلتر',
  filterMenu: (name: string) => `کارهای فیلتر «${name}»`,
  renameFilter: 'تغییر نام فیلتر…',
  retireFilter: 'برداشتن فیلتر از فهرست…',
  columns: 'ستون‌ها',

  grid: 'فهرست تشکل‌ها',
  selectAll: 'انتخاب همه',
  select: (name: string) => `انتخاب ${name}`,
  sortBy: (heading: string) => `مرتب کردن بر پایه ${heading}`,
  oneLetter: 'یک حرف تفاوت',
  oneLetterNote: 'آنچه نوشته‌اید در این‌ها با یک حرف تفاوت آمده است',
  dissolved: 'منحل‌شده',
  retired: 'بیرون از فهرست',
  flags: (count: number) => `${formatCount(count)} علامت پیگیری`,
  range: (from: number, until: number) => `ردیف ${formatCount(from)} تا ${formatCount(until)}`,
  ofTotal: (total: number) => `از ${formatCount(total)} تشکل`,
  keysHint: 'جابه‌جایی با پیکان‌ها، انتخاب با فاصله، باز کردن با ورود',

  bulk: 'کار با ردیف‌های انتخاب‌شده',
  selected: (count: number) => `${formatCount(count)} تشکل انتخاب شده`,
  selectWhole: (count: number) => `انتخاب هر ${formatCount(count)} تشکل`,
  changeField: 'تغییر یک فیلد…',
  printSelected: 'چاپ…',
  exportSelected: 'خروجی…',
  copy: 'رونوشت برای اکسل',
  copied: (count: number) => `${formatCount(count)} ردیف رونوشت شد`,
  copiedText: 'در اکسل جای‌گذاری کنید؛ شماره‌ها و تاریخ‌ها متن می‌مانند.',
  copyFailed: 'رونوشت انجام نشد',
  copyFailedText: 'یک بار روی صفحه کلیک کنید و دوباره رونوشت بگیرید.',
  clearSelection: 'لغو انتخاب',

  emptyTitle: 'هنوز تشکلی ثبت نشده است',
  emptyText: 'فهرست اکسل اداره را یک‌جا وارد کنید یا نخستین تشکل را بنویسید.',
  emptyTextReading: 'مسئول سمن‌ها فهرست را وارد می‌کند؛ سپس تشکل‌ها همین‌جا دیده می‌شوند.',
  importAsk: 'ورود از اکسل…',
  noHitsTitle: 'با این فیلتر تشکلی نیست',
  noSearchHitsTitle: 'چنین تشکلی پیدا نشد',
  between: '؛ ',
  soughtText: (text: string) => `جست‌وجو: «${text}»`,
} as const;

export const COLUMN_TEXT = {
  title: 'ستون‌های فهرست',
  up: (name: string) => `جلوتر بردن ${name}`,
  down: (name: string) => `عقب‌تر بردن ${name}`,
  note: 'همین ستون‌ها با همین ترتیب چاپ و خروجی می‌شود.',
  standard: 'ستون‌های معمول',
} as const;

export const SAVE_TEXT = {
  title: 'ذخیره این فیلتر',
  renameTitle: (name: string) => `تغییر نام «${name}»`,
  retireTitle: (name: string) => `فیلتر «${name}» برداشته شود؟`,
  retireEffects: ['از بالای فهرست برداشته می‌شود.', 'تشکل‌ها و داده‌هایشان دست نمی‌خورند.'],
  retireShared: 'همکاران هم دیگر آن را نمی‌بینند.',
  name: 'نام فیلتر',
  share: 'همکاران هم آن را ببینند',
  save: 'ذخیره فیلتر',
  rename: 'تغییر نام',
  retire: 'برداشتن فیلتر',
  relative: '«این فصل»، «این ماه» و «سال پیش» با گذشت زمان جابه‌جا می‌شوند.',
  errors: {
    name_taken: 'فیلتری با این نام دارید. نام دیگری بنویسید.',
    filter_not_found: 'این فیلتر پیش‌تر برداشته شده است. صفحه را دوباره باز کنید.',
  },
} as const;

export const BULK_TEXT = {
  title: (count: number) => `تغییر یک فیلد در ${formatCount(count)} تشکل`,
  field: 'فیلد',
  value: 'مقدار تازه',
  choose: 'برگزینید…',
  fields: {
    subjectId: 'موضوع فعالیت',
    placeId: 'محل',
    titleWordId: 'عنوان',
    scopeLevel: 'محدوده',
    registrationOffice: 'مرجع ثبت',
  },
  name: 'نام تشکل',
  now: 'اکنون',
  after: 'پس از تغییر',
  changing: (count: number) => `${formatCount(count)} تشکل تغییر می‌کند`,
  nothing: 'هیچ تشکلی تغییر نمی‌کند',
  unchanged: (count: number) => `${formatCount(count)} تشکل همین مقدار را دارد`,
  refused: (count: number) => `${formatCount(count)} تشکل دست نمی‌خورد، چون بیرون از فهرست یا منحل‌شده است:`,
  andMore: (count: number) => `و ${formatCount(count)} تشکل دیگر`,
  submit: (count: number) => `تغییر ${formatCount(count)} تشکل`,
  submitNone: 'تغییر',
  done: (count: number) => `${formatCount(count)} تشکل تغییر کرد`,
  doneText: 'مقدار پیشین و دلیل در سوابق هر تشکل ماند.',
  tooMany: (most: number) =>
    `یک‌جا تا ${formatCount(most)} تشکل را می‌توان تغییر داد. فهرست را با فیلتر کوتاه‌تر کنید.`,
} as const;

export const FILTER_NAMES: Readonly<Record<NarrowingKey, string>> = {
  permitStates: 'وضعیت پروانه',
  expiry: 'پایان اعتبار',
  scopeLevels: 'محدوده',
  kinds: 'نوع',
  subjectIds: 'موضوع فعالیت',
  issuerIds: 'مرجع صدور',
  placeIds: 'محل',
  titleWordIds: 'عنوان',
  documents: 'مدارک',
  boardEnds: 'پایان دوره هیأت مدیره',
  withoutReportOf: 'بدون گزارش',
  registered: 'تاریخ ثبت',
  directorGender: 'جنسیت مدیرعامل',
  flagged: 'علامت پیگیری',
  lifecycles: 'در فهرست یا بیرون از آن',
  importId: 'ورود از اکسل',
};

export const FILTER_WORDS = {
  any: 'همه',
  anyTime: 'هر زمان',
  add: 'افزودن…',
  chosen: (names: string) => `برگزیده: ${names}`,
  removeChosen: (name: string) => `برداشتن ${name}`,
  from: 'از',
  until: 'تا',
  fixed: 'بازه دلخواه…',
  reportAny: 'مهم نیست',
  reportLast: (year: number) => toPersianDigits(`${year} (سال پیش)`),
  reportYear: (year: number) => toPersianDigits(year),
  flagged: { yes: 'دارد', no: 'ندارد' },
  importNumber: (id: number) => `شماره ${toPersianDigits(id)}`,
  everything: 'همه، با بیرون‌رفته‌ها',
  found: (count: number) => `${formatCount(count)} تشکل`,
  reset: 'برداشتن همه',
  done: 'بستن',
} as const;

export const DOCUMENT_FILTERS: Readonly<Record<NonNullable<NgoFilter['documents']>, string>> = {
  missing: 'ناقص',
  expired: 'منقضی',
  complete: 'کامل',
  no_rule: 'بدون الزام',
};

/** The windows in days are the office's own, so they are words made on the spot. */
const SPANS: Readonly<Record<Exclude<NamedSpan, `within_${number}`>, string>> = {
  past: 'گذشته',
  this_month: 'این ماه',
  next_month: 'ماه بعد',
  this_season: 'این فصل',
  next_season: 'فصل بعد',
  this_year: 'امسال',
};

/** «این فصل», «تا ۳۰ روز دیگر». */
export function spanName(span: NamedSpan): string {
  return span.startsWith('within_')
    ? toPersianDigits(`تا ${span.slice('within_'.length)} روز دیگر`)
    : SPANS[span as keyof typeof SPANS];
}

/** «از ۱۴۰۵/۰۷/۰۱ تا ۱۴۰۵/۰۹/۳۰», with an open end left out; dates in ASCII digits. */
export function spanWords(from: string | null, until: string | null): string {
  const parts = [from === null ? '' : `از ${from}`, until === null ? '' : `تا ${until}`];
  return toPersianDigits(parts.filter((part) => part !== '').join(' '));
}

export const TAB_NAMES = {
  all: 'همه',
  season: 'پایان اعتبار در این فصل',
  documents: 'مدارک ناقص',
  report: (year: number) => `بدون گزارش ${toPersianDigits(year)}`,
  board: 'پایان دوره هیأت مدیره',
  expired: 'منقضی',
  windows: (days: number) => `پایان اعتبار تا ${toPersianDigits(days)} روز`,
} as const;

/** What a hit is called: the field in which the words stand. */
const HIT_FIELDS: Readonly<Record<string, string>> = {
  name: 'نام',
  formerName: 'نام پیشین',
  titleWord: 'عنوان',
  subject: 'موضوع فعالیت',
  parentName: 'تشکل مادر',
  place: 'محل',
  person: 'شخص',
  permitNo: 'شماره پروانه',
  statedStatus: 'وضعیت نوشته‌شده',
  letterNo: 'شماره نامه',
  issuer: 'مرجع صدور',
  nationalId: 'کد ملی',
  mobile: 'تلفن همراه',
  phone: 'تلفن',
  legalId: 'شناسه ملی',
  registrationNo: 'شماره ثبت',
  registrationOffice: 'مرجع ثبت',
  gazetteNo: 'شماره روزنامه رسمی',
  trackingCode: 'کد رهگیری',
  postalCode: 'کد پستی',
  address: 'نشانی',
  email: 'رایانامه',
  website: 'وب‌گاه',
  description: 'توضیحات',
};
const FORMER = 'پیشین';
const OTHER = 'در پرونده';

/** Name of a hit's field; an own column is called by its own heading. */
export function hitField(field: string): string {
  if (field.startsWith('own:')) return field.slice('own:'.length);
  if (field.startsWith('former:')) {
    const name =
      HIT_FIELDS[
        field
          .slice('former:'.length)
          .replace(/^person\./u, '')
          .replace(/Id$/u, '')
      ];
    return name === undefined ? FORMER : `${name} ${FORMER}`;
  }
  return HIT_FIELDS[field] ?? OTHER;
}
