import type { Role } from '../../shared/access.ts';

export const SHELL_TEXT = {
  product: 'دفتر',
  countyWord: 'شهرستان',
  sections: 'بخش‌ها',
  finder: 'جست‌وجوی تشکل، شخص یا دستور',
  finderKeys: 'کلید کنترل و کاف',
  lock: 'قفل',
  signOut: 'خروج',
  ownPassword: 'تغییر گذرواژه',
  dark: 'نمای تیره',
  light: 'نمای روشن',
  largeType: 'نوشته درشت',
  normalType: 'نوشته معمولی',
  personMenu: 'حساب من',
  sample: 'دفتر نمونه',
  sampleText: 'این داده‌ها ساختگی است و برای آشنایی با برنامه.',
  leaveSample: 'راه‌اندازی دفتر واقعی',
  leaveSampleTitle: 'دفتر نمونه کنار گذاشته شود؟',
  leaveSampleEffects: [
    'همه داده‌های ساختگی این دفتر پاک می‌شود.',
    'پنجره نخستین راه‌اندازی برای نام‌گذاری دفتر واقعی باز می‌شود.',
  ],
  clockBehind: 'ساعت رایانه عقب است',
  clockBehindText: (last: string, now: string) =>
    `آخرین رویداد ${last} ثبت شده؛ ساعت رایانه ${now} است. ساعت ویندوز را درست کنید.`,
  notFound: 'چنین صفحه‌ای نیست',
  notFoundText: 'نشانی صفحه درست نیست یا پرونده از فهرست بیرون رفته است.',
  toToday: 'کارهای امروز',
  forbidden: 'این صفحه با نقش شما نیست',
  forbiddenText: 'اگر باید این صفحه را ببینید، از مدیر سامانه نقش آن را بخواهید.',
  skip: 'رفتن به متن صفحه',
} as const;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'مدیر سامانه',
  deputyGovernor: 'معاون فرماندار',
  ngoOfficer: 'مسئول سمن‌ها',
  electionOfficer: 'کارشناس انتخابات',
  visitor: 'بازدیدکننده',
  viewer: 'فقط مشاهده',
};

export const NAV_TEXT = {
  today: 'کارهای امروز',
  ngos: 'تشکل‌ها',
  imports: 'ورودها از اکسل',
  prints: 'دفتر چاپ‌ها',
  trail: 'سوابق تغییرات',
  accounts: 'کاربران',
  backups: 'پشتیبان‌گیری',
  settings: 'تنظیمات',
} as const;
