import { useMemo } from 'react';
import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { SavedFilter, SavedFilterId } from '../../../../shared/features/settings/contract.ts';
import { useAsk } from '../../../shell/asking.ts';
import { TAB_NAMES } from '../list-text.fa.ts';
import {
  EMPTY_QUERY,
  type ListQuery,
  filterOf,
  fromContent,
  isWithin,
  lastYear,
  narrowingOf,
} from './query.ts';

/** The page's name among the saved filters. */
export const FILTER_PAGE = 'ngos';

/** A filter that has a name and stands above the list. */
export interface Tab {
  readonly key: string;
  readonly name: string;
  readonly query: ListQuery;
  /** Null for those that every office has. */
  readonly saved: { readonly id: SavedFilterId; readonly isShared: boolean; readonly isMine: boolean } | null;
}

/** More are not counted at once; so many nobody reads. */
const MOST_SAVED = 22;

/** What an office asks of its register day by day; they move on with the calendar. */
export function everydayTabs(today: IsoDate): readonly Tab[] {
  const tab = (key: string, name: string, query: Partial<ListQuery>): Tab => ({
    key,
    name,
    query: { ...EMPTY_QUERY, ...query },
    saved: null,
  });
  return [
    tab('all', TAB_NAMES.all, {}),
    tab('season', TAB_NAMES.season, { expiry: 'this_season' }),
    tab('documents', TAB_NAMES.documents, { documents: 'missing' }),
    tab('report', TAB_NAMES.report(lastYear(today)), { withoutReportOf: 'last' }),
    tab('board', TAB_NAMES.board, { boardEnds: 'past' }),
    tab('expired', TAB_NAMES.expired, { permitStates: ['expired'] }),
  ];
}

/** The tabs from the saved filters; one that can no longer be read is left out. */
export function savedTabs(filters: readonly SavedFilter[]): readonly Tab[] {
  return filters.slice(0, MOST_SAVED).flatMap(({ id, name, content, isShared, isMine }) => {
    const query = fromContent(content);
    return query === null ? [] : [{ key: `saved-${id}`, name, query, saved: { id, isShared, isMine } }];
  });
}

/** The tab that a query belongs to: the one that says most of what narrows it. */
export function tabOf(query: ListQuery, tabs: readonly Tab[]): Tab | undefined {
  return tabs
    .filter((tab) => isWithin(tab.query, query))
    .reduce<Tab | undefined>(
      (best, tab) =>
        best === undefined || narrowingOf(tab.query).length > narrowingOf(best.query).length ? tab : best,
      undefined,
    );
}

interface CountedTabs {
  readonly tabs: readonly Tab[];
  /** How many each of them has, by key; empty until they are counted. */
  readonly counts: ReadonlyMap<string, number>;
  /** Records of any lifecycle; undefined until they are counted. */
  readonly everything: number | undefined;
}

/** The tabs; they are counted once the list is there. */
export function useTabs(today: IsoDate, isListThere: boolean): CountedTabs {
  const saved = useAsk(['settings.listFilters', FILTER_PAGE], (office) =>
    office.settings.listFilters({ page: FILTER_PAGE }),
  );
  const tabs = useMemo(() => [...everydayTabs(today), ...savedTabs(saved.data ?? [])], [today, saved.data]);
  const filters = [...tabs.map(({ query }) => query), { ...EMPTY_QUERY, lifecycles: [] }].map((query) =>
    filterOf(query, today),
  );
  const counted = useAsk(
    ['ngos.countNgos', filters],
    (office) => office.ngos.countNgos({ filters }),
    // A filter that has just been saved must not make the other figures vanish for a moment.
    { keepPrevious: true, enabled: isListThere },
  );
  const isCurrent = counted.data !== undefined && !counted.isPlaceholderData;
  const counts = new Map(
    tabs.flatMap(({ key }, index) => {
      const count = counted.data?.[index];
      return count === undefined ? [] : [[key, count] as const];
    }),
  );
  return { tabs, counts, everything: isCurrent ? counted.data[tabs.length] : undefined };
}
