import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import { MemberRole, type Membership, PermitActKind } from '../../../shared/features/ngos/records.ts';
import type { NgoDocument, TimelineEvent } from '../../../shared/features/ngos/records.ts';
import {
  BETWEEN,
  COLUMN_HEADINGS,
  GENDER_WORDS,
  KIND_WORDS,
  MEMBER_ROLE_WORDS,
  PERMIT_ACT_WORDS,
  SCOPE_WORDS,
} from '../../../shared/features/ngos/words.fa.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';

/** Headings and names on the sheet of one NGO. */
export const RECORD_WORDS = {
  identity: 'شناسنامه',
  registration: 'ثبت حقوقی',
  contact: 'تماس',
  own: 'ستون‌های اکسل',
  permits: 'پروانه‌ها',
  noPermits: 'پروانه‌ای ثبت نشده است.',
  bodies: 'ارکان و اشخاص',
  noMembers: 'کسی در ارکان ثبت نشده است.',
  documents: 'مدارک',
  noDocuments: 'مدرکی افزوده نشده است.',
  noRule: 'برای این نوع تشکل مدرکی الزامی نشده است؛ کامل بودن سنجیده نمی‌شود.',
  complete: 'همه مدارک الزامی هست.',
  flags: 'علامت‌های باز',
  branches: 'شعبه‌ها',
  history: (shown: number, all: number) =>
    shown === all ? 'رویدادها' : `${formatCount(shown)} رویداد آخر از ${formatCount(all)} رویداد`,
  kind: 'نوع',
  parent: 'تشکل مادر',
  subject: COLUMN_HEADINGS.subject,
  titleWord: COLUMN_HEADINGS.titleWord,
  scopeLevel: COLUMN_HEADINGS.scopeLevel,
  lifecycle: 'جایگاه در فهرست',
  formerNames: 'نام‌های پیشین',
  permitState: COLUMN_HEADINGS.permitState,
  statedStatus: 'وضعیت در اکسل',
  daysLeft: (days: number) =>
    days >= 0 ? `${formatCount(days)} روز مانده` : `${formatCount(-days)} روز گذشته`,
  registrationNo: COLUMN_HEADINGS.registrationNo,
  registrationOffice: 'اداره ثبت',
  registeredOn: COLUMN_HEADINGS.registeredOn,
  legalId: COLUMN_HEADINGS.legalId,
  legalIdReason: 'دلیل پذیرفتن شناسه ملی',
  gazette: 'روزنامه رسمی',
  gazetteOf: (number: string, date: string) => [number, date && `مورخ ${date}`].filter(Boolean).join(' '),
  trackingCode: 'کد رهگیری',
  memberCount: COLUMN_HEADINGS.memberCount,
  lastAssemblyOn: COLUMN_HEADINGS.lastAssemblyOn,
  lastAnnualReportYear: 'آخرین گزارش سالانه',
  boardEndsOn: COLUMN_HEADINGS.boardEndsOn,
  auditorEndsOn: 'پایان دوره بازرسان',
  phones: COLUMN_HEADINGS.phone,
  mobiles: COLUMN_HEADINGS.mobile,
  email: 'رایانامه',
  website: 'وبگاه',
  address: COLUMN_HEADINGS.address,
  place: COLUMN_HEADINGS.place,
  postalCode: COLUMN_HEADINGS.postalCode,
  description: COLUMN_HEADINGS.description,
  number: 'شماره',
  permitKinds: { issue: 'صدور', renewal: 'تمدید' },
  issuer: COLUMN_HEADINGS.issuer,
  issuedOn: COLUMN_HEADINGS.issuedOn,
  validUntil: COLUMN_HEADINGS.validUntil,
  letterNo: 'شماره نامه',
  state: 'وضعیت',
  acts: 'اقدام‌ها',
  name: 'نام',
  body: 'رکن',
  role: 'سمت',
  from: 'از',
  until: 'تا',
  nationalId: 'کد ملی',
  mobile: 'تلفن همراه',
  document: 'مدرک',
  title: 'عنوان',
  date: 'تاریخ',
  expires: 'اعتبار تا',
  missing: 'کم است',
  event: 'رویداد',
  detail: 'شرح',
  by: 'ثبت‌کننده',
  due: (text: string, date: string) => `${text} (تا ${date})`,
} as const;

export const SEAT_STATES: Readonly<Record<Membership['state'], string>> = {
  current: 'در حال خدمت',
  term_over: 'دوره گذشته',
  ended: 'پایان‌یافته',
  future: 'آینده',
};

export const DOCUMENT_STATES: Readonly<Record<NgoDocument['state'], string>> = {
  held: 'دارد',
  expired: 'منقضی',
  file_missing: 'فایل نیست',
  retired: 'کنار گذاشته',
};

