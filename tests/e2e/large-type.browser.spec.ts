import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, test } from '@playwright/test';
import { SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { ENTRANCE_TEXT } from '../../renderer/features/accounts/text.fa.ts';
import { chromiumProgram, startServer } from './support/hosts.ts';
import { type Places, environmentFor, newPlaces } from './support/places.ts';
import { choose, openSample } from './support/steps.ts';

// A browser keeps what belongs to a page by its port, and the host takes another one at every start.

let places: Places;
test.beforeEach(() => void (places = newPlaces()));
test.afterEach(() => places.remove());

/** The person's own browser, with what it kept from the time before. */
function openBrowser(): Promise<BrowserContext> {
  const profile = join(places.settings, 'browser');
  return chromium.launchPersistentContext(profile, { executablePath: chromiumProgram(), locale: 'fa-IR' });
}

test('large type and dark colours are there again after browser and host were closed', async () => {
  const first = await startServer(environmentFor(places, null));
  const before = await openBrowser();
  const page = await before.newPage();
  await page.goto(first.address);
  await openSample(page);
  for (const act of [SHELL_TEXT.largeType, SHELL_TEXT.dark]) {
    await choose(page, new RegExp(SHELL_TEXT.personMenu, 'u'), act);
  }
  await before.close();
  await first.close();

  // Somebody else has the port by now.
  const other = createServer().listen(Number(new URL(first.address).port), '127.0.0.1');
  await once(other, 'listening');
  const second = await startServer(environmentFor(places, null));
  expect(new URL(second.address).port).not.toBe(new URL(first.address).port);
  const after = await openBrowser();
  const again = await after.newPage();
  await again.goto(second.address);
  await expect(again.getByText(ENTRANCE_TEXT.sampleTitle)).toBeVisible();
  expect(await again.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
    type: 'large',
    theme: 'dark',
  });
  await after.close();
  await second.close();
  other.close();
});
