import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Result } from '../../shared/kit/result.ts';
import { Refused } from '../shell/asking.ts';
import { type OfficeClient, useOffice } from '../shell/office.tsx';

interface Part<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface LongList<Row> {
  /** Undefined until the first part is there. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  readonly failure: unknown;
  readonly more: () => void;
  readonly retry: () => void;
}

interface LongListOptions {
  /** Is read only when it is asked for, never again by itself: where reading leaves a mark. */
  readonly isStill?: boolean;
}

/**
 * A list that is read part by part as it comes into sight. Rows that are added at its beginning meanwhile
 * show as rows that come twice, never as a gap.
 */
export function useLongList<Row, Code extends string>(
  key: QueryKey,
  ask: (office: OfficeClient, offset: number) => Promise<Result<Part<Row>, Code>>,
  { isStill = false }: LongListOptions = {},
): LongList<Row> {
  const office = useOffice();
  const answer = useInfiniteQuery<Part<Row>, Error, InfiniteData<Part<Row>, number>, QueryKey, number>({
    queryKey: key,
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      const result = await ask(office, pageParam);
      if (!result.ok) throw new Refused(result.error);
      return result.value;
    },
    getNextPageParam: (last, parts) => {
      const read = parts.reduce((sum, { rows }) => sum + rows.length, 0);
      return read < last.total && last.rows.length > 0 ? read : undefined;
    },
    ...(isStill ? { staleTime: Infinity, refetchOnWindowFocus: false } : {}),
  });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = answer;
  const rows = useMemo(() => data?.pages.flatMap((part) => part.rows), [data]);
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    failure: answer.error,
    more,
    retry: () => void refetch(),
  };
}
