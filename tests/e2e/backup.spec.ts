import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { BACKUP_ERRORS } from '../../renderer/features/backups/errors.fa.ts';
import {
  DRILL_TEXT,
  FIRST_RESTORE_TEXT,
  PREVIEW_TEXT,
  RESTORE_TEXT,
} from '../../renderer/features/backups/restore-text.fa.ts';
import { BACKUP_TEXT, PASSPHRASE_TEXT, PLACE_TEXT } from '../../renderer/features/backups/text.fa.ts';
import { REASON_WORDS } from '../../renderer/features/backups/words.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { FORM_TEXT } from '../../renderer/features/ngos/form/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { BACKUP_WARNINGS } from '../../renderer/features/today/text.fa.ts';
import { TRAIL_METHOD_WORDS } from '../../renderer/features/trail/method-words.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import { type App, expect, test } from './support/app.ts';
import { ADMIN, choose, fieldOf, goTo, navigation, setUpOffice, signIn } from './support/steps.ts';

const KEPT = 'انجمن پیش از پشتیبان';
const LATER = 'انجمن پس از پشتیبان';
const PASSPHRASE = 'سیب کوه باران پنجره';

test('an office goes back to a backup: what came later is gone, and the trail tells of it', async ({
  page,
}) => {
  await setUpOffice(page);
  await register(page, KEPT);
  await backUp(page);
  await register(page, LATER);

  await goTo(page, 'backups');
  await rows(page)
    .first()
    .getByRole('button', { name: new RegExp(`^${PREVIEW_TEXT.preview}`, 'u') })
    .click();
  const shown = page.getByRole('dialog');
  const counts = shown.getByRole('table', { name: PREVIEW_TEXT.compare });
  await expect(counts.getByRole('row', { name: PREVIEW_TEXT.counts.ngos })).toContainText(
    PREVIEW_TEXT.fewer(1),
  );
  await expect(shown.getByText(/ردیف از سوابق پس از این پشتیبان/u)).toBeVisible();
  await expect(
    shown.getByRole('region', { name: PREVIEW_TEXT.acts }).getByText(TRAIL_METHOD_WORDS['ngos.registerNgo']),
  ).toBeVisible();

  await shown.getByRole('button', { name: PREVIEW_TEXT.restore }).click();
  const act = page.getByRole('dialog');
  await act.getByRole('button', { name: RESTORE_TEXT.submit, exact: true }).click();
  await expect(act.getByText(RESTORE_TEXT.reasonShort)).toBeVisible();
  await act.getByLabel(RESTORE_TEXT.reason, { exact: true }).fill('فهرست امروز نادرست وارد شد');
  await act.getByLabel(RESTORE_TEXT.password, { exact: true }).fill('نه این گذرواژه');
  await act.getByRole('button', { name: RESTORE_TEXT.submit, exact: true }).click();
  await expect(act.getByRole('alert')).toContainText('گذرواژه درست نیست');
  await act.getByLabel(RESTORE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await act.getByRole('button', { name: RESTORE_TEXT.submit, exact: true }).click();

  await expect(page.getByText(RESTORE_TEXT.doneText)).toBeVisible();
  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'ngos');
  await expect(page.getByRole('link', { name: KEPT })).toBeVisible();
  await expect(page.getByRole('link', { name: LATER })).toHaveCount(0);

  await goTo(page, 'trail');
  const told = page.getByRole('row').filter({ hasText: TRAIL_METHOD_WORDS['backups.restoreBackup'] });
  await expect(told.filter({ hasText: 'فهرست امروز نادرست وارد شد' })).toHaveCount(1);
  // The way back from the way back.
  await goTo(page, 'backups');
  await expect(rows(page).filter({ hasText: REASON_WORDS.before_restore })).toHaveCount(1);
});

