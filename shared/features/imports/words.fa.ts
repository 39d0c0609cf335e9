import { toPersianDigits } from '../../text/digits.ts';

/** What sheets write where they know nothing. */
export const NOTHING_WORDS = [
  'نامشخص',
  'نا مشخص',
  'نامعلوم',
  'ندارد',
  'ندارند',
  'نداریم',
  'خالی',
  'فاقد',
  'تعیین نشده',
  'ثبت نشده',
  '-',
  '--',
  '—',
  '...',
  'n/a',
  'null',
  'none',
] as const;

/** Beginnings of the row that sums a list up, which is no NGO. */
export const TOTAL_WORDS = ['جمع', 'جمع کل', 'مجموع', 'تعداد کل', 'جمع:'] as const;

export const SCOPE_SYNONYMS = {
  county: ['شهرستانی', 'شهرستان', 'محلی', 'شهری'],
  province: ['استانی', 'استان'],
  national: ['ملی', 'کشوری', 'سراسری', 'فراملی'],
} as const;

export const KIND_SYNONYMS = {
  independent: ['مستقل', 'مستقل شهرستانی', 'اصلی'],
  branch: ['شعبه', 'نمایندگی', 'شعبه یا نمایندگی', 'شعبه/نمایندگی', 'دفتر نمایندگی'],
} as const;

export const GENDER_SYNONYMS = {
  female: ['زن', 'خانم', 'مونث', 'بانو', 'مؤنث', 'سرکار خانم'],
  male: ['مرد', 'آقا', 'آقای', 'مذکر', 'جناب آقای'],
} as const;

/** Words of a status column, against which the dates are held; any other word is kept as stated. */
export const STATUS_SYNONYMS = {
  valid: ['معتبر', 'دارای اعتبار', 'فعال', 'دارد', 'اعتبار دارد'],
  expired: ['منقضی', 'منقضی شده', 'باطل شده به علت انقضا', 'فاقد اعتبار', 'تاریخ گذشته', 'اتمام اعتبار'],
  renewing: ['در حال تمدید', 'در دست تمدید', 'درحال تمدید', 'تمدید'],
  suspended: ['تعلیق', 'معلق', 'تعلیق شده'],
  revoked: ['ابطال', 'باطل', 'لغو', 'لغو شده', 'ابطال شده', 'باطل شده'],
  no_permit: ['بدون پروانه', 'فاقد پروانه', 'ندارد پروانه', 'پروانه ندارد'],
} as const;

/** Why an identifier whose check digit does not fit stands in the register. */
export const CHECKSUM_REASON = 'در فهرست واردشده چنین آمده است';

/** What a column without a heading is called; columns from 0. */
export function columnName(column: number): string {
  return `ستون ${toPersianDigits(column + 1)}`;
}

/** A heading that stands a second time, a third time… */
export function headingAgain(heading: string, time: number): string {
  return `${heading} (${toPersianDigits(time)})`;
}
