import { mkdtemp, open, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetRestingSum, isAsItRested, keepRestingSum } from './resting-sum.ts';

let folder: string;
let database: string;
let sum: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-sum-'));
  database = join(folder, 'daftar.sqlite');
  sum = join(folder, 'sum.json');
  await writeFile(database, 'a database of an office');
  await keepRestingSum(database, sum);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Changes a byte as a failing disk does: no program has written, so the file's time stays. */
async function rot(): Promise<void> {
  const { atime, mtime } = await stat(database);
  const file = await open(database, 'r+');
  await file.write('X', 3);
  await file.close();
  await utimes(database, atime, mtime);
}

test('a file as it was left is told from one whose bytes changed by themselves', async () => {
  expect(await isAsItRested(database, sum)).toBe(true);
  await rot();
  expect(await isAsItRested(database, sum)).toBe(false);
  expect(await readFile(database, 'utf8')).toContain('X');
});

test('a file that a program has written to since is left to the other checks', async () => {
  await writeFile(database, 'b database of an office');
  await utimes(database, new Date(), new Date('2026-01-01T00:00:00Z'));
  expect(await isAsItRested(database, sum)).toBe(true);
});

test('without a sum, or with an unreadable one, nothing is claimed', async () => {
  await forgetRestingSum(sum);
  expect(await isAsItRested(database, sum)).toBe(true);
  await writeFile(sum, '{"size":');
  expect(await isAsItRested(database, sum)).toBe(true);
});

test('a sum that cannot be kept leaves none', async () => {
  await rm(database);
  await keepRestingSum(database, sum);
  await expect(stat(sum)).rejects.toMatchObject({ code: 'ENOENT' });
});
