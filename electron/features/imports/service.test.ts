import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImportId } from '../../../shared/features/imports/contract.ts';
import {
  type ImportClient,
  allProblems,
  confirming,
  csv,
  importOffice,
  previewed,
  problemsOf,
} from '../../../tests/support/import-office.ts';
import { addEntry, day, good, listing, newNgo } from '../../../tests/support/ngo-office.ts';

let office: Awaited<ReturnType<typeof importOffice>>;
let client: ImportClient;
beforeEach(async () => {
  office = await importOffice();
  client = await office.clientOf('ngoOfficer');
});
afterEach(() => office.close());

const HEADINGS = [
  'نام تشکل',
  'شناسه ملی',
  'شماره پروانه',
  'تاریخ صدور',
  'تاریخ اعتبار',
  'مدیرعامل',
  'کد ملی',
  'تلفن همراه',
  'نشانی',
  'کد بایگانی',
];
const FULL = [
  'انجمن یاس',
  '10380284790',
  '12/3',
  '1403/01/01',
  '1405/12/29',
  'نرگس فرهادی',
  '0499370899',
  '09121234567',
  'خیابان بهار',
  'الف-۱',
];

const ngos = async () => good(await client.ngos.listNgos(listing({}, 1_000))).rows;
const recordNamed = async (name: string) => {
  const found = (await ngos()).find((row) => row.name === name) ?? expect.fail(`No «${name}»`);
  return good(await client.ngos.getNgo({ ngoId: found.id }));
};
async function brought(rows: readonly (readonly (string | number)[])[], applyUpdates = false) {
  const { stagingId, preview } = await previewed(client, csv(HEADINGS, ...rows));
  return { preview, summary: good(await client.imports.confirm(confirming(stagingId, applyUpdates))) };
}

/** Everything the register holds, without what only tells of the past. */
async function standing() {
  const tables = {
    ngo: sql`select * from ngo where lifecycle <> 'voided' order by id`,
    permit: sql`select p.* from permit p join ngo n on n.id = p.ngo_id
      where n.lifecycle <> 'voided' and p.voided_at is null order by p.id`,
    membership: sql`select m.* from membership m join ngo n on n.id = m.ngo_id
      where n.lifecycle <> 'voided' and m.voided_at is null order by m.id`,
    person: sql`select * from person where id in (
      select m.person_id from membership m join ngo n on n.id = m.ngo_id
      where n.lifecycle <> 'voided' and m.voided_at is null) or national_id is not null order by id`,
    own: sql`select o.* from own_value o join ngo n on n.id = o.ngo_id where n.lifecycle <> 'voided' order by 1, 2`,
    entries: sql`select * from list_entry where retired_on is null order by id`,
    summary: sql`select * from ngo_summary where lifecycle <> 'voided' order by ngo_id`,
    // Former values stay findable: they are history.
    search: sql`select s.ngo_id, f.value from ngo_search s join ngo n on n.id = s.ngo_id, json_each(s.fields) f
      where n.lifecycle <> 'voided' and f.value ->> 0 not like 'former%' order by s.ngo_id, f.key`,
  };
  const found: Record<string, unknown> = {};
  for (const [name, query] of Object.entries(tables)) {
    const { rows } = await query.execute(office.db.reader);
    // The version moves on with every change and every undoing.
    found[name] = rows.map((row) => ({ ...(row as object), version: 0 }));
  }
  return found;
}

