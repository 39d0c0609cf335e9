import { expect, test } from 'vitest';
import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { type ListEntry, ListEntryId } from '../../../shared/features/settings/contract.ts';
import { treeRows } from './entry-tree.ts';

function entry(id: number, parentId: number | null, name: string, more: Partial<ListEntry> = {}): ListEntry {
  return {
    id: ListEntryId.parse(id),
    list: 'subject',
    parentId: parentId === null ? null : ListEntryId.parse(parentId),
    name,
    code: null,
    position: id,
    details: {},
    retiredOn: null,
    version: 1,
    ...more,
  };
}

const ENTRIES: readonly ListEntry[] = [
  entry(1, null, 'اجتماعی', { position: 2 }),
  entry(2, null, 'محیط زیست', { position: 1 }),
  entry(3, 1, 'سلامت'),
  entry(4, 3, 'آموزش بهداشت'),
  entry(5, 2, 'آب'),
  entry(6, 2, 'هوا', { retiredOn: IsoDate.parse('2026-03-21') }),
  entry(7, null, 'مؤسسه', { list: 'title_word' }),
];

const all = { list: 'subject', find: '', hasRetired: false } as const;
const shown = (options: Parameters<typeof treeRows>[1]) =>
  treeRows(ENTRIES, options).map(({ entry: { name }, level }) => `${level} ${name}`);

test('each stands above those under it, in the order of their positions', () => {
  expect(shown(all)).toEqual(['1 محیط زیست', '2 آب', '1 اجتماعی', '2 سلامت', '3 آموزش بهداشت']);
});

test('what is found comes with what stands above it, however it is spelled', () => {
  expect(shown({ ...all, find: 'اموزش‌بهداشت' })).toEqual(['1 اجتماعی', '2 سلامت', '3 آموزش بهداشت']);
  expect(shown({ ...all, find: 'نیست' })).toEqual([]);
});

test('retired ones are shown only when asked for', () => {
  expect(shown({ ...all, hasRetired: true })).toContain('2 هوا');
  expect(shown({ ...all, find: 'هوا' })).toEqual([]);
});
