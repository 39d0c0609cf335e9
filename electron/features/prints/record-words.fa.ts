import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import { eventName } from '../../../shared/features/ngos/event-words.fa.ts';
import { fieldValue, fieldWord } from '../../../shared/features/ngos/field-words.fa.ts';
import { MemberRole, type Membership, PermitActKind } from '../../../shared/features/ngos/records.ts';
import type { NgoDocument, TimelineEvent } from '../../../shared/features/ngos/records.ts';
import {
  BETWEEN,
  COLUMN_HEADINGS,
  MEMBER_ROLE_WORDS,
  PERMIT_ACT_WORDS,
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

/** `۱۴۰۵/۰۹/۰۳`; empty where there is no date. */
export function dayWord(text: string | null | undefined): string {
  const parsed = IsoDate.safeParse(text);
  return parsed.success ? toPersianDigits(formatJalali(parsed.data)) : '';
}

/** What happened, in a few words. */
export function eventWord({ kind, details }: Pick<TimelineEvent, 'kind' | 'details'>): string {
  const act = PermitActKind.safeParse(kind);
  if (act.success) return PERMIT_ACT_WORDS[act.data];
  const word = eventName({ kind, details });
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
      `«${fieldValue(field, of('old'))}» شد «${fieldValue(field, of('new'))}»`,
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
