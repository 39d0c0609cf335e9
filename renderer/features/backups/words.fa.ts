import {
  type Instant,
  type IsoDate,
  dayInTehran,
  daysBetween,
  timeInTehran,
} from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type {
  BackupItem,
  BackupPlace,
  BackupReason,
  BackupWork,
} from '../../../shared/features/backups/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import type { z } from 'zod';

export const REASON_WORDS: Readonly<Record<BackupReason, string>> = {
  manual: 'با دکمه',
  hourly: 'ساعتی',
  exit: 'هنگام بستن',
  before_migration: 'پیش از به‌روزرسانی',
  before_restore: 'پیش از بازیابی',
};

export const PLACE_WORDS: Readonly<Record<BackupPlace, string>> = {
  own: 'همین رایانه',
  second: 'محل دوم',
};

export const STATE_WORDS: Readonly<Record<z.output<typeof BackupItem>['state'], string>> = {
  whole: 'سالم',
  unchecked: 'بررسی‌نشده',
  damaged: 'آسیب‌دیده',
  newer: 'از نسخه تازه‌تر',
  incomplete: 'مدارکش کم است',
};

export const WORK_WORDS: Readonly<Record<z.output<typeof BackupWork>['kind'], string>> = {
  backup: 'پشتیبان‌گیری',
  copy: 'ساختن کپی کامل',
  preview: 'باز کردن و بررسی پشتیبان',
  drill: 'تمرین بازیابی',
  restore: 'بازیابی',
};

/** «۱۰ کیلوبایت», «۲۴٫۶ مگابایت», «۱٫۹ گیگابایت» */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${formatCount(Math.max(1, Math.round(bytes / 1_000)))} کیلوبایت`;
  if (bytes < 1_000_000_000) return `${decimal(bytes / 1_000_000)} مگابایت`;
  return `${decimal(bytes / 1_000_000_000)} گیگابایت`;
}

/** How far a work has come, both figures in one unit. */
export function sizeOf(done: number, total: number): string {
  const [unit, word] =
    total < 1_000_000
      ? ([1_000, 'کیلوبایت'] as const)
      : total < 1_000_000_000
        ? ([1_000_000, 'مگابایت'] as const)
        : ([1_000_000_000, 'گیگابایت'] as const);
  const text = (bytes: number) =>
    unit === 1_000 ? formatCount(Math.round(bytes / unit)) : decimal(bytes / unit);
  return `${text(done)} از ${text(total)} ${word}`;
}

function decimal(value: number): string {
  return toPersianDigits(value.toFixed(1)).replace('.', '٫');
}

/** «امروز ۱۰:۱۲», «دیروز ۱۸:۴۰», «۳ روز پیش»: how far back, by the office's own day. */
export function agoWords(at: Instant, today: IsoDate): string {
  const days = daysBetween(dayInTehran(at), today);
  const time = isolated(timeInTehran(at));
  if (days <= 0) return `امروز ${time}`;
  return days === 1 ? `دیروز ${time}` : `${formatCount(days)} روز پیش`;
}

/** A moment within a sentence: date and time keep their places among Persian words. */
export function momentWords(at: Instant): string {
  return `${isolated(formatJalali(dayInTehran(at)))} ساعت ${isolated(timeInTehran(at))}`;
}

function isolated(figures: string): string {
  return `\u2066${toPersianDigits(figures)}\u2069`;
}

/** «۴٫۲ ثانیه», «۳ دقیقه» */
export function tookWords(milliseconds: number): string {
  if (milliseconds < 60_000) return `${decimal(milliseconds / 1_000)} ثانیه`;
  const minutes = Math.floor(milliseconds / 60_000);
  const seconds = Math.round((milliseconds % 60_000) / 1_000);
  return seconds === 0
    ? `${formatCount(minutes)} دقیقه`
    : `${formatCount(minutes)} دقیقه و ${formatCount(seconds)} ثانیه`;
}
