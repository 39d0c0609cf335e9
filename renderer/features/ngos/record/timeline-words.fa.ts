import { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import {
  Body,
  MemberRole,
  PermitActKind,
  type TimelineEvent,
} from '../../../../shared/features/ngos/records.ts';
import {
  BETWEEN,
  BODY_WORDS,
  MEMBER_ROLE_WORDS,
  PERMIT_ACT_WORDS,
} from '../../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { eventName } from '../../../../shared/features/ngos/event-words.fa.ts';
import { fieldValue, fieldWord } from '../../../../shared/features/ngos/field-words.fa.ts';
import type { Happening } from './happenings.ts';

export const TIMELINE_TEXT = {
  heading: 'رویدادها',
  empty: 'هنوز رویدادی نیست.',
  whole: 'همه سوابق',
  day: 'تاریخ',
  what: 'رویداد',
  detail: 'پیش و پس',
  why: 'دلیل و سند',
  who: 'ثبت‌کننده',
  undo: (field: string) => `برگرداندن ${field}`,
  old: 'پیش از آن',
  new: 'پس از آن',
  correctionTag: 'اصلاح',
  changeTag: 'تغییر',
  correctionMeans: 'از آغاز نادرست بوده',
  changeMeans: 'از این تاریخ عوض شده',
  recordedAt: (day: string, time: string) => `ثبت ${day}، ${time}`,
  letter: (letterNo: string) => `نامه ${letterNo}`,
  filterLabel: 'کدام رویدادها',
  filters: {
    all: 'همه',
    facts: 'اصلاح و تغییر',
    permits: 'پروانه',
    people: 'اشخاص',
    papers: 'مدارک',
    notes: 'یادداشت و علامت',
  },
  noneOfKind: 'از این دست رویدادی در پرونده نیست.',
} as const;

type Details = TimelineEvent['details'];

function day(text: string | null | undefined): string {
  const parsed = IsoDate.safeParse(text);
  return parsed.success ? toPersianDigits(formatJalali(parsed.data)) : '';
}

function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(BETWEEN);
}

function permitNo({ permitNo: number }: Details): string {
  return number ? `پروانه ${toPersianDigits(number)}` : '';
}

function role({ role: given }: Details): string {
  const parsed = MemberRole.safeParse(given);
  return parsed.success ? MEMBER_ROLE_WORDS[parsed.data] : (given ?? '');
}

function paper({ type, title }: Details): string {
  return joined([type, title]);
}

/** What happened, in a few words: «تغییر نشانی». */
export function happeningTitle({ kind, fields, first, events }: Happening): string {
  const act = PermitActKind.safeParse(kind);
  if (act.success) return PERMIT_ACT_WORDS[act.data];
  if (kind === 'changed' || kind === 'corrected') {
    const word = kind === 'changed' ? 'تغییر' : 'اصلاح';
    const names = [...new Set(fields.map(({ field }) => fieldWord(field)))];
    return names.length <= 2
      ? `${word} ${names.join(' و ')}`
      : `${word} ${names.slice(0, 2).join(BETWEEN)} و ${toPersianDigits(names.length - 2)} مورد دیگر`;
  }
  if (events.length > 1 && kind === 'member_appointed') {
    const body = Body.safeParse(first.details['body']);
    return `${eventName(first)} ${body.success ? BODY_WORDS[body.data] : ''}، ${toPersianDigits(events.length)} نفر`;
  }
  if (events.length > 1 && kind === 'document_added') {
    return `افزودن ${toPersianDigits(events.length)} مدرک`;
  }
  if (kind === 'member_appointed' || kind === 'member_ended') {
    return joined([`${eventName(first)} ${role(first.details)}`]);
  }
  return eventName(first);
}

/** So many names stand in the narrow timeline; the whole history has them all. */
const MOST_NAMES = 2;

function nameOf({ kind, details }: TimelineEvent): string {
  return kind === 'document_added' ? paper(details) : (details['fullName'] ?? '');
}

function lineOf({ kind, fields, first, events }: Happening): string {
  const { details } = first;
  if (events.length > 1 && (kind === 'member_appointed' || kind === 'document_added')) {
    const names = events.map(nameOf);
    const shown = names.slice(0, MOST_NAMES).join(BETWEEN);
    const more = names.length - MOST_NAMES;
    return more > 0 ? `${shown} و ${toPersianDigits(more)} دیگر` : shown;
  }
  switch (kind) {
    case 'changed':
    case 'corrected': {
      const [one] = fields;
      if (one === undefined) return '';
      return one.old === ''
        ? fieldValue(one.field, one.new)
        : `${TIMELINE_TEXT.old}: ${fieldValue(one.field, one.old)}`;
    }
    case 'permit_issued':
    case 'permit_renewed':
      return joined([permitNo(details), details['validUntil'] && `تا ${day(details['validUntil'])}`]);
    case 'member_appointed':
      return joined([details['fullName'], details['termEndsOn'] && `تا ${day(details['termEndsOn'])}`]);
    case 'member_ended':
      return joined([details['fullName'], details['reason']]);
    case 'document_added':
    case 'document_retired':
      return joined([paper(details), kind === 'document_retired' && details['reason']]);
    case 'flag_raised':
      return joined([details['text'], details['dueOn'] && `تا ${day(details['dueOn'])}`]);
    case 'flag_cleared':
    case 'note':
      return details['text'] ?? '';
    case 'imported':
      return details['importId'] ? `ورود شماره ${toPersianDigits(details['importId'])}` : '';
    case 'registered':
      return '';
    default:
      return joined([permitNo(details), details['reason']]);
  }
}

function detailOf(happening: Happening): string {
  const { kind, first, events } = happening;
  const { details } = first;
  if (events.length > 1 && kind === 'member_appointed') {
    return events
      .map((one) => `${nameOf(one)} (${role(one.details)})`)
      .reverse()
      .join(BETWEEN);
  }
  if (events.length > 1 && kind === 'document_added') return events.map(nameOf).join(BETWEEN);
  if (kind === 'changed' || kind === 'corrected') return '';
  if (kind === 'permit_issued' || kind === 'permit_renewed') {
    return joined([
      permitNo(details),
      details['issuer'],
      details['issuedOn'] && `صدور ${day(details['issuedOn'])}`,
      details['validUntil'] && `اعتبار تا ${day(details['validUntil'])}`,
    ]);
  }
  if (kind === 'document_added' || kind === 'document_retired') {
    return paper(details);
  }
  if (kind === 'member_ended') return details['fullName'] ?? '';
  if (PermitActKind.safeParse(kind).success) return permitNo(details);
  if (['dissolved', 'retired', 'voided', 'restored'].includes(kind)) return '';
  return lineOf(happening);
}

/** The reason and the letter it rests on. */
export function happeningGround({ first }: Happening): string {
  const { reason, letterNo } = first.details;
  return toPersianDigits(joined([reason, letterNo && TIMELINE_TEXT.letter(letterNo)]));
}

/** The one line below it in the narrow timeline; what people wrote has Persian digits as all else. */
export function happeningLine(happening: Happening): string {
  return toPersianDigits(lineOf(happening));
}

/** All that is known of it beside old and new values, for the whole history. */
export function happeningDetail(happening: Happening): string {
  return toPersianDigits(detailOf(happening));
}
