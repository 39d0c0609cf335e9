import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ListEntryId, SavedFilterId, settings } from '../../../shared/features/settings/contract.ts';
import { ngos } from '../../../shared/features/ngos/contract.ts';
import { numberOn, windowsOn } from '../../../shared/features/settings/rules.ts';
import { NO_PERMIT, day, good, listing, newNgo } from '../../../tests/support/ngo-office.ts';
import { temporaryOffice } from '../../../tests/support/temporary.ts';
import { ngosService } from '../ngos/service.ts';
import { settingsService } from './service.ts';

const open = () => temporaryOffice({ ngos, settings }, { ngos: ngosService, settings: settingsService });
let office: Awaited<ReturnType<typeof open>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
beforeEach(async () => {
  office = await open();
  officer = await office.clientOf('ngoOfficer');
});
afterEach(() => office.close());

const NEW = { list: 'subject', parentId: null, name: 'محیط زیست', code: null, details: {} } as const;

async function add(change: Partial<Parameters<typeof officer.settings.addEntry>[0]> = {}) {
  return good(await officer.settings.addEntry({ ...NEW, ...change }));
}

async function entry(id: ListEntryId) {
  return good(await officer.settings.listEntries({})).find((one) => one.id === id);
}

async function rename(id: ListEntryId, name: string) {
  const before = await entry(id);
  if (!before) throw new Error(`No entry ${id}`);
  const { version, code, position, details } = before;
  return officer.settings.changeEntry({ id, version, name, code, position, details });
}

