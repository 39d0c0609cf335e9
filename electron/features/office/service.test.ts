import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '../../../shared/features/accounts/contract.ts';
import { office } from '../../../shared/features/office/contract.ts';
import { prints } from '../../../shared/features/prints/contract.ts';
import { ParameterName, settings } from '../../../shared/features/settings/contract.ts';
import { DEFAULTS, LEVELS } from '../../../shared/features/settings/rules.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { FIRST_INSTANT, type TemporaryOffice, temporaryOffice } from '../../../tests/support/temporary.ts';
import { accountsService } from '../accounts/service.ts';
import { printsService } from '../prints/service.ts';
import { settingsService } from '../settings/service.ts';
import { paperPng } from './sample/papers.ts';
import { officeService } from './service.ts';

const parts = { office, accounts, prints, settings } as const;
const PASSWORD = 'زمستان-سرد-بهاردشت';
const NEW_PASSWORD = 'بهار-گرم-بهاردشت';
const PROFILE = {
  kind: 'special_governorate',
  provinceCode: '00',
  countyName: 'بهاردشت',
  countyCode: '',
  letterheadLines: ['جمهوری اسلامی ایران', 'وزارت کشور'],
} as const;
const ADMINISTRATOR = {
  userName: 'راد',
  fullName: 'کاوه راد',
  post: '',
  password: PASSWORD,
  alsoKeepsRegister: false,
};
const FIRST_RUN = { profile: PROFILE, logo: null, administrator: ADMINISTRATOR };
const CODE = /^(\d{4}-){9}\d{4}$/;

let temporary: TemporaryOffice<typeof parts>;
beforeEach(async () => {
  temporary = await temporaryOffice(parts, {
    office: officeService,
    accounts: accountsService,
    prints: printsService,
    settings: settingsService,
  });
});
afterEach(() => temporary.close());

async function firstRun() {
  const made = await temporary.stranger.office.createOffice(FIRST_RUN);
  if (!made.ok) throw new Error(made.error);
  return made.value;
}

function trail() {
  return temporary.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();
}

/** So many seconds after the first moment. */
function wait(seconds: number): void {
  temporary.setClock(new Date(Date.parse(FIRST_INSTANT) + seconds * 1_000).toISOString());
}

describe('the first run', () => {
  test('makes an office with its first administrator and a recovery code', async () => {
    const { stranger } = temporary;
    expect(await stranger.office.getState({})).toMatchObject({
      value: { state: 'new', isSample: false, title: '', clockBehind: null, today: '2026-11-24' },
    });
    expect((await firstRun()).recoveryCode).toMatch(CODE);
    expect(await stranger.office.getState({})).toMatchObject({
      value: { state: 'ready', isSample: false, title: 'فرمانداری ویژه شهرستان بهاردشت', sampleAccounts: [] },
    });
    expect(await stranger.accounts.signIn({ userName: 'راد', password: PASSWORD })).toMatchObject({
      value: { myself: { roles: ['admin'], mustChangePassword: false } },
    });
  });

  test('lets its administrator keep the register too, where one person does both', async () => {
    const administrator = { ...ADMINISTRATOR, alsoKeepsRegister: true };
    await temporary.stranger.office.createOffice({ ...FIRST_RUN, administrator });
    expect(await temporary.stranger.accounts.signIn({ userName: 'راد', password: PASSWORD })).toMatchObject({
      value: { myself: { roles: ['admin', 'ngoOfficer'] } },
    });
  });

  test('happens once', async () => {
    await firstRun();
    expect(await temporary.stranger.office.createOffice(FIRST_RUN)).toMatchObject({ error: 'office_exists' });
    expect(await temporary.stranger.office.openSample({})).toMatchObject({ error: 'office_exists' });
  });

  test.each([
    ['password_weak', { ...FIRST_RUN, administrator: { ...ADMINISTRATOR, password: '12345678' } }],
    ['password_weak', { ...FIRST_RUN, administrator: { ...ADMINISTRATOR, password: 'کوتاه' } }],
    ['logo_unreadable', { ...FIRST_RUN, logo: { mediaType: 'image/png', bytes: new Uint8Array([1, 2, 3]) } }],
    [
      'logo_unreadable',
      { ...FIRST_RUN, logo: { mediaType: 'image/jpeg', bytes: Uint8Array.from(paperPng(1)) } },
    ],
  ] as const)('is refused for %s, and nothing stays of it', async (error, input) => {
    expect(await temporary.stranger.office.createOffice(input)).toMatchObject({ ok: false, error });
    expect(await temporary.stranger.office.getState({})).toMatchObject({ value: { state: 'new' } });
    expect(await temporary.db.reader.selectFrom('account').selectAll().execute()).toEqual([]);
    expect(await temporary.db.reader.selectFrom('listEntry').selectAll().execute()).toEqual([]);
  });

  test('leaves neither the password nor the code in the trail', async () => {
    const { recoveryCode } = await firstRun();
    const [row, ...others] = await trail();
    expect(row).toMatchObject({ method: 'office.createOffice', outcome: 'done', subject: 'office' });
    expect(others).toEqual([]);
    expect(row?.change).toContain(ADMINISTRATOR.fullName);
    expect(row?.change).not.toContain(PASSWORD);
    for (const group of recoveryCode.split('-')) expect(row?.change).not.toContain(group);
    const stored = await temporary.db.reader.selectFrom('office').selectAll().executeTakeFirstOrThrow();
    expect(stored.recoveryHash).toMatch(/^scrypt\$/);
    expect(JSON.stringify(stored)).not.toContain(recoveryCode.replaceAll('-', ''));
  });

  test('fills the lists in as many levels as they have, and every legal parameter', async () => {
    await firstRun();
    const admin = await temporary.clientOf('admin');
    const entries = await admin.settings.listEntries({});
    const parameters = await admin.settings.listParameters({});
    if (!entries.ok || !parameters.ok) throw new Error('The settings cannot be read');
    const byId = new Map(entries.value.map((entry) => [entry.id, entry]));
    const depthOf = (id: number | null): number => {
      const entry = entries.value.find((one) => one.id === id);
      return entry === undefined ? 0 : 1 + depthOf(entry.parentId);
    };
    const deepest = (list: string) =>
      Math.max(0, ...entries.value.filter((one) => one.list === list).map(({ id }) => depthOf(id)));
    for (const list of ['issuer', 'subject', 'document_type', 'title_word', 'registration_office'] as const) {
      expect([list, deepest(list)]).toEqual([list, LEVELS[list]]);
    }
    expect([...byId.values()].filter(({ list }) => list === 'place')).toEqual([]);
    const required = [...byId.values()].flatMap(({ details }) => details.requiredFor ?? []);
    expect(new Set(required)).toEqual(new Set(['independent', 'branch']));
    expect(parameters.value.map(({ name, value }) => [name, value]).sort()).toEqual(
      ParameterName.options.map((name) => [name, DEFAULTS[name].value]).sort(),
    );
    expect(parameters.value.every(({ basis }) => basis !== '')).toBe(true);
  });
});

