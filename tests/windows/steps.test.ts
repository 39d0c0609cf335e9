import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BACKUP_STEPS } from './backup-steps.ts';
import { Daftar } from './daftar.ts';
import { STEPS } from './steps.ts';

// The way back to a backup as it is checked on Windows, on this system; each step goes on from the one before.
// The office is closed in between, so that the set has a backup of the same hour that the rotation prefers.

const WAY_BACK = ['creates', 'writes records', 'is closed, opened', 'backs up', 'writes on'];
const steps = [...STEPS, ...BACKUP_STEPS].filter(([name]) => WAY_BACK.some((part) => name.startsWith(part)));

const home = await mkdtemp(join(tmpdir(), 'daftar-test-'));
const daftar = new Daftar(join(home, 'اطلاعات دفتر'));
afterAll(async () => {
  await daftar.close();
  await rm(home, { recursive: true, force: true });
}, 120_000);

test.each(steps)('%s', { timeout: 120_000 }, async (_name, step) => {
  expect(await step(daftar)).not.toBe('');
});