describe('what a list brings', () => {
  it('is a record with its permit, people and own columns, marked by its import', async () => {
    const { preview, summary } = await brought([FULL]);
    expect(preview).toMatchObject({
      counts: { total: 1, new: 1 },
      recognised: 9,
      ownHeadings: ['کد بایگانی'],
    });
    const record = await recordNamed('انجمن یاس');
    expect(record).toMatchObject({
      facts: { legalId: '10380284790', legalIdReason: '' },
      contact: { mobiles: ['09121234567'], address: 'خیابان بهار' },
      permits: [
        { kind: 'issue', facts: { permitNo: '12/3', issuedOn: '2024-03-20', validUntil: '2027-03-20' } },
      ],
      members: [{ body: 'management', person: { fullName: 'نرگس فرهادی', nationalId: '0499370899' } }],
      ownValues: [{ heading: 'کد بایگانی', value: 'الف-۱' }],
    });
    expect(record.timeline.map(({ kind }) => kind)).toContain('imported');
    expect(good(await client.ngos.listNgos(listing({ importId: summary.id }))).total).toBe(1);
    const { rows } = await sql<{ cells: string }>`select cells from ngo_import_row`.execute(office.db.reader);
    expect(rows.map(({ cells }) => JSON.parse(cells) as unknown)).toEqual([FULL]);
  });

  it('leaves one row in the trail, with who, what and why', async () => {
    const { summary } = await brought([FULL]);
    const { rows } = await sql<{ method: string; subject: string; reason: string; change: string }>`
      select method, subject, reason, change from audit where outcome = 'done' and method like 'imports.%'`.execute(
      office.db.reader,
    );
    expect(rows).toEqual([
      {
        method: 'imports.confirm',
        subject: `import/${summary.id}`,
        reason: 'ورود فهرست',
        change: expect.stringContaining('"created":1') as string,
      },
    ]);
  });

  it('never guesses: a word for a status without dates is only stated, a missing date stays missing', async () => {
    const { stagingId } = await previewed(
      client,
      csv(
        ['نام تشکل', 'وضعیت پروانه', 'تاریخ اعتبار'],
        ['انجمن یاس', 'معتبر', 'ندارد'],
        ['انجمن لاله', 'بدون پروانه', ''],
      ),
    );
    good(await client.imports.confirm(confirming(stagingId)));
    expect(await recordNamed('انجمن یاس')).toMatchObject({ permitState: 'unknown', statedStatus: 'معتبر' });
    expect(await recordNamed('انجمن لاله')).toMatchObject({ permitState: 'no_permit', permits: [] });
  });

  it('keeps why an odd identifier was taken, so that the record can be corrected later', async () => {
    await brought([['انجمن یاس', '10380284791', '', '', '', 'نرگس فرهادی', '0499370898']]);
    const { facts, id, version } = await recordNamed('انجمن یاس');
    expect(facts.legalIdReason).not.toBe('');
    const corrected = await client.ngos.correctNgo({
      ngoId: id,
      version,
      facts: { ...facts, trackingCode: '7' },
      reason: 'ر',
    });
    expect(corrected.ok).toBe(true);
  });

  it('gives one national id to one person, on two boards', async () => {
    await brought([
      FULL,
      ['کانون مهر', '', '', '', '', 'نرگس فرهادی', '0499370899'],
      ['خانه نور', '', '', '', '', 'کسی دیگر', '0499370899'],
    ]);
    const [one, other, third] = [
      await recordNamed('انجمن یاس'),
      await recordNamed('کانون مهر'),
      await recordNamed('خانه نور'),
    ];
    expect(other.members[0]?.personId).toBe(one.members[0]?.personId);
    expect(third.members[0]).toMatchObject({ person: { fullName: 'کسی دیگر', nationalId: null } });
    expect(third.ownValues).toEqual([{ heading: 'کد ملی', value: '0499370899' }]);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('gives a national id to somebody known, who is the same person %s', async (_, place) => {
    await brought([['انجمن یاس', '', '', '', '', 'نرگس فرهادی', '']]);
    const known = ['انجمن یاس', '', '', '', '', 'نرگس فرهادی', '0499370899'];
    const fresh = ['کانون مهر', '', '', '', '', 'نرگس فرهادی', '0499370899'];
    await brought(place === 0 ? [fresh, known] : [known, fresh]);
    const [one, other] = [await recordNamed('انجمن یاس'), await recordNamed('کانون مهر')];
    expect(one.members[0]).toMatchObject({ person: { nationalId: '0499370899' } });
    expect(other.members[0]?.personId).toBe(one.members[0]?.personId);
  });

  it('takes one name in the two seats of a record for one person', async () => {
    const columns = ['نام تشکل', 'مدیرعامل', 'کد ملی', 'رئیس هیأت مدیره'];
    const bring = async (...cells: readonly string[]) => {
      const { stagingId, preview } = await previewed(client, csv(columns, cells));
      await client.imports.confirm(confirming(stagingId));
      return preview.counts;
    };
    await bring('انجمن یاس', '', '', 'نرگس فرهادی');
    const cells = ['انجمن یاس', 'نرگس فرهادی', '0499370899', ''];
    expect(await bring(...cells)).toMatchObject({ fill: 1 });
    const [one, other] = (await recordNamed('انجمن یاس')).members;
    expect(one?.personId).toBe(other?.personId);
    expect(one?.person.nationalId).toBe('0499370899');
    expect(await bring(...cells)).toMatchObject({ same: 1, fill: 0 });
  });

  it('finds the parent of a branch in the register and in the list itself', async () => {
    await brought([FULL]);
    const { stagingId } = await previewed(
      client,
      csv(
        ['نام تشکل', 'نوع تشکل', 'تشکل مادر'],
        ['انجمن یاس شعبه شمال', 'شعبه', 'انجمن ياس'],
        ['خانه نور', '', ''],
        ['خانه نور دو', 'شعبه', 'خانه نور'],
        ['کانون سه', 'شعبه', 'ناشناس'],
      ),
    );
    good(await client.imports.confirm(confirming(stagingId)));
    expect((await recordNamed('انجمن یاس شعبه شمال')).shown.parent).toBe('انجمن یاس');
    expect((await recordNamed('خانه نور دو')).facts.parentNgoId).toBe((await recordNamed('خانه نور')).id);
    expect((await recordNamed('کانون سه')).facts).toMatchObject({ parentNgoId: null, parentName: 'ناشناس' });
  });
});

describe('a row about a known record', () => {
  it('fills gaps, shows what it would replace, and replaces only when asked', async () => {
    await brought([['انجمن یاس', '10380284790', '12/3', '', '', '', '', '', 'خیابان بهار']]);
    const row = [
      'انجمن یاس نو',
      '10380284790',
      '12/3',
      '1403/01/01',
      '1405/12/29',
      'نرگس فرهادی',
      '',
      '09121234567',
      'خیابان پاییز',
    ];
    const { stagingId, preview } = await previewed(client, csv(HEADINGS, row));
    expect(preview.counts).toMatchObject({ update: 1, new: 0 });
    const { updates } = good(await client.imports.listUpdates({ stagingId, offset: 0, limit: 10 }));
    expect(updates.map(({ target, old, new: next }) => [target, old, next])).toEqual([
      ['name', 'انجمن یاس', 'انجمن یاس نو'],
      ['address', 'خیابان بهار', 'خیابان پاییز'],
    ]);
    good(await client.imports.confirm(confirming(stagingId, false)));
    expect(await recordNamed('انجمن یاس')).toMatchObject({
      contact: { address: 'خیابان بهار', mobiles: ['09121234567'] },
      permits: [{ facts: { issuedOn: '2024-03-20', validUntil: '2027-03-20' } }],
      members: [{ person: { fullName: 'نرگس فرهادی' } }],
    });
    await brought([row], true);
    const record = await recordNamed('انجمن یاس نو');
    expect(record.contact.address).toBe('خیابان پاییز');
    expect(record.formerValues).toContainEqual({
      field: 'name',
      value: 'انجمن یاس',
      until: null,
      how: 'change',
    });
    expect((await previewed(client, csv(HEADINGS, row))).preview.counts).toMatchObject({ same: 1 });
  });

  it('renews a permit where its dates are later, and knows a former permit', async () => {
    await brought([FULL]);
    const later = ['انجمن یاس', '', '', '1406/01/01', '1408/01/01'];
    office.setClock('2027-06-01T08:00:00.000Z');
    await brought([later], true);
    const { permits } = await recordNamed('انجمن یاس');
    expect(permits.map(({ kind, state }) => [kind, state])).toEqual([
      ['issue', 'ended'],
      ['renewal', 'valid'],
    ]);
    expect((await previewed(client, csv(HEADINGS, FULL))).preview.counts).toMatchObject({ same: 1 });
    expect((await previewed(client, csv(HEADINGS, later))).preview.counts).toMatchObject({ same: 1 });
  });

  it('replaces a director, whose seat ends on the day of the import', async () => {
    await brought([FULL]);
    await brought([['انجمن یاس', '', '', '', '', 'سارا مهری']], true);
    const { members } = await recordNamed('انجمن یاس');
    expect(members.map(({ person, endedOn }) => [person.fullName, endedOn])).toEqual([
      ['نرگس فرهادی', '2026-11-24'],
      ['سارا مهری', null],
    ]);
  });

  it('is held up where the record has left the register, or several have its name', async () => {
    await brought([FULL]);
    const { id, version } = await recordNamed('انجمن یاس');
    good(
      await client.ngos.dissolveNgo({ ngoId: id, version, on: day('2026-11-01'), reason: 'ر', letterNo: '' }),
    );
    const { stagingId, preview } = await previewed(client, csv(HEADINGS, FULL));
    expect(preview.counts).toMatchObject({ blocked: 1 });
    expect(await allProblems(client, stagingId)).toMatchObject([
      {
        code: 'same_as_record',
        severity: 'must_fix',
        details: { lifecycle: 'dissolved', ngoId: String(id) },
      },
    ]);
    for (const registrationNo of ['1', '2']) {
      const input = newNgo('خانه نور', { registrationNo });
      const likely = good(
        await client.ngos.findSimilar({
          name: 'خانه نور',
          legalId: '',
          registrationNo,
          permitNo: '',
          exceptNgoId: null,
        }),
      );
      good(await client.ngos.registerNgo({ ...input, notDuplicateOf: likely.map((one) => one.id) }));
    }
    const twins = await previewed(client, csv(HEADINGS, ['خانه نور']));
    expect(twins.preview.counts).toMatchObject({ blocked: 1 });
    const [problem] = await allProblems(client, twins.stagingId);
    expect(problem?.code).toBe('several_records_match');
    const [ngoId] = (problem?.details['ngoIds'] ?? '').split(',').map(Number);
    const decided = await twins.again([{ do: 'match', row: 2, ngoId: ngoId ?? 0 }]);
    expect(decided.counts).toMatchObject({ same: 1, blocked: 0 });
  });

  it('waits while another row disputes its record, however often the list comes', async () => {
    await brought([['مؤسسه مهر']]);
    const rows = [
      ['موسسه مهر', '10380284790'],
      ['موسسه مهر', '14000000000'],
    ];
    const { stagingId, preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ blocked: 2, new: 0, fill: 0 });
    const waiting = (await problemsOf(client, stagingId)).find(({ row }) => row === 2);
    expect(waiting).toMatchObject({
      ...{ code: 'same_as_row', severity: 'must_fix' },
      details: { row: '3', because: 'record' },
    });
    const refused = await client.imports.confirm(confirming(stagingId));
    expect(refused).toMatchObject({ ok: false, error: 'nothing_to_write' });
    expect((await again([])).counts).toEqual(preview.counts);

    expect((await again([{ do: 'skip', row: 3 }])).counts).toMatchObject({ skip: 1, fill: 1 });
    expect((await again([{ do: 'match', row: 3, ngoId: null }])).counts).toMatchObject({ new: 1, fill: 1 });
    expect((await again([{ do: 'merge', row: 3, withRow: 2 }])).counts).toMatchObject({ merged: 1, fill: 1 });
  });

  // One digit typed wrong would otherwise give the holder of that legal id another's name.
  it('is asked about where it has the name of one record and the legal id of another', async () => {
    await brought([
      ['انجمن یاس', ''],
      ['خانه نور', '10380284790'],
    ]);
    const rows = [
      ['انجمن یاس', '', '5/5'],
      ['انجمن یاس', '10380284790'],
    ];
    const { stagingId, preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ fill: 0, update: 0, merged: 0, blocked: 2 });
    const named = await recordNamed('انجمن یاس');
    const holder = await recordNamed('خانه نور');
    expect(await problemsOf(client, stagingId)).toContainEqual(
      expect.objectContaining({
        row: 3,
        code: 'several_records_match',
        severity: 'must_fix',
        details: { ngoIds: `${holder.id},${named.id}`, names: 'خانه نور، انجمن یاس' },
      }),
    );

    // It is the holder, under a new name.
    const renamed = await again([{ do: 'match', row: 3, ngoId: holder.id }]);
    expect(renamed.counts).toMatchObject({ fill: 1, update: 1, blocked: 0 });
    // It is the one of its name: then the legal id must be put right.
    const match = { do: 'match', row: 3, ngoId: named.id } as const;
    const stillTaken = await again([match]);
    expect(stillTaken.counts).toMatchObject({ fill: 0, update: 0, blocked: 2 });
    expect(await problemsOf(client, stagingId)).toContainEqual(
      expect.objectContaining({
        row: 3,
        code: 'same_as_record',
        severity: 'must_fix',
        details: expect.objectContaining({ because: 'legal_id', name: 'خانه نور' }) as unknown,
      }),
    );
    const corrected = await again([match, { do: 'set', row: 3, target: 'legalId', value: '14000000000' }]);
    expect(corrected.counts).toMatchObject({ fill: 1, merged: 1, update: 0, blocked: 0 });
    const skipped = await again([{ do: 'skip', row: 3 }]);
    expect(skipped.counts).toMatchObject({ fill: 1, skip: 1, update: 0, blocked: 0 });
  });

  it('keeps the row that would speak for it from being new while it is asked which record they are', async () => {
    await brought([['موسسه مهر', '14000000000']]);
    const rows = [
      ['خانه نور', '', '5/5'],
      ['خانه نور', '14000000000', '6/6'],
    ];
    const { preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ new: 0, update: 0, blocked: 2 });
    const { id } = await recordNamed('موسسه مهر');
    const apart = await again([{ do: 'set', row: 3, target: 'legalId', value: '' }]);
    expect(apart.counts).toMatchObject({ new: 1, blocked: 1 });
    const skipped = await again([{ do: 'skip', row: 3 }]);
    expect(skipped.counts).toMatchObject({ new: 1, skip: 1 });
    const renamed = await again([{ do: 'merge', row: 3, withRow: 2 }]);
    expect(renamed.counts).toMatchObject({ update: 1, merged: 1 });
    const matched = await again([
      { do: 'match', row: 2, ngoId: id },
      { do: 'skip', row: 3 },
    ]);
    expect(matched.counts).toMatchObject({ update: 1, skip: 1 });
  });

  it('calls a parent by the name that the same list takes from it', async () => {
    await brought([['خانه نور', '14000000000']]);
    const headings = ['نام تشکل', 'شناسه ملی', 'تشکل مادر'];
    const rows = [
      ['گروه نو', '', 'خانه نور'],
      ['انجمن یاس', '14000000000', ''],
    ];
    const first = await previewed(client, csv(headings, ...rows));
    expect(first.preview.counts).toMatchObject({ new: 1, update: 1 });
    good(await client.imports.confirm(confirming(first.stagingId, true)));
    expect((await recordNamed('گروه نو')).shown.parent).toBe('انجمن یاس');
    const { preview } = await previewed(client, csv(headings, ...rows));
    expect(preview.counts).toMatchObject({ same: 2, update: 0 });
  });

  it('is asked about where two legal ids claim one record that has none', async () => {
    await brought([['موسسه مهر', '']]);
    const rows = [
      ['موسسه مهر', '10380284790', '5/5'],
      ['موسسه مهر', '14000000000', '6/6'],
    ];
    const { stagingId, preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ fill: 0, merged: 0, blocked: 2 });
    expect(await problemsOf(client, stagingId)).toContainEqual(
      expect.objectContaining({
        row: 3,
        code: 'same_as_row',
        severity: 'must_fix',
        details: expect.objectContaining({ verdict: 'unclear', because: 'name' }) as unknown,
      }),
    );
    // To let it pass says nothing about which of them it is.
    const accepted = await again([{ do: 'accept', row: 3, code: 'same_as_row' }]);
    expect(accepted.counts).toMatchObject({ blocked: 2 });
    const apart = await again([{ do: 'match', row: 3, ngoId: null }]);
    expect(apart.counts).toMatchObject({ fill: 1, new: 1, blocked: 0 });
    const merge = { do: 'merge', row: 3, withRow: 2 } as const;
    expect((await again([merge])).counts).toMatchObject({ fill: 1, merged: 1, blocked: 0 });
    good(await client.imports.confirm(confirming(stagingId)));
    const later = await previewed(client, csv(HEADINGS, ...rows), 'list.csv', [merge]);
    expect(later.preview.counts).toMatchObject({ same: 1, merged: 1 });
  });

  it('takes a merging with a row that is not there for no decision', async () => {
    const rows = [
      ['خانه نور', '10380284790', '5/5'],
      ['گروه نو', '10380284790', '6/6'],
    ];
    const { preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ new: 1, blocked: 1 });
    for (const withRow of [3, 9]) {
      expect((await again([{ do: 'merge', row: 3, withRow }])).counts).toMatchObject({
        merged: 0,
        blocked: 1,
      });
    }
    expect((await again([{ do: 'merge', row: 3, withRow: 2 }])).counts).toMatchObject({
      merged: 1,
      blocked: 0,
    });
  });

  it('renames nobody the second time whom the person named in vain the first time', async () => {
    await brought([['کانون بهار', '']]);
    const { id } = await recordNamed('کانون بهار');
    const rows = [
      ['موسسه مهر', '', '5/5'],
      ['موسسه مهر', '', '6/6'],
    ];
    const match = { do: 'match', row: 3, ngoId: id } as const;
    const first = await previewed(client, csv(HEADINGS, ...rows), 'list.csv', [match]);
    expect(first.preview.counts).toMatchObject({ new: 0, update: 0, blocked: 2 });
    const both = await first.again([match, { do: 'accept', row: 3, code: 'same_as_row' }]);
    expect(both.counts).toMatchObject({ update: 1, merged: 1, blocked: 0 });
  });

  it('is asked about where it has the name of one record and the permit of another', async () => {
    await brought([
      ['انجمن یاس سفید', '10380284790'],
      ['انجمن یاس سپید', ''],
    ]);
    const rows = [
      ['انجمن یاس سفید', '10380284790', '7/7'],
      ['انجمن یاس سپید', '', '7/7'],
    ];
    const { stagingId, preview, again } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ blocked: 2 });
    expect(await problemsOf(client, stagingId)).toContainEqual(
      expect.objectContaining({ row: 3, code: 'several_records_match', severity: 'must_fix' }),
    );
    const { id } = await recordNamed('انجمن یاس سپید');
    const apart = await again([{ do: 'match', row: 3, ngoId: id }]);
    expect(apart.counts).toMatchObject({ fill: 2, blocked: 0 });
    const together = await again([{ do: 'merge', row: 3, withRow: 2 }]);
    expect(together.counts).toMatchObject({ fill: 1, merged: 1 });
  });

  it('gives nothing to another row while it must be decided about itself', async () => {
    await brought([
      ['موسسه مهر', '10380284790'],
      ['موسسه مهر', '14000000000'],
    ]);
    const rows = [
      ['موسسه مهر', '10380284790', '12/3'],
      ['موسسه مهر', '', '12/3', '', '', '', '', '', 'خیابان بهار'],
    ];
    const { preview } = await previewed(client, csv(HEADINGS, ...rows));
    expect(preview.counts).toMatchObject({ blocked: 2, fill: 0 });
  });

  it('is written only onto the register that the preview saw', async () => {
    const { stagingId } = await previewed(client, csv(HEADINGS, FULL));
    good(await client.ngos.registerNgo(newNgo('کانون دیگر')));
    expect(await client.imports.confirm(confirming(stagingId))).toEqual({
      ok: false,
      error: 'register_changed',
    });
    expect(await ngos()).toHaveLength(1);
  });
});