describe('lists', () => {
  test('an entry is added at the end of its siblings, with its spelling normalised', async () => {
    const first = await add({ name: ' محيط  زيست ', code: '' });
    expect(first).toMatchObject({ name: 'محیط زیست', code: null, position: 1, retiredOn: null, version: 1 });
    expect(await add({ name: 'سلامت' })).toMatchObject({ position: 2 });
    expect(await add({ name: 'آب', parentId: first.id })).toMatchObject({ position: 1 });
  });

  test('two living siblings may not differ in spelling alone; under another parent they may', async () => {
    const field = await add();
    expect(await officer.settings.addEntry({ ...NEW, name: 'محیط‌زیست' })).toMatchObject({
      error: 'name_taken',
    });
    await add({ parentId: field.id });
    await add({ list: 'issuer' });
  });

  test.each([
    ['an unknown parent', { parentId: 999 as ListEntryId }, 'parent_not_found'],
    ['a parent of another list', { list: 'place', parentId: 1 as ListEntryId }, 'parent_not_found'],
    ['a parent in a flat list', { list: 'issuer', parentId: 2 as ListEntryId }, 'too_deep'],
    ['a fourth level', { parentId: 4 as ListEntryId }, 'too_deep'],
  ] as const)('%s is refused', async (_, change, error) => {
    await add(); // 1
    await add({ list: 'issuer', name: 'استانداری' }); // 2
    await add({ name: 'حوزه', parentId: 1 }); // 3
    await add({ name: 'موضوع', parentId: 3 }); // 4
    expect(await officer.settings.addEntry({ ...NEW, name: 'نو', ...change })).toEqual({ ok: false, error });
  });

  test('a renamed entry keeps its records, which are found by the new name and not by the old one', async () => {
    const place = await add({ list: 'place', name: 'بخش کهنه' });
    const issuer = await add({ list: 'issuer', name: 'دفتر پیشین' });
    const titleWord = await add({ list: 'title_word', name: 'گروه' });
    const field = await add({ name: 'نیکوکاری' });
    const subject = await add({ name: 'یتیمان', parentId: field.id });
    good(
      await officer.ngos.registerNgo(
        newNgo(
          'مهر',
          { subjectId: subject.id, titleWordId: titleWord.id },
          { contact: { placeId: place.id }, permit: { ...NO_PERMIT, permitNo: '7', issuerId: issuer.id } },
        ),
      ),
    );
    const found = async (text: string) => good(await officer.ngos.listNgos(listing({ text }))).exactTotal;
    const renamed = [
      [place.id, 'کهنه', 'نوساز'],
      [issuer.id, 'پیشین', 'سرپرستی'],
      [titleWord.id, 'گروه', 'تشکل'],
      [subject.id, 'یتیمان', 'فرزندان'],
      [field.id, 'نیکوکاری', 'خیریه'],
    ] as const;
    for (const [id, before, after] of renamed) {
      expect([before, await found(before)]).toEqual([before, 1]);
      good(await rename(id, after));
      expect([after, await found(after)]).toEqual([after, 1]);
      expect([before, await found(before)]).toEqual([before, 0]);
    }
    const { rows } = good(await officer.ngos.listNgos(listing()));
    expect(rows[0]).toMatchObject({
      subject: 'فرزندان',
      place: 'نوساز',
      issuer: 'سرپرستی',
      titleWord: 'تشکل',
    });
  });

  test('the order of subjects follows a new name', async () => {
    const first = await add({ name: 'آب' });
    const second = await add({ name: 'هوا' });
    good(await officer.ngos.registerNgo(newNgo('یک', { subjectId: first.id })));
    good(await officer.ngos.registerNgo(newNgo('دو', { subjectId: second.id })));
    const inOrder = async () =>
      good(
        await officer.ngos.listNgos({ ...listing(), sort: { by: 'subject', direction: 'ascending' } }),
      ).rows.map(({ subject }) => subject);
    expect(await inOrder()).toEqual(['آب', 'هوا']);
    good(await rename(first.id, 'یخ'));
    expect(await inOrder()).toEqual(['هوا', 'یخ']);
  });

  test('a change on an older version, of nothing, or to a taken name is refused', async () => {
    const { id, code, position, details } = await add();
    await add({ name: 'سلامت' });
    const change = { id, version: 1, name: 'سلامت', code, position, details };
    expect(await officer.settings.changeEntry(change)).toMatchObject({ error: 'name_taken' });
    expect(await officer.settings.changeEntry({ ...change, id: 99 })).toMatchObject({
      error: 'entry_not_found',
    });
    good(await officer.settings.changeEntry({ ...change, name: 'محیط‌زیست' }));
    expect(await officer.settings.changeEntry({ ...change, name: 'هوا' })).toMatchObject({
      error: 'changed_meanwhile',
    });
  });

  test('a retired entry stays with its records, is no longer offered, and frees its name', async () => {
    const { id } = await add({ list: 'issuer', name: 'فرمانداری' });
    const record = good(
      await officer.ngos.registerNgo(newNgo('مهر', {}, { permit: { permitNo: '1', issuerId: id } })),
    );
    const retired = good(await officer.settings.retireEntry({ id, reason: 'ادغام شد' }));
    expect(retired).toMatchObject({ retiredOn: '2026-11-24', version: 2 });
    expect(await officer.settings.retireEntry({ id, reason: 'x' })).toMatchObject({
      error: 'already_retired',
    });
    expect(good(await officer.ngos.getNgo({ ngoId: record.id })).permits[0]?.issuerName).toBe('فرمانداری');
    const second = newNgo('ماه', {}, { permit: { permitNo: '2', issuerId: id } });
    expect(await officer.ngos.registerNgo(second)).toMatchObject({ error: 'entry_not_found' });
    // What the record already has may stay when something else of the permit is corrected.
    const permit = { ...NO_PERMIT, permitNo: '11', issuerId: id };
    const permitId = record.permits[0]?.id ?? (0 as never);
    const corrected = { ngoId: record.id, version: record.version, permitId, permit, reason: 'r' };
    good(await officer.ngos.correctPermit(corrected));

    await add({ list: 'issuer', name: 'فرمانداري' });
    expect(await officer.settings.restoreEntry({ id, reason: 'x' })).toMatchObject({ error: 'name_taken' });
  });

  test('what stands above living entries cannot be retired, and nothing is restored below a retired one', async () => {
    const parent = await add();
    const child = await add({ name: 'آب', parentId: parent.id });
    const reason = 'x';
    expect(await officer.settings.retireEntry({ id: parent.id, reason })).toMatchObject({
      error: 'has_children',
    });
    good(await officer.settings.retireEntry({ id: child.id, reason }));
    good(await officer.settings.retireEntry({ id: parent.id, reason }));
    expect(await officer.settings.restoreEntry({ id: child.id, reason })).toMatchObject({
      error: 'parent_not_found',
    });
    good(await officer.settings.restoreEntry({ id: parent.id, reason }));
    expect(good(await officer.settings.restoreEntry({ id: child.id, reason }))).toMatchObject({
      retiredOn: null,
    });
    expect(await officer.settings.restoreEntry({ id: child.id, reason })).toMatchObject({
      error: 'not_retired',
    });
    for (const id of [99 as ListEntryId]) {
      expect(await officer.settings.retireEntry({ id, reason })).toMatchObject({ error: 'entry_not_found' });
      expect(await officer.settings.restoreEntry({ id, reason })).toMatchObject({ error: 'entry_not_found' });
    }
  });

  test('each change is in the trail with its reason', async () => {
    const { id } = await add();
    good(await rename(id, 'هوا'));
    good(await officer.settings.retireEntry({ id, reason: 'ادغام شد' }));
    const rows = await office.db.reader.selectFrom('audit').select(['method', 'reason', 'change']).execute();
    expect(rows.map(({ method, reason }) => [method, reason])).toEqual([
      ['settings.addEntry', null],
      ['settings.changeEntry', null],
      ['settings.retireEntry', 'ادغام شد'],
    ]);
    expect(JSON.parse(rows[1]?.change ?? '')).toMatchObject({
      before: { name: 'محیط زیست' },
      after: { name: 'هوا' },
    });
  });
});