describe('the recovery code', () => {
  const rescue = (recoveryCode: string, userName = 'راد', password = NEW_PASSWORD) =>
    temporary.stranger.office.rescueAdministrator({ recoveryCode, userName, password });

  test('rescues the last administrator once, however it was typed', async () => {
    const { recoveryCode, token } = await firstRun();
    const typed = ` ${toPersianDigits(recoveryCode).replaceAll('-', ' ')} `;
    const rescued = await rescue(typed);
    if (!rescued.ok) throw new Error(rescued.error);
    expect(rescued.value.recoveryCode).toMatch(CODE);
    expect(rescued.value.recoveryCode).not.toBe(recoveryCode);
    // Whoever sat there with the old password is out.
    expect(temporary.sessions.find(token)).toBeUndefined();
    expect(temporary.sessions.find(rescued.value.token)).toMatchObject({ fullName: 'کاوه راد' });
    const { signIn } = temporary.stranger.accounts;
    expect(await signIn({ userName: 'راد', password: PASSWORD })).toMatchObject({
      error: 'wrong_name_or_password',
    });
    expect(await signIn({ userName: 'راد', password: NEW_PASSWORD })).toMatchObject({ ok: true });

    expect(await rescue(recoveryCode)).toMatchObject({ error: 'wrong_recovery_code' });
    expect(await rescue(rescued.value.recoveryCode)).toMatchObject({ ok: true });
    expect((await trail()).filter(({ method }) => method === 'office.rescueAdministrator')).toMatchObject([
      { outcome: 'done', subject: 'account/1' },
      { outcome: 'wrong_recovery_code', subject: 'office' },
      { outcome: 'done', subject: 'account/1' },
    ]);
  });

  test('costs a growing delay when it is wrong, and is not tried meanwhile', async () => {
    const { recoveryCode } = await firstRun();
    const wrong = `${recoveryCode.slice(0, -1)}${(Number(recoveryCode.at(-1)) + 1) % 10}`;
    for (const code of ['چیزی دیگر', wrong, '0'.repeat(40)]) {
      expect(await rescue(code)).toMatchObject({ error: 'wrong_recovery_code' });
    }
    expect(await rescue(recoveryCode)).toMatchObject({ error: 'wait' });
    wait(2);
    expect(await rescue(wrong)).toMatchObject({ error: 'wrong_recovery_code' });
    wait(5);
    expect(await rescue(recoveryCode)).toMatchObject({ error: 'wait' });
    wait(6);
    expect(await rescue(recoveryCode)).toMatchObject({ ok: true });
  });

  test('is kept where the rest was wrong', async () => {
    const { recoveryCode, token } = await firstRun();
    await temporary.dispatch({
      token,
      method: 'accounts.createAccount',
      input: {
        userName: 'فرهادی',
        fullName: 'نرگس فرهادی',
        post: '',
        roles: ['ngoOfficer'],
        password: PASSWORD,
      },
    });
    expect(await rescue(recoveryCode, 'هیچ‌کس')).toMatchObject({ error: 'account_not_found' });
    expect(await rescue(recoveryCode, 'فرهادی')).toMatchObject({ error: 'not_an_administrator' });
    expect(await rescue(recoveryCode, 'راد', 'کوتاه')).toMatchObject({ error: 'password_weak' });
    expect(await rescue(recoveryCode)).toMatchObject({ ok: true });
  });

  test('tells a stranger nothing where there is no office, and no names where it is wrong', async () => {
    expect(await rescue('1234')).toMatchObject({ error: 'wrong_recovery_code' });
    await firstRun();
    expect(await rescue('1234', 'هیچ‌کس')).toMatchObject({ error: 'wrong_recovery_code' });
    expect(await rescue('1234', 'راد')).toMatchObject({ error: 'wrong_recovery_code' });
  });

  test('is renewed by an administrator who knows the password, and the one before is void', async () => {
    const { recoveryCode, token } = await firstRun();
    const renew = (password: string) =>
      temporary.dispatch({ token, method: 'office.renewRecoveryCode', input: { password } });
    expect(await renew('نادرست')).toMatchObject({ error: 'wrong_password' });
    const renewed = await renew(PASSWORD);
    expect(renewed).toMatchObject({ ok: true });
    const { value } = renewed as unknown as { value: { recoveryCode: string } };
    expect(value.recoveryCode).toMatch(CODE);
    expect(await rescue(recoveryCode)).toMatchObject({ error: 'wrong_recovery_code' });
    expect(await rescue(value.recoveryCode)).toMatchObject({ ok: true });
  });

  test('is printed only where it is the right one, with a number of its own', async () => {
    const { recoveryCode, token } = await firstRun();
    const print = (code: string) =>
      temporary.dispatch({ token, method: 'office.printRecoveryCode', input: { recoveryCode: code } });
    expect(await print('0'.repeat(40))).toMatchObject({ error: 'wrong_recovery_code' });
    const printed = (await print(recoveryCode)) as unknown as { ok: true; value: { bytes: Uint8Array } };
    expect(new TextDecoder('latin1').decode(printed.value.bytes.slice(0, 5))).toBe('%PDF-');
    const deputy = await temporary.clientOf('deputyGovernor');
    expect(await deputy.prints.listPrints({ limit: 5 })).toMatchObject({
      value: [{ number: '1405/1', kind: 'recovery_code', by: 'کاوه راد' }],
    });
    for (const { change } of await trail()) expect(change ?? '').not.toContain(recoveryCode.slice(0, 9));
  });
});

