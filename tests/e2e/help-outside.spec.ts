import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { HOST_TEXT } from '../../electron/host/text.fa.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { OTHER_PLACES } from '../../renderer/features/help/places.ts';
import { GUIDE_TEXT } from '../../renderer/features/help/text.fa.ts';
import { SEALED_TEXT } from '../../renderer/sealed/text.fa.ts';
import { readChapter } from '../../shared/guide/chapter.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { PASSWORD } from '../support/first-run.ts';
import { good } from '../support/ngo-office.ts';
import { found, startOffice } from '../support/whole-office.ts';
import { expect, test } from './support/app.ts';
import { ROOT } from './support/places.ts';
import { setUpOffice } from './support/steps.ts';

// Where the office itself does not open one needs the guide most.

const RESCUE_TITLE = titleOf('16-rescue.md');
const SETTINGS_TITLE = titleOf('11-settings.md');
const PASSPHRASE = 'سیب کوه باران پنجره';

test('F1 opens the guide in the rescue mode at its chapter', async ({ app }) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  await app.restart({ whileClosed: () => overwrite(database) });
  const { page } = app;
  await expect(page.getByRole('heading', { name: HOST_TEXT.notOpened })).toBeVisible();
  await page.keyboard.press('F1');
  await isShown(page, RESCUE_TITLE, 'guide-title');
  await app.screenshot('guide-in-rescue');
  await leave(page);
  await expect(page.getByRole('heading', { name: HOST_TEXT.notOpened })).toBeVisible();
  await page.getByRole('button', { name: GUIDE_TEXT.title, exact: true }).click();
  await isShown(page, RESCUE_TITLE, 'guide-title');
});

test('F1 opens the guide on the sealed screen at the folder’s passphrase, and keeps what is typed', async ({
  app,
}) => {
  await app.restart({ whileClosed: () => seal(app.places.data) });
  const { page } = app;
  await expect(page.getByRole('heading', { name: SEALED_TEXT.title })).toBeVisible();
  const passphrase = page.getByLabel(SEALED_TEXT.passphrase, { exact: true });
  await passphrase.fill('سیب کوه');
  await page.keyboard.press('F1');
  await isShown(page, SETTINGS_TITLE, `guide-${OTHER_PLACES.sealed.section}`);
  await app.screenshot('guide-when-sealed');
  await leave(page);
  await expect(passphrase).toHaveValue('سیب کوه');
  await expect(passphrase).toBeFocused();
  await page.getByRole('button', { name: GUIDE_TEXT.title, exact: true }).click();
  await isShown(page, SETTINGS_TITLE, `guide-${OTHER_PLACES.sealed.section}`);
});

/** The guide over the page at its place: its heading has the keyboard and stands within the window. */
async function isShown(page: Page, title: string, heading: string): Promise<void> {
  const guide = page.getByRole('dialog', { name: GUIDE_TEXT.title, exact: true });
  await expect(guide.getByRole('heading', { level: 2 })).toHaveText(title);
  const place = guide.locator(`#${heading}`);
  await expect(place).toBeFocused();
  await expect(place).toBeInViewport();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa'])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: GUIDE_TEXT.title, exact: true })).toHaveCount(0);
}

function titleOf(file: string): string {
  return toPersianDigits(readChapter(readFileSync(join(ROOT, 'docs/guide', file), 'utf8')).title);
}

/** As a failing disk leaves a file. */
function overwrite(file: string): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(512, 0xff), 0, 512, 0);
  closeSync(opened);
}

/** An office in the folder that lies sealed from now on. */
async function seal(folder: string): Promise<void> {
  const office = await startOffice(folder, new Date().toISOString());
  await found(office);
  good(await office.backups.setPassphrase({ passphrase: PASSPHRASE, password: PASSWORD }));
  good(
    await office.protection.protectFolder({ passphrase: PASSPHRASE, bySystem: false, password: PASSWORD }),
  );
  await office.stop();
}
