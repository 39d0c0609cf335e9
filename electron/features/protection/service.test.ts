import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TrailFilter } from '../../../shared/features/trail/contract.ts';
import { PASSWORD } from '../../../tests/support/first-run.ts';
import { good } from '../../../tests/support/ngo-office.ts';
import { type WholeOffice, found, startOffice } from '../../../tests/support/whole-office.ts';

// Each passphrase costs what it costs in earnest.
vi.setConfig({ testTimeout: 60_000 });

const PASSPHRASE = 'سیب کوه باران پنجره';
const WRONG = 'نه این گذرواژه';

let folder: string;
let office: WholeOffice;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-protection-'));
  office = await startOffice(folder);
});
afterEach(async () => {
  await office.stop();
  await rm(folder, { recursive: true, force: true });
});

const protect = (password = PASSWORD) =>
  office.protection.protectFolder({ passphrase: PASSPHRASE, bySystem: false, password });

describe('protecting the folder', () => {
  test('waits until the backups beside it are encrypted', async () => {
    await found(office);
    expect(await protect()).toMatchObject({ ok: false, error: 'backups_not_encrypted' });
    expect(good(await office.protection.getState({}))).toMatchObject({
      isProtected: false,
      areBackupsEncrypted: false,
    });
    expect(await readdir(folder)).not.toContain('sealed');
  });

  test('asks for the own password at every step, and changes nothing without it', async () => {
    await found(office);
    good(await office.backups.setPassphrase({ passphrase: PASSPHRASE, password: PASSWORD }));
    expect(await protect(WRONG)).toMatchObject({ ok: false, error: 'wrong_password' });
    expect(await readdir(folder)).not.toContain('sealed');

    good(await protect());
    expect(await protect()).toMatchObject({ ok: false, error: 'already_protected' });
    const other = { passphrase: 'گذرواژه دیگر پوشه', bySystem: false, password: WRONG };
    expect(await office.protection.changePassphrase(other)).toMatchObject({ error: 'wrong_password' });
    expect(await office.protection.endProtection({ password: WRONG })).toMatchObject({
      error: 'wrong_password',
    });
    expect(good(await office.protection.getState({})).isProtected).toBe(true);

    good(await office.protection.changePassphrase({ ...other, password: PASSWORD }));
    good(await office.protection.endProtection({ password: PASSWORD }));
    expect(good(await office.protection.getState({})).isProtected).toBe(false);
    expect(await readdir(folder)).not.toContain('sealed');
    for (const again of [
      office.protection.endProtection({ password: PASSWORD }),
      office.protection.changePassphrase({ ...other, password: PASSWORD }),
    ]) {
      expect(await again).toMatchObject({ ok: false, error: 'not_protected' });
    }
  });

  test('keeps the backups encrypted as long as it lasts', async () => {
    await found(office);
    good(await office.backups.setPassphrase({ passphrase: PASSPHRASE, password: PASSWORD }));
    good(await protect());
    const plain = { passphrase: null, password: PASSWORD };
    expect(await office.backups.setPassphrase(plain)).toMatchObject({ error: 'folder_is_protected' });
    expect(good(await office.backups.getSummary({})).isEncrypted).toBe(true);
    good(await office.backups.setPassphrase({ passphrase: 'گذرواژه دیگر پشتیبان', password: PASSWORD }));
    good(await office.protection.endProtection({ password: PASSWORD }));
    good(await office.backups.setPassphrase(plain));
    expect(good(await office.backups.getSummary({})).isEncrypted).toBe(false);
  });

  test('leaves its acts in the trail, and no passphrase with them', async () => {
    await found(office);
    good(await office.backups.setPassphrase({ passphrase: PASSPHRASE, password: PASSWORD }));
    good(await protect());
    const filter: TrailFilter = {
      ...{ from: null, until: null, accountId: null },
      ...{ outcome: 'done' as const, method: 'protection', subject: '' },
    };
    const { rows } = good(await office.trail.readTrail({ filter, offset: 0, limit: 10 }));
    expect(rows.map(({ method }) => method)).toEqual(['protection.protectFolder']);
    expect(JSON.stringify(rows)).not.toContain(PASSPHRASE);
  });

  test('is not for made-up data', async () => {
    office.as(good(await office.office.openSample({})).token);
    const { sampleAccounts } = good(await office.office.getState({}));
    const admin = sampleAccounts.find(({ roles }) => roles.includes('admin'));
    office.as(good(await office.accounts.enterSample({ userName: admin?.userName ?? '' })).token);
    expect(await protect('')).toMatchObject({ ok: false, error: 'is_sample' });
  });
});