describe('the profile', () => {
  test('is changed with its logo, and the trail has both by name and hash', async () => {
    const { token } = await firstRun();
    const logo = { mediaType: 'image/png', bytes: Uint8Array.from(paperPng(3)) } as const;
    const profile = { ...PROFILE, kind: 'governorate', countyName: 'دشت‌بهار' } as const;
    const change = (input: unknown) => temporary.dispatch({ token, method: 'office.changeProfile', input });
    expect(await change({ profile, logo: { ...logo, mediaType: 'image/jpeg' } })).toMatchObject({
      error: 'logo_unreadable',
    });
    expect(await change({ profile, logo })).toMatchObject({ ok: true });
    const viewer = await temporary.clientOf('viewer');
    expect(await viewer.office.getProfile({})).toEqual({
      ok: true,
      value: { profile, logo, isSample: false },
    });
    expect(await viewer.office.changeProfile({ profile, logo })).toMatchObject({ error: 'forbidden' });
    const row = (await trail()).find(
      ({ method, outcome }) => method === 'office.changeProfile' && outcome === 'done',
    );
    const told = JSON.parse(row?.change ?? '{}') as { before: unknown; after: { logo: string } };
    expect(told).toMatchObject({
      before: { countyName: 'بهاردشت', logo: null },
      after: { countyName: 'دشت‌بهار' },
    });
    expect(told.after.logo).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a clock that was set back', () => {
  test('is told with both times until the last recorded act has passed again', async () => {
    await firstRun();
    temporary.setClock('2026-11-23T09:15:00.000Z');
    expect(await temporary.stranger.office.getState({})).toMatchObject({
      value: { clockBehind: { lastRecordedAt: FIRST_INSTANT, now: '2026-11-23T09:15:00.000Z' } },
    });
    // What is recorded meanwhile by that clock does not make it right.
    await temporary.stranger.accounts.signIn({ userName: 'کسی', password: 'نادرست' });
    expect(await temporary.stranger.office.getState({})).toMatchObject({
      value: { clockBehind: { lastRecordedAt: FIRST_INSTANT } },
    });
    wait(0);
    expect(await temporary.stranger.office.getState({})).toMatchObject({ value: { clockBehind: null } });
  });
});
