import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { openOffice } from '../office/office.ts';
import type { BugReport } from '../office/dispatcher.ts';
import { chosenPlaceFile, dataFolder } from '../office/paths.ts';
import { newSecret } from './browser-access.ts';
import { type BrowserHost, serveBrowser } from './browser.ts';
import { createBugLog } from './bug-log.ts';
import { keepChosenPlace, readChosenPlace } from './chosen-place.ts';
import { createMovableDoor } from './movable-door.ts';
import { createOfficeDoor } from './office-door.ts';
import { firstStart, holdOffice, releaseOffice } from './running.ts';
import { hostClock } from './test-clock.ts';
import { BROWSER_TEXT } from './text.fa.ts';

// The browser host's composition root, for where the Electron runtime cannot be had.

const { env, platform, pid } = process;

async function start(): Promise<void> {
  const machine = { platform, env, home: homedir(), currentFolder: process.cwd() };
  const placeFile = chosenPlaceFile(machine);
  const chosen = readChosenPlace(placeFile);
  let folder = dataFolder(machine, chosen);
  if (await isSecondStart(folder)) return;

  const reportBug = (report: BugReport) => createBugLog(join(folder, 'logs'))(report);
  const { clock, startsAt } = hostClock(env, false);
  const runningSecret = newSecret();
  const hold = (at: string) =>
    holdOffice(at, { host: 'browser', pid, port: host.port, secret: runningSecret });
  const door = createMovableDoor({
    folder,
    isChosen: !env['DAFTAR_DATA'] && chosen !== null,
    isChangeable: !env['DAFTAR_DATA'],
    doorOver: (at) =>
      createOfficeDoor({
        folder: at,
        open: (protection) =>
          openOffice({ folder: at, protection, clock, automaticBackups: true, reportBug }),
        clock,
        reportBug,
      }),
    keep: (to) => keepChosenPlace(placeFile, to),
    move: async (to) => {
      await releaseOffice(folder, 'browser');
      folder = to;
      await hold(to);
      return 'moved';
    },
  });
  const port = Number(env['DAFTAR_PORT'] ?? 0);
  const host = await serveBrowser({
    door,
    pages: join(import.meta.dirname, '../renderer'),
    port,
    runningSecret,
  });
  endOnSignal(async () => {
    await host.close();
    await door.close();
    await releaseOffice(folder, 'browser');
  });

  // Another start may have been quicker since the first look.
  if (!(await hold(folder))) {
    await host.close();
    await isSecondStart(folder);
    return;
  }
  if (startsAt !== null) console.log(BROWSER_TEXT.otherClock(startsAt));
  welcome(host);
}

async function isSecondStart(folder: string): Promise<boolean> {
  const first = await firstStart(folder);
  if (first === undefined) return false;
  console.log(first.host === 'browser' ? BROWSER_TEXT.runs(first.address) : BROWSER_TEXT.runsOnDesktop);
  return true;
}

function welcome(host: BrowserHost): void {
  const address = host.newAddress();
  console.log(BROWSER_TEXT.address(address));
  console.log(BROWSER_TEXT.forOne);
  const hasScreen = platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  if (hasScreen && !env['DAFTAR_NO_OPEN']) openInBrowser(address);
}

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

function openInBrowser(address: string): void {
  const [program, ...args] = OPENERS[platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
  // The address stands in the terminal; a machine without an opener is no failure.
  opener.on('error', () => undefined);
  opener.unref();
}

function endOnSignal(end: () => Promise<void>): void {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isEnding) return;
      isEnding = true;
      end().then(
        () => process.exit(0),
        (failure: unknown) => {
          console.error(failure);
          process.exit(1);
        },
      );
    });
  }
}

start().catch((failure: unknown) => {
  const isPortTaken = failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE';
  console.error(isPortTaken ? BROWSER_TEXT.portTaken(Number(env['DAFTAR_PORT'])) : failure);
  process.exit(1);
});
