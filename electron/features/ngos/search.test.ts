import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateOffice } from '../../../tests/bench/generate.ts';
import { good, listing, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import { searchWords } from '../../../shared/text/persian.ts';

type Office = Awaited<ReturnType<typeof ngoOffice>>;
type Client = Awaited<ReturnType<Office['clientOf']>>;

let office: Office;
let officer: Client;
let viewer: Client;

async function totals(client: Client, text: string) {
  const { total, exactTotal, rows } = good(await client.ngos.listNgos(listing({ text }, 1000)));
  return { total, exactTotal, names: rows.map(({ name }) => name), ids: rows.map(({ id }) => id) };
}

describe('however it is typed', () => {
  beforeAll(async () => {
    office = await ngoOffice();
    officer = await office.clientOf('ngoOfficer');
    viewer = await office.clientOf('viewer');
    for (const input of [
      newNgo('مؤسسهٔ خیریهٔ یاران‌مهر', { registrationNo: '4512', legalId: '10380284790' }),
      newNgo('انجمن کتاب‌خوانی کودکان', {}, { director: { fullName: 'رضا شاه‌محمدی' } }),
      newNgo('کانون آیندهٔ روشن', {}, { contact: { phones: ['04442233445'], mobiles: ['09121234567'] } }),
      newNgo('جمعیت بچهها', {}, { director: { fullName: 'مینا علی‌نژاد', nationalId: '0499370899' } }),
      newNgo('CIVIL House', {}, { permit: { permitNo: '110642/8' } }),
    ]) {
      good(await officer.ngos.registerNgo(input));
    }
  });
  afterAll(() => office.close());

  test.each([
    ['ياران', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['موسسه', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['مؤسسۀ', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['مهر موسسه یاران', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['یارانمهر', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['یاران مهر', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['۴۵۱۲', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['٤٥١٢', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['10380284790', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['80284', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['كتابخواني', 'انجمن کتاب‌خوانی کودکان'],
    ['کتاب خوانی', 'انجمن کتاب‌خوانی کودکان'],
    ['شاه محمدی', 'انجمن کتاب‌خوانی کودکان'],
    ['شاهمحمدی رضا', 'انجمن کتاب‌خوانی کودکان'],
    ['اینده', 'کانون آیندهٔ روشن'],
    ['044-42233445', 'کانون آیندهٔ روشن'],
    ['بچه ها', 'جمعیت بچهها'],
    ['civil', 'CIVIL House'],
    ['110642/8', 'CIVIL House'],
    ['1106428', 'CIVIL House'],
  ])('«%s» finds «%s»', async (text, name) => {
    expect(await totals(officer, text)).toMatchObject({ names: [name], exactTotal: 1 });
  });

  test.each([
    ['ر', 2],
    ['رض', 1],
    ['مه', 1],
    ['ک', 2],
    ['کو', 1],
    ['ها', 0],
    ['هس', 0],
  ])('the beginning «%s» of a word finds %i', async (text, count) => {
    expect((await totals(officer, text)).exactTotal).toBe(count);
  });

  test.each([
    ['یاارن', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['خیزیه', 'مؤسسهٔ خیریهٔ یاران‌مهر'],
    ['کوذکان', 'انجمن کتاب‌خوانی کودکان'],
    ['کودکا', 'انجمن کتاب‌خوانی کودکان'],
    ['انحمن کودکان', 'انجمن کتاب‌خوانی کودکان'],
    ['مممکی', undefined],
  ])('«%s» with one typing error finds «%s»', async (text, name) => {
    const found = await totals(officer, text);
    expect(found.names[0]).toBe(name);
  });

  test('exact hits come before those with a typing error', async () => {
    good(await officer.ngos.registerNgo({ ...newNgo('خانه کودتان'), notDuplicateOf: [] }));
    const { names, exactTotal, total } = await totals(officer, 'کودتان');
    expect({ names, exactTotal, total }).toEqual({
      names: ['خانه کودتان', 'انجمن کتاب‌خوانی کودکان'],
      exactTotal: 1,
      total: 2,
    });
  });

  test('numbers have no typing errors', async () => {
    expect(await totals(officer, '10380284791')).toMatchObject({ total: 0 });
  });

  test('a text without a letter finds nothing, an empty one everything', async () => {
    expect((await totals(officer, '«»')).total).toBe(0);
    expect((await totals(officer, '  ')).total).toBe(6);
  });

  test('quotation marks and operators of the index are plain text', async () => {
    for (const text of ['"', 'a" OR "b', 'NOT', 'keys:م', '*', '(', '^م', 'NEAR(م ک)']) {
      await expect(totals(officer, text)).resolves.toBeDefined();
    }
  });

  test('identifiers of people are found only by those who may see them', async () => {
    for (const text of ['0499370899', '09121234567', '1234567']) {
      expect([text, (await totals(officer, text)).total]).toEqual([text, 1]);
      expect([text, (await totals(viewer, text)).total]).toEqual([text, 0]);
    }
  });

  test('a hit says why a record was found whose name does not show it', async () => {
    const { hits } = good(await officer.ngos.listNgos(listing({ text: 'علی نژاد' })));
    expect(hits).toEqual([expect.objectContaining({ field: 'person', value: 'مینا علی‌نژاد' })]);
    expect(good(await officer.ngos.listNgos(listing({ text: 'کودکان' }))).hits).toEqual([]);
  });
});

describe('over a whole office', () => {
  let records: readonly NgoRecord[];

  beforeAll(async () => {
    office = await ngoOffice();
    await generateOffice(office.db, 250, 11);
    officer = await office.clientOf('ngoOfficer');
    viewer = await office.clientOf('viewer');
    const { rows } = good(await officer.ngos.listNgos(listing({}, 1000)));
    const read = [];
    for (const { id } of rows) read.push(good(await officer.ngos.getNgo({ ngoId: id })));
    records = read;
  }, 60_000);
  afterAll(() => office.close());

  test('a search finds exactly what reading every record would', async () => {
    const open = records.map((record) => foldedFields(valuesOf(record)));
    const all = records.map((record, index) => ({
      id: record.id,
      open: open[index] ?? [],
      closed: foldedFields(identifiersOf(record)),
    }));
    const words = [...new Set(open.flat(2))];
    const piece = fc
      .tuple(fc.constantFrom(...words), fc.nat(6), fc.integer({ min: 1, max: 6 }))
      .map(([word, start, length]) => word.slice(start, start + length) || word);
    const text = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
      },
      { weight: 1, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...all.flatMap(({ closed }) => closed.flat())) },
      { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    );
    await fc.assert(
      fc.asyncProperty(text, fc.boolean(), async (sought, mayseePersonal) => {
        const asked = searchWords(sought);
        fc.pre(asked.length > 0);
        const expected = all
          .filter(({ open: fields, closed }) => isFound(asked, fields, mayseePersonal ? closed : []))
          .map(({ id }) => id);
        const { ids, exactTotal } = await totals(mayseePersonal ? officer : viewer, sought);
        expect(exactTotal).toBe(expected.length);
        expect(ids.slice(0, exactTotal).sort(byNumber)).toEqual([...expected].sort(byNumber));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  test('names stand in the order of the Persian alphabet, and pages follow each other', async () => {
    const whole = good(await officer.ngos.listNgos(listing({ text: 'م' }, 1000)));
    const names = whole.rows.map(({ name }) => name);
    const collator = new Intl.Collator('fa');
    const bare = names.map((name) => name.replace(/\u200c/gu, ''));
    expect(bare).toEqual([...bare].sort(collator.compare));
    const pages = [];
    for (let offset = 0; offset < whole.total; offset += 60) {
      pages.push(...good(await officer.ngos.listNgos(listing({ text: 'م' }, 60, offset))).rows);
    }
    expect(pages.map(({ id }) => id)).toEqual(whole.rows.map(({ id }) => id));
    const { filter, sort } = listing({ text: 'م' });
    expect(good(await officer.ngos.listNgoIds({ filter, sort }))).toEqual(whole.rows.map(({ id }) => id));
    expect(good(await officer.ngos.countNgos({ filters: [filter] }))).toEqual([whole.total]);
  });
});

/** Words of three letters or more within a field, shorter ones at the beginning of a word, or all as one. */
function isFound(
  asked: readonly string[],
  open: readonly (readonly string[])[],
  closed: typeof open,
): boolean {
  const keys = [...open, ...closed].map((words) => words.join(''));
  const each = asked.every((word) =>
    [...word].length >= 3
      ? keys.some((key) => key.includes(word))
      : open.some((words) => words.some((other) => other.startsWith(word))),
  );
  const joined = asked.join('');
  const canJoin = asked.length > 1 && asked.some((word) => [...word].length < 3) && [...joined].length > 2;
  return each || (canJoin && keys.some((key) => key.includes(joined)));
}

function foldedFields(values: readonly (string | null)[]): readonly (readonly string[])[] {
  return values.flatMap((value) => (value === null || value === '' ? [] : [searchWords(value)]));
}

function valuesOf({ facts, contact, shown, permits, members, formerValues, ownValues }: NgoRecord) {
  return [
    facts.name,
    shown.titleWord,
    shown.subjectPath.join(' '),
    shown.parent,
    shown.place,
    facts.registrationNo,
    facts.registrationOffice,
    facts.legalId,
    facts.trackingCode,
    facts.gazetteNo,
    contact.email,
    contact.website,
    contact.address,
    contact.postalCode,
    contact.description,
    ...contact.phones,
    ...permits.flatMap((permit) => [
      permit.facts.permitNo,
      permit.facts.letterNo,
      permit.issuerName,
      permit.statedStatus,
    ]),
    ...members.map(({ person }) => person.fullName),
    ...formerValues.filter(({ field }) => field !== 'mobiles').map(({ value }) => value),
    ...ownValues.map(({ value }) => value),
  ];
}

function identifiersOf({ contact, members }: NgoRecord) {
  return [...contact.mobiles, ...members.flatMap(({ person }) => [person.nationalId, person.mobile])];
}

function byNumber(a: number, b: number): number {
  return a - b;
}
