import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '../../../shared/features/accounts/contract.ts';
import { office } from '../../../shared/features/office/contract.ts';
import { settings } from '../../../shared/features/settings/contract.ts';
import { type TemporaryOffice, temporaryOffice } from '../../../tests/support/temporary.ts';
import { accountsService } from '../accounts/service.ts';
import { settingsService } from '../settings/service.ts';
import { officeService } from './service.ts';

const parts = { office, accounts, settings } as const;
const PASSWORD = 'زمستان-سرد-بهاردشت';
const PROFILE = {
  kind: 'special_governorate',
  provinceCode: '00',
  countyName: 'بهاردشت',
  countyCode: '',
  letterheadLines: ['جمهوری اسلامی ایران', 'وزارت کشور'],
} as const;
const FIRST_RUN = {
  profile: PROFILE,
  logo: null,
  administrator: {
    userName: 'راد',
    fullName: 'کاوه راد',
    post: '',
    password: PASSWORD,
    alsoKeepsRegister: false,
  },
};

let temporary: TemporaryOffice<typeof parts>;
beforeEach(async () => {
  temporary = await temporaryOffice(parts, {
    office: officeService,
    accounts: accountsService,
    settings: settingsService,
  });
});
afterEach(() => temporary.close());

describe('the first run', () => {
  test('makes an office with its first administrator, lists and a recovery code', async () => {
    const { stranger } = temporary;
    expect(await stranger.office.getState({})).toMatchObject({ value: { state: 'new', title: '' } });
    const made = await stranger.office.createOffice(FIRST_RUN);
    expect(made).toMatchObject({
      ok: true,
      value: { recoveryCode: expect.stringMatching(/^(\d{4}-){9}\d{4}$/) },
    });
    expect(await stranger.office.getState({})).toMatchObject({
      value: { state: 'ready', isSample: false, title: 'فرمانداری ویژه شهرستان بهاردشت', sampleAccounts: [] },
    });
    const entered = await stranger.accounts.signIn({ userName: 'راد', password: PASSWORD });
    expect(entered).toMatchObject({
      ok: true,
      value: { myself: { roles: ['admin'], mustChangePassword: false } },
    });
    expect(await stranger.office.createOffice(FIRST_RUN)).toMatchObject({ error: 'office_exists' });
  });
});

describe('the sample', () => {
  test('is entered by one click, and its people by another', async () => {
    const { stranger } = temporary;
    expect(await stranger.office.openSample({})).toMatchObject({ ok: true });
    const state = await stranger.office.getState({});
    if (!state.ok) throw new Error(state.error);
    expect(state.value).toMatchObject({ state: 'ready', isSample: true });
    for (const { userName } of state.value.sampleAccounts) {
      expect(await stranger.accounts.enterSample({ userName })).toMatchObject({ ok: true });
    }
  });
});
