import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { ngos } from '../../../../shared/features/ngos/contract.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import type { NgoFilter, NgoRow, NgoSort } from '../../../../shared/features/ngos/list.ts';
import type { Hit } from '../../../../shared/features/ngos/list.ts';
import { Refused } from '../../../shell/asking.ts';
import { type OfficeClient, useOffice } from '../../../shell/office.tsx';

/** Rows asked for at once: some screens' worth, a few milliseconds. */
export const PAGE_ROWS = 100;

type Page = z.output<(typeof ngos)['listNgos']['output']>;

export interface ListOf {
  readonly filter: NgoFilter;
  readonly sort: NgoSort;
}

/** How to ask for one page of a list. */
export function pageQuery(office: OfficeClient, { filter, sort }: ListOf, page: number) {
  return {
    queryKey: ['ngos.listNgos', filter, sort, page],
    queryFn: async (): Promise<Page> => {
      const asked = { filter, sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      const result = await office.ngos.listNgos(asked);
      if (!result.ok) throw new Refused(result.error);
      return result.value;
    },
  };
}

/** The first page of a list, which also tells how many rows there are; the one before stays until it is there. */
export function useFirstPage(list: ListOf) {
  const office = useOffice();
  return useQuery({ ...pageQuery(office, list, 0), placeholderData: keepPreviousData });
}

/** The rows in sight of a list, whichever pages they lie on; those not read yet are undefined. */
export function useRowsInSight(list: ListOf, first: Page, from: number, until: number) {
  const office = useOffice();
  const pages = pagesBetween(from, until);
  const others = useQueries({ queries: pages.map((page) => pageQuery(office, list, page)) });
  const read = new Map<number, Page>([[0, first]]);
  pages.forEach((page, index) => {
    const data = others[index]?.data;
    if (data !== undefined) read.set(page, data);
  });
  const hits = new Map<NgoId, readonly z.output<typeof Hit>[]>();
  for (const page of read.values()) {
    for (const hit of page.hits) hits.set(hit.id, [...(hits.get(hit.id) ?? []), hit]);
  }
  return {
    rowAt: (index: number): NgoRow | undefined =>
      read.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    hits,
    failure: others.find(({ isError }) => isError)?.error ?? null,
  };
}

/** The pages that rows lie on, without the first, which is always there. */
function pagesBetween(from: number, until: number): readonly number[] {
  const first = Math.max(1, Math.floor(from / PAGE_ROWS));
  const last = Math.floor(until / PAGE_ROWS);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** All ids of a list in its order, and whole rows of some of them; asked for only when needed. */
export function useWholeList({ filter, sort }: ListOf) {
  const office = useOffice();
  const queries = useQueryClient();
  const readIds = useCallback(
    () =>
      queries.fetchQuery({
        queryKey: ['ngos.listNgoIds', filter, sort],
        queryFn: async (): Promise<readonly NgoId[]> => {
          const result = await office.ngos.listNgoIds({ filter, sort });
          if (!result.ok) throw new Refused(result.error);
          return result.value;
        },
      }),
    [office, queries, filter, sort],
  );

  /** The rows of these ids in the order of the list. */
  const readRows = useCallback(
    async (ids: ReadonlySet<NgoId>): Promise<readonly NgoRow[]> => {
      const rows: NgoRow[] = [];
      for (let offset = 0, total = 1; offset < total && rows.length < ids.size; offset += MOST_ROWS) {
        const result = await office.ngos.listNgos({ filter, sort, offset, limit: MOST_ROWS });
        if (!result.ok) throw new Refused(result.error);
        total = result.value.total;
        rows.push(...result.value.rows.filter(({ id }) => ids.has(id)));
      }
      return rows;
    },
    [office, filter, sort],
  );
  return { readIds, readRows };
}

/** The most that the office gives at once. */
const MOST_ROWS = 1_000;
