import { afterEach, beforeEach, expect, test } from 'vitest';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { addEntry, day, good, listing, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let records: readonly NgoRecord[];
let health: ListEntryId;
let water: ListEntryId;
beforeEach(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  health = await addEntry(office.db, 'subject', 'سلامت');
  water = await addEntry(office.db, 'subject', 'آب');
  const named = ['انجمن باران', 'بنیاد کوه', 'کانون دریا'];
  const registered = [];
  for (const [index, name] of named.entries()) {
    const subjectId = index === 0 ? water : null;
    registered.push(good(await officer.ngos.registerNgo(newNgo(name, { subjectId }))));
  }
  records = registered;
});
afterEach(() => office.close());

const asked = (of: readonly NgoRecord[]) => of.map(({ id, version }) => ({ ngoId: id, version }));
const reread = async () => {
  const read = [];
  for (const { id } of records) read.push(good(await officer.ngos.getNgo({ ngoId: id })));
  return read;
};
const toWater = () => ({ field: 'subjectId', value: water }) as const;

test('the preview says what would change, what would not, and what is left alone, and writes nothing', async () => {
  const [, , third] = records;
  if (!third) throw new Error('Three were registered');
  const closing = { ngoId: third.id, version: 1, on: day('2026-11-24'), reason: 'x' };
  const closed = good(await officer.ngos.retireNgo(closing));
  const before = await reread();
  const ngoIds = [...records.map(({ id }) => id), NgoId.parse(99)];
  expect(good(await officer.ngos.previewBulkChange({ ngoIds, change: toWater() }))).toEqual({
    changing: [{ ngoId: records[1]?.id, version: 1, name: 'بنیاد کوه', old: '' }],
    unchanged: 1,
    refused: [{ ngoId: closed.id, name: 'کانون دریا' }],
  });
  expect(await reread()).toEqual(before);
});

test('one field of many changes in one act: one row in the trail, with a history in each record', async () => {
  const reason = 'تفکیک موضوع‌ها';
  const change = { field: 'subjectId', value: health } as const;
  const input = { records: asked(records), change, reason };
  expect(good(await officer.ngos.bulkChange(input))).toEqual({ changed: 3 });
  const after = await reread();
  expect(after.map(({ facts, version }) => [facts.subjectId, version])).toEqual(
    records.map(() => [health, 2]),
  );
  expect(after[0]?.formerValues).toMatchObject([{ field: 'subjectId', value: 'آب', how: 'change' }]);
  expect(after[0]?.timeline[0]).toMatchObject({
    kind: 'changed',
    details: { old: 'آب', new: 'سلامت', reason },
  });
  expect(good(await officer.ngos.listNgos(listing({ text: 'سلامت' }))).exactTotal).toBe(3);
  const rows = await office.db.reader
    .selectFrom('audit')
    .selectAll()
    .where('method', '=', 'ngos.bulkChange')
    .execute();
  expect(rows).toMatchObject([{ outcome: 'done', reason }]);
  expect(JSON.parse(rows[0]?.change ?? '')).toMatchObject({ after: { subjectId: 'سلامت' } });
});

test('what already has the value keeps its version', async () => {
  expect(
    good(await officer.ngos.bulkChange({ records: asked(records), change: toWater(), reason: 'x' })),
  ).toEqual({
    changed: 2,
  });
  expect((await reread()).map(({ version }) => version)).toEqual([1, 2, 2]);
});

test.each([
  ['one was changed meanwhile', { version: 0 }, 'changed_meanwhile'],
  ['one is not there', { ngoId: NgoId.parse(99) }, 'ngo_not_found'],
] as const)('all or none: %s', async (_, change, error) => {
  const [first, second, third] = asked(records);
  if (!first || !second || !third) throw new Error('Three were registered');
  const before = await reread();
  const input = { records: [first, second, { ...third, ...change }], change: toWater(), reason: 'x' };
  expect(await officer.ngos.bulkChange(input)).toEqual({ ok: false, error });
  const unchanged = (of: readonly NgoRecord[]) => of.map((record) => ({ ...record, auditCount: 0 }));
  expect(unchanged(await reread())).toEqual(unchanged(before));
});

test('all or none: one is dissolved, or the entry is none', async () => {
  const [first] = records;
  if (!first) throw new Error('Three were registered');
  const closing = { ngoId: first.id, version: 1, on: day('2026-11-24'), reason: 'x', letterNo: '' };
  const closed = good(await officer.ngos.dissolveNgo(closing));
  const all = asked([closed, ...records.slice(1)]);
  const input = { records: all, change: toWater(), reason: 'x' };
  expect(await officer.ngos.bulkChange(input)).toMatchObject({ error: 'not_active' });
  const nothing = { field: 'placeId', value: water } as const;
  expect(await officer.ngos.bulkChange({ ...input, change: nothing })).toMatchObject({
    error: 'entry_not_found',
  });
  const ngoIds = records.map(({ id }) => id);
  expect(await officer.ngos.previewBulkChange({ ngoIds, change: nothing })).toMatchObject({
    error: 'entry_not_found',
  });
  expect((await reread()).map(({ facts }) => facts.subjectId)).toEqual([water, null, null]);
});

test('every field that can be changed together is', async () => {
  const placeId = await addEntry(office.db, 'place', 'بخش مرکزی');
  const titleWordId = await addEntry(office.db, 'title_word', 'مجمع');
  for (const change of [
    { field: 'placeId', value: placeId },
    { field: 'titleWordId', value: titleWordId },
    { field: 'scopeLevel', value: 'province' },
    { field: 'registrationOffice', value: ' اداره ثبت\u200f ' },
  ] as const) {
    expect(
      good(await officer.ngos.bulkChange({ records: asked(await reread()), change, reason: 'x' })),
    ).toEqual({
      changed: 3,
    });
  }
  for (const { facts, contact } of await reread()) {
    expect(facts).toMatchObject({ titleWordId, scopeLevel: 'province', registrationOffice: 'اداره ثبت' });
    expect(contact.placeId).toBe(placeId);
  }
});