test('the disk is lost: a full copy brings the office back on a new machine', async ({ app }) => {
  await setUpOffice(app.page);
  await register(app.page, KEPT);
  await copyToStick(app, app.page);

  const page = await app.restart({ whileClosed: () => loseEverything(app) });
  await findOnStick(app, page);
  const found = page.getByRole('region', { name: FIRST_RESTORE_TEXT.found }).getByRole('button');
  await expect(found).toHaveCount(1);
  await found.click();
  await expect(page.getByText('فرمانداری شهرستان بهاردشت')).toBeVisible();
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.restore }).click();

  await expect(page.getByText(FIRST_RESTORE_TEXT.done('فرمانداری شهرستان بهاردشت'))).toBeVisible();
  await signIn(page, ADMIN.userName, ADMIN.password);
  await expect(navigation(page)).toBeVisible();
  await goTo(page, 'ngos');
  await expect(page.getByRole('link', { name: KEPT })).toBeVisible();
  await goTo(page, 'trail');
  await expect(
    page.getByRole('row').filter({ hasText: TRAIL_METHOD_WORDS['backups.restoreFirst'] }),
  ).toHaveCount(1);
});

test('an encrypted copy opens by its own passphrase and by no other', async ({ app }) => {
  await setUpOffice(app.page);
  await register(app.page, KEPT);
  await encrypt(app.page);
  await copyToStick(app, app.page);
  const [name = ''] = readdirSync(app.places.stick);
  // Not a word of the register stands in the file.
  expect(readFileSync(join(app.places.stick, name)).includes(Buffer.from(KEPT))).toBe(false);

  const page = await app.restart({ whileClosed: () => loseEverything(app) });
  await findOnStick(app, page);
  await page.getByRole('region', { name: FIRST_RESTORE_TEXT.found }).getByRole('button').click();
  const passphrase = page.getByLabel(PASSPHRASE_TEXT.passphrase, { exact: true });
  await passphrase.fill('سیب کوه باران دیوار');
  await page.getByRole('button', { name: PASSPHRASE_TEXT.open, exact: true }).click();
  await expect(page.getByText(BACKUP_ERRORS.wrong_passphrase)).toBeVisible();
  await passphrase.fill(PASSPHRASE);
  await page.getByRole('button', { name: PASSPHRASE_TEXT.open, exact: true }).click();
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.restore }).click();
  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'ngos');
  await expect(page.getByRole('link', { name: KEPT })).toBeVisible();
});

test('a second place gets each backup, and its absence is among today’s work', async ({ app, page }) => {
  await setUpOffice(page);
  await goTo(page, 'backups');
  await page.getByRole('button', { name: BACKUP_TEXT.setSecond }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(PLACE_TEXT.folder, { exact: true }).press('Enter');
  await expect(dialog.getByText(KIT_TEXT.pathNeeded)).toBeVisible();
  await dialog.getByLabel(PLACE_TEXT.folder, { exact: true }).fill(join(app.places.stick, 'نیست'));
  await dialog.getByRole('button', { name: PLACE_TEXT.secondSubmit }).click();
  await expect(dialog.getByRole('alert')).toContainText(BACKUP_ERRORS.place_absent);
  await pointAtStick(app, dialog, PLACE_TEXT.folder, KIT_TEXT.choosePath.folder);
  await dialog.getByRole('button', { name: PLACE_TEXT.secondSubmit }).click();
  await expect(dialog).toHaveCount(0);
  await backUp(page);
  await expect(rows(page)).toHaveCount(2);
  expect(filesIn(app.places.stick)).toHaveLength(1);

  rmSync(app.places.stick, { recursive: true });
  await goTo(page, 'today');
  await expect(page.getByText(BACKUP_WARNINGS.second_absent)).toBeVisible();
  await goTo(page, 'backups');
  await expect(page.getByText(BACKUP_TEXT.absent)).toBeVisible();
  mkdirSync(app.places.stick);
});

test('a drill reports without touching anything', async ({ app, page }) => {
  await setUpOffice(page);
  await register(page, KEPT);
  await backUp(page);
  await rows(page)
    .first()
    .getByRole('button', { name: new RegExp(`^${DRILL_TEXT.with}`, 'u') })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: DRILL_TEXT.submit }).click();
  const report = page.getByRole('dialog', { name: DRILL_TEXT.report });
  await expect(report.getByText(DRILL_TEXT.passed)).toBeVisible();
  await report.getByRole('button', { name: DRILL_TEXT.close, exact: true }).last().click();
  // It stays at hand after the dialog.
  await page.getByRole('button', { name: DRILL_TEXT.show }).click();
  await expect(page.getByRole('dialog', { name: DRILL_TEXT.report })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(readdirSync(join(app.places.data, 'temporary'))).toEqual([]);
  await goTo(page, 'ngos');
  await expect(page.getByRole('link', { name: KEPT })).toBeVisible();
});

