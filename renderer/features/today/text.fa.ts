import type { BackupWarning } from '../../../shared/features/backups/contract.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type { Task, TaskKind } from '../../../shared/features/today/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';

type Urgency = Task['urgency'];

/** What to see to about the backups, each with what to do. */
export const BACKUP_WARNINGS: Readonly<Record<BackupWarning, string>> = {
  last_failed: 'آخرین پشتیبان خودکار گرفته نشد. دلیل آن و راه چاره در صفحه «پشتیبان‌گیری» آمده است.',
  last_old:
    'بیش از یک روز است که از تغییرهای دفتر پشتیبانی نیست. در صفحه «پشتیبان‌گیری»، «پشتیبان‌گیری اکنون» را بزنید.',
  second_absent:
    'محل دوم پشتیبان در دسترس نیست. حافظه یا دیسک آن را وصل کنید تا پشتیبان بعدی آنجا هم ساخته شود.',
  second_old:
    'بیش از یک هفته است که در محل دوم پشتیبان تازه‌ای نیست. آن را وصل کنید و «پشتیبان‌گیری اکنون» را بزنید.',
};

export const TODAY_TEXT = {
  backupWarnings: 'پشتیبان‌گیری',
  toBackups: 'پشتیبان‌گیری',
  title: 'کارهای امروز',
  kinds: 'نوع کار',
  all: 'همه',
  heads: { state: 'وضعیت', record: 'پرونده', task: 'کار', reason: 'دلیل', act: 'اقدام بعدی' },
  table: 'کارهای امروز',
  windows: 'پروانه‌هایی که اعتبارشان تمام می‌شود:',
  window: (days: number, count: number) => `تا ${formatCount(days)} روز: ${formatCount(count)}`,
  emptyTitle: 'امروز کاری نمانده است',
  emptyText: (days: number) =>
    `پروانه و دوره‌ای تا ${formatCount(days)} روز دیگر تمام نمی‌شود و مدرکی کم نیست.`,
  emptyKind: 'از این نوع کاری نمانده است',
  toRegister: 'دیدن تشکل‌ها',
  open: 'باز کردن پرونده',
  keysHint: 'جابه‌جایی با پیکان‌ها، باز کردن با ورود',
} as const;

