import type { IsoDate } from '../../calendar/iso-date.ts';
import { formatJalali } from '../../calendar/jalali.ts';
import { toPersianDigits } from '../../text/digits.ts';
import type { ListEntry, ListEntryId } from '../settings/contract.ts';
import type { NgoFilter, NgoSort } from './list.ts';
import {
  BETWEEN,
  COLUMN_HEADINGS,
  GENDER_WORDS,
  KIND_WORDS,
  LIFECYCLE_WORDS,
  PERMIT_STATE_WORDS,
  SCOPE_WORDS,
} from './words.fa.ts';

const DOCUMENTS = { missing: 'ناقص', expired: 'منقضی', complete: 'کامل', no_rule: 'بدون الزام' } as const;

/**
 * What a filter lets through, as one sentence with Persian digits: «محدوده: شهرستانی؛ اعتبار تا ۱۴۰۵/۱۱/۳۰».
 * Empty where nothing narrows the register. The lists give the names of chosen entries.
 */
export function filterInWords(filter: NgoFilter, lists: readonly Pick<ListEntry, 'id' | 'name'>[]): string {
  const names = new Map(lists.map(({ id, name }) => [id, name]));
  const named = (ids: readonly ListEntryId[]) => ids.map((id) => names.get(id) ?? String(id));
  const { directorGender, documents, withoutReportOf, flagged, importId } = filter;
  const parts = [
    filter.text.trim() === '' ? '' : `جست‌وجو: «${filter.text.trim()}»`,
    oneOf('وضعیت پروانه', words(filter.permitStates, PERMIT_STATE_WORDS)),
    span('اعتبار', filter.validFrom, filter.validUntil),
    oneOf('نوع', words(filter.kinds, KIND_WORDS)),
    oneOf('محدوده', words(filter.scopeLevels, SCOPE_WORDS)),
    oneOf('موضوع فعالیت', named(filter.subjectIds)),
    oneOf('مرجع صدور', named(filter.issuerIds)),
    oneOf('محل', named(filter.placeIds)),
    oneOf('عنوان', named(filter.titleWordIds)),
    directorGender === null ? '' : `جنسیت مدیرعامل: ${GENDER_WORDS[directorGender]}`,
    documents === null ? '' : `مدارک: ${DOCUMENTS[documents]}`,
    span('پایان دوره هیأت مدیره', filter.boardEndsFrom, filter.boardEndsUntil),
    withoutReportOf === null ? '' : `بدون گزارش سال ${withoutReportOf}`,
    span('تاریخ ثبت', filter.registeredFrom, filter.registeredUntil),
    flagged === null ? '' : flagged ? 'دارای علامت پیگیری' : 'بدون علامت پیگیری',
    importId === null ? '' : `ورود از اکسل شماره ${importId}`,
    lifecycles(filter.lifecycles),
  ];
  return toPersianDigits(parts.filter((part) => part !== '').join('؛ '));
}

/** The order of a list: «به ترتیب نام تشکل». */
export function sortInWords({ by, direction }: NgoSort): string {
  if (by === 'name') return direction === 'ascending' ? 'به ترتیب الفبا' : 'به ترتیب وارونه الفبا';
  return `به ترتیب ${COLUMN_HEADINGS[by]}${direction === 'ascending' ? '' : '، وارونه'}`;
}

function words<Key extends string>(keys: readonly Key[], texts: Readonly<Record<Key, string>>) {
  return keys.map((key) => texts[key]);
}

function oneOf(name: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${name}: ${values.join(BETWEEN)}`;
}

function span(name: string, from: IsoDate | null, until: IsoDate | null): string {
  if (from === null && until === null) return '';
  const begin = from === null ? '' : ` از ${formatJalali(from)}`;
  const end = until === null ? '' : ` تا ${formatJalali(until)}`;
  return `${name}${begin}${end}`;
}

/** The register itself goes without saying. */
function lifecycles(chosen: NgoFilter['lifecycles']): string {
  if (chosen.length === 0) return 'همه تشکل‌ها، با بیرون‌رفته‌ها';
  if (chosen.length === 1 && chosen[0] === 'active') return '';
  return chosen.map((one) => LIFECYCLE_WORDS[one]).join(BETWEEN);
}
