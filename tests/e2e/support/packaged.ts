import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type Page, chromium } from '@playwright/test';
import type { RunningHost } from './hosts.ts';
import { type Places, ROOT, environmentFor } from './places.ts';

/** The unpacked package that `npm run package` leaves. */
export const PACKAGE = join(ROOT, 'dist/linux-unpacked');

/** How long a program may take to close its office, which is backed up meanwhile. */
const ENDING_MS = 60_000;

/** How the packaged program is started, where it differs. */
export interface Start {
  readonly program?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A packaged program that runs, and what it wrote to its terminal. */
export interface RunningPackage extends RunningHost {
  readonly pid: number;
  readonly lines: readonly string[];
}

/**
 * The packaged application as an office gets it. Its fuses keep Playwright out of the main process, so only its
 * page is driven, through Chromium's own switch.
 */
export async function startPackaged(
  places: Places,
  startsAt: string | null,
  { program = join(PACKAGE, 'daftar'), args = [], env = {} }: Start = {},
): Promise<RunningPackage> {
  if (!existsSync(program)) throw new Error(`No package at ${program}: npm run package -- linux --dir`);
  const isRoot = process.getuid?.() === 0 && program === join(PACKAGE, 'daftar');
  // As root Chromium's sandbox cannot be had; a test of its own runs as an ordinary user.
  const switches = ['--remote-debugging-port=0', ...(isRoot ? ['--no-sandbox'] : []), ...args];
  const child = spawn(program, switches, {
    env: environmentFor(places, startsAt, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const browser = await chromium.connectOverCDP(await debuggingAddress(child, lines), {
    isLocal: true,
    // Electron has no answer to what Playwright would set for a browser.
    noDefaults: true,
  });
  const page = await firstPage(browser);
  return {
    page,
    electron: null,
    pid: child.pid ?? 0,
    lines,
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit', { signal: AbortSignal.timeout(ENDING_MS) });
      // As if the person closed the window, but without the question about unsaved input.
      await page.evaluate(() => {
        window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true);
      });
      await page.close();
      await ended.catch((failure: unknown) => {
        child.kill('SIGKILL');
        throw failure;
      });
      await browser.close();
    },
  };
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The program has no pages');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForLoadState('load');
  const session = await context.newCDPSession(page);
  // Other windows of the display must not take the focus of a field.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
}

function debuggingAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) return reject(new Error('The program has no output'));
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${lines.join('\n')}`)));
  });
}