describe('taking an import back', () => {
  it('puts everything back, and frees identifiers for the same list again', async () => {
    await addEntry(office.db, 'issuer', 'فرمانداری');
    const headings = [...HEADINGS, 'مرجع صدور', 'موضوع فعالیت', 'رئیس هیأت مدیره', 'جنسیت'];
    await brought([FULL, ['خانه نور', '', '7', '1400/01/01', '', 'علی راد', '', '09120000000', '', 'ب']]);
    const before = await standing();
    const sheet = csv(
      headings,
      [
        'انجمن یاس نو',
        '10380284790',
        '12/4',
        '1403/01/02',
        '1406/01/01',
        'سارا مهری',
        '',
        '09350000000',
        'خیابان ۲',
        'الف-۲',
        'فرمانداری',
        'محیط زیست',
        'بابک نیک',
        'زن',
      ],
      [
        'خانه نور',
        '14000000000',
        '7',
        '1400/01/01',
        '1406/01/01',
        'علی راد',
        '0183382390',
        '',
        'کوچه ۱',
        'ب',
        'استانداری',
        'هنر',
        '',
        'مرد',
      ],
      [
        'کانون تازه',
        '14999326238',
        '9',
        '1404/01/01',
        '1406/01/01',
        'مینا صبا',
        '1000000001',
        '',
        '',
        'ج',
        'فرمانداری',
        'هنر',
        '',
        '',
      ],
    );
    const first = await previewed(client, sheet);
    expect(first.preview.counts).toMatchObject({ new: 1, update: 1, fill: 1 });
    const { id } = good(await client.imports.confirm(confirming(first.stagingId, true)));
    expect(await standing()).not.toEqual(before);
    const undone = good(await client.imports.undoImport({ importId: id, reason: 'فهرست کهنه بود' }));
    expect(undone).toMatchObject({ status: 'undone', undoneReason: 'فهرست کهنه بود', touched: 0 });
    expect(await standing()).toEqual(before);
    const again = await previewed(client, sheet);
    expect(again.preview.counts).toEqual(first.preview.counts);
    expect(await client.imports.undoImport({ importId: id, reason: 'ر' })).toEqual({
      ok: false,
      error: 'already_undone',
    });
    const second = good(await client.imports.confirm(confirming(again.stagingId, true)));
    expect(second).toMatchObject({ created: 1, changed: 2 });
  });

  it('is refused once something else has touched one of its rows', async () => {
    const { summary } = await brought([FULL, ['خانه نور']]);
    const { id, version } = await recordNamed('خانه نور');
    good(await client.ngos.addNote({ ngoId: id, version, text: 'بازدید شد' }));
    expect(good(await client.imports.listImports({}))).toMatchObject([{ id: summary.id, touched: 1 }]);
    expect(await client.imports.undoImport({ importId: summary.id, reason: 'ر' })).toEqual({
      ok: false,
      error: 'touched_since',
    });
    expect(await ngos()).toHaveLength(2);
    const missing = await client.imports.undoImport({ importId: ImportId.parse(99), reason: 'ر' });
    expect(missing).toEqual({ ok: false, error: 'import_not_found' });
  });
});

