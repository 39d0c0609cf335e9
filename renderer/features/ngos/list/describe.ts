import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import {
  GENDER_WORDS,
  KIND_WORDS,
  LIFECYCLE_WORDS,
  PERMIT_STATE_WORDS,
  SCOPE_WORDS,
} from '../../../../shared/features/ngos/words.fa.ts';
import type { ListEntry, ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { BETWEEN } from '../../../../shared/features/ngos/words.fa.ts';
import { DOCUMENT_FILTERS, FILTER_NAMES, FILTER_WORDS, spanName, spanWords } from '../list-text.fa.ts';
import { type ListQuery, type NarrowingKey, lastYear } from './query.ts';
import { type NamedSpan, type Span, daysOf, isFixed } from './span.ts';

export interface Described {
  readonly key: NarrowingKey;
  readonly name: string;
  readonly value: string;
}

/** What narrows the list, part by part, in words. */
export function describe(
  query: ListQuery,
  keys: readonly NarrowingKey[],
  entries: readonly ListEntry[],
  today: IsoDate,
): readonly Described[] {
  const names = new Map(entries.map(({ id, name }) => [id, name]));
  return keys.map((key) => ({ key, name: FILTER_NAMES[key], value: valueOf(query, key, names, today) }));
}

function valueOf(
  query: ListQuery,
  key: NarrowingKey,
  names: ReadonlyMap<ListEntryId, string>,
  today: IsoDate,
): string {
  switch (key) {
    case 'permitStates':
      return query.permitStates.map((state) => PERMIT_STATE_WORDS[state]).join(BETWEEN);
    case 'scopeLevels':
      return query.scopeLevels.map((scope) => SCOPE_WORDS[scope]).join(BETWEEN);
    case 'kinds':
      return query.kinds.map((kind) => KIND_WORDS[kind]).join(BETWEEN);
    case 'subjectIds':
    case 'issuerIds':
    case 'placeIds':
    case 'titleWordIds':
      return query[key].map((id) => names.get(id) ?? toPersianDigits(id)).join(BETWEEN);
    case 'expiry':
    case 'boardEnds':
    case 'registered':
      return spanText(query[key], today);
    case 'documents':
      return query.documents === null ? '' : DOCUMENT_FILTERS[query.documents];
    case 'withoutReportOf':
      return toPersianDigits(
        query.withoutReportOf === 'last' ? lastYear(today) : (query.withoutReportOf ?? ''),
      );
    case 'directorGender':
      return query.directorGender === null ? '' : GENDER_WORDS[query.directorGender];
    case 'flagged':
      return query.flagged === null ? '' : FILTER_WORDS.flagged[query.flagged];
    case 'lifecycles':
      return query.lifecycles.length === 0
        ? FILTER_WORDS.everything
        : query.lifecycles.map((lifecycle) => LIFECYCLE_WORDS[lifecycle]).join(BETWEEN);
    case 'importId':
      return query.importId === null ? '' : FILTER_WORDS.importNumber(query.importId);
  }
}

function spanText(span: Span | null, today: IsoDate): string {
  if (span === null) return '';
  if (!isFixed(span)) return spanName(span as NamedSpan);
  const { from, until } = daysOf(span, today);
  return spanWords(from && formatJalali(from), until && formatJalali(until));
}
