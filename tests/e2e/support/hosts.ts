import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ElectronApplication, type Page, _electron, chromium } from '@playwright/test';
import { ROOT, type Places, environmentFor } from './places.ts';

/** A host that runs, with the application's page in it. */
export interface RunningHost {
  readonly page: Page;
  /** The desktop host's main process; null on the browser host. */
  readonly electron: ElectronApplication | null;
  readonly close: () => Promise<void>;
}

const VIEW = { width: 1366, height: 768 };

/** The desktop host in the runtime that `ELECTRON_OVERRIDE_DIST_PATH` names. */
export async function startDesktop(places: Places, startsAt: string | null): Promise<RunningHost> {
  const electron = await _electron.launch({
    executablePath: electronProgram(),
    args: [ROOT],
    // As root Chromium's sandbox cannot be had; a test of its own runs as an ordinary user.
    chromiumSandbox: process.getuid?.() !== 0,
    env: environmentFor(places, startsAt),
  });
  return desktopHost(electron);
}

/** A launched application as a host. */
export async function desktopHost(electron: ElectronApplication): Promise<RunningHost> {
  const page = await electron.firstWindow();
  await page.waitForLoadState('load');
  return {
    page,
    electron,
    close: async () => {
      const ended = electron.waitForEvent('close');
      // As if the person closed the window, but without the question about unsaved input.
      const closing = electron.evaluate(({ BrowserWindow }) => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      });
      await Promise.all([ended, closing.catch(() => undefined)]);
    },
  };
}

/** The program of the runtime under test. */
export function electronProgram(): string {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  return named ? join(named, 'electron') : join(ROOT, 'node_modules/electron/dist/electron');
}

/** The browser host, and a browser of this machine in front of it. */
export async function startBrowser(places: Places, startsAt: string | null): Promise<RunningHost> {
  const host = await startServer(environmentFor(places, startsAt));
  const browser = await chromium.launch({ executablePath: chromiumProgram() });
  const context = await browser.newContext({ viewport: VIEW, locale: 'fa-IR', acceptDownloads: true });
  const page = await context.newPage();
  page.on('download', (download) => {
    void download.saveAs(join(places.saved, download.suggestedFilename())).catch(() => undefined);
  });
  await page.goto(host.address);
  return {
    page,
    electron: null,
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}

export function chromiumProgram(): string {
  const candidates = [process.env['DAFTAR_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error('No Chromium: set DAFTAR_CHROMIUM or run npm test');
  return found;
}

export interface RunningServer {
  readonly address: string;
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
}

/** A process that prints the address of a browser host: the host itself, or a start that ends in it. */
export async function startServer(
  env: Readonly<Record<string, string>>,
  script = 'out/app/electron/browser-main.cjs',
): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(ROOT, script)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const address = await addressFrom(child, lines);
  return {
    address,
    lines,
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function addressFrom(child: ChildProcess, lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('The host has no output'));
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?ticket=\S+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The host ended:\n${lines.join('\n')}`)));
  });
}