test('what is no whole backup is refused in a sentence, and the office stays as it is', async ({
  app,
  page,
}) => {
  await setUpOffice(page);
  await copyToStick(app, page);
  const [name = ''] = filesIn(app.places.stick);
  const whole = readFileSync(join(app.places.stick, name));
  const flipped = Buffer.from(whole);
  const middle = Math.floor(whole.length / 2);
  flipped[middle] = (flipped[middle] ?? 0) ^ 1;
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['flipped.daftar', flipped, BACKUP_ERRORS.backup_damaged],
    ['cut.daftar', whole.subarray(0, whole.length - 1_000), BACKUP_ERRORS.backup_truncated],
    ['letter.daftar', Buffer.from('این پشتیبان نیست'), BACKUP_ERRORS.not_a_backup],
  ];
  for (const [file, bytes, sentence] of files) {
    const path = join(app.places.stick, file);
    writeFileSync(path, bytes);
    await choose(page, BACKUP_TEXT.otherActs, BACKUP_TEXT.fromFile);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(RESTORE_TEXT.file, { exact: true }).fill(path);
    await dialog.getByRole('button', { name: RESTORE_TEXT.fileSubmit }).click();
    await expect(dialog.getByRole('alert'), file).toContainText(sentence);
    await dialog.getByRole('button', { name: PREVIEW_TEXT.close, exact: true }).last().click();
  }
  await goTo(page, 'trail');
});

function rows(page: Page): Locator {
  return page.getByRole('region', { name: BACKUP_TEXT.list }).locator('tbody tr');
}

async function register(page: Page, name: string): Promise<void> {
  await goTo(page, 'ngos');
  await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  await fieldOf(page, fieldLabel('name')).fill(name);
  await page.getByRole('main').getByRole('button', { name: FORM_TEXT.register, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function backUp(page: Page): Promise<void> {
  await goTo(page, 'backups');
  await page.getByRole('button', { name: BACKUP_TEXT.now }).click();
  await expect(page.getByText(BACKUP_TEXT.made)).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

async function copyToStick(app: App, page: Page): Promise<void> {
  await goTo(page, 'backups');
  await choose(page, BACKUP_TEXT.otherActs, BACKUP_TEXT.copy);
  const dialog = page.getByRole('dialog');
  await pointAtStick(app, dialog, PLACE_TEXT.folder, KIT_TEXT.choosePath.folder);
  await dialog.getByRole('button', { name: PLACE_TEXT.copySubmit }).click();
  await expect(page.getByText(BACKUP_TEXT.copied)).toBeVisible();
  expect(filesIn(app.places.stick)).toHaveLength(1);
}

async function encrypt(page: Page): Promise<void> {
  await goTo(page, 'backups');
  await page.getByRole('button', { name: BACKUP_TEXT.encrypt }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(PASSPHRASE_TEXT.passphrase, { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel(PASSPHRASE_TEXT.again, { exact: true }).fill(`${PASSPHRASE} دیگر`);
  await dialog.getByLabel(PASSPHRASE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await dialog.getByRole('button', { name: PASSPHRASE_TEXT.submit }).click();
  await expect(dialog.getByText(PASSPHRASE_TEXT.notSame)).toBeVisible();
  await dialog.getByLabel(PASSPHRASE_TEXT.again, { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: PASSPHRASE_TEXT.submit }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(BACKUP_TEXT.encryptedNote)).toBeVisible();
}

/** In the system's window on the desktop, which answers with the stick; typed in the browser. */
async function pointAtStick(app: App, within: Page | Locator, label: string, button: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true });
  if (app.host === 'desktop') await within.getByRole('button', { name: `${button}…`, exact: true }).click();
  else await field.fill(app.places.stick);
  await expect(field).toHaveValue(app.places.stick);
}

async function findOnStick(app: App, page: Page): Promise<void> {
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.wayButton }).click();
  await pointAtStick(app, page, FIRST_RESTORE_TEXT.place, KIT_TEXT.choosePath.folder);
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.find }).click();
}

function loseEverything({ places }: App): void {
  rmSync(places.data, { recursive: true });
  mkdirSync(places.data);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.daftar'));
}
