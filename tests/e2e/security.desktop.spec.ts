import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './support/app.ts';
import type { App } from './support/app.ts';
import { startAsOrdinaryUser } from './support/ordinary-user.ts';
import { ROOT, environmentFor, newPlaces } from './support/places.ts';

// The desktop host's walls, each tried from the inside.

const PRELOAD = join(ROOT, 'out/app/electron/preload.cjs');

function mainOf({ electron }: App): ElectronApplication {
  if (electron === null) throw new Error('Not the desktop host');
  return electron;
}

/** A server of this machine standing for the world outside, and what reached it. */
async function outside(): Promise<{ origin: string; reached: string[]; server: Server }> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('<h1>outside</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached, server };
}

test('the page lives in its own scheme, isolated, sandboxed, without Node', async ({ app, page }) => {
  expect(page.url()).toMatch(/^daftar:\/\/app\//);
  expect(await page.evaluate(() => [window.isSecureContext, window.origin])).toEqual([true, 'daftar://app']);
  const preferences = await mainOf(app).evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    // Electron does not declare it, since only the defaults it shows are of use.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
  });
});

test('what the preload gives is four things, and the page cannot change them', async ({ page }) => {
  const given = await page.evaluate(() => {
    const { daftar } = window as unknown as { daftar: Record<string, unknown> };
    const before = Object.entries(daftar).map(([name, value]) => `${name}: ${typeof value}`);
    try {
      daftar['invoke'] = () => 'stolen';
    } catch {
      // As it should be.
    }
    return { before: before.sort(), isKept: String(daftar['invoke']).includes('native code') };
  });
  expect(given).toEqual({
    before: ['choosePath: function', 'invoke: function', 'kind: string', 'saveFile: function'],
    isKept: true,
  });
});

test('every permission is denied', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const position = new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'other'),
      ),
    );
    const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      ({ name }: DOMException) => name,
    );
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[];
    const states = names.map(async (name) => (await navigator.permissions.query({ name })).state);
    return {
      notification: await Notification.requestPermission(),
      position: await position,
      camera: await camera,
      states: await Promise.all(states),
    };
  });
  expect(answers).toEqual({
    notification: 'denied',
    position: 'denied',
    camera: expect.stringMatching(/^(NotAllowedError|NotFoundError)$/),
    states: ['denied', 'denied', 'denied', 'denied', 'denied'],
  });
});

test('the page stays where it is', async ({ app, page }) => {
  const { origin, reached, server } = await outside();
  for (const target of [
    `${origin}/away`,
    'daftar://elsewhere/',
    'file:///etc/passwd',
    'daftar://app/other',
  ]) {
    const prevented = mainOf(app).evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          const [window] = BrowserWindow.getAllWindows();
          // Heard after the host's own listener.
          window?.webContents.once('will-navigate', (event) => resolve(event.defaultPrevented));
        }),
    );
    // The listener is in place once the main process answers something asked after it.
    await mainOf(app).evaluate(() => undefined);
    await page.evaluate((url) => {
      const link = Object.assign(document.createElement('a'), { href: url, textContent: 'away' });
      document.body.append(link);
      link.click();
    }, target);
    expect(target.startsWith('file:') || (await prevented), target).toBe(true);
    expect(page.url()).toMatch(/^daftar:\/\/app\//);
  }
  expect(reached).toEqual([]);
  server.close();
});

test('the page opens no window and no guest page', async ({ app, page }) => {
  const { origin, reached, server } = await outside();
  const opened = await page.evaluate((url) => [window.open(url), window.open('about:blank')], origin);
  expect(opened).toEqual([null, null]);
  const isGuestMade = await page.evaluate((url) => {
    const guest = Object.assign(document.createElement('webview'), { src: url });
    document.body.append(guest);
    return 'getWebContentsId' in guest;
  }, origin);
  expect(isGuestMade).toBe(false);
  expect(await mainOf(app).evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(reached).toEqual([]);
  server.close();
});

test('no page of the program can load from a network, even without the policy', async ({ app }) => {
  const { origin, reached, server } = await outside();
  const outcome = await mainOf(app).evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false });
    const loaded = await window.loadURL(url).then(
      () => 'loaded',
      ({ code }: { code: string }) => code,
    );
    window.destroy();
    return loaded;
  }, origin);
  expect(outcome).toBe('ERR_BLOCKED_BY_CLIENT');
  expect(reached).toEqual([]);
  server.close();
});

test('the office answers its own window only', async ({ app, page }) => {
  const call = { token: null, method: 'office.getState', input: {} };
  const own = await page.evaluate((message) => {
    const { daftar } = window as unknown as { daftar: { invoke(call: unknown): Promise<unknown> } };
    return daftar.invoke(message);
  }, call);
  expect(own).toMatchObject({ ok: true });
  for (const url of ['data:text/html,<p>other</p>', 'daftar://app/']) {
    const answer = await mainOf(app).evaluate(
      async ({ BrowserWindow }, { address, preload, message }) => {
        const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
        await window.loadURL(address);
        const code = `window.daftar.invoke(${JSON.stringify(message)}).then(() => 'answered', String)`;
        const said: unknown = await window.webContents.executeJavaScript(code);
        window.destroy();
        return said;
      },
      { address: url, preload: PRELOAD, message: call },
    );
    expect(answer, url).toContain('Unknown sender');
  }
});

test('the own window is not answered once it shows something else', async ({ app }) => {
  const answer = await mainOf(app).evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.loadURL('data:text/html,<p>other</p>');
    const call = "{ token: null, method: 'office.getState', input: {} }";
    return window?.webContents.executeJavaScript(
      `window.daftar.invoke(${call}).then(() => 'answered', String)`,
    ) as Promise<unknown>;
  });
  expect(answer).toContain('Unknown sender');
});

test('a second start ends with 0 within five seconds and brings the window forward', async ({ app }) => {
  const focused = mainOf(app).evaluate(
    ({ app: electron, BrowserWindow }) =>
      new Promise<boolean>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.minimize();
        electron.once('second-instance', () => resolve(window?.isMinimized() === false));
      }),
  );
  await mainOf(app).evaluate(() => undefined);
  const second = spawn(process.execPath, [join(ROOT, 'build/start.mjs')], {
    env: environmentFor(app.places, null),
    stdio: 'ignore',
    timeout: 5_000,
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await focused).toBe(true);
});

test('for an ordinary user the real sandbox holds the page', async () => {
  const places = newPlaces();
  const host = await startAsOrdinaryUser(places);
  const found = await host.electron?.evaluate(({ app, BrowserWindow }) => ({
    isRoot: process.getuid?.() === 0,
    isSandboxOff: app.commandLine.hasSwitch('no-sandbox'),
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  }));
  expect(found).toMatchObject({ isRoot: false, isSandboxOff: false });
  const status = readFileSync(`/proc/${found?.page}/status`, 'utf8');
  // 2: system calls pass a filter.
  expect(/^Seccomp:\s+(\d)$/m.exec(status)?.[1]).toBe('2');
  const state = await host.page.evaluate(() => {
    const { daftar } = window as unknown as { daftar: { invoke(call: unknown): Promise<unknown> } };
    return daftar.invoke({ token: null, method: 'office.getState', input: {} });
  });
  expect(state).toMatchObject({ ok: true, value: { state: 'new' } });
  await host.close();
  places.remove();
});
