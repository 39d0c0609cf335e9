import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BackupRef } from '../../../shared/features/backups/contract.ts';
import { good, listing } from '../../../tests/support/ngo-office.ts';
import { PASSWORD } from '../../../tests/support/first-run.ts';
import {
  type WholeOffice,
  allRows,
  found,
  hashesBelow,
  register,
  signIn,
  startOffice,
} from '../../../tests/support/whole-office.ts';
import { peekHead } from '../../backup/container.ts';
import { openManifest } from '../../backup/preview.ts';
import { createUnlock } from '../../backup/keys.ts';
import { MIGRATIONS } from '../../database/migrations/index.ts';
import { openDatabase } from '../../database/open.ts';
import { inTransaction } from '../../database/transaction.ts';
import { ok } from '../../../shared/kit/result.ts';
import { insertOffice } from '../office/repository.ts';
import { foldersIn } from '../../office/folders.ts';
import { FIRST_INSTANT } from '../../../tests/support/temporary.ts';

let place: string;
let opened: WholeOffice[];
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'بازیابی کامل '));
  opened = [];
});
afterEach(async () => {
  for (const office of opened) await office.stop();
  await rm(place, { recursive: true, force: true });
});

async function start(name: string, now?: string): Promise<WholeOffice> {
  const office = await startOffice(join(place, name), now);
  opened.push(office);
  return office;
}

async function stop(office: WholeOffice): Promise<void> {
  opened = opened.filter((one) => one !== office);
  await office.stop();
}

