import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../shared/access.ts';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import { type Office, openOffice } from '../../electron/office/office.ts';
import { good } from '../support/ngo-office.ts';
import { CHEAP_COST, FIRST_INSTANT } from '../support/temporary.ts';
import { tablesOf } from './roles-page.ts';

/** The columns of `docs/roles.md` in their order. */
const CALLERS = [...ROLES, 'temporaryPassword', 'nobody'] as const;
type Caller = (typeof CALLERS)[number];

const METHODS = Object.entries(contract).flatMap(([feature, methods]) =>
  Object.keys(methods).map((name) => ({ method: `${feature}.${name}` })),
);

let office: Office;
let folder: string;
const bugs: unknown[] = [];
const tokens = new Map<Caller, string | null>();
const stated = new Map<string, readonly string[]>();

/** Signs in by the front door, as a person would: wizard, administrator, first password, own password. */
beforeAll(async () => {
  const page = await readFile(new URL('../../docs/roles.md', import.meta.url), 'utf8');
  for (const { rows } of tablesOf(page)) {
    for (const [, method = '', ...signs] of rows) {
      if (/^[a-z]+\.[a-zA-Z]+$/u.test(method)) stated.set(method, signs);
    }
  }
  folder = await mkdtemp(join(tmpdir(), 'daftar-roles-'));
  office = await openOffice({
    folder,
    clock: () => FIRST_INSTANT,
    passwordCost: CHEAP_COST,
    reportBug: (bug) => void bugs.push(bug),
  });
  const clientOf = (token: string | null) =>
    createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  const stranger = clientOf(null);
  const profile = { kind: 'governorate', provinceCode: '04', countyName: 'بهاردشت', countyCode: '' } as const;
  const administrator = {
    userName: 'modir',
    fullName: 'مدیر',
    post: '',
    password: 'درخت سپیدار',
    alsoKeepsRegister: false,
  };
  const { token } = good(
    await stranger.office.createOffice({
      profile: { ...profile, letterheadLines: ['وزارت کشور'] },
      logo: null,
      administrator,
    }),
  );
  const admin = clientOf(token);
  const first = 'رودخانه آرام';
  async function enter(userName: string, roles: readonly Role[], changesPassword: boolean) {
    good(
      await admin.accounts.createAccount({ userName, fullName: userName, post: '', roles, password: first }),
    );
    const session = good(await stranger.accounts.signIn({ userName, password: first }));
    const change = { password: first, newPassword: 'دریای آرام' };
    if (changesPassword) good(await clientOf(session.token).accounts.changeOwnPassword(change));
    return session.token;
  }
  for (const role of ROLES) tokens.set(role, await enter(role, [role], true));
  tokens.set('temporaryPassword', await enter('everybody', ROLES, false));
  tokens.set('nobody', null);
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

test('the page names every method there is, once, and none that is not', () => {
  expect([...stated.keys()].sort()).toEqual(METHODS.map(({ method }) => method).sort());
  for (const [method, signs] of stated) {
    expect([method, signs.length, signs.filter((sign) => sign !== '✓' && sign !== '–')]).toEqual([
      method,
      CALLERS.length,
      [],
    ]);
  }
});

describe.each(CALLERS.map((caller, column) => ({ caller, column })))('$caller', ({ caller, column }) => {
  test.each(METHODS.map(({ method }) => method))('%s', async (method) => {
    // No method takes null, so the one who may come in hears of the input, and no handler runs.
    const reply = await office.dispatch({ token: tokens.get(caller) ?? null, method, input: null });
    const refusal =
      caller === 'nobody'
        ? 'not_signed_in'
        : caller === 'temporaryPassword'
          ? 'must_change_password'
          : 'forbidden';
    const isAllowed = stated.get(method)?.[column] === '✓';
    expect(reply).toEqual({ ok: false, error: isAllowed ? 'invalid_input' : refusal });
  });
});

test('several roles together may do what any of them may', async () => {
  const token = tokens.get('admin') ?? null;
  const admin = createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  const password = 'رودخانه آرام';
  const roles = ['admin', 'electionOfficer'] as const;
  const both = { userName: 'both', fullName: 'هر دو', post: '', roles, password };
  good(await admin.accounts.createAccount(both));
  const session = good(await admin.accounts.signIn({ userName: 'both', password }));
  const me = createClient(contract, (method, input) =>
    office.dispatch({ token: session.token, method, input }),
  );
  good(await me.accounts.changeOwnPassword({ password, newPassword: 'دریای آرام' }));
  for (const { method } of METHODS) {
    const signs = stated.get(method) ?? [];
    const mayEither = roles.some((role) => signs[ROLES.indexOf(role)] === '✓');
    const reply = await office.dispatch({ token: session.token, method, input: null });
    expect([method, reply]).toMatchObject([method, { error: mayEither ? 'invalid_input' : 'forbidden' }]);
  }
});

test('what is refused stands in the trail with who asked for it; a token that is none is nobody', async () => {
  const viewer = tokens.get('viewer') ?? null;
  await office.dispatch({ token: viewer, method: 'ngos.revokePermit', input: null });
  await office.dispatch({ token: 'guessed', method: 'ngos.revokePermit', input: null });
  await office.dispatch({ token: viewer, method: 'ngos.noSuchThing', input: null });
  const token = tokens.get('deputyGovernor') ?? null;
  const deputy = createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  const everything = {
    from: null,
    until: null,
    accountId: null,
    outcome: 'all',
    method: '',
    subject: '',
  } as const;
  const { rows } = good(await deputy.trail.readTrail({ filter: everything, offset: 0, limit: 4 }));
  const told = rows.map(({ person, method, outcome }) => [person, method, outcome]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['viewer', 'ngos.revokePermit', 'forbidden'],
      [null, 'ngos.revokePermit', 'not_signed_in'],
      ['viewer', 'ngos.noSuchThing', 'unknown_method'],
    ]),
  );
  expect(bugs).toEqual([]);
});
