import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startServer } from './support/hosts.ts';
import { type Places, ROOT, environmentFor, newPlaces } from './support/places.ts';

// `npm start` where there can be no window.

let places: Places;
test.beforeEach(() => void (places = newPlaces()));
test.afterEach(() => places.remove());

function startedWith(change: Readonly<Record<string, string>>) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = environmentFor(places, null);
  return startServer({ ...env, ...change }, 'build/start.mjs');
}

test('without a display it says so in one line and opens the browser host', async () => {
  const start = await startedWith({});
  expect(start.lines.filter((line) => line.includes('No display'))).toHaveLength(1);
  // The address is the next line; what is said after it may or may not have come by now.
  expect(start.lines.findIndex((line) => line.includes(start.address))).toBe(1);
  await start.close();
});

test('without a runtime it says so in one line and opens the browser host', async () => {
  const start = await startedWith({ DISPLAY: ':77', ELECTRON_OVERRIDE_DIST_PATH: places.settings });
  expect(start.lines.filter((line) => line.includes('No Electron runtime'))).toHaveLength(1);
  await start.close();
});

test('with a runtime that does not start it says so and opens the browser host', async () => {
  const runtime = join(places.settings, 'runtime');
  mkdirSync(runtime);
  writeFileSync(join(runtime, 'electron'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  const start = await startedWith({ DISPLAY: ':77', ELECTRON_OVERRIDE_DIST_PATH: runtime });
  expect(start.lines.filter((line) => line.includes('Electron did not start'))).toHaveLength(1);
  await start.close();
});

test('a second start prints the running address and ends with 0 within five seconds', async () => {
  const first = await startedWith({});
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = environmentFor(places, null);
  const second = spawn(process.execPath, [join(ROOT, 'build/start.mjs')], { env, timeout: 5_000 });
  let said = '';
  second.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const [code] = (await once(second, 'close')) as [number | null];
  expect(code).toBe(0);
  expect(said).toContain(`${new URL(first.address).origin}/?ticket=`);
  expect(said).not.toContain(first.address);
  await first.close();
});

test('what a crash left behind does not hinder the next start', async () => {
  const record = join(places.data, 'running.json');
  writeFileSync(record, JSON.stringify({ host: 'browser', pid: 1, port: 9, secret: 'x'.repeat(43) }));
  const start = await startedWith({});
  expect(start.lines.join()).toContain('Daftar is open at');
  await start.close();
  expect(existsSync(record)).toBe(false);
});
