import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BACKUP_TEXT, PASSPHRASE_TEXT } from '../../renderer/features/backups/text.fa.ts';
import { END_TEXT, PROTECTION_TEXT, PROTECT_TEXT } from '../../renderer/features/protection/text.fa.ts';
import { SEALED_ERRORS, SEALED_TEXT } from '../../renderer/sealed/text.fa.ts';
import { type App, expect, test } from './support/app.ts';
import { ADMIN, setUpOffice, signIn, visit } from './support/steps.ts';

const PASSPHRASE = 'سیب کوه باران پنجره';

test('a protected office lies sealed while it is closed, and opens with its passphrase only', async ({
  app,
}) => {
  await setUpOffice(app.page);
  await visit(app.page, '/settings?section=protection');
  await expect(app.page.getByText(PROTECTION_TEXT.backupsPlain)).toBeVisible();
  await app.screenshot('protection-off');
  await encryptBackups(app);

  await visit(app.page, '/settings?section=protection');
  await app.page.getByRole('button', { name: PROTECTION_TEXT.protect }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('button', { name: PROTECT_TEXT.submit, exact: true }).click();
  await expect(dialog.getByText(PROTECT_TEXT.tooShort)).toBeVisible();
  await dialog.getByLabel(PROTECT_TEXT.passphrase, { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel(PROTECT_TEXT.again, { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel(PROTECT_TEXT.password, { exact: true }).fill(ADMIN.password);
  await app.screenshot('protection-dialog');
  await dialog.getByRole('button', { name: PROTECT_TEXT.submit, exact: true }).click();
  await expect(app.page.getByText(PROTECTION_TEXT.on)).toBeVisible();

  await app.restart({ whileClosed: () => isSealed(app) });
  await expect(app.page.getByRole('heading', { name: SEALED_TEXT.title })).toBeVisible();
  await app.screenshot('sealed');
  await unlock(app, 'سیب کوه باران دیوار');
  await expect(app.page.getByRole('alert')).toContainText(SEALED_ERRORS.wrong_passphrase);
  await app.screenshot('sealed-wrong');
  await unlock(app, PASSPHRASE);
  await signIn(app.page, ADMIN.userName, ADMIN.password);

  await visit(app.page, '/settings?section=protection');
  await app.page.getByRole('button', { name: PROTECTION_TEXT.end }).click();
  const ending = app.page.getByRole('dialog');
  await ending.getByLabel(PROTECT_TEXT.password, { exact: true }).fill(ADMIN.password);
  await ending.getByRole('button', { name: END_TEXT.submit, exact: true }).click();
  await expect(app.page.getByText(PROTECTION_TEXT.off)).toBeVisible();
  await app.restart();
  await signIn(app.page, ADMIN.userName, ADMIN.password);
});

async function encryptBackups(app: App): Promise<void> {
  await visit(app.page, '/backups');
  await app.page.getByRole('button', { name: BACKUP_TEXT.encrypt }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByLabel(PASSPHRASE_TEXT.passphrase, { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel(PASSPHRASE_TEXT.again, { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel(PASSPHRASE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await dialog.getByRole('button', { name: PASSPHRASE_TEXT.submit, exact: true }).click();
  await expect(app.page.getByText(PASSPHRASE_TEXT.turnedOn)).toBeVisible();
}

async function unlock(app: App, passphrase: string): Promise<void> {
  await app.page.getByLabel(SEALED_TEXT.passphrase, { exact: true }).fill(passphrase);
  await app.page.getByRole('button', { name: SEALED_TEXT.open }).click();
}

/** Nothing of the office's folder can be read: no file holds a word that the office was set up with. */
function isSealed(app: App): void {
  const names = readdirSync(app.places.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(names.some((name) => name.endsWith('daftar.sqlite'))).toBe(false);
  expect(names.some((name) => name.endsWith('daftar.sqlite.sealed'))).toBe(true);
  for (const name of names) expect(readFileSync(name).includes(ADMIN.fullName), name).toBe(false);
}
