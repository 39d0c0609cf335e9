import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Home, newHome, processesOf, scriptSentence } from './support/installed.ts';
import { openSample } from './support/steps.ts';
import { expect, test } from './support/app.ts';

// The Linux package through its own script: an ordinary user, a folder with Persian letters and a space, no Node.

let home: Home;
test.beforeEach(() => void (home = newHome()));
test.afterEach(() => home.remove());

test('it is installed, used, renewed, taken back and removed, and the register stays', async () => {
  const program = join(home.path, '.local/lib/daftar/current');
  const entry = join(home.path, '.local/share/applications/daftar.desktop');
  const database = join(home.path, '.local/share/daftar/daftar.sqlite');

  const first = home.install();
  expect(first.said).toContain(scriptSentence('INSTALLED'));
  expect(first.status).toBe(0);
  expect(readFileSync(entry, 'utf8')).toContain(`Exec="${program}/daftar"`);
  expect(readlinkSync(join(home.path, '.local/bin/daftar'))).toBe(`${program}/daftar`);

  const host = await home.start();
  await openSample(host.page);
  expect(existsSync(database)).toBe(true);
  const seen = processesOf(program);
  const pages = seen.filter(({ commandLine }) => commandLine.includes('--type=renderer'));
  expect(seen.filter(({ uid }) => uid === '0')).toEqual([]);
  expect(seen.filter(({ commandLine }) => commandLine.includes('no-sandbox'))).toEqual([]);
  expect(pages.map(({ seccomp }) => seccomp)).toEqual(pages.map(() => '2'));
  expect(pages.length).toBeGreaterThan(0);

  const whileOpen = home.install();
  expect(whileOpen.said).toContain(scriptSentence('RUNNING'));
  expect(whileOpen.status).toBe(1);
  await host.close();

  expect(home.install('--back').said).toContain(scriptSentence('NO_PREVIOUS'));
  expect(home.install().status).toBe(0);
  expect(existsSync(join(home.path, '.local/lib/daftar/previous/daftar'))).toBe(true);
  const renewed = await home.start();
  const state = await renewed.page.evaluate(() => {
    const { daftar } = window as unknown as { daftar: { invoke(call: unknown): Promise<unknown> } };
    return daftar.invoke({ token: null, method: 'office.getState', input: {} });
  });
  expect(state).toMatchObject({ ok: true, value: { state: 'ready', isSample: true } });
  await renewed.close();

  expect(home.install('--back').said).toContain(scriptSentence('BACK'));
  expect(home.install('--remove').said).toContain(scriptSentence('REMOVED'));
  expect(existsSync(program)).toBe(false);
  expect(existsSync(entry)).toBe(false);
  expect(existsSync(database)).toBe(true);
});
