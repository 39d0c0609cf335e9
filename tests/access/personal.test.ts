import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../shared/access.ts';
import { contract } from '../../shared/contract.ts';
import { COLUMN_KEYS } from '../../shared/features/ngos/columns.ts';
import { createClient } from '../../shared/kit/client.ts';
import type { Client } from '../../shared/kit/method.ts';
import { type Office, openOffice } from '../../electron/office/office.ts';
import type { NgoId } from '../../shared/features/ngos/fields.ts';
import { NOBODY, good, listing, newNgo } from '../support/ngo-office.ts';
import { CHEAP_COST, FIRST_INSTANT } from '../support/temporary.ts';
import { tablesOf } from './roles-page.ts';

/** What only some may see: as it is now, and as it was before a correction. */
const PERSONAL = {
  nationalId: ['0499370899', '0013542419'],
  mobile: ['09121234567', '09351234567', '09127654321', '09191112233'],
} as const;
type Kind = keyof typeof PERSONAL;

type Caller = Client<typeof contract>;

let office: Office;
let folder: string;
let ngoId: NgoId;
const clients = new Map<Role, Caller>();
/** By the page: who sees which kind. */
const sees = new Map<string, readonly string[]>();

beforeAll(async () => {
  const page = await readFile(new URL('../../docs/roles.md', import.meta.url), 'utf8');
  for (const { rows } of tablesOf(page)) {
    for (const [, kind = '', ...signs] of rows) if (kind in PERSONAL) sees.set(kind, signs);
  }
  folder = await mkdtemp(join(tmpdir(), 'daftar-personal-'));
  office = await openOffice({
    folder,
    clock: () => FIRST_INSTANT,
    passwordCost: CHEAP_COST,
    reportBug: ({ bug }) => {
      throw bug;
    },
  });
  const clientOf = (token: string | null): Caller =>
    createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  const stranger = clientOf(null);
  const administrator = {
    userName: 'modir',
    fullName: 'مدیر',
    post: '',
    password: 'درخت سپیدار',
    alsoKeepsRegister: false,
  };
  const profile = { kind: 'governorate', provinceCode: '04', countyName: 'بهاردشت', countyCode: '' } as const;
  const { token } = good(
    await stranger.office.createOffice({
      profile: { ...profile, letterheadLines: ['وزارت کشور'] },
      logo: null,
      administrator,
    }),
  );
  const password = 'رودخانه آرام';
  for (const role of ROLES) {
    const account = { userName: role, fullName: role, post: '', roles: [role], password };
    good(await clientOf(token).accounts.createAccount(account));
    const client = clientOf(good(await stranger.accounts.signIn({ userName: role, password })).token);
    good(await client.accounts.changeOwnPassword({ password, newPassword: 'دریای آرام' }));
    clients.set(role, client);
  }
  ngoId = await writeRecord(clientOfRole('ngoOfficer'));
}, 60_000);
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

function clientOfRole(role: Role): Caller {
  const client = clients.get(role);
  if (!client) throw new Error(`Nobody is ${role}`);
  return client;
}

/** One NGO whose director and numbers were corrected, so that every value stands in a history too. */
async function writeRecord(officer: Caller): Promise<NgoId> {
  const director = { fullName: 'زهرا کریمی', nationalId: PERSONAL.nationalId[0], mobile: PERSONAL.mobile[0] };
  const mobiles = [PERSONAL.mobile[1]];
  let record = good(
    await officer.ngos.registerNgo(newNgo('انجمن باران', {}, { contact: { mobiles }, director })),
  );
  const seat = record.members[0];
  if (!seat) throw new Error('The director has no seat');
  record = good(
    await officer.ngos.correctMembership({
      ngoId: record.id,
      version: record.version,
      membershipId: seat.id,
      person: { ...NOBODY, ...director, nationalId: PERSONAL.nationalId[1], mobile: PERSONAL.mobile[2] },
      term: seat.term,
      reason: 'از روی کارت ملی',
    }),
  );
  const contact = { ...record.contact, mobiles: [PERSONAL.mobile[3]] };
  good(await officer.ngos.updateContact({ ngoId: record.id, version: record.version, contact }));
  return record.id;
}

