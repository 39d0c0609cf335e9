import type { ColumnKey } from './columns.ts';
import type { Lifecycle, NgoKind, PermitState, ScopeLevel } from './fields.ts';
import type { Body, MemberRole, PermitActKind } from './records.ts';

/** The words of the register: the same on screen, on paper and in sheets. */

/** Between the parts of one value: several numbers, the levels of a place. */
export const BETWEEN = '، ';

export const PERMIT_STATE_WORDS: Readonly<Record<PermitState | 'ended', string>> = {
  valid: 'معتبر',
  expiring: 'رو به انقضا',
  expired: 'منقضی',
  renewing: 'در حال تمدید',
  suspended: 'تعلیق',
  revoked: 'ابطال',
  no_permit: 'بدون پروانه',
  unknown: 'نامشخص',
  ended: 'پایان‌یافته',
};

export const PERMIT_ACT_WORDS: Readonly<Record<PermitActKind, string>> = {
  renewal_started: 'آغاز تمدید پروانه',
  renewal_ended: 'پایان تمدید پروانه',
  suspended: 'تعلیق پروانه',
  suspension_lifted: 'رفع تعلیق پروانه',
  revoked: 'ابطال پروانه',
};

export const SCOPE_WORDS: Readonly<Record<ScopeLevel, string>> = {
  county: 'شهرستانی',
  province: 'استانی',
  national: 'ملی',
};

export const KIND_WORDS: Readonly<Record<NgoKind, string>> = {
  independent: 'مستقل',
  branch: 'شعبه یا نمایندگی',
};

export const LIFECYCLE_WORDS: Readonly<Record<Lifecycle, string>> = {
  active: 'در فهرست',
  dissolved: 'منحل‌شده',
  retired: 'بیرون از فهرست',
  voided: 'باطل‌شده با برگرداندن ورود',
};

export const GENDER_WORDS = { female: 'زن', male: 'مرد' } as const;

export const BODY_WORDS: Readonly<Record<Body, string>> = {
  founders: 'هیأت مؤسس',
  board: 'هیأت مدیره',
  auditors: 'بازرسان',
  management: 'مدیریت',
};

export const MEMBER_ROLE_WORDS: Readonly<Record<MemberRole, string>> = {
  founder: 'عضو هیأت مؤسس',
  board_chair: 'رئیس هیأت مدیره',
  deputy_chair: 'نایب‌رئیس',
  treasurer: 'خزانه‌دار',
  secretary: 'دبیر',
  principal: 'عضو اصلی',
  alternate: 'علی‌البدل',
  auditor: 'بازرس',
  alternate_auditor: 'بازرس علی‌البدل',
  executive_director: 'مدیرعامل',
  liaison: 'رابط',
};

export const COLUMN_HEADINGS: Readonly<Record<ColumnKey, string>> = {
  name: 'نام تشکل',
  titleWord: 'عنوان',
  kind: 'نوع',
  subject: 'موضوع فعالیت',
  scopeLevel: 'محدوده',
  permitNo: 'شماره پروانه',
  issuedOn: 'تاریخ صدور',
  validUntil: 'اعتبار تا',
  permitState: 'وضعیت پروانه',
  issuer: 'مرجع صدور',
  registrationNo: 'شماره ثبت',
  registeredOn: 'تاریخ ثبت',
  legalId: 'شناسه ملی',
  directorName: 'مدیرعامل',
  directorGender: 'جنسیت مدیرعامل',
  directorNationalId: 'کد ملی مدیرعامل',
  mobile: 'تلفن همراه',
  phone: 'تلفن ثابت',
  address: 'نشانی',
  postalCode: 'کد پستی',
  place: 'محل',
  chairName: 'رئیس هیأت مدیره',
  memberCount: 'تعداد اعضا',
  lastAssemblyOn: 'آخرین مجمع',
  lastAnnualReportYear: 'آخرین گزارش',
  boardEndsOn: 'پایان دوره هیأت مدیره',
  documents: 'مدارک',
  description: 'توضیحات',
};

export const DOCUMENT_WORDS = {
  complete: 'کامل',
  noRule: 'بدون الزام',
  missing: (count: number) => `${count} کم`,
  expired: (count: number) => `${count} منقضی`,
  both: (missing: number, expired: number) => `${missing} کم، ${expired} منقضی`,
} as const;
