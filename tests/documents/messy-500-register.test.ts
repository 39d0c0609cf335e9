import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permitState } from '../../shared/features/ngos/rules.ts';
import type { NgoRow } from '../../shared/features/ngos/list.ts';
import type { ListName } from '../../shared/features/settings/contract.ts';
import { IsoDate } from '../../shared/calendar/iso-date.ts';
import { Period, bounds } from '../../shared/calendar/period.ts';
import type { z } from 'zod';
import { type ExpectedRow, MESSY_XLSX, readExpected } from '../fixtures/messy-expected.ts';
import {
  type ImportClient,
  allProblems,
  confirming,
  importOffice,
  previewed,
} from '../support/import-office.ts';
import { addEntry, good, listing } from '../support/ngo-office.ts';

// The messy list through the whole import, and its right answers in the register itself.

type Row = z.output<typeof NgoRow>;

const expected = readExpected();
const [main] = expected.sheets;
const rows = main?.rows ?? [];
const created = rows.filter(({ action }) => action === 'new');
let office: Awaited<ReturnType<typeof importOffice>>;
let client: ImportClient;
let first: Awaited<ReturnType<typeof previewed>>;
let register: readonly Row[];
let problems: Awaited<ReturnType<typeof allProblems>>;

beforeAll(async () => {
  office = await importOffice();
  client = await office.clientOf('ngoOfficer');
  await fillLists();
  first = await previewed(client, new Uint8Array(await readFile(MESSY_XLSX)), 'messy-500.xlsx');
  problems = await allProblems(client, first.stagingId);
  good(await client.imports.confirm(confirming(first.stagingId)));
  register = good(await client.ngos.listNgos(listing({}, 1_000))).rows;
}, 60_000);
afterAll(() => office.close());

/** The office's lists hold every word of the sheet but those that the expectations call unknown. */
async function fillLists(): Promise<void> {
  const words = (column: 'subject' | 'titleWord' | 'issuer') =>
    new Set(
      rows.flatMap(({ fields, problems: told }) => {
        const word = fields[column];
        return typeof word !== 'string' || told.some((one) => one.column === column) ? [] : [word];
      }),
    );
  const lists: readonly (readonly [ListName, ReadonlySet<string>])[] = [
    ['subject', words('subject')],
    ['title_word', words('titleWord')],
    ['issuer', words('issuer')],
  ];
  for (const [list, all] of lists) for (const word of all) await addEntry(office.db, list, word);
}

function rowNamed(name: string): Row {
  return register.find((row) => row.name === name) ?? expect.fail(`«${name}» is not in the register`);
}

/** The line of the register that is right for a row of the sheet. */
function rightLine({ fields, problems: told }: ExpectedRow): Partial<Row> {
  const { validUntil = null, issuedOn = null } = fields;
  const dates = { issuedOn: dateOf(issuedOn), validUntil: dateOf(validUntil) };
  const isStated = validUntil === null || told.some(({ code }) => code === 'status_disagrees_with_date');
  return {
    name: fields.name ?? '',
    titleWord: fields.titleWord ?? null,
    kind: 'independent',
    lifecycle: 'active',
    scopeLevel: fields.scopeLevel ?? null,
    subject: fields.subject ?? null,
    permitNo: fields.permitNo ?? null,
    ...dates,
    permitState: permitState([{ facts: dates, acts: [] }], IsoDate.parse(expected.today), 90),
    statedStatus: isStated ? (fields.permitStatus ?? null) : null,
    issuer: fields.issuer ?? null,
    registrationNo: fields.registrationNo ?? null,
    registeredOn: dateOf(fields.registeredOn ?? null),
    legalId: fields.legalId ?? null,
    directorName: fields.directorName ?? null,
    directorGender: fields.directorGender ?? null,
    directorNationalId: fields.directorNationalId ?? null,
    mobile: numbers(fields.mobiles),
    phone: numbers(fields.phones),
    address: fields.address ?? null,
    postalCode: fields.postalCode ?? null,
    chairName: fields.chairName ?? null,
    memberCount: fields.memberCount ?? null,
    lastAssemblyOn: dateOf(fields.lastAssemblyOn ?? null),
    lastAnnualReportYear: fields.lastAnnualReportYear ?? null,
    description: fields.description ?? null,
  };
}