const ORDINALS = ['اول', 'دوم', 'سوم', 'چهارم', 'پنجم', 'ششم', 'هفتم', 'هشتم', 'نهم', 'دهم'] as const;

/** «علی‌البدل اول». */
export function roleWord(role: MemberRole, rank: number | null): string {
  const word = MEMBER_ROLE_WORDS[role];
  return rank === null ? word : `${word} ${ORDINALS[rank - 1] ?? toPersianDigits(rank)}`;
}

/** `۱۴۰۵/۰۹/۰۳`; empty where there is no date. */
export function dayWord(text: string | null | undefined): string {
  const parsed = IsoDate.safeParse(text);
  return parsed.success ? toPersianDigits(formatJalali(parsed.data)) : '';
}

const EVENTS: Readonly<Record<string, string>> = {
  registered: 'ثبت در دفتر',
  imported: 'ورود از فایل اکسل',
  dissolved: 'انحلال',
  retired: 'خروج از فهرست',
  voided: 'باطل شدن با برگرداندن ورود',
  restored: 'بازگرداندن به فهرست',
  permit_issued: 'صدور پروانه',
  permit_renewed: 'تمدید پروانه',
  member_appointed: 'انتخاب',
  member_ended: 'پایان عضویت',
  document_added: 'افزودن مدرک',
  document_retired: 'کنار گذاشتن مدرک',
  flag_raised: 'علامت',
  flag_cleared: 'برداشتن علامت',
  note: 'یادداشت',
};

const FIELDS: Readonly<Record<string, string>> = {
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

/** The name of a record's field; a column of the office's own sheet under its heading. */
export function fieldWord(field: string): string {
  return field.startsWith('own:') ? field.slice('own:'.length) : (FIELDS[field] ?? field);
}

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: KIND_WORDS,
  scopeLevel: SCOPE_WORDS,
  'membership.role': MEMBER_ROLE_WORDS,
  'person.gender': GENDER_WORDS,
};

function valueWord(field: string, text: string): string {
  if (text === '') return '—';
  return VALUES[field]?.[text] ?? (dayWord(text) || toPersianDigits(text));
}

/** Of what has no date of its own only its recording is known; nobody was elected on that day. */
function undatedWord(kind: string, details: TimelineEvent['details']): string | undefined {
  if (kind === 'member_appointed' && details['startedOn'] === null) return 'ثبت';
  if (details['issuedOn'] !== null) return undefined;
  return { permit_issued: 'ثبت پروانه', permit_renewed: 'ثبت پروانه تمدیدی' }[kind];
}

/** What happened, in a few words. */
export function eventWord({ kind, details }: Pick<TimelineEvent, 'kind' | 'details'>): string {
  const act = PermitActKind.safeParse(kind);
  if (act.success) return PERMIT_ACT_WORDS[act.data];
  const word = undatedWord(kind, details) ?? EVENTS[kind] ?? kind;
  if (kind === 'changed' || kind === 'corrected') {
    return `${kind === 'changed' ? 'تغییر' : 'اصلاح'} ${fieldWord(details['field'] ?? '')}`;
  }
  const role = MemberRole.safeParse(details['role']);
  return role.success ? `${word} ${MEMBER_ROLE_WORDS[role.data]}` : word;
}

/** What else is known of it: values, names, grounds. */
export function eventDetail({ kind, details }: Pick<TimelineEvent, 'kind' | 'details'>): string {
  const of = (key: string) => details[key] ?? '';
  if (kind === 'changed' || kind === 'corrected') {
    const field = of('field');
    return joined([
      `«${valueWord(field, of('old'))}» شد «${valueWord(field, of('new'))}»`,
      of('reason') && `دلیل: ${of('reason')}`,
      of('letterNo') && `نامه ${of('letterNo')}`,
    ]);
  }
  return joined([
    of('fullName'),
    of('permitNo') && `شماره ${of('permitNo')}`,
    of('issuer'),
    of('validUntil') && `تا ${dayWord(of('validUntil'))}`,
    of('termEndsOn') && `تا ${dayWord(of('termEndsOn'))}`,
    of('type'),
    of('title'),
    of('text'),
    of('dueOn') && `تا ${dayWord(of('dueOn'))}`,
    of('importId') && `ورود شماره ${of('importId')}`,
    of('reason') && `دلیل: ${of('reason')}`,
    of('letterNo') && `نامه ${of('letterNo')}`,
  ]);
}

function joined(parts: readonly string[]): string {
  return toPersianDigits(parts.filter((part) => part !== '').join(BETWEEN));
}
