import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { NgoFilter, NgoSort } from '../../../../shared/features/ngos/list.ts';
import { type ListQuery, filterOf, fromAddress, toAddress } from './query.ts';

interface Place {
  readonly query: ListQuery;
  readonly sort: NgoSort;
  readonly filter: NgoFilter;
  /** `text`, filter and sort as one string: another list has another. */
  readonly address: string;
  /** Typing replaces the place one is at; choosing a filter is a step that one can take back. */
  readonly go: (query: ListQuery, how?: 'step' | 'replace') => void;
  readonly order: (sort: NgoSort) => void;
}

/** The list's filter, text and order live in the address, so that going back finds them as they were. */
export function usePlace(today: IsoDate): Place {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const { query, sort } = useMemo(() => fromAddress(new URLSearchParams(search)), [search]);
  const filter = useMemo(() => filterOf(query, today), [query, today]);
  const address = useMemo(() => toAddress(query, sort).toString(), [query, sort]);

  const go = useCallback(
    (next: ListQuery, how: 'step' | 'replace' = 'step') => {
      // Whoever has just left must not be called back by what they typed last: the address changes at once,
      // the page only when the next one is drawn.
      if (window.location.hash.slice(1).split('?')[0] !== pathname) return;
      void navigate({ search: toAddress(next, sort).toString() }, { replace: how === 'replace' });
    },
    [navigate, pathname, sort],
  );
  const order = useCallback(
    (next: NgoSort) => void navigate({ search: toAddress(query, next).toString() }, { replace: true }),
    [navigate, query],
  );
  return { query, sort, filter, address, go, order };
}
