import { z } from 'zod';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { toJalali } from '../../../../shared/calendar/jalali.ts';
import {
  JalaliYear,
  Lifecycle,
  NgoKind,
  PermitState,
  ScopeLevel,
} from '../../../../shared/features/ngos/fields.ts';
import { NGO_SORTS, NgoFilter, type NgoSort } from '../../../../shared/features/ngos/list.ts';
import { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { NO_DAYS, type Span, daysOf, isSpan } from './span.ts';

const SpanText = z
  .string()
  .refine(isSpan)
  .transform((text): Span => text);
const Ids = z.array(ListEntryId).max(50).readonly();

/**
 * What the list is narrowed by, as the person means it. `filterOf` turns it into the filter of a day. Each
 * part falls back to narrowing nothing, so that an old address or saved filter still opens.
 */
export const ListQuery = z.object({
  text: z.string().max(200).catch(''),
  lifecycles: z.array(Lifecycle).readonly().catch(['active']),
  permitStates: z.array(PermitState).readonly().catch([]),
  kinds: z.array(NgoKind).readonly().catch([]),
  scopeLevels: z.array(ScopeLevel).readonly().catch([]),
  subjectIds: Ids.catch([]),
  issuerIds: Ids.catch([]),
  placeIds: Ids.catch([]),
  titleWordIds: Ids.catch([]),
  directorGender: z.enum(['female', 'male']).nullable().catch(null),
  documents: z.enum(['missing', 'expired', 'complete', 'no_rule']).nullable().catch(null),
  flagged: z.enum(['yes', 'no']).nullable().catch(null),
  importId: z.int().positive().nullable().catch(null),
  /** Last valid day of the permit. */
  expiry: SpanText.nullable().catch(null),
  boardEnds: SpanText.nullable().catch(null),
  registered: SpanText.nullable().catch(null),
  /** `last`: the year before the one we are in. */
  withoutReportOf: z
    .union([z.literal('last'), JalaliYear])
    .nullable()
    .catch(null),
});
export type ListQuery = z.output<typeof ListQuery>;
export type QueryKey = keyof ListQuery;

export const EMPTY_QUERY: ListQuery = ListQuery.parse({});

/** The parts in the order in which they are named. */
export const NARROWING_KEYS = [
  'permitStates',
  'expiry',
  'scopeLevels',
  'kinds',
  'subjectIds',
  'issuerIds',
  'placeIds',
  'titleWordIds',
  'documents',
  'boardEnds',
  'withoutReportOf',
  'registered',
  'directorGender',
  'flagged',
  'lifecycles',
  'importId',
] as const satisfies readonly QueryKey[];
export type NarrowingKey = (typeof NARROWING_KEYS)[number];

/** The filter that a query stands for on a day. */
export function filterOf(query: ListQuery, today: IsoDate): NgoFilter {
  const { expiry, boardEnds, registered, withoutReportOf, flagged, ...same } = query;
  const valid = expiry === null ? NO_DAYS : daysOf(expiry, today);
  const board = boardEnds === null ? NO_DAYS : daysOf(boardEnds, today);
  const entered = registered === null ? NO_DAYS : daysOf(registered, today);
  return NgoFilter.parse({
    ...same,
    validFrom: valid.from,
    validUntil: valid.until,
    boardEndsFrom: board.from,
    boardEndsUntil: board.until,
    registeredFrom: entered.from,
    registeredUntil: entered.until,
    withoutReportOf: withoutReportOf === 'last' ? lastYear(today) : withoutReportOf,
    flagged: flagged === null ? null : flagged === 'yes',
  });
}

/** The Persian year before the one a day lies in: its report is the one due. */
export function lastYear(today: IsoDate): number {
  return toJalali(today).year - 1;
}

/** The parts that narrow the list, without the text. */
export function narrowingOf(query: ListQuery): readonly NarrowingKey[] {
  return NARROWING_KEYS.filter((key) => !isSame(query, EMPTY_QUERY, key));
}

export function isSame(one: ListQuery, other: ListQuery, key: QueryKey): boolean {
  const [first, second] = [one[key], other[key]];
  return JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
}

/** Whether everything that narrows `part` narrows `whole` in the same way. */
export function isWithin(part: ListQuery, whole: ListQuery): boolean {
  return narrowingOf(part).every((key) => isSame(part, whole, key));
}

/** The query without some of its parts. */
export function without(query: ListQuery, keys: readonly QueryKey[]): ListQuery {
  return { ...query, ...Object.fromEntries(keys.map((key) => [key, EMPTY_QUERY[key]])) };
}

function sorted(value: ListQuery[QueryKey]): unknown {
  return Array.isArray(value) ? [...(value as readonly (string | number)[])].sort() : value;
}

/* ---- as an address, so that going back finds the list as it was ---- */

const NUMBER_LISTS: ReadonlySet<string> = new Set(['subjectIds', 'issuerIds', 'placeIds', 'titleWordIds']);
const TEXT_LISTS: ReadonlySet<string> = new Set(['lifecycles', 'permitStates', 'kinds', 'scopeLevels']);

/** The list's part of an address; what narrows nothing is left out. */
export function toAddress(query: ListQuery, sort: NgoSort): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const key of ['text', ...NARROWING_KEYS] as const) {
    if (isSame(query, EMPTY_QUERY, key)) continue;
    const value = query[key];
    parameters.set(key, Array.isArray(value) ? value.join(',') : String(value));
  }
  if (sort.by !== 'name' || sort.direction !== 'ascending') {
    parameters.set('sort', `${sort.direction === 'descending' ? '-' : ''}${sort.by}`);
  }
  return parameters;
}

/** Reads an address; what it does not understand narrows nothing. */
export function fromAddress(parameters: URLSearchParams): {
  readonly query: ListQuery;
  readonly sort: NgoSort;
} {
  const parts = [...parameters].map(([key, value]) => [key, partOf(key, value)] as const);
  const sort = parameters.get('sort') ?? '';
  const by = NGO_SORTS.find((name) => name === sort.replace(/^-/u, '')) ?? 'name';
  return {
    query: ListQuery.parse(Object.fromEntries(parts)),
    sort: { by, direction: sort.startsWith('-') ? 'descending' : 'ascending' },
  };
}

function partOf(key: string, value: string): unknown {
  if (TEXT_LISTS.has(key)) return value === '' ? [] : value.split(',');
  if (NUMBER_LISTS.has(key)) return value.split(',').map(Number);
  if (key === 'importId') return Number(value);
  if (key === 'withoutReportOf' && value !== 'last') return Number(value);
  return value;
}

/** A saved filter's content, without the text one happened to search for. */
export function toContent(query: ListQuery): string {
  const kept = narrowingOf(query).map((key) => [key, query[key]] as const);
  return JSON.stringify(Object.fromEntries(kept));
}

/** A saved filter's content; null where it is none. */
export function fromContent(content: string): ListQuery | null {
  try {
    const parsed = ListQuery.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
