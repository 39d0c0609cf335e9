import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepHead, keptHead } from './kept-head.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-head-'));
  file = join(folder, 'trail-head.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const HEAD = { seq: 7, hash: 'a'.repeat(64) };

test('what was kept last is what comes back, and nothing is left aside', async () => {
  expect(await keptHead(file)).toBeNull();
  await keepHead(file, HEAD);
  await keepHead(file, { ...HEAD, seq: 8 });
  expect(await keptHead(file)).toEqual({ ...HEAD, seq: 8 });
  expect(await readdir(folder)).toEqual(['trail-head.json']);
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"seq":7}',
  '{"seq":-1,"hash":"aa"}',
  `{"seq":7,"hash":"${'g'.repeat(64)}"}`,
])('a file that was not written so is none: %s', async (text) => {
  await writeFile(file, text);
  expect(await keptHead(file)).toBeNull();
});

test('where it cannot be written nobody is kept out, and the older head stays', async () => {
  await keepHead(file, HEAD);
  await keepHead(join(folder, 'no', 'such', 'folder.json'), HEAD);
  // The name beside it, through which it is written, is taken by a folder.
  await mkdir(`${file}.next`);
  await keepHead(file, { ...HEAD, seq: 9 });
  expect(await keptHead(file)).toEqual(HEAD);
});
