import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateOffice } from '../../../tests/bench/generate.ts';
import { good, ngoOffice } from '../../../tests/support/ngo-office.ts';
import { NgoFilter, NgoSort } from '../../../shared/features/ngos/list.ts';
import { err } from '../../../shared/kit/result.ts';
import { inTransaction } from '../../database/transaction.ts';
import { forgetOrder } from './name-order.ts';

// More hits than are ordered by SQLite, so that the remembered order decides.
const NGOS = 700;
const LETTER = 'م';

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
beforeAll(async () => {
  office = await ngoOffice();
  await generateOffice(office.db, NGOS, 12);
  officer = await office.clientOf('ngoOfficer');
});
afterAll(() => office.close());

async function ids(text: string, sort: Parameters<typeof NgoSort.parse>[0] = {}) {
  const filter = NgoFilter.parse({ text });
  return good(await officer.ngos.listNgoIds({ filter, sort: NgoSort.parse(sort) }));
}

/** Hits in the order of names as SQLite orders all records. */
async function expected(direction: 'ascending' | 'descending') {
  const hits = new Set(await ids(LETTER, { by: 'registeredOn' }));
  expect(hits.size).toBeGreaterThan(500);
  return (await ids('', { by: 'name', direction })).filter((id) => hits.has(id));
}

test('many hits stand in the order of names, both ways and page by page', async () => {
  expect(await ids(LETTER)).toEqual(await expected('ascending'));
  expect(await ids(LETTER, { direction: 'descending' })).toEqual(await expected('descending'));
  const filter = NgoFilter.parse({ text: LETTER });
  const paged = [];
  for (let offset = 0; ; offset += 120) {
    const sort = NgoSort.parse({});
    const { rows, total } = good(await officer.ngos.listNgos({ filter, sort, offset, limit: 120 }));
    paged.push(...rows.map(({ id }) => id));
    if (paged.length === total) break;
  }
  expect(paged).toEqual(await expected('ascending'));
});

test('a changed name is at its new place at once, also after a change that was taken back', async () => {
  const [, , third] = await ids(LETTER);
  const last = good(await officer.ngos.getNgo({ ngoId: third ?? 0 }));
  const renamed = { ...last.facts, name: 'یمن یاران همیشگی', legalIdReason: 'آزمون' };
  good(
    await officer.ngos.correctNgo({
      ngoId: last.id,
      version: last.version,
      facts: renamed,
      reason: 'نام نادرست بود',
    }),
  );
  expect(await ids(LETTER)).toEqual(await expected('ascending'));
  expect((await ids(LETTER)).at(-1)).toBe(last.id);

  await inTransaction(office.db.writer, async (writer) => {
    await writer.updateTable('ngoSummary').set({ sortKey: '' }).where('ngoId', '=', last.id).execute();
    await forgetOrder(writer);
    return err('nothing_changed');
  });
  expect(await ids(LETTER)).toEqual(await expected('ascending'));
});
