import type { EntryDetails, ListName, ParameterName } from '../../../shared/features/settings/contract.ts';

/** What the lists of a new office hold; every entry can be renamed or retired afterwards. */
export const FIRST_ENTRIES: Readonly<
  Record<Exclude<ListName, 'subject' | 'document_type' | 'place'>, readonly string[]>
> = {
  // By-law of 1384 instead of «سازمان» (domain.md §1.2), and «بنیاد», which many of them bear.
  title_word: ['جمعیت', 'انجمن', 'کانون', 'مرکز', 'گروه', 'مجمع', 'خانه', 'مؤسسه', 'بنیاد'],
  // By the scope of activity the first three (§1.3); the others issue permits to kinds of their own.
  issuer: [
    'فرمانداری',
    'استانداری',
    'وزارت کشور',
    'وزارت ورزش و جوانان',
    'سازمان بهزیستی',
    'کمیته امداد',
    'فراجا',
    'اتباع و امور مهاجرین خارجی',
  ],
  registration_office: ['اداره ثبت شرکت‌ها و مؤسسات غیرتجاری'],
};

/** «محور، حوزه، موضوع» (§1.8): the strings of council decisions, in the groups of public statistics. */
export const FIRST_SUBJECTS: readonly (readonly [
  string,
  readonly (readonly [string, readonly string[]])[],
])[] = [
  [
    'اجتماعی',
    [
      ['امور اجتماعی و فرهنگی', ['آسیب‌های اجتماعی', 'حقوق شهروندی', 'امداد و نجات']],
      [
        'خانواده و گروه‌های سنی',
        ['امور زنان و خانواده', 'کودکان و نوجوانان', 'جوانان', 'سالمندان', 'معلولان'],
      ],
      ['عمران و اشتغال', ['کمک به عمران و آبادانی کشور', 'کارآفرینی و اشتغال']],
    ],
  ],
  ['خیریه', [['امور خیریه', ['امور خیریه نیازمندان', 'امور خیریه بیماران', 'زنان سرپرست خانوار']]]],
  [
    'فرهنگی',
    [
      ['فرهنگ و هنر', ['ترویج ارزش‌ها و فرهنگ اسلامی', 'کتاب و کتاب‌خوانی', 'هنر و صنایع دستی']],
      ['میراث فرهنگی', ['گردشگری و میراث فرهنگی']],
      ['آموزش و پژوهش', ['آموزش و سوادآموزی', 'فناوری‌های نوین، تعامل با مراکز علمی']],
    ],
  ],
  [
    'سلامت',
    [
      ['بهداشت و درمان', ['زیرساخت بهداشت و درمان', 'پیشگیری و درمان اعتیاد', 'سلامت روان']],
      ['تندرستی', ['ورزش همگانی']],
    ],
  ],
  [
    'محیط زیست',
    [
      ['طبیعت', ['حفاظت از محیط زیست', 'منابع طبیعی و آب']],
      ['جانوران', ['حمایت از حیوانات']],
    ],
  ],
];

export const PERMIT_COPY = 'تصویر پروانه فعالیت';

/** Types of documents and the kinds of NGO that must have them (§1.3, §1.5, §1.6). */
export const FIRST_DOCUMENT_TYPES: readonly (readonly [string, EntryDetails])[] = [
  ['اساسنامه', { requiredFor: ['independent'], canExpire: false }],
  ['آگهی تأسیس در روزنامه رسمی', { requiredFor: ['independent'], canExpire: false }],
  [PERMIT_COPY, { requiredFor: ['independent'], canExpire: true }],
  ['صورت‌جلسه مجمع عمومی', { requiredFor: ['independent'], canExpire: false }],
  ['موافقت‌نامه فعالیت شعبه', { requiredFor: ['branch'], canExpire: true }],
  ['معرفی‌نامه از دفتر مرکزی', { requiredFor: ['branch'], canExpire: false }],
  ['آگهی تغییرات در روزنامه رسمی', { requiredFor: [], canExpire: false }],
  ['گزارش مالی و اجرایی سالانه', { requiredFor: [], canExpire: false }],
  ['سند یا اجاره‌نامه محل', { requiredFor: [], canExpire: true }],
  ['بیمه‌نامه', { requiredFor: [], canExpire: true }],
  ['نامه اداری', { requiredFor: [], canExpire: false }],
];

/** What each first value of a legal parameter rests on, as the settings page shows it. */
export const FIRST_BASIS: Readonly<Record<ParameterName, string>> = {
  permit_validity_years: 'رویه معمول اداره‌ها؛ مصوبه‌ای دیده نشده است',
  expiry_windows_days: 'پیشنهاد سامانه',
  board_term_years: 'اساسنامه نمونه وزارت کشور',
  auditor_term_years: 'برداشت از اساسنامه نمونه؛ متن آن دیده نشده است',
  minimum_founders: 'آیین‌نامه ۱۳۸۴، تبصره ماده ۱۸',
  founder_minimum_age: 'آیین‌نامه ۱۳۸۴، ماده ۱۸',
  annual_report_months: 'آیین‌نامه ۱۳۸۴، ماده ۵',
  lock_after_minutes: 'پیشنهاد سامانه',
};

export const RECOVERY_PRINT_TITLE = 'کد بازیابی';
