import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '../../../../shared/calendar/iso-date.ts';
import type { TimelineEvent } from '../../../../shared/features/ngos/records.ts';
import { byYear, groupOf, happeningsOf } from './happenings.ts';

function event(kind: string, on: string, at: string, details: TimelineEvent['details'] = {}): TimelineEvent {
  return { kind, on: on as IsoDate, at: `${at}.000Z` as Instant, by: 'نرگس فرهادی', details };
}

const correction = (field: string, at: string) =>
  event('corrected', '2026-11-20', at, { field, old: 'a', new: 'b', reason: 'r' });

describe('happeningsOf', () => {
  it('draws the fields of one correction together, and leaves two corrections of a day apart', () => {
    const first = '2026-11-20T08:00:00';
    const later = '2026-11-20T09:00:00';
    const all = happeningsOf([
      correction('address', later),
      correction('name', first),
      correction('legalId', first),
    ]);
    expect(all.map(({ fields }) => fields.map(({ field }) => field))).toEqual([
      ['address'],
      ['name', 'legalId'],
    ]);
  });

  it('makes one event of a body elected on one day, and another of the next body', () => {
    const seat = (body: string, fullName: string) =>
      event('member_appointed', '2026-01-02', '2026-01-02T08:00:00', { body, fullName });
    const all = happeningsOf([seat('auditors', 'a'), seat('board', 'b'), seat('board', 'c')]);
    expect(all.map(({ events }) => events.length)).toEqual([1, 2]);
  });

  it('never draws two official acts into one', () => {
    const act = event('suspended', '2026-01-02', '2026-01-02T08:00:00');
    expect(happeningsOf([act, act])).toHaveLength(2);
  });

  it('loses no event', () => {
    const timeline = [
      correction('name', '2026-11-20T08:00:00'),
      event('document_added', '2026-11-19', '2026-11-19T08:00:00'),
      event('document_added', '2026-11-19', '2026-11-19T09:00:00'),
      event('note', '2026-11-19', '2026-11-19T09:00:00'),
    ];
    expect(happeningsOf(timeline).flatMap(({ events }) => events)).toEqual(timeline);
  });
});

describe('byYear', () => {
  it('parts at the Persian new year, not at the Gregorian one', () => {
    const all = happeningsOf([
      event('note', '2026-03-21', '2026-03-21T08:00:00'),
      event('note', '2026-03-20', '2026-03-20T08:00:00'),
      event('note', '2026-01-01', '2026-01-01T08:00:00'),
      event('note', '2025-12-31', '2025-12-31T08:00:00'),
    ]);
    expect(byYear(all).map(({ year, happenings }) => [year, happenings.length])).toEqual([
      [1405, 1],
      [1404, 3],
    ]);
  });
});

describe('groupOf', () => {
  it('puts a correction under what it corrects', () => {
    const of = (field: string) => groupOf('corrected', [{ field, old: '', new: '' }]);
    expect([of('name'), of('permit.validUntil'), of('person.mobile'), of('membership.role')]).toEqual([
      'facts',
      'permits',
      'people',
      'people',
    ]);
  });

  it('knows every kind of act on a permit', () => {
    const kinds = ['permit_issued', 'renewal_started', 'suspended', 'suspension_lifted', 'revoked'];
    expect(kinds.map((kind) => groupOf(kind, []))).toEqual(kinds.map(() => 'permits'));
    expect(groupOf('dissolved', [])).toBeNull();
  });
});
