import { describe, expect, test } from 'vitest';
import { chosenPlaceFile, dataFolder, profileFolder } from './paths.ts';

const linux = { platform: 'linux', env: {}, home: '/home/sara', currentFolder: '/home/sara/now' };
const windows = { platform: 'win32', env: {}, home: 'C:\\Users\\sara', currentFolder: 'D:\\' };

describe('the data folder', () => {
  test('is where the platform keeps data', () => {
    expect(dataFolder(linux)).toBe('/home/sara/.local/share/daftar');
    expect(dataFolder({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/daftar');
    expect(dataFolder({ ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/sara/.local/share/daftar');
    expect(dataFolder(windows)).toBe('C:\\Users\\sara\\AppData\\Roaming\\daftar');
    expect(dataFolder({ ...windows, env: { APPDATA: 'E:\\Roaming' } })).toBe('E:\\Roaming\\daftar');
    expect(dataFolder({ ...linux, platform: 'darwin' })).toBe(
      '/home/sara/Library/Application Support/daftar',
    );
  });

  test('is the one chosen, seen from the current folder', () => {
    expect(dataFolder({ ...linux, env: { DAFTAR_DATA: '/srv/office' } })).toBe('/srv/office');
    expect(dataFolder({ ...linux, env: { DAFTAR_DATA: 'office' } })).toBe('/home/sara/now/office');
    expect(dataFolder({ ...windows, env: { DAFTAR_DATA: 'office' } })).toBe('D:\\office');
    expect(dataFolder({ ...linux, env: { DAFTAR_DATA: '' } })).toBe('/home/sara/.local/share/daftar');
  });
});

test('a folder that a person chose counts unless another one is named from outside', () => {
  expect(dataFolder(linux, '/mnt/disk/office')).toBe('/mnt/disk/office');
  expect(dataFolder({ ...linux, env: { DAFTAR_DATA: '/srv/office' } }, '/mnt/disk/office')).toBe(
    '/srv/office',
  );
  expect(chosenPlaceFile(linux)).toBe('/home/sara/.config/daftar-place/place.json');
  expect(chosenPlaceFile({ ...linux, env: { XDG_CONFIG_HOME: '/cfg' } })).toBe(
    '/cfg/daftar-place/place.json',
  );
  expect(chosenPlaceFile(windows)).toBe('C:\\Users\\sara\\AppData\\Roaming\\daftar-place\\place.json');
});

test('each office has a profile of its own, outside its data', () => {
  const one = profileFolder('linux', '/home/sara/.config', '/srv/one');
  const other = profileFolder('linux', '/home/sara/.config', '/srv/other');
  expect(one).toMatch(/^\/home\/sara\/\.config\/daftar-window\/[0-9a-f]{12}$/);
  expect(other).not.toBe(one);
  expect(profileFolder('linux', '/home/sara/.config', '/srv/one')).toBe(one);
});
