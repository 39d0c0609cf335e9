import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronProgram } from './support/hosts.ts';
import { PACKAGE, startPackaged } from './support/packaged.ts';
import { type Places, ROOT, environmentFor, newPlaces } from './support/places.ts';
import { expect, test } from './support/app.ts';

// What a package must not let anybody do to it, tried on the very files that an office gets.

let places: Places;
test.beforeEach(() => void (places = newPlaces()));
test.afterEach(() => places.remove());

/** What the check says about a folder with a package. */
function checked(folder: string) {
  return spawnSync(process.execPath, [join(ROOT, 'build/package-check.mjs'), folder], { encoding: 'utf8' });
}

test('fuses, archive, integrity, content and languages are in order', () => {
  const { status, stdout } = checked(PACKAGE);
  expect(stdout.trim()).toBe(`${PACKAGE}: in order`);
  expect(status).toBe(0);
});

test('the check finds fuses and content that are not in order', () => {
  const folder = join(places.data, 'package');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  // The runtime has the fuses that Electron is delivered with, and an application of its own.
  const runtime = dirname(electronProgram());
  symlinkSync(electronProgram(), join(folder, 'daftar'));
  symlinkSync(join(runtime, 'locales'), join(folder, 'locales'));
  writeFileSync(join(folder, 'resources/default_app.asar'), '');
  symlinkSync(join(PACKAGE, 'resources/app.asar'), join(folder, 'resources/app.asar'));
  const { status, stdout } = checked(folder);
  expect(status).toBe(1);
  for (const said of [
    'the fuse runAsNode is true, not false',
    'the fuse enableNodeOptionsEnvironmentVariable is true, not false',
    'the fuse enableNodeCliInspectArguments is true, not false',
    'the fuse onlyLoadAppFromAsar is false, not true',
    'the binary of sqlite3 is not one for linux',
    'another application is inside',
  ]) {
    expect(stdout).toContain(said);
  }
});

test('it cannot be made to run something else as Node, nor to load or debug something', async () => {
  const mark = join(places.settings, 'ran');
  const script = join(places.settings, 'other.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  const turned = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` };

  // The runtime as it is delivered does as it is told, so the attempt is a real one.
  spawnSync(electronProgram(), ['-e', '0'], { env: { ...environmentFor(places, null), ...turned } });
  expect(existsSync(mark)).toBe(true);
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(`${mark}-2`)}, '')`);

  const host = await startPackaged(places, null, { env: turned, args: ['--inspect=0'] });
  expect(host.page.url()).toMatch(/^daftar:\/\/app\//);
  expect(existsSync(`${mark}-2`)).toBe(false);
  expect(host.lines.filter((line) => line.includes('Debugger listening'))).toEqual([]);
  await host.close();
});

test('it keeps the machine’s clock whatever the environment says', async () => {
  const host = await startPackaged(places, '2020-03-20T08:30:00.000Z');
  const state = await host.page.evaluate(() => {
    const { daftar } = window as unknown as { daftar: { invoke(call: unknown): Promise<unknown> } };
    return daftar.invoke({ token: null, method: 'office.getState', input: {} });
  });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran' }).format(new Date());
  expect(state).toMatchObject({ ok: true, value: { today } });
  await host.close();
});

test('a second start ends with 0 and leaves the first alone', async ({ app, page }) => {
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawnSync(join(PACKAGE, 'daftar'), switches, {
    env: environmentFor(app.places, null),
    stdio: 'ignore',
    timeout: 10_000,
  });
  expect(second.status).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
