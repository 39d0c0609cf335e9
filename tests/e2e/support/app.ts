import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, type Page, expect, test as playwright } from '@playwright/test';
import { type RunningHost, startBrowser, startDesktop } from './hosts.ts';
import { startPackaged } from './packaged.ts';
import { type Places, SCREENS, newPlaces } from './places.ts';

export { expect };

export interface Settings {
  /** Which host the journey runs on; the project says it. */
  readonly host: 'browser' | 'desktop' | 'packaged';
  /** The instant at which the application's clock begins; null for the machine's clock. */
  readonly startsAt: string | null;
}

/** What is different at the next start. */
export interface Between {
  /** Happens while the program is closed. */
  readonly whileClosed?: () => Promise<void> | void;
  /** The instant at which the clock begins from now on; an earlier choice holds otherwise. */
  readonly startsAt?: string;
}

/** The application in a fresh, empty office. A journey uses it alike on every host. */
export interface App {
  readonly host: Settings['host'];
  /** The application's page as it is now: another one after `restart`. */
  readonly page: Page;
  /** The desktop host's main process; null elsewhere: that of a package lets nobody in. */
  readonly electron: ElectronApplication | null;
  /** The office's folder (`DAFTAR_DATA`) and where files are saved. */
  readonly places: Places;
  /** Ends the program properly and starts it over the same office; gives the new page. */
  readonly restart: (between?: Between) => Promise<Page>;
  /** Waits for a saved file whose name fits, and gives its path. */
  readonly savedFile: (name: RegExp) => Promise<string>;
  /** Keeps a picture of the page: `out/test/screens/<host>/<name>.png`. */
  readonly screenshot: (name: string) => Promise<void>;
}

interface Fixtures {
  readonly app: App;
  readonly page: Page;
}

const STARTS = { browser: startBrowser, desktop: startDesktop, packaged: startPackaged };

export const test = playwright.extend<Settings & Fixtures>({
  host: ['browser', { option: true }],
  startsAt: [null, { option: true }],
  app: async ({ host, startsAt }, use, { skip }) => {
    skip(host === 'packaged' && startsAt !== null, 'an installed program keeps the machine’s clock');
    const places = newPlaces();
    const start = STARTS[host];
    let begins = startsAt;
    let running: RunningHost = await start(places, begins);
    const app: App = {
      host,
      places,
      get page() {
        return running.page;
      },
      get electron() {
        return running.electron;
      },
      restart: async ({ whileClosed, startsAt: next } = {}) => {
        await running.close();
        await whileClosed?.();
        begins = next ?? begins;
        running = await start(places, begins);
        return running.page;
      },
      savedFile: (name) => savedFile(places.saved, name),
      screenshot: async (name) => {
        mkdirSync(join(SCREENS, host), { recursive: true });
        await running.page.screenshot({ path: join(SCREENS, host, `${name}.png`) });
      },
    };
    await use(app);
    await running.close();
    places.remove();
  },
  page: ({ app }, use) => use(app.page),
});

async function savedFile(folder: string, name: RegExp): Promise<string> {
  const fitting = () => readdirSync(folder).filter((file) => name.test(file));
  await expect.poll(fitting, { message: `a saved file ${name}` }).not.toEqual([]);
  return join(folder, fitting()[0] ?? '');
}