/** Makes a backup and waits for its end; gives what one restores it by. */
async function backUp(office: WholeOffice): Promise<BackupRef> {
  good(await office.backups.startBackup({}));
  for (;;) {
    const { work } = good(await office.backups.getWork({}));
    const { outcome } = good(await office.backups.getOutcome({}));
    if (work === null && outcome !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const [newest] = good(await office.backups.listBackups({}));
  if (newest === undefined) throw new Error('No backup was made');
  return { from: 'set', place: newest.place, name: newest.name };
}

const names = async (office: WholeOffice) =>
  good(await office.ngos.listNgos(listing()))
    .rows.map(({ name }) => name)
    .sort();
const look = (office: WholeOffice, backup: BackupRef) =>
  office.backups.previewBackup({ backup, passphrase: null });

describe('restoring over an office', { timeout: 60_000 }, () => {
  test('shows what would be lost, keeps the present, signs everybody out, and can be undone', async () => {
    const office = await start('office');
    await found(office);
    await register(office, 'انجمن باران', 'باران');
    const backup = await backUp(office);
    await register(office, 'انجمن دریا');

    const preview = good(await look(office, backup));
    expect(preview).toMatchObject({
      officeTitle: 'فرمانداری شهرستان بهاردشت',
      isSample: false,
      reason: 'manual',
      counts: { ngos: 1, documents: 1, accounts: 1 },
      differences: { now: { ngos: 2 }, isSameHistory: true, lastActLostAt: FIRST_INSTANT },
      documentsMissing: 0,
    });
    expect(preview.lastActs[0]).toMatchObject({ person: 'کاوه راد', method: 'backups.startBackup' });
    const { previewId } = preview;
    const restoring = { previewId, password: PASSWORD, reason: 'ثبت نادرست' };
    const before = good(await office.trail.getHead({}));
    expect(await office.backups.restoreBackup({ ...restoring, password: 'نادرست' })).toMatchObject({
      error: 'wrong_password',
    });
    expect(await office.backups.restoreBackup({ ...restoring, previewId: 'x' })).toMatchObject({
      error: 'preview_gone',
    });
    expect(good(await office.trail.getHead({})).count).toBe(before.count + 2);
    expect(await names(office)).toEqual(['انجمن باران', 'انجمن دریا']);
    good(await office.backups.restoreBackup(restoring));

    expect(await office.accounts.getMyself({})).toMatchObject({ error: 'not_signed_in' });
    const { audit = [] } = await allRows(office.folders.database);
    const last = JSON.parse(audit[audit.length - 1] ?? '') as Record<string, string>;
    await signIn(office);
    expect(await names(office)).toEqual(['انجمن باران']);
    expect(good(await office.trail.verifyTrail({ expected: null })).fault).toBeNull();
    const filter = { method: 'backups.restoreBackup', outcome: 'done' } as const;
    const { rows } = good(
      await office.trail.readTrail({
        filter: { from: null, until: null, accountId: null, subject: '', ...filter },
        offset: 0,
        limit: 10,
      }),
    );
    expect(last).toBeDefined();
    expect(rows).toMatchObject([{ person: 'کاوه راد', subject: 'office', reason: 'ثبت نادرست' }]);
    const change = JSON.parse(rows[0]?.change ?? '') as Record<string, Record<string, unknown>>;
    expect(change['before']).toMatchObject({ head: { count: before.count + 2 } });

    // The present that was replaced is a backup like any other.
    const [kept] = good(await office.backups.listBackups({}));
    expect(kept).toMatchObject({
      reason: 'before_restore',
      state: 'whole',
      name: change['after']?.['presentKeptIn'],
    });
    const back: BackupRef = { from: 'set', place: 'own', name: kept?.name ?? '' };
    const undo = good(await look(office, back));
    expect(undo).toMatchObject({ counts: { ngos: 2 }, differences: { isSameHistory: false } });
    good(await office.backups.restoreBackup({ ...restoring, previewId: undo.previewId }));
    await signIn(office);
    expect(await names(office)).toEqual(['انجمن باران', 'انجمن دریا']);
    await stop(office);
    const again = await start('office');
    await signIn(again);
    expect(good(await again.trail.verifyTrail({ expected: null })).fault).toBeNull();
    expect(again.bugs).toEqual([]);
  });

  test('refuses another office’s and what is not there, and a drill touches nothing', async () => {
    const other = await start('other');
    await found(other, 'کوه‌پایه');
    const backup = await backUp(other);
    await stop(other);
    const office = await start('office');
    await found(office);
    const path = join(place, 'other', 'backups', backup.from === 'set' ? backup.name : '');
    const before = await allRows(office.folders.database);
    const of = (at: string) => look(office, { from: 'file', path: at });
    expect(await of(path)).toMatchObject({ error: 'backup_of_other_office' });
    expect(await of(join(place, 'nothing'))).toMatchObject({ error: 'backup_not_found' });
    expect(await of('\\\\server\\share\\x.daftar')).toMatchObject({ error: 'backup_not_found' });
    const report = await office.backups.runDrill({ backup: { from: 'file', path }, passphrase: null });
    expect(good(report)).toMatchObject({ isDatabaseWhole: true, isTrailWhole: true, documentsFaulty: 0 });
    const after = await allRows(office.folders.database);
    expect({ ...after, audit: [] }).toEqual({ ...before, audit: [] });
    expect(await readdir(office.folders.temporary)).toEqual([]);
    expect(await office.backups.findBackups({ path: place })).toMatchObject({ error: 'office_exists' });
    expect(await office.backups.previewFirst({ path, passphrase: null })).toMatchObject({
      error: 'office_exists',
    });
    expect(await office.backups.stopFirst({})).toMatchObject({ error: 'office_exists' });
    expect(await office.backups.restoreFirst({ previewId: 'x' })).toMatchObject({ error: 'office_exists' });
  });
});

describe('a new machine', { timeout: 60_000 }, () => {
  test('has yesterday back from a folder of backups alone', async () => {
    const earlier = await start('office');
    await found(earlier);
    await register(earlier, 'انجمن باران', 'باران');
    await backUp(earlier);
    await stop(earlier);
    const office = await start('office', '2026-11-25T09:15:00.000Z');
    await signIn(office);
    await register(office, 'انجمن چشمه', 'چشمه');
    await backUp(office);
    const documents = await hashesBelow(office.folders.documents);
    await stop(office);
    const rows = await allRows(office.folders.database);

    const fresh = await start('رایانه نو');
    expect(good(await fresh.office.getState({})).state).toBe('new');
    expect(await fresh.backups.findBackups({ path: place })).toMatchObject({ error: 'backup_not_found' });
    expect(await fresh.backups.findBackups({ path: '//server/share' })).toMatchObject({
      error: 'place_refused',
    });
    const backups = good(await fresh.backups.findBackups({ path: join(place, 'office') }));
    expect(backups).toHaveLength(2);
    const path = backups[0]?.path ?? '';
    const stopped = fresh.backups.previewFirst({ path, passphrase: null });
    let isEnded = false;
    void stopped.then(() => (isEnded = true));
    while (!isEnded && good(await fresh.backups.getWork({})).work === null) continue;
    good(await fresh.backups.stopFirst({}));
    expect(await stopped).toMatchObject({ error: 'stopped' });
    expect(await readdir(fresh.folders.temporary)).toEqual([]);
    const preview = good(await fresh.backups.previewFirst({ path, passphrase: null }));
    expect(preview).toMatchObject({
      counts: { ngos: 2, documents: 2 },
      differences: null,
      documentsMissing: 0,
    });
    // What stops a preview does not stop that: half restored nobody could go on.
    const restoring = fresh.backups.restoreFirst({ previewId: preview.previewId });
    let isRestored = false;
    void restoring.then(() => (isRestored = true));
    while (!isRestored) await fresh.backups.stopFirst({});
    good(await restoring);
    expect(good(await fresh.office.getState({}))).toMatchObject({ state: 'ready', isSample: false });
    await signIn(fresh);
    expect(await names(fresh)).toEqual(['انجمن باران', 'انجمن چشمه']);
    expect(good(await fresh.trail.verifyTrail({ expected: null })).fault).toBeNull();
    expect(await hashesBelow(fresh.folders.documents)).toEqual(documents);
    await stop(fresh);
    const restored = await allRows(fresh.folders.database);
    expect(restored['ngo']).toEqual(rows['ngo']);
    expect(restored['document']).toEqual(rows['document']);
    expect(restored['list_entry']).toEqual(rows['list_entry']);
    const again = await start('رایانه نو');
    expect(good(await again.office.getState({})).state).toBe('ready');
    expect(again.bugs).toEqual([]);
  });
});

test('an older office is backed up before it is migrated, as it was', { timeout: 60_000 }, async () => {
  const folders = foldersIn(join(place, 'old'));
  await (await startOffice(folders.root)).stop();
  await rm(folders.database);
  const older = MIGRATIONS.length - 1;
  const db = await openDatabase(folders.database, MIGRATIONS.slice(0, older));
  const facts = { kind: 'governorate', provinceCode: '20', countyName: 'x', countyCode: '' } as const;
  await inTransaction(db.writer, async (writer) =>
    ok(
      await insertOffice(writer, {
        profile: { ...facts, letterheadLines: [] },
        logo: null,
        isSample: false,
        recoveryHash: null,
        createdAt: FIRST_INSTANT,
      }),
    ),
  );
  await db.close();
  const office = await start('old');
  const made = (await readdir(folders.backups)).filter((name) => name.endsWith('.daftar'));
  expect(made).toHaveLength(1);
  const file = join(folders.backups, made[0] ?? '');
  expect(peekHead(file).head.reason).toBe('before_migration');
  expect((await openManifest(file, createUnlock(null))).manifest).toMatchObject({ schemaVersion: older });
  await stop(office);
  await stop(await start('old'));
  expect((await readdir(folders.backups)).filter((name) => name.endsWith('.daftar'))).toHaveLength(1);
});
