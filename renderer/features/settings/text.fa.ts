import type {
  EntryDetails,
  ListName,
  ParameterName,
  settings,
} from '../../../shared/features/settings/contract.ts';
import type { DEFAULTS } from '../../../shared/features/settings/rules.ts';
import type { ErrorTexts } from '../../../shared/kit/method.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';

export const SETTINGS_ERRORS: ErrorTexts<typeof settings> = {
  name_taken: 'در همین جای فهرست مورد دیگری با این نام هست. نام دیگری بنویسید.',
  parent_not_found: 'مورد بالادست دیگر در فهرست نیست. پنجره را ببندید و فهرست را دوباره ببینید.',
  too_deep: 'این فهرست سطح پایین‌تری ندارد. مورد را زیر سطح بالاتر بیفزایید.',
  entry_not_found: 'این مورد دیگر در فهرست نیست. پنجره را ببندید و فهرست را دوباره ببینید.',
  changed_meanwhile: 'این مورد در همین میان تغییر کرده است. پنجره را ببندید و دوباره باز کنید.',
  already_retired: 'این مورد پیش‌تر بازنشسته شده است. پنجره را ببندید و فهرست را دوباره ببینید.',
  not_retired: 'این مورد بازنشسته نیست. پنجره را ببندید و فهرست را دوباره ببینید.',
  has_children: 'زیر این مورد موردهای دیگری هست. نخست آن‌ها را بازنشسته کنید.',
  wrong_value: 'این مقدار در بازه پذیرفته نیست. بازه کنار خانه را ببینید.',
  already_set_for_that_day: 'برای همین روز مقدار دیگری ثبت شده است. روز دیگری برگزینید.',
  filter_not_found: 'این فیلتر دیگر نیست. صفحه را دوباره باز کنید.',
};

export const SETTINGS_TEXT = {
  title: 'تنظیمات',
  sections: 'بخش‌های تنظیمات',
  groups: { office: 'دفتر', lists: 'فهرست‌ها', rules: 'قاعده‌ها' },
  profile: 'سربرگ و نشان',
  legal: 'مقدارهای قانونی',
  windows: 'هشدار انقضا',
  lock: 'قفل خودکار',
  recovery: 'کد بازیابی',
  readOnly: 'این بخش را می‌بینید؛ تغییر آن با نقش شما نیست و از مدیر سامانه خواسته می‌شود.',
} as const;

export const PROFILE_SECTION_TEXT = {
  about: 'نام و سربرگ روی همه برگه‌هایی می‌آید که از این پس چاپ می‌شود.',
  officeHead: 'دفتر',
  letterheadHead: 'سربرگ',
  submit: 'ثبت سربرگ',
  done: 'سربرگ ثبت شد',
  doneText: 'از این پس روی همه برگه‌ها می‌آید.',
  undo: 'بازگرداندن به آنچه ثبت شده',
} as const;

export const LIST_WORDS: Readonly<
  Record<ListName, { readonly name: string; readonly about: string; readonly add: string }>
> = {
  place: {
    name: 'مکان‌ها',
    about: 'بخش، شهر و دهستان، روستا و محله‌های شهرستان، برای نشانی تشکل‌ها.',
    add: 'افزودن بخش…',
  },
  issuer: {
    name: 'مراجع صدور پروانه',
    about: 'مراجعی که پروانه فعالیت تشکل‌ها را صادر کرده‌اند.',
    add: 'افزودن مرجع…',
  },
  subject: {
    name: 'موضوع‌های فعالیت',
    about: 'در سه سطح: محور، حوزه، موضوع.',
    add: 'افزودن محور…',
  },
  document_type: {
    name: 'انواع مدرک',
    about: 'مدرک‌های لازم هر نوع تشکل؛ «مدارک ناقص» از همین جا حساب می‌شود.',
    add: 'افزودن نوع مدرک…',
  },
  title_word: {
    name: 'عنوان تشکل‌ها',
    about: 'واژه‌هایی مانند مؤسسه، انجمن و کانون که پیش از نام می‌آید.',
    add: 'افزودن عنوان…',
  },
  registration_office: {
    name: 'اداره‌های ثبت',
    about: 'اداره‌هایی که شخصیت حقوقی تشکل‌ها در آن‌ها ثبت شده است.',
    add: 'افزودن اداره ثبت…',
  },
};

