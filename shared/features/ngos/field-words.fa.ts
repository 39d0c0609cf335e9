import { IsoDate } from '../../calendar/iso-date.ts';
import { formatJalali } from '../../calendar/jalali.ts';
import { GENDER_WORDS, KIND_WORDS, MEMBER_ROLE_WORDS, SCOPE_WORDS } from './words.fa.ts';
import { toPersianDigits } from '../../text/digits.ts';
import { formatMobile, formatPostalCode } from '../../text/identifiers.ts';

/** Names of a record's fields, wherever one is spoken of: forms, history, what a correction would do. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'نام تشکل',
  kind: 'نوع',
  titleWordId: 'عنوان',
  parentNgoId: 'تشکل مادر',
  parentName: 'تشکل مادر',
  scopeLevel: 'محدوده',
  subjectId: 'موضوع فعالیت',
  registrationNo: 'شماره ثبت',
  registrationOffice: 'اداره ثبت',
  registeredOn: 'تاریخ ثبت',
  legalId: 'شناسه ملی',
  legalIdReason: 'دلیل پذیرفتن شناسه ملی',
  gazetteNo: 'شماره روزنامه رسمی',
  gazetteOn: 'تاریخ روزنامه رسمی',
  trackingCode: 'کد رهگیری',
  memberCount: 'تعداد اعضا',
  lastAssemblyOn: 'آخرین مجمع',
  lastAnnualReportYear: 'آخرین گزارش سالانه',
  phones: 'تلفن ثابت',
  mobiles: 'تلفن همراه',
  email: 'رایانامه',
  website: 'وبگاه',
  address: 'نشانی',
  postalCode: 'کد پستی',
  placeId: 'محل',
  description: 'توضیحات',
  'permit.permitNo': 'شماره پروانه',
  'permit.issuerId': 'مرجع صدور پروانه',
  'permit.issuedOn': 'تاریخ صدور پروانه',
  'permit.validUntil': 'پایان اعتبار پروانه',
  'permit.letterNo': 'شماره نامه پروانه',
  'permit.resolutionNo': 'شماره مصوبه پروانه',
  'membership.role': 'سمت',
  'membership.rank': 'ردیف در سمت',
  'membership.startedOn': 'آغاز دوره',
  'membership.termEndsOn': 'پایان دوره',
  'membership.person': 'شخص',
  'person.fullName': 'نام شخص',
  'person.gender': 'جنسیت شخص',
  'person.nationalId': 'کد ملی شخص',
  'person.nationalIdReason': 'دلیل پذیرفتن کد ملی',
  'person.mobile': 'تلفن همراه شخص',
};

const OWN = 'own:';

/** A field's name; a column of the office's own sheet under its heading. */
export function fieldWord(field: string): string {
  return field.startsWith(OWN) ? field.slice(OWN.length) : (FIELD_WORDS[field] ?? field);
}

const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: KIND_WORDS,
  scopeLevel: SCOPE_WORDS,
  'membership.role': MEMBER_ROLE_WORDS,
  'person.gender': GENDER_WORDS,
};

/** A stored text of a field as people read it: Jalali dates, words for codes, Persian digits; `—` for none. */
export function fieldValue(field: string, text: string): string {
  if (text === '') return '—';
  const word = VALUE_WORDS[field]?.[text];
  if (word !== undefined) return word;
  if (/On$|Until$/u.test(field)) {
    const date = IsoDate.safeParse(text);
    if (date.success) return toPersianDigits(formatJalali(date.data));
  }
  if (field === 'postalCode') return toPersianDigits(formatPostalCode(text));
  if (field === 'person.mobile') return toPersianDigits(formatMobile(text));
  return toPersianDigits(text);
}

/** Fields whose values are figures and read from left to right. */
export function isFigures(field: string): boolean {
  return /On$|Until$|No$|^legalId$|^postalCode$|^person\.(nationalId|mobile)$/u.test(field);
}
