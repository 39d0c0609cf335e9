import type { MemberRole } from '../../../shared/features/ngos/records.ts';
import { MEMBER_ROLE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import { formatCount } from '../../../shared/text/digits.ts';

export const PALETTE_TEXT = {
  title: 'جست‌وجو و دستور',
  search: 'جست‌وجو',
  hint: 'نام تشکل، شخص، شناسه، شماره پروانه یا دستور',
  found: 'یافته‌ها',
  count: (count: number) => (count === 0 ? 'یافته‌ای نیست' : `${formatCount(count)} یافته`),
  groups: { recent: 'تشکل‌های اخیر', ngos: 'تشکل‌ها', people: 'اشخاص', acts: 'دستورها' },
  permit: 'پروانه',
  move: 'جابه‌جایی',
  open: 'باز کردن',
  close: 'بستن',
  spelling: 'املای ی و ک، نیم‌فاصله و رقم‌ها فرقی نمی‌کند',
  nothing: (text: string) =>
    `«${text}» در تشکل‌ها، اشخاص و دستورها پیدا نشد. کوتاه‌تر یا با واژه دیگری بنویسید.`,
  go: (page: string) => `رفتن به ${page}`,
  acts: {
    register: 'ثبت تشکل',
    registerNamed: (name: string) => `ثبت تشکل تازه با نام «${name}»`,
    import: 'ورود از اکسل',
    printList: 'چاپ فهرست تشکل‌ها',
    exportList: 'خروجی فهرست تشکل‌ها',
    searchList: (text: string) => `همه تشکل‌های «${text}» در فهرست`,
    backup: 'پشتیبان‌گیری اکنون',
    copy: 'ساختن کپی کامل روی حافظه',
    lock: 'قفل کردن برنامه',
    dark: 'نمای تیره',
    light: 'نمای روشن',
    large: 'نوشته درشت',
    normal: 'نوشته معمولی',
    password: 'تغییر گذرواژه',
    guide: 'راهنمای این صفحه',
    shortcuts: 'میان‌برهای صفحه‌کلید',
    about: 'درباره دفتر',
  },
} as const;

/** «علی‌البدل، جمعیت طلوع دوباره»; a role of a later version is left out. */
export function seat(role: string, ngoName: string): string {
  const word = role in MEMBER_ROLE_WORDS ? MEMBER_ROLE_WORDS[role as MemberRole] : '';
  return word === '' ? ngoName : `${word}، ${ngoName}`;
}
