import { formatCount } from '../../../shared/text/digits.ts';

export const GUIDE_TEXT = {
  title: 'راهنما',
  whole: 'راهنمای دفتر',
  contents: 'فهرست راهنما',
  search: 'جست‌وجو در راهنما',
  found: (count: number) => (count === 0 ? 'یافته‌ای نیست' : `${formatCount(count)} یافته`),
  nothing: 'این واژه‌ها در راهنما نیست. کوتاه‌تر یا با واژه دیگری بنویسید.',
  back: 'بازگشت',
  close: 'بستن راهنما',
  next: 'فصل بعد',
  note: 'توجه',
} as const;

export const HELP_TEXT = {
  menu: 'راهنما',
  page: 'راهنمای این صفحه',
  shortcuts: 'میان‌برهای صفحه‌کلید',
  about: 'درباره دفتر',
} as const;

export const ABOUT_TEXT = {
  title: 'درباره دفتر',
  what: 'دفتر تشکل‌های مردم‌نهاد شهرستان؛ برای فرمانداری‌ها، روی همین رایانه و بی اینترنت.',
  version: 'نسخه برنامه',
  electron: 'Electron',
  chromium: 'Chromium',
  browser: 'مرورگر',
  node: 'Node.js',
  sqlite: 'SQLite',
  folder: 'پوشه اطلاعات',
  copyFolder: 'رونوشت نشانی',
  copied: 'نشانی پوشه در حافظه موقت است',
  backup: 'آخرین پشتیبان سنجیده‌شده',
  noBackup: 'هنوز پشتیبانی سنجیده نشده است',
  licences: 'مجوز نرم‌افزارهای به‌کاررفته',
  licencesText: (count: number) =>
    `دفتر از ${formatCount(count)} نرم‌افزار آزاد بهره می‌برد. متن هر مجوز به زبان خودش در زیر آمده است.`,
  runtimeLicences: 'مجوز Electron و Chromium در پوشه برنامه است: LICENSE و LICENSES.chromium.html.',
  close: 'بستن',
  back: 'بازگشت',
} as const;