function dateOf(text: string | null): Row['issuedOn'] {
  return text === null ? null : IsoDate.parse(text);
}

function numbers(all: readonly string[] | undefined): string | null {
  return all === undefined || all.length === 0 ? null : all.join('، ');
}

describe('the messy list in the register', () => {
  it('decides about every row as expected', () => {
    const count = (action: ExpectedRow['action']) => rows.filter((row) => row.action === action).length;
    expect(first.preview.counts).toEqual({
      total: rows.length,
      new: count('new'),
      merged: count('duplicateOf'),
      blocked: count('problem'),
      skip: count('skipTotals') + count('skipEmpty'),
      fill: 0,
      update: 0,
      same: 0,
    });
  });

  it('tells exactly the expected problems, each with its row, column and value', () => {
    const told = problems
      .filter(({ code }) => code !== 'totals_row' && code !== 'empty_row')
      .map(({ row, target, code }) => `${row} ${target ?? ''} ${code}`);
    const wanted = rows.flatMap(({ row, problems: all }) =>
      all.map(({ column, code }) => `${row} ${column} ${code}`),
    );
    expect([...told].sort()).toEqual([...wanted].sort());
    for (const { row, value } of problems.filter(({ code }) => code !== 'name_missing')) {
      expect([row, value]).toEqual([row, expect.stringMatching(/./u)]);
    }
  });

  it('has one record for each NGO, with every fact as it is right', () => {
    expect(register).toHaveLength(created.length);
    for (const row of created) {
      expect([row.row, rowNamed(row.fields.name ?? '')]).toEqual([
        row.row,
        expect.objectContaining(rightLine(row)),
      ]);
    }
  });

  it('keeps the office’s own columns with the record, and finds by them', async () => {
    for (const row of created.filter((_, index) => index % 40 === 0)) {
      const { id } = rowNamed(row.fields.name ?? '');
      const { ownValues } = good(await client.ngos.getNgo({ ngoId: id }));
      expect(Object.fromEntries(ownValues.map(({ heading, value }) => [heading, value]))).toEqual(
        row.fields.ownValues,
      );
      const [shelf] = ownValues.filter(({ heading }) => heading === 'شماره قفسه');
      const found = good(await client.ngos.listNgos(listing({ text: shelf?.value ?? '' }, 500)));
      expect(found.rows.map((one) => one.id)).toContain(id);
    }
  });

  it('answers whose permit ends this season', async () => {
    const { from, until } = expected.season;
    expect(bounds(Period.parse(expected.season.period))).toMatchObject({ from, until });
    const ending = good(
      await client.ngos.listNgos(
        listing({ validFrom: IsoDate.parse(from), validUntil: IsoDate.parse(until) }, 500),
      ),
    );
    const wanted = expected.answers.endsThisSeason.map(
      (number) => rows.find(({ row }) => row === number)?.fields.name,
    );
    expect(ending.rows.map(({ name }) => name).sort()).toEqual([...wanted].sort());
  });

  it('adds the unknown subjects to the office’s list', async () => {
    const entries = good(await client.settings.listEntries({}));
    const unknown = rows.flatMap(({ fields, problems: told }) =>
      told.some(({ code }) => code === 'unknown_subject') ? [fields.subject ?? ''] : [],
    );
    expect(unknown.length).toBeGreaterThanOrEqual(5);
    const subjects = entries.filter(({ list }) => list === 'subject').map(({ name }) => name);
    expect(subjects).toEqual(expect.arrayContaining(unknown));
  });

  it('changes nothing the second time', async () => {
    const bytes = new Uint8Array(await readFile(MESSY_XLSX));
    const second = await previewed(client, bytes, 'messy-500.xlsx');
    expect(second.head.fromEarlier).toBe(true);
    expect(second.preview.counts).toMatchObject({ new: 0, fill: 0, update: 0, same: created.length });
    expect(await client.imports.confirm(confirming(second.stagingId, true))).toEqual({
      ok: false,
      error: 'nothing_to_write',
    });
  });
});