/** «۵ کار دیر شده، ۳ کار متوقف است و ۳ کار امروز مهلت دارد» */
export function summaryOf(counts: Readonly<Record<Urgency, number>>): string {
  const parts = [
    counts.late > 0 ? `${formatCount(counts.late)} کار دیر شده` : '',
    counts.blocked > 0 ? `${formatCount(counts.blocked)} کار متوقف است` : '',
    counts.due > 0 ? `${formatCount(counts.due)} کار امروز مهلت دارد` : '',
    counts.ahead > 0 ? `${formatCount(counts.ahead)} کار پیش روست` : '',
  ].filter((part) => part !== '');
  const last = parts[parts.length - 1] ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join('، ')} و ${last}`;
}

export const URGENCY_NAMES: Readonly<Record<Urgency, string>> = {
  late: 'دیر شده',
  blocked: 'متوقف',
  due: 'امروز',
  ahead: 'پیش رو',
};

/** How many there are, and what the group means. */
export function groupNote(urgency: Urgency, count: number, days: number): string {
  const works = `${formatCount(count)} کار`;
  if (urgency === 'blocked') return `${works}، در انتظار کار دیگری است`;
  return urgency === 'ahead' ? `${works}، تا ${formatCount(days)} روز دیگر` : works;
}

/** How late, for how long blocked, how much is left. */
export function urgencyWords({ urgency, days }: Pick<Task, 'urgency' | 'days'>): string {
  if (urgency === 'due') return 'تا پایان امروز';
  if (days === null) {
    return { late: 'دیر شده', blocked: 'متوقف', ahead: 'بدون مهلت' }[urgency];
  }
  const past = { late: 'دیر', blocked: 'متوقف', ahead: 'مانده' }[urgency];
  return `${formatCount(days)} روز ${past}`;
}

export const KIND_NAMES: Readonly<Record<TaskKind, string>> = {
  permit_expired: 'تمدید پروانه',
  permit_expiring: 'تمدید پروانه',
  permit_missing: 'پروانه',
  permit_suspended: 'تعلیق پروانه',
  renewal_under_way: 'تمدید پروانه',
  board_term_over: 'هیأت مدیره',
  board_term_ending: 'هیأت مدیره',
  auditor_term_over: 'بازرسان',
  documents_missing: 'مدارک',
  documents_expired: 'مدارک',
  suspected_duplicate: 'تکراری احتمالی',
  flag_due: 'علامت پیگیری',
  annual_report_missing: 'گزارش سالانه',
};

export const SUBJECT_NAMES = {
  permits: 'پروانه‌ها',
  bodies: 'هیأت مدیره و بازرسان',
  documents: 'مدارک',
  reports: 'گزارش سالانه',
  flags: 'علامت‌های پیگیری',
  duplicates: 'تکراری احتمالی',
} as const;

/** What the list of all of a kind is called: «همه ۲۳ پروانه منقضی». */
const ALL_OF: Readonly<Record<TaskKind, string>> = {
  permit_expired: 'پروانه منقضی',
  permit_expiring: 'پروانه رو به انقضا',
  permit_missing: 'تشکل بدون پروانه یا نامشخص',
  permit_suspended: 'پروانه تعلیق‌شده',
  renewal_under_way: 'پروانه در حال تمدید',
  board_term_over: 'دوره پایان‌یافته هیأت مدیره',
  board_term_ending: 'دوره رو به پایان هیأت مدیره',
  auditor_term_over: 'دوره پایان‌یافته بازرسان',
  documents_missing: 'تشکل با مدارک ناقص',
  documents_expired: 'تشکل با مدرک منقضی',
  suspected_duplicate: 'تکراری احتمالی',
  flag_due: 'علامت پیگیری',
  annual_report_missing: 'تشکل بدون گزارش سالانه',
};

export function allOf(kind: TaskKind, count: number): string {
  return `همه ${formatCount(count)} ${ALL_OF[kind]}`;
}

/** A piece of a sentence: words, or figures that read from left to right. */
export type Piece = string | { readonly figures: string };

const SAME: Readonly<Record<string, string>> = {
  same_name: 'نام',
  registration_no: 'شماره ثبت',
  permit_no: 'شماره پروانه',
};

/** Why it is to be done, in one sentence. */
export function reasonOf({ kind, urgency, on, details }: Task): readonly Piece[] {
  const day: Piece = { figures: on === null ? '' : toPersianDigits(formatJalali(on)) };
  const no = details['permitNo'] ?? '';
  const permit: readonly Piece[] = no === '' ? ['پروانه'] : ['پروانه ', { figures: toPersianDigits(no) }];
  const types = toPersianDigits(details['types'] ?? '');
  switch (kind) {
    case 'permit_expired':
      return [...permit, ' در ', day, ' منقضی شد و تمدید آغاز نشده است'];
    case 'permit_expiring':
      return urgency === 'due'
        ? [...permit, ' امروز واپسین روز اعتبار را می‌گذراند']
        : [...permit, ' تا ', day, ' اعتبار دارد'];
    case 'permit_missing':
      return missingPermit(details, permit);
    case 'permit_suspended':
      return on === null ? [...permit, ' در تعلیق است'] : [...permit, ' از ', day, ' در تعلیق است'];
    case 'renewal_under_way':
      return on === null
        ? ['تمدید ', ...permit, ' به پایان نرسیده است']
        : ['تمدید ', ...permit, ' از ', day, ' آغاز شده و به پایان نرسیده است'];
    case 'board_term_over':
      return ['دوره هیأت مدیره در ', day, ' تمام شد؛ هیأت مدیره تازه ثبت نشده است'];
    case 'board_term_ending':
      return urgency === 'due'
        ? ['دوره هیأت مدیره امروز تمام می‌شود']
        : ['دوره هیأت مدیره در ', day, ' تمام می‌شود'];
    case 'auditor_term_over':
      return ['دوره بازرسان در ', day, ' تمام شد؛ بازرس تازه ثبت نشده است'];
    case 'documents_missing':
      return [`در پرونده نیست: ${types}`];
    case 'documents_expired':
      return on === null ? [`منقضی شده است: ${types}`] : [`${types} از `, day, ' منقضی شده است'];
    case 'suspected_duplicate':
      return [`${SAME[details['because'] ?? ''] ?? ''} همان «${details['otherName'] ?? ''}» را دارد`.trim()];
    case 'flag_due':
      return [toPersianDigits(details['text'] ?? '')];
    case 'annual_report_missing':
      return [`گزارش سالانه ${toPersianDigits(details['year'] ?? '')} نرسیده است`];
  }
}

function missingPermit(details: Task['details'], permit: readonly Piece[]): readonly Piece[] {
  if (details['state'] !== 'unknown') return ['پروانه‌ای در پرونده ثبت نشده است'];
  const stated = details['statedStatus'] ?? '';
  const words = stated === '' ? '' : `؛ در برگه اکسل: «${stated}»`;
  return [...permit, ` تاریخ پایان اعتبار ندارد${words}`];
}

/** The next act, as the button says it. */
export const ACTS: Readonly<Record<TaskKind, string>> = {
  permit_expired: 'آغاز تمدید',
  permit_expiring: 'آغاز تمدید',
  permit_missing: 'صدور پروانه',
  permit_suspended: 'بررسی تعلیق',
  renewal_under_way: 'پیگیری تمدید',
  board_term_over: 'ثبت هیأت مدیره',
  board_term_ending: 'ثبت هیأت مدیره',
  auditor_term_over: 'ثبت بازرسان',
  documents_missing: 'افزودن مدرک',
  documents_expired: 'افزودن مدرک تازه',
  suspected_duplicate: 'بررسی دو پرونده',
  flag_due: 'پیگیری',
  annual_report_missing: 'ثبت گزارش',
};
/** A permit without its dates is mended by writing them. */
export const ACT_WITHOUT_DATES = 'نوشتن تاریخ‌ها';
