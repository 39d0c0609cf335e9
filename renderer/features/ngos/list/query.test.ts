import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { Lifecycle, NgoKind, PermitState, ScopeLevel } from '../../../../shared/features/ngos/fields.ts';
import { NGO_SORTS, NgoFilter } from '../../../../shared/features/ngos/list.ts';
import { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { addressOf } from '../../today/tasks.ts';
import { taskGroups } from '../../../../shared/features/today/rules.ts';
import {
  EMPTY_QUERY,
  ListQuery,
  filterOf,
  fromAddress,
  fromContent,
  isWithin,
  narrowingOf,
  toAddress,
  toContent,
} from './query.ts';
import { daysOf, isSpan, spanFrom } from './span.ts';
import { everydayTabs, savedTabs, tabOf } from './tabs.ts';

// 3 Azar 1405: autumn, and the year whose report is due is 1404.
const TODAY = IsoDate.parse('2026-11-24');
const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const span = fc.oneof(
  fc.constantFrom('past', 'this_month', 'next_month', 'this_season', 'next_season', 'this_year', 'within_30'),
  fc.tuple(day, day).map(([from, until]) => `${from}..${until}`),
  day.map((from) => `${from}..`),
  day.map((until) => `..${until}`),
);
const some = <Value>(values: readonly Value[]) => fc.subarray([...values]);
const ids = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 4 });
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const query = fc
  .record({
    text: fc.string({ maxLength: 40 }),
    lifecycles: some(Lifecycle.options),
    permitStates: some(PermitState.options),
    kinds: some(NgoKind.options),
    scopeLevels: some(ScopeLevel.options),
    subjectIds: ids,
    issuerIds: ids,
    placeIds: ids,
    titleWordIds: ids,
    directorGender: nullable(fc.constantFrom('female', 'male')),
    documents: nullable(fc.constantFrom('missing', 'expired', 'complete', 'no_rule')),
    flagged: nullable(fc.constantFrom('yes', 'no')),
    importId: nullable(fc.integer({ min: 1, max: 900 })),
    expiry: nullable(span),
    boardEnds: nullable(span),
    registered: nullable(span),
    withoutReportOf: nullable(fc.oneof(fc.constant('last'), fc.integer({ min: 1300, max: 1500 }))),
  })
  .map((parts) => ListQuery.parse(parts));
const sort = fc.record({
  by: fc.constantFrom(...NGO_SORTS),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
});

describe('the list in an address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(query, sort, (asked, order) => {
        const text = toAddress(asked, order).toString();
        expect(fromAddress(new URLSearchParams(text))).toEqual({ query: asked, sort: order });
      }),
    );
  });

  it('is empty for the whole register in its own order', () => {
    expect(toAddress(EMPTY_QUERY, { by: 'name', direction: 'ascending' }).toString()).toBe('');
  });

  it('opens whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(EMPTY_QUERY), 'sort'), fc.string()),
        (parts) => {
          const { query: read, sort: order } = fromAddress(new URLSearchParams(parts));
          expect(NgoFilter.safeParse(filterOf(read, TODAY)).success).toBe(true);
          expect(NGO_SORTS).toContain(order.by);
        },
      ),
    );
    const broken = new URLSearchParams(
      'permitStates=valid,nonsense&expiry=2026-13-45..&subjectIds=x&sort=-nothing',
    );
    expect(fromAddress(broken)).toEqual({
      query: EMPTY_QUERY,
      sort: { by: 'name', direction: 'descending' },
    });
  });
});

describe('a saved filter', () => {
  it('keeps what narrows the list, without the text', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(fromContent(toContent(asked))).toEqual({ ...asked, text: '' });
      }),
    );
  });

  it('that is none is left out of the tabs', () => {
    const filter = { page: 'ngos', isShared: false, isMine: true };
    const tabs = savedTabs([
      { ...filter, id: 1 as never, name: 'a', content: '{' },
      { ...filter, id: 2 as never, name: 'b', content: '{"documents":"missing","later":1}' },
    ]);
    expect(tabs.map(({ name, query: own }) => [name, own.documents])).toEqual([['b', 'missing']]);
  });

  it('is the current tab when it says most of what narrows the list', () => {
    const tabs = everydayTabs(TODAY);
    const season = { ...EMPTY_QUERY, expiry: 'this_season' } as const;
    expect(tabOf(EMPTY_QUERY, tabs)?.key).toBe('all');
    expect(tabOf(season, tabs)?.key).toBe('season');
    expect(tabOf({ ...season, scopeLevels: ['county'], text: 'x' }, tabs)?.key).toBe('season');
    expect(tabOf({ ...EMPTY_QUERY, scopeLevels: ['county'] }, tabs)?.key).toBe('all');
    fc.assert(fc.property(query, (asked) => isWithin(EMPTY_QUERY, asked) && isWithin(asked, asked)));
  });
});

describe('a span', () => {
  it('means the days of the calendar one is in', () => {
    expect(daysOf('this_season', TODAY)).toEqual({ from: '2026-09-23', until: '2026-12-21' });
    expect(daysOf('this_month', TODAY)).toEqual({ from: '2026-11-22', until: '2026-12-21' });
    expect(daysOf('next_month', TODAY)).toEqual({ from: '2026-12-22', until: '2027-01-20' });
    expect(daysOf('within_30', TODAY)).toEqual({ from: '2026-11-24', until: '2026-12-24' });
    expect(daysOf('past', TODAY)).toEqual({ from: null, until: '2026-11-23' });
  });

  it('from day to day comes back', () => {
    const days = { from: IsoDate.parse('2026-01-01'), until: null };
    expect(daysOf(spanFrom(days) ?? 'past', TODAY)).toEqual(days);
    expect(spanFrom({ from: null, until: null })).toBeNull();
    expect(['..', 'within_0', 'soon', '2026-02-30..', '2026-1-1..'].filter(isSpan)).toEqual([]);
  });

  it('moves on with the day in the filter it stands for', () => {
    const season = { ...EMPTY_QUERY, expiry: 'this_season', withoutReportOf: 'last' } as const;
    expect(filterOf(season, TODAY)).toMatchObject({ validFrom: '2026-09-23', withoutReportOf: 1404 });
    const later = IsoDate.parse('2027-04-01');
    expect(filterOf(season, later)).toMatchObject({ validFrom: '2027-03-21', withoutReportOf: 1405 });
  });
});

describe("today's work", () => {
  it('leads to the list with exactly the filter its number comes from', () => {
    const groups = taskGroups({ today: TODAY, windows: [30, 60, 90], annualReportMonths: 2 });
    const listed = groups.filter(({ filter }) => filter !== null);
    expect(listed.length).toBeGreaterThan(8);
    for (const { filter } of listed) {
      const address = new URLSearchParams(addressOf(filter ?? {}).split('?')[1]);
      expect(filterOf(fromAddress(address).query, TODAY)).toEqual(NgoFilter.parse(filter));
    }
  });
});

describe('entries of the lists', () => {
  it('are kept by their ids', () => {
    const asked = { ...EMPTY_QUERY, subjectIds: [ListEntryId.parse(7)] };
    expect(narrowingOf(asked)).toEqual(['subjectIds']);
    expect(filterOf(asked, TODAY).subjectIds).toEqual([7]);
  });
});