describe('parameters', () => {
  const later = {
    name: 'board_term_years',
    effectiveFrom: day('2026-01-01'),
    value: 3,
    basis: 'بخشنامه',
  } as const;

  test('a value holds from its day on; what was before keeps the value that held then', async () => {
    good(await officer.settings.setParameter({ ...later, effectiveFrom: day('2020-01-01'), value: 4 }));
    good(await officer.settings.setParameter(later));
    const held = good(await officer.settings.listParameters({}));
    expect(held.map(({ value }) => value)).toEqual([3, 4]);
    const on = (text: string) => numberOn(held, 'board_term_years', day(text));
    expect(['2019-12-31', '2020-01-01', '2025-12-31', '2026-01-01', '2030-01-01'].map(on)).toEqual([
      2, 4, 4, 3, 3,
    ]);
  });

  test('one value a day, each within its range and of its kind', async () => {
    good(await officer.settings.setParameter(later));
    expect(await officer.settings.setParameter({ ...later, value: 5 })).toMatchObject({
      error: 'already_set_for_that_day',
    });
    for (const [name, value] of [
      ['board_term_years', 0],
      ['board_term_years', 11],
      ['board_term_years', [2]],
      ['expiry_windows_days', 30],
      ['expiry_windows_days', [60, 30]],
      ['expiry_windows_days', [30, 30]],
      ['expiry_windows_days', [30, 731]],
    ] as const) {
      const wrong = { ...later, name, value, effectiveFrom: day('2026-02-01') };
      expect([value, await officer.settings.setParameter(wrong)]).toMatchObject([
        value,
        { error: 'wrong_value' },
      ]);
    }
  });

  test('its basis is stored as a line of text', async () => {
    const after = good(await officer.settings.setParameter({ ...later, basis: ' بخشنامه\u0000  ي\u200f ' }));
    expect(after.basis).toBe('بخشنامه ی');
    expect(good(await officer.settings.listParameters({}))[0]?.basis).toBe('بخشنامه ی');
    const long = { ...later, effectiveFrom: day('2026-03-01'), basis: 'x'.repeat(301) };
    expect(await officer.settings.setParameter(long)).toMatchObject({ error: 'invalid_input' });
  });

  test('the windows decide from their day on what counts as ending', async () => {
    const permit = { issuedOn: day('2025-01-01'), validUntil: day('2027-02-22') };
    const { id, permitState } = good(await officer.ngos.registerNgo(newNgo('مهر', {}, { permit })));
    expect(permitState).toBe('expiring');
    const windows = { name: 'expiry_windows_days', basis: '' } as const;
    good(
      await officer.settings.setParameter({ ...windows, effectiveFrom: day('2026-11-25'), value: [10, 20] }),
    );
    expect(good(await officer.ngos.getNgo({ ngoId: id })).permitState).toBe('expiring');
    office.setClock('2026-11-25T09:00:00.000Z');
    expect(good(await officer.ngos.getNgo({ ngoId: id })).permitState).toBe('valid');
    expect(windowsOn(good(await officer.settings.listParameters({})), day('2026-11-24'))).toEqual([
      30, 60, 90,
    ]);
  });
});