export const PLACE_LEVEL_WORDS: Readonly<Record<NonNullable<EntryDetails['placeLevel']>, string>> = {
  district: 'بخش',
  city: 'شهر',
  rural_district: 'دهستان',
  village: 'روستا',
  neighbourhood: 'محله',
};

export const NGO_KIND_WORDS = { independent: 'مستقل', branch: 'شعبه یا نمایندگی' } as const;

export const ENTRY_TEXT = {
  name: 'نام',
  nameNeeded: 'نام را بنویسید.',
  code: 'کد',
  position: 'جای در فهرست',
  positionHint: 'عدد کوچک‌تر بالاتر می‌آید.',
  positionWrong: 'عددی از ۰ تا ۱۰٬۰۰۰ بنویسید.',
  under: 'زیر',
  level: 'نوع مکان',
  levelOf: (level: string) => `سطح ${level}:`,
  requiredFor: 'لازم برای',
  requiredForNone: 'اختیاری',
  canExpire: 'تاریخ پایان اعتبار دارد',
  expiry: 'اعتبار',
  expires: 'پایان دارد',
  state: 'وضعیت',
  acts: 'کارها',
  retired: 'بازنشسته',
  retiredOn: 'بازنشسته از',
  find: 'جست‌وجو در این فهرست',
  showRetired: (count: string) => `نمایش ${count} مورد بازنشسته`,
  count: (count: string) => `${count} مورد`,
  empty: 'این فهرست هنوز خالی است',
  emptyText: 'با دکمه بالا نخستین مورد را بیفزایید؛ در فرم‌ها به همین ترتیب پیشنهاد می‌شود.',
  noHit: 'موردی با این نام نیست',
  noHitText: 'واژه جست‌وجو را کوتاه‌تر کنید یا بازنشسته‌ها را هم نشان دهید.',
  addUnder: 'افزودن زیر این…',
  addTitle: (list: string) => `افزودن به «${list}»`,
  addUnderTitle: (parent: string) => `افزودن زیر «${parent}»`,
  addSubmit: 'افزودن',
  added: (name: string) => `«${name}» افزوده شد`,
  change: 'تغییر نام و ویژگی‌ها…',
  changeTitle: (name: string) => `تغییر «${name}»`,
  changeSubmit: 'ثبت تغییر',
  changeNote: 'پرونده‌هایی که این مورد را دارند نام تازه را نشان می‌دهند.',
  changed: 'تغییر ثبت شد',
  retire: 'بازنشسته کردن…',
  retireTitle: (name: string) => `بازنشسته کردن «${name}»؟`,
  retireEffects: [
    'دیگر در فرم‌ها پیشنهاد نمی‌شود.',
    'پرونده‌هایی که آن را دارند همان را نگه می‌دارند؛ هیچ چیز پاک نمی‌شود.',
    'هر زمان می‌شود آن را بازگرداند.',
  ],
  retireSubmit: 'بازنشسته کردن',
  retireDone: (name: string) => `«${name}» بازنشسته شد`,
  restore: 'بازگرداندن…',
  restoreTitle: (name: string) => `بازگرداندن «${name}»؟`,
  restoreEffects: ['دوباره در فرم‌ها پیشنهاد می‌شود.'],
  restoreSubmit: 'بازگرداندن',
  restoreDone: (name: string) => `«${name}» بازگشت`,
  actsOf: (name: string) => `کارهای ${name}`,
} as const;

type Unit = (typeof DEFAULTS)[ParameterName]['unit'];

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  years: 'سال',
  days: 'روز',
  people: 'نفر',
  months: 'ماه',
  minutes: 'دقیقه',
};

/** A value with its unit: «۲ سال», «۳۰، ۶۰، ۹۰ روز». */
export function valueText(value: number | readonly number[], unit: Unit): string {
  const numbers = typeof value === 'number' ? [value] : value;
  return `${toPersianDigits(numbers.join('، '))} ${UNIT_WORDS[unit]}`;
}

