import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateOffice } from '../../../tests/bench/generate.ts';
import { addEntry, day, good, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';
import { addDays } from '../../../shared/calendar/iso-date.ts';
import { toJalali } from '../../../shared/calendar/jalali.ts';
import { Lifecycle, NgoKind, PermitState, ScopeLevel } from '../../../shared/features/ngos/fields.ts';
import { NGO_SORTS, NgoFilter, type NgoSort } from '../../../shared/features/ngos/list.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { allEntries } from '../settings/repository.ts';

const TODAY = day('2026-11-24');

let office: Awaited<ReturnType<typeof ngoOffice>>;
let officer: Awaited<ReturnType<typeof office.clientOf>>;
let records: readonly NgoRecord[];
let entries: Awaited<ReturnType<typeof allEntries>>;

const PDF = new Uint8Array(Buffer.from('%PDF-1.7'));

/** An office in which every filter has something to find and something to leave out. */
beforeAll(async () => {
  office = await ngoOffice();
  officer = await office.clientOf('ngoOfficer');
  await generateOffice(office.db, 120, 5);
  entries = await allEntries(office.db.reader);
  const type = await addEntry(office.db, 'document_type', 'صورت‌جلسه', {
    details: { requiredFor: ['independent'] },
  });
  await office.db.writer
    .updateTable('listEntry')
    .set({ details: '{}' })
    .where('list', '=', 'document_type')
    .where('id', '<>', type)
    .execute();
  good(await officer.ngos.registerNgo(newNgo('بی‌همه‌چیز')));
  const ids = await allIds();
  for (const [index, ngoId] of ids.entries()) {
    let { version } = good(await officer.ngos.getNgo({ ngoId }));
    if (index % 3 === 0) {
      const expiresOn = index % 2 === 0 ? addDays(TODAY, -1 + (index % 4)) : null;
      const document = { title: '', fileName: 'a.pdf', bytes: PDF, issuedOn: null, expiresOn };
      ({ version } = good(await officer.ngos.addDocument({ ngoId, version, typeId: type, ...document })));
    }
    if (index % 5 === 0) {
      ({ version } = good(await officer.ngos.raiseFlag({ ngoId, version, text: 'پیگیری', dueOn: null })));
    }
    const act = { ngoId, version, on: TODAY, reason: 'x' };
    if (index % 11 === 3) good(await officer.ngos.dissolveNgo({ ...act, letterNo: '' }));
    if (index % 11 === 7) good(await officer.ngos.retireNgo(act));
  }
  const read = [];
  for (const ngoId of ids) read.push(good(await officer.ngos.getNgo({ ngoId })));
  records = read;
}, 120_000);
afterAll(() => office.close());

async function allIds() {
  const filter = NgoFilter.parse({ lifecycles: ['active', 'dissolved', 'retired'] });
  const sort = { by: 'name', direction: 'ascending' } as const;
  return good(await officer.ngos.listNgoIds({ filter, sort }));
}

/** What a filter lets through, told once more over the whole records. */
function passes(record: NgoRecord, filter: NgoFilter): boolean {
  const { facts, contact, permits, members, documents, documentCheck, flags } = record;
  const permit = permits[permits.length - 1]?.facts;
  const director = members
    .filter(({ term, endedOn }) => term.role === 'executive_director' && endedOn === null)
    .sort((a, b) => (a.term.startedOn ?? '').localeCompare(b.term.startedOn ?? '') || a.id - b.id)
    .pop();
  const isExpired = documents.some(
    ({ isRetired, expiresOn }) => !isRetired && expiresOn !== null && expiresOn < TODAY,
  );
  const among = <Value>(chosen: readonly Value[], value: Value | null | undefined) =>
    chosen.length === 0 || (value !== null && value !== undefined && chosen.includes(value));
  const from = (least: string | null, value: string | null | undefined) =>
    least === null || (value !== null && value !== undefined && value >= least);
  const until = (most: string | null, value: string | null | undefined) =>
    most === null || (value !== null && value !== undefined && value <= most);
  const papers = {
    missing: documentCheck.hasRule && documentCheck.missing.length > 0,
    expired: isExpired,
    complete: documentCheck.hasRule && documentCheck.missing.length === 0 && !isExpired,
    no_rule: !documentCheck.hasRule,
  };
  return (
    among(filter.lifecycles, record.lifecycle) &&
    among(filter.permitStates, record.permitState) &&
    from(filter.validFrom, permit?.validUntil) &&
    until(filter.validUntil, permit?.validUntil) &&
    among(filter.kinds, facts.kind) &&
    among(filter.scopeLevels, facts.scopeLevel) &&
    (filter.subjectIds.length === 0 || isBelow(facts.subjectId, filter.subjectIds)) &&
    among(filter.issuerIds, permit?.issuerId) &&
    (filter.placeIds.length === 0 || isBelow(contact.placeId, filter.placeIds)) &&
    among(filter.titleWordIds, facts.titleWordId) &&
    (filter.directorGender === null || director?.person.gender === filter.directorGender) &&
    (filter.documents === null || papers[filter.documents]) &&
    from(filter.boardEndsFrom, record.boardEndsOn) &&
    until(filter.boardEndsUntil, record.boardEndsOn) &&
    (filter.withoutReportOf === null ||
      ((facts.lastAnnualReportYear ?? 0) < filter.withoutReportOf &&
        (facts.registeredOn === null || toJalali(facts.registeredOn).year <= filter.withoutReportOf))) &&
    from(filter.registeredFrom, facts.registeredOn) &&
    until(filter.registeredUntil, facts.registeredOn) &&
    (filter.flagged === null || flags.some(({ clearedAt }) => clearedAt === null) === filter.flagged) &&
    filter.importId === null
  );
}

/** Whether an entry is one of the chosen or stands below one. */
function isBelow(id: ListEntryId | null, chosen: readonly ListEntryId[]): boolean {
  const parentOf = new Map(entries.map((entry) => [entry.id, entry.parentId]));
  for (let at = id; at !== null; at = parentOf.get(at) ?? null) if (chosen.includes(at)) return true;
  return false;
}

/** For each field of the filter its values; as many as there are fields, or it does not compile. */
function valuesOf(): { readonly [Key in Exclude<keyof NgoFilter, 'text'>]: fc.Arbitrary<NgoFilter[Key]> } {
  const date = fc.option(
    fc.integer({ min: -900, max: 900 }).map((days) => addDays(TODAY, days)),
    { nil: null },
  );
  const longAgo = fc.option(
    fc.integer({ min: -6_000, max: 10 }).map((days) => addDays(TODAY, days)),
    { nil: null },
  );
  const some = <Value>(values: readonly Value[]) =>
    fc.subarray([...values], { maxLength: Math.min(3, values.length) });
  const idsOf = (list: string) => some(entries.filter((entry) => entry.list === list).map(({ id }) => id));
  return {
    lifecycles: fc.subarray(
      [...Lifecycle.options].filter((one) => one !== 'voided'),
      { minLength: 1 },
    ),
    permitStates: some(PermitState.options),
    validFrom: date,
    validUntil: date,
    kinds: some(NgoKind.options),
    scopeLevels: some(ScopeLevel.options),
    subjectIds: idsOf('subject'),
    issuerIds: idsOf('issuer'),
    placeIds: idsOf('place'),
    titleWordIds: idsOf('title_word'),
    directorGender: fc.constantFrom(null, 'female', 'male'),
    documents: fc.constantFrom(null, 'missing', 'expired', 'complete', 'no_rule'),
    boardEndsFrom: date,
    boardEndsUntil: date,
    withoutReportOf: fc.option(fc.integer({ min: 1400, max: 1407 }), { nil: null }),
    registeredFrom: longAgo,
    registeredUntil: longAgo,
    flagged: fc.constantFrom(null, true, false),
    importId: fc.constantFrom(null, null, 7),
  };
}

const BY_NAME: NgoSort = { by: 'name', direction: 'ascending' };

async function check(filter: NgoFilter): Promise<number> {
  const expected = records.filter((record) => passes(record, filter)).map(({ id }) => id);
  const ids = good(await officer.ngos.listNgoIds({ filter, sort: BY_NAME }));
  expect([...ids].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
  expect(good(await officer.ngos.countNgos({ filters: [filter] }))).toEqual([expected.length]);
  return expected.length;
}

describe('filters', () => {
  test('each by itself lets through what the records say', async () => {
    for (const [field, values] of Object.entries(valuesOf())) {
      const counts = new Set<number>();
      await fc.assert(
        fc.asyncProperty(values as fc.Arbitrary<unknown>, async (value) => {
          counts.add(await check(NgoFilter.parse({ [field]: value })));
        }),
        { numRuns: 25 },
      );
      // One that never left anything out would prove nothing.
      expect([field, counts.size > 1]).toEqual([field, true]);
    }
  });

  test('several together let through what all of them do', async () => {
    const { lifecycles, ...others } = valuesOf();
    const fields = Object.entries(others) as [string, fc.Arbitrary<unknown>][];
    const few = fc
      .subarray(fields, { minLength: 2, maxLength: 4 })
      .chain((chosen) => fc.record(Object.fromEntries(chosen)));
    await fc.assert(
      fc.asyncProperty(few, lifecycles, async (chosen, states) => {
        await check(NgoFilter.parse({ ...chosen, lifecycles: states }));
      }),
      { numRuns: 150 },
    );
  });

  test('narrow a search, too', async () => {
    for (const text of ['ا', 'انجمن', 'م']) {
      const all = good(await officer.ngos.listNgoIds({ filter: NgoFilter.parse({ text }), sort: BY_NAME }));
      for (const permitState of PermitState.options) {
        const filter = NgoFilter.parse({ text, permitStates: [permitState] });
        const ids = good(await officer.ngos.listNgoIds({ filter, sort: BY_NAME }));
        const states = new Map(records.map((record) => [record.id, record.permitState]));
        expect([...ids].sort()).toEqual(all.filter((id) => states.get(id) === permitState).sort());
      }
    }
  });
});

describe('order', () => {
  test.each(NGO_SORTS)(
    'by %s: unknown values come last either way, equals by name, pages follow',
    async (by) => {
      const filter = NgoFilter.parse({});
      for (const direction of ['ascending', 'descending'] as const) {
        const { rows, total } = good(
          await officer.ngos.listNgos({ filter, sort: { by, direction }, offset: 0, limit: 1_000 }),
        );
        expect(rows).toHaveLength(total);
        const paged = [];
        for (let offset = 0; offset < total; offset += 17) {
          const page = await officer.ngos.listNgos({ filter, sort: { by, direction }, offset, limit: 17 });
          paged.push(...good(page).rows.map(({ id }) => id));
        }
        expect(paged).toEqual(rows.map(({ id }) => id));
        if (by === 'permitState' || by === 'subject') continue;
        const values = rows.map((row) => row[by]);
        const known = values.filter((value) => value !== null);
        expect(values).toEqual([...known, ...values.slice(known.length).map(() => null)]);
        const way = direction === 'ascending' ? 1 : -1;
        const collator = new Intl.Collator('fa', { numeric: true, ignorePunctuation: true });
        const bare = (value: string | number) => String(value).replace(/\u200c/gu, '');
        for (const [index, value] of known.entries()) {
          const next = known[index + 1];
          if (next === undefined) break;
          const order =
            typeof value === 'number' && typeof next === 'number'
              ? value - next
              : by === 'legalId' || by.endsWith('On') || by === 'validUntil'
                ? Number(value > next) - Number(value < next)
                : collator.compare(bare(value), bare(next));
          expect([by, direction, value, next, order * way <= 0]).toEqual([by, direction, value, next, true]);
        }
      }
    },
  );

  test('numbers stand by their size: 1405/9 before 1405/12', async () => {
    const numbered = await ngoOffice();
    const client = await numbered.clientOf('ngoOfficer');
    for (const [index, permitNo] of ['1405/12', '1405/9', '1404/100'].entries()) {
      const input = newNgo(['دریا', 'کوه', 'بیشه'][index] ?? '', {}, { permit: { permitNo } });
      good(await client.ngos.registerNgo(input));
    }
    const sort = { by: 'permitNo', direction: 'ascending' } as const;
    const list = await client.ngos.listNgos({ filter: NgoFilter.parse({}), sort, offset: 0, limit: 9 });
    expect(good(list).rows.map(({ permitNo }) => permitNo)).toEqual(['1404/100', '1405/9', '1405/12']);
    await numbered.close();
  });
});
