import type { Keys, Scope, ShortcutName } from './shortcut-table.ts';

export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  everywhere: 'همه صفحه‌ها',
  guide: 'راهنما',
  today: 'کارهای امروز',
  list: 'فهرست تشکل‌ها',
  record: 'پرونده تشکل',
  form: 'فرم ثبت و اصلاح',
  paper: 'پیش‌نمایش چاپ',
  calendar: 'تقویم',
};

export const SHORTCUT_WORDS: Readonly<Record<ShortcutName, string>> = {
  find: 'جست‌وجوی تشکل، شخص یا دستور',
  guide: 'راهنمای همین صفحه',
  lock: 'قفل کردن برنامه',
  shortcuts: 'فهرست میان‌برها',

  guideFind: 'جست‌وجو در راهنما',
  guideBack: 'بازگشت به جای پیشین',

  taskDown: 'کار بعدی',
  taskUp: 'کار پیشین',
  taskOpen: 'باز کردن کار',

  listSearch: 'رفتن به خانه جست‌وجو',
  rowDown: 'ردیف بعدی',
  rowUp: 'ردیف پیشین',
  screenDown: 'یک صفحه پایین‌تر',
  screenUp: 'یک صفحه بالاتر',
  rowFirst: 'نخستین ردیف',
  rowLast: 'آخرین ردیف',
  rowOpen: 'باز کردن پرونده',
  rowTick: 'نشان زدن ردیف',
  rowTickUntil: 'نشان زدن تا این ردیف',
  rowTickDown: 'نشان زدن رو به پایین',
  rowTickUp: 'نشان زدن رو به بالا',
  rowTickAll: 'نشان زدن همه',
  rowTickNone: 'برداشتن نشان‌ها',
  rowCopy: 'رونوشت ردیف‌ها برای اکسل',

  recordCorrect: 'اصلاح پرونده',
  recordChange: 'ثبت تغییر از یک تاریخ',
  recordNote: 'یادداشت تازه',
  recordPrint: 'چاپ پرونده',
  recordNext: 'پرونده بعدی فهرست',
  recordPrevious: 'پرونده پیشین فهرست',

  formSubmit: 'ثبت فرم',

  paperPrint: 'چاپ',
  paperLarger: 'بزرگ‌تر',
  paperSmaller: 'کوچک‌تر',

  dayForward: 'روز بعد',
  dayBack: 'روز پیش',
  weekForward: 'هفته بعد',
  weekBack: 'هفته پیش',
  monthForward: 'ماه بعد',
  monthBack: 'ماه پیش',
};

const CAPS: Readonly<Record<string, string>> = {
  Slash: '/',
  Equal: '+',
  NumpadAdd: '+',
  Minus: '-',
  NumpadSubtract: '-',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Space: 'Space',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** What stands on the keys, as they are pressed: «Ctrl», «K». */
export function capsOf({ code, ctrl = false, alt = false, shift = false }: Keys): readonly string[] {
  if (code === 'Slash' && shift) return ['؟'];
  const cap = CAPS[code] ?? code.replace(/^Key/u, '');
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(shift ? ['Shift'] : []), cap];
}

export const SHORTCUTS_TEXT = {
  title: 'میان‌برهای صفحه‌کلید',
  or: 'یا',
  about: 'زبان صفحه‌کلید مهم نیست: جای کلیدها به شمار می‌آید، نه حرف روی آن‌ها.',
} as const;