describe('a file on its way in', () => {
  it('belongs to the person who opened it, until it is dropped', async () => {
    const { stagingId } = await previewed(client, csv(HEADINGS, FULL));
    const other = await office.clientOf('ngoOfficer');
    const asked = { stagingId, show: 'all', offset: 0, limit: 10 } as const;
    expect(await other.imports.listProblems(asked)).toEqual({ ok: false, error: 'staging_gone' });
    good(await client.imports.drop({ stagingId }));
    expect(await client.imports.listProblems(asked)).toEqual({ ok: false, error: 'staging_gone' });
    expect(await client.imports.confirm(confirming(stagingId))).toEqual({ ok: false, error: 'staging_gone' });
  });

  it('needs a name column, no target twice, and rows', async () => {
    const { stagingId, choice } = await previewed(client, csv(HEADINGS, FULL));
    const ask = (mapping: readonly ('name' | 'address' | null)[], headerRow = 0) =>
      client.imports.preview({
        workId: 'w',
        stagingId,
        choice: { ...choice, headerRow },
        mapping,
        fixes: [],
      });
    expect(await ask(['address'])).toEqual({ ok: false, error: 'name_not_mapped' });
    expect(await ask(['name', 'name'])).toEqual({ ok: false, error: 'target_twice' });
    expect(await ask(['name'], 1)).toEqual({ ok: false, error: 'no_rows' });
    expect(await client.imports.confirm(confirming(stagingId))).toEqual({
      ok: false,
      error: 'not_previewed',
    });
  });

  it('can be stopped on every way, and nothing is written', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => [`انجمن شماره ${index}`, '', String(index)]);
    const { stagingId, choice, head } = await previewed(client, csv(HEADINGS, ...rows));
    const stopping = async () => {
      while (good(await client.imports.getProgress({ workId: 'w' })) === null)
        await new Promise(setImmediate);
      good(await client.imports.stopWork({ workId: 'w' }));
    };
    const [stopped] = await Promise.all([
      client.imports.confirm({ ...confirming(stagingId), workId: 'w' }),
      stopping(),
    ]);
    expect(stopped).toEqual({ ok: false, error: 'stopped' });
    expect(await ngos()).toEqual([]);
    const preview = client.imports.preview({
      workId: 'w',
      stagingId,
      choice,
      mapping: head.mapping,
      fixes: [],
    });
    expect(await Promise.all([preview, stopping()])).toMatchObject([
      { ok: false, error: 'stopped' },
      undefined,
    ]);
    expect(good(await client.imports.getProgress({ workId: 'w' }))).toBeNull();
  });
});
