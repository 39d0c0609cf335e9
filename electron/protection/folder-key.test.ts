import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  FolderKeyError,
  type KeyStore,
  keepFolderKey,
  keyByPassphrase,
  keyBySystem,
  newFolderKey,
  readFolderKey,
  removeFolderKey,
} from './folder-key.ts';

const CHEAP = { N: 2, r: 1, p: 1 };

let root: string;
let file: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'daftar-key-'));
  file = join(root, 'sealed', 'key.json');
  await mkdir(join(root, 'sealed'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A store of one machine: what another one protected it does not reveal. */
function storeOf(machine: string): KeyStore {
  return {
    protect: (secret) => `${machine}:${Buffer.from(secret).toString('base64')}`,
    reveal: (text) => {
      if (!text.startsWith(`${machine}:`)) throw new Error('Protected elsewhere');
      return Buffer.from(text.slice(machine.length + 1), 'base64').toString();
    },
  };
}

describe('the key of a folder', () => {
  test('opens by its passphrase, however its digits were typed, and by no other', async () => {
    const key = await newFolderKey(file, 'گل سرخ ۱۲۳۴', null, CHEAP);
    expect(await keyByPassphrase(file, 'گل سرخ 1234')).toEqual(key);
    expect(await keyByPassphrase(file, 'گل سرخ 1235')).toBeNull();
    expect(await keyBySystem(file, storeOf('here'))).toBeNull();
    expect(await readFolderKey(file)).toEqual({ opensBySystem: false });
  });

  test('opens by the store of the machine it was made on only', async () => {
    const key = await newFolderKey(file, 'گل سرخ ۱۲۳۴', storeOf('here'), CHEAP);
    expect(await keyBySystem(file, storeOf('here'))).toEqual(key);
    expect(await keyBySystem(file, storeOf('there'))).toBeNull();
    expect(await keyBySystem(file, null)).toBeNull();
    expect(await keyByPassphrase(file, 'گل سرخ ۱۲۳۴')).toEqual(key);
  });

  test('is not written itself', async () => {
    const key = await newFolderKey(file, 'گل سرخ ۱۲۳۴', null, CHEAP);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain(key.toString('hex'));
    expect(text).not.toContain(key.toString('base64'));
  });

  test('takes another passphrase, and then the former opens nothing', async () => {
    const key = await newFolderKey(file, 'گذرواژهٔ نخست', null, CHEAP);
    await keepFolderKey(file, key, 'گذرواژهٔ دوم', null, CHEAP);
    expect(await keyByPassphrase(file, 'گذرواژهٔ نخست')).toBeNull();
    expect(await keyByPassphrase(file, 'گذرواژهٔ دوم')).toEqual(key);
  });

  test('survives the loss of one of its two files, and says so when both are gone bad', async () => {
    const key = await newFolderKey(file, 'گل سرخ ۱۲۳۴', null, CHEAP);
    const copy = await readFile(`${file}.copy`);
    await writeFile(file, 'x');
    expect(await keyByPassphrase(file, 'گل سرخ ۱۲۳۴')).toEqual(key);
    await writeFile(`${file}.copy`, 'x');
    await expect(readFolderKey(file)).rejects.toThrow(FolderKeyError);
    await rm(file);
    await writeFile(`${file}.copy`, copy);
    expect(await keyByPassphrase(file, 'گل سرخ ۱۲۳۴')).toEqual(key);
    await removeFolderKey(file);
    expect(await readFolderKey(file)).toBeNull();
  });
});