export const PARAMETER_WORDS: Readonly<
  Record<ParameterName, { readonly name: string; readonly about: string }>
> = {
  permit_validity_years: { name: 'اعتبار پروانه', about: 'پیشنهاد «اعتبار تا» هنگام صدور و تمدید' },
  expiry_windows_days: {
    name: 'بازه‌های هشدار انقضا',
    about: 'از چند روز مانده به پایان، پروانه «رو به انقضا» است',
  },
  board_term_years: { name: 'دوره هیأت مدیره', about: 'پایان دوره در «کارهای امروز» یادآوری می‌شود' },
  auditor_term_years: { name: 'دوره بازرس', about: 'پایان دوره در «کارهای امروز» یادآوری می‌شود' },
  minimum_founders: { name: 'کمترین شمار هیأت مؤسس', about: 'کمتر از آن هشدار دارد' },
  founder_minimum_age: { name: 'کمترین سن مؤسس', about: 'کمتر از آن هشدار دارد' },
  annual_report_months: { name: 'مهلت گزارش سالانه', about: 'پس از پایان سال' },
  lock_after_minutes: {
    name: 'قفل خودکار',
    about: 'پس از این مدت بی‌کاری، پنجره قفل می‌شود و نوشته‌ها می‌ماند',
  },
};

export const PARAMETER_TEXT = {
  legalAbout:
    'هر مقدار از روزی اعتبار دارد؛ تصمیم‌های پیشین با مقدار همان روز سنجیده می‌شوند و تاریخچه می‌ماند.',
  windowsAbout: 'فهرست‌ها، وضعیت‌ها و «کارهای امروز» با همین بازه‌ها حساب می‌شوند.',
  lockAbout: 'برای همه کاربران این دفتر یکسان است و از ورود بعدی هر کس به کار می‌آید.',
  value: 'مقدار',
  from: 'از تاریخ',
  basis: 'مبنا',
  state: 'وضعیت',
  holds: 'هم‌اکنون',
  ahead: 'از آن روز',
  past: 'گذشته',
  default: 'پیش‌فرض برنامه',
  add: 'مقدار تازه…',
  addOf: (name: string) => `مقدار تازه برای ${name}`,
  submit: 'ثبت مقدار',
  done: 'مقدار تازه ثبت شد',
  effects: [
    'از روزی که می‌نویسید به کار می‌رود.',
    'آنچه پیش از آن روز تصمیم گرفته شده با مقدار پیشین می‌ماند.',
    'مقدار ثبت‌شده پاک نمی‌شود؛ برای تغییر دوباره، از روز دیگری مقدار تازه بنویسید.',
  ],
  range: (from: number, to: number) => toPersianDigits(`عددی از ${from} تا ${to}.`),
  windowsHint: 'از کوچک به بزرگ، مانند ۳۰، ۶۰، ۹۰؛ تا پنج بازه.',
  dateNeeded: 'تاریخ را بنویسید.',
  basisHint: 'نامه، بخشنامه یا مصوبه‌ای که این مقدار از آن است.',
  basisNeeded: 'مبنا را بنویسید؛ در تاریخچه می‌ماند.',
} as const;

export const RECOVERY_SECTION_TEXT = {
  about:
    'اگر تنها مدیر سامانه گذرواژه‌اش را فراموش کند، با کد بازیابی برمی‌گردد. اگر برگه گم شده یا کس دیگری آن را دیده است، کد تازه بگیرید.',
  renew: 'گرفتن کد تازه…',
  title: 'گرفتن کد بازیابی تازه؟',
  effects: [
    'کد پیشین از همین لحظه باطل می‌شود.',
    'کد تازه تنها یک بار نشان داده می‌شود؛ چاپگر را آماده کنید.',
    'این کار با نام شما در سوابق می‌ماند.',
  ],
  password: 'گذرواژه شما',
  passwordNeeded: 'گذرواژه خود را بنویسید.',
  submit: 'گرفتن کد تازه',
  shown: 'کد بازیابی تازه',
  sample: 'دفتر نمونه کد بازیابی ندارد؛ این بخش در دفتر واقعی به کار می‌آید.',
} as const;
