import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Folders, foldersIn } from '../office/folders.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import type { KeyStore } from './folder-key.ts';
import { createProtectedFolder } from './protected-folder.ts';

const PASSPHRASE = 'سیب کوه باران پنجره';
const CHEAP = { N: 2, r: 1, p: 1 };

const STORE: KeyStore = {
  protect: (secret) => Buffer.from(secret).toString('base64'),
  reveal: (text) => Buffer.from(text, 'base64').toString(),
};

let folders: Folders;
beforeEach(async () => {
  folders = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-protected-')));
  await writeFile(folders.database, 'the register');
});
afterEach(() => rm(folders.root, { recursive: true, force: true }));

/** As the program has it after each start. */
const started = (keyStore?: () => KeyStore | null) =>
  createProtectedFolder({ folders, cost: CHEAP, ...(keyStore !== undefined && { keyStore }) });

const isThere = async () => (await readdir(folders.root)).includes('daftar.sqlite');

describe('a protected folder', () => {
  test('is plain at first, and closing then changes nothing', async () => {
    const folder = started();
    expect(await folder.state()).toBe('plain');
    await folder.open();
    await folder.close();
    expect(await isThere()).toBe(true);
    expect(await readdir(folders.root)).toEqual(['daftar.sqlite']);
  });

  test('is sealed from its next closing on, and opens with the passphrase alone', async () => {
    const first = started();
    await first.protect(PASSPHRASE, false);
    expect([await first.state(), await isThere()]).toEqual(['unlocked', true]);
    await first.close();
    expect(await isThere()).toBe(false);

    const second = started();
    expect(await second.state()).toBe('sealed');
    await second.open();
    expect(await isThere()).toBe(false);
    expect(await second.unlock('سیب کوه باران دیوار')).toBe(false);
    expect(await second.state()).toBe('sealed');
    expect(await second.unlock(PASSPHRASE)).toBe(true);
    await second.open();
    expect(await readFile(folders.database, 'utf8')).toBe('the register');
  });

  test('asks even after a crash that left it open, and then seals it', async () => {
    await started().protect(PASSPHRASE, false);
    const after = started();
    expect([await after.state(), await isThere()]).toEqual(['sealed', true]);
    await after.unlock(PASSPHRASE);
    await after.open();
    await after.close();
    expect(await isThere()).toBe(false);
  });

  test('opens by the store of this machine only where the person wanted it', async () => {
    const first = started(() => STORE);
    await first.protect(PASSPHRASE, true);
    await first.close();
    expect(await started(() => null).unlock(null)).toBe(false);
    const second = started(() => STORE);
    expect(await second.system()).toEqual({ isAtHand: true, opensThis: true });
    expect(await second.unlock(null)).toBe(true);
    await second.open();
    await second.changePassphrase('گذرواژه دیگر پوشه', false);
    await second.close();
    const third = started(() => STORE);
    expect(await third.system()).toEqual({ isAtHand: true, opensThis: false });
    expect(await third.unlock(null)).toBe(false);
    expect(await third.unlock(PASSPHRASE)).toBe(false);
    expect(await third.unlock('گذرواژه دیگر پوشه')).toBe(true);
  });

  test('is plain again once its protection has ended', async () => {
    const folder = started();
    await folder.protect(PASSPHRASE, false);
    await folder.close();
    await folder.open();
    await folder.end();
    await folder.close();
    expect(await started().state()).toBe('plain');
    expect(await readdir(folders.root)).toEqual(['daftar.sqlite']);
  });

  test('whose sealed database is damaged says so, and takes what a restore has put in its place', async () => {
    const first = started();
    await first.protect(PASSPHRASE, false);
    await first.close();
    const twin = join(folders.sealed, 'daftar.sqlite.sealed');
    const bytes = await readFile(twin);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    await writeFile(twin, bytes);
    const second = started();
    await second.unlock(PASSPHRASE);
    await expect(second.open()).rejects.toMatchObject({ code: 'database_damaged' });
    expect(await isThere()).toBe(false);
    await writeFile(folders.database, 'restored');
    await second.open();
    await second.close();
    const third = started();
    await third.unlock(PASSPHRASE);
    await third.open();
    expect(await readFile(folders.database, 'utf8')).toBe('restored');
  });

  test('whose key is lost says so, and after a restore can be protected anew', async () => {
    const first = started();
    await first.protect(PASSPHRASE, false);
    const document = join(
      folders.documents,
      'e3',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    await mkdir(join(document, '..'), { recursive: true });
    await writeFile(document, '');
    await first.close();
    for (const copy of ['', '.copy']) await writeFile(`${folders.folderKey}${copy}`, 'lost');
    await expect(started().state()).rejects.toThrow(OfficeOpenError);

    await writeFile(folders.database, 'restored');
    await mkdir(join(document, '..'), { recursive: true });
    await writeFile(document, '');
    const second = started();
    expect(await second.state()).toBe('plain');
    await second.protect('گذرواژه دیگر پوشه', false);
    await second.close();
    const third = started();
    await third.unlock('گذرواژه دیگر پوشه');
    await third.open();
    expect(await readFile(folders.database, 'utf8')).toBe('restored');
    // Sealed under the key that is lost it would have been taken for whole, and be lost as well.
    expect(await readFile(document, 'utf8')).toBe('');
  });
});
