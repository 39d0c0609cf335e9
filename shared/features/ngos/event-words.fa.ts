import { toPersianDigits } from '../../text/digits.ts';
import type { MemberRole, TimelineEvent } from './records.ts';
import { MEMBER_ROLE_WORDS } from './words.fa.ts';

const EVENT_WORDS: Readonly<Record<string, string>> = {
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

/** Of what has no date of its own only its recording is known; nobody was elected on that day. */
const RECORDED_WORDS: Readonly<Record<string, string>> = {
  permit_issued: 'ثبت پروانه',
  permit_renewed: 'ثبت پروانه تمدیدی',
  member_appointed: 'ثبت',
};

/** What happened in a record's history, on screen and on paper alike; its kind where no word is known. */
export function eventName({ kind, details }: Pick<TimelineEvent, 'kind' | 'details'>): string {
  const own = kind === 'member_appointed' ? details['startedOn'] : details['issuedOn'];
  return (own === null ? RECORDED_WORDS[kind] : undefined) ?? EVENT_WORDS[kind] ?? kind;
}

const ORDINALS = ['اول', 'دوم', 'سوم', 'چهارم', 'پنجم', 'ششم', 'هفتم', 'هشتم', 'نهم', 'دهم'] as const;

/** A role with its order among equals: «علی‌البدل اول». */
export function roleWord({
  role,
  rank,
}: {
  readonly role: MemberRole;
  readonly rank: number | null;
}): string {
  const word = MEMBER_ROLE_WORDS[role];
  return rank === null ? word : `${word} ${ORDINALS[rank - 1] ?? toPersianDigits(rank)}`;
}