describe('filters and drafts', () => {
  const filter = {
    page: 'ngos',
    name: 'رو به انقضا',
    content: '{"permitStates":["expiring"]}',
    isShared: false,
  };

  test('a filter is its owner’s until it is shared, and only the owner retires it', async () => {
    const other = await office.clientOf('viewer');
    const mine = good(await officer.settings.saveFilter(filter));
    const shared = good(await officer.settings.saveFilter({ ...filter, name: 'همه', isShared: true }));
    expect(good(await officer.settings.listFilters({ page: 'ngos' }))).toEqual([mine, shared]);
    expect(good(await other.settings.listFilters({ page: 'ngos' }))).toEqual([{ ...shared, isMine: false }]);
    expect(good(await officer.settings.listFilters({ page: 'trail' }))).toEqual([]);
    expect(await other.settings.retireFilter({ id: shared.id })).toMatchObject({ error: 'filter_not_found' });
    good(await officer.settings.retireFilter({ id: shared.id }));
    expect(await officer.settings.retireFilter({ id: shared.id })).toMatchObject({
      error: 'filter_not_found',
    });
    expect(await officer.settings.retireFilter({ id: SavedFilterId.parse(77) })).toMatchObject({
      error: 'filter_not_found',
    });
    expect(good(await other.settings.listFilters({ page: 'ngos' }))).toEqual([]);
  });

  test('one’s own names are taken once; a retired one is free again', async () => {
    const { id } = good(await officer.settings.saveFilter(filter));
    expect(await officer.settings.saveFilter(filter)).toMatchObject({ error: 'name_taken' });
    good(await (await office.clientOf('viewer')).settings.saveFilter(filter));
    good(await officer.settings.retireFilter({ id }));
    good(await officer.settings.saveFilter(filter));
  });

  test('a draft is kept for its person and form, replaced, and dropped', async () => {
    const other = await office.clientOf('ngoOfficer');
    good(await officer.settings.keepDraft({ form: 'ngo/new', content: '{"a":1}' }));
    office.setClock('2026-11-24T10:00:00.000Z');
    good(await officer.settings.keepDraft({ form: 'ngo/new', content: '{"a":2}' }));
    expect(good(await officer.settings.getDraft({ form: 'ngo/new' }))).toEqual({
      content: '{"a":2}',
      savedAt: '2026-11-24T10:00:00.000Z',
    });
    expect(good(await officer.settings.getDraft({ form: 'ngo/2' }))).toBeNull();
    expect(good(await other.settings.getDraft({ form: 'ngo/new' }))).toBeNull();
    good(await officer.settings.dropDraft({ form: 'ngo/new' }));
    expect(good(await officer.settings.getDraft({ form: 'ngo/new' }))).toBeNull();
    good(await officer.settings.dropDraft({ form: 'ngo/new' }));
  });

  test.each([
    '',
    'not json',
    '{"a":',
    '[1,]',
    "{'a':1}",
    '"a\u0000b"',
    '['.repeat(1_500) + ']'.repeat(1_500),
  ])('content that is no JSON is refused at the door: %#', async (content) => {
    expect(await officer.settings.keepDraft({ form: 'f', content })).toMatchObject({
      error: 'invalid_input',
    });
    expect(await officer.settings.saveFilter({ ...filter, content })).toMatchObject({
      error: 'invalid_input',
    });
    expect(office.bugs).toEqual([]);
  });

  test('own unfinished work leaves no mark in the trail', async () => {
    good(await officer.settings.saveFilter(filter));
    good(await officer.settings.keepDraft({ form: 'f', content: '1' }));
    good(await officer.settings.dropDraft({ form: 'f' }));
    expect(await office.db.reader.selectFrom('audit').selectAll().execute()).toEqual([]);
  });
});
