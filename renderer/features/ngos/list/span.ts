import { IsoDate, addDays } from '../../../../shared/calendar/iso-date.ts';
import { bounds, nextPeriod, periodOf } from '../../../../shared/calendar/period.ts';

/**
 * A span of days as the person means it: by name, so that «این فصل» in a saved filter is the season one is
 * in and not the one in which it was saved, or from day to day as `2026-03-21..2026-06-21`, where either
 * end may be open.
 */
export type Span = NamedSpan | `${string}..${string}`;
export type NamedSpan =
  'past' | 'this_month' | 'next_month' | 'this_season' | 'next_season' | 'this_year' | `within_${number}`;

const NAMED = /^(?:past|this_month|next_month|this_season|next_season|this_year|within_[1-9][0-9]{0,3})$/u;
const FIXED = /^(?:\d{4}-\d\d-\d\d)?\.\.(?:\d{4}-\d\d-\d\d)?$/u;

export interface Days {
  readonly from: IsoDate | null;
  /** The last day itself belongs to the span. */
  readonly until: IsoDate | null;
}

export const NO_DAYS: Days = { from: null, until: null };

/** Whether a text, from an address or a saved filter, is a span; an open one narrows nothing and is none. */
export function isSpan(text: string): text is Span {
  return NAMED.test(text) || (FIXED.test(text) && text !== '..' && areDays(text));
}

/** The days a span stands for on a day. */
export function daysOf(span: Span, today: IsoDate): Days {
  if (span.startsWith('within_')) {
    return { from: today, until: addDays(today, Number(span.slice('within_'.length))) };
  }
  switch (span) {
    case 'past':
      return { from: null, until: addDays(today, -1) };
    case 'this_month':
      return bounds(periodOf(today, 'month'));
    case 'next_month':
      return boundsAfter(today, 'month');
    case 'this_season':
      return bounds(periodOf(today, 'season'));
    case 'next_season':
      return boundsAfter(today, 'season');
    case 'this_year':
      return bounds(periodOf(today, 'year'));
    default: {
      const [from = '', until = ''] = span.split('..');
      return { from: dayOrNull(from), until: dayOrNull(until) };
    }
  }
}

/** From day to day; null where both ends are open. */
export function spanFrom({ from, until }: Days): Span | null {
  return from === null && until === null ? null : `${from ?? ''}..${until ?? ''}`;
}

/** Whether the ends were given day by day. */
export function isFixed(span: Span): boolean {
  return span.includes('..');
}

function boundsAfter(today: IsoDate, kind: 'month' | 'season'): Days {
  const next = nextPeriod(periodOf(today, kind));
  return next === null ? NO_DAYS : bounds(next);
}

function areDays(text: string): boolean {
  return text.split('..').every((day) => day === '' || IsoDate.safeParse(day).success);
}

function dayOrNull(text: string): IsoDate | null {
  return text === '' ? null : (text as IsoDate);
}