/** Everything that a person can be shown, by whatever they ask; what is refused shows nothing. */
async function everythingShown(client: Caller): Promise<string> {
  const texts = [...PERSONAL.nationalId, ...PERSONAL.mobile];
  const list = {
    filter: listing().filter,
    sort: listing().sort,
    ngoIds: null,
    columns: COLUMN_KEYS,
  };
  const everything = {
    from: null,
    until: null,
    accountId: null,
    outcome: 'all',
    method: '',
    subject: '',
  } as const;
  const replies: unknown[] = [
    await client.ngos.listNgos(listing()),
    await client.ngos.getNgo({ ngoId }),
    await client.ngos.findPeople({ text: 'کریمی', limit: 5 }),
    await client.ngos.findSimilar({
      name: 'انجمن باران',
      legalId: '',
      registrationNo: '',
      permitNo: '',
      exceptNgoId: null,
    }),
    await client.today.listTasks({ limitPerKind: 50 }),
    await client.trail.readTrail({ filter: everything, offset: 0, limit: 500 }),
    await client.prints.listPrints({ limit: 50 }),
  ];
  for (const text of ['کریمی', ...texts, ...texts.map((one) => one.slice(2, 9))]) {
    replies.push(await client.ngos.listNgos(listing({ text })));
    replies.push(await client.ngos.findAnything({ text, limit: 10 }));
  }
  const csv = await client.prints.exportNgos({ ...list, format: 'csv', withOwnColumns: true });
  if (csv.ok) replies.push(new TextDecoder('utf-16le').decode(csv.value.bytes));
  if (csv.ok) replies.push(new TextDecoder('utf-8').decode(csv.value.bytes));
  return JSON.stringify(replies);
}

describe.each(ROLES)('%s', (role) => {
  test.each(Object.keys(PERSONAL) as Kind[])('sees %s as the page says', async (kind) => {
    const may = sees.get(kind)?.[ROLES.indexOf(role)] === '✓';
    const shown = await everythingShown(clientOfRole(role));
    const seen = PERSONAL[kind].filter((value) => shown.includes(value));
    // Former mobiles and the former national id stand in the history of those who may see them.
    expect(seen).toEqual(may ? PERSONAL[kind] : []);
    expect(shown).toContain('انجمن باران');
  });

  test('finds records by personal numbers only where they may be seen', async () => {
    const client = clientOfRole(role);
    for (const [kind, value] of [
      ['nationalId', PERSONAL.nationalId[1]],
      ['mobile', PERSONAL.mobile[2]],
      ['mobile', PERSONAL.mobile[3]],
      ['mobile', PERSONAL.mobile[1]],
    ] as const) {
      const may = sees.get(kind)?.[ROLES.indexOf(role)] === '✓';
      const { total } = good(await client.ngos.listNgos(listing({ text: value })));
      const { ngos } = good(await client.ngos.findAnything({ text: value, limit: 5 }));
      const [counted] = good(await client.ngos.countNgos({ filters: [listing({ text: value }).filter] }));
      expect([value, total, ngos.length, counted]).toEqual([value, ...(may ? [1, 1, 1] : [0, 0, 0])]);
    }
  });
});

test('the page says it for every role', () => {
  expect([...sees].map(([kind, signs]) => [kind, signs.length])).toEqual([
    ['nationalId', ROLES.length],
    ['mobile', ROLES.length],
  ]);
});

test('the trail keeps no whole number, whoever reads it', async () => {
  const everything = {
    from: null,
    until: null,
    accountId: null,
    outcome: 'all',
    method: '',
    subject: '',
  } as const;
  for (const role of ['admin', 'deputyGovernor'] as const) {
    const reply = await clientOfRole(role).trail.readTrail({ filter: everything, offset: 0, limit: 500 });
    const text = JSON.stringify(good(reply).rows);
    for (const value of [...PERSONAL.nationalId, ...PERSONAL.mobile]) expect(text).not.toContain(value);
    expect(text).toContain('********19');
  }
});
