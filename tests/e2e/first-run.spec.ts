import { readFileSync } from 'node:fs';
import { ENTRANCE_TEXT, LOCK_TEXT, PASSWORD_TEXT } from '../../renderer/features/accounts/text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { FIRST_RUN_TEXT, PROFILE_TEXT, RECOVERY_TEXT } from '../../renderer/features/office/text.fa.ts';
import { expect, test } from './support/app.ts';
import {
  ADMIN,
  createOffice,
  goTo,
  keepRecoveryCode,
  navigation,
  setUpOffice,
  signIn,
  signOut,
} from './support/steps.ts';

test('the office is set up, left, entered again after a restart, and rescued by its code', async ({
  app,
  page,
}) => {
  const code = await setUpOffice(page);
  await expect(
    navigation(page)
      .getByText(/بهاردشت/u)
      .first(),
  ).toBeVisible();
  await signOut(page);
  await signIn(page, ADMIN.userName, 'نه این گذرواژه');
  await expect(page.getByRole('alert').filter({ hasText: 'گذرواژه درست نیست' })).toBeVisible();
  await signIn(page, ADMIN.userName, ADMIN.password);
  await expect(navigation(page)).toBeVisible();

  const again = await app.restart();
  await again.getByRole('button', { name: ENTRANCE_TEXT.forgot }).click();
  await again.getByRole('button', { name: ENTRANCE_TEXT.rescue }).click();
  const rescue = async (tried: string, password: string) => {
    await again.getByLabel(ENTRANCE_TEXT.recoveryCode).fill(tried);
    await again.getByLabel(ENTRANCE_TEXT.administratorName).fill(ADMIN.userName);
    await again.getByLabel(PASSWORD_TEXT.newPassword, { exact: true }).fill(password);
    await again.getByLabel(PASSWORD_TEXT.again, { exact: true }).fill(password);
    await again.getByRole('button', { name: ENTRANCE_TEXT.rescueSubmit }).click();
  };
  await rescue(code, 'جنگل سبز شمالی');
  const next = await keepRecoveryCode(again);
  expect(next).not.toBe(code);

  await signOut(again);
  await signIn(again, ADMIN.userName, ADMIN.password);
  await expect(again.getByRole('alert').filter({ hasText: 'گذرواژه درست نیست' })).toBeVisible();
  await signIn(again, ADMIN.userName, 'جنگل سبز شمالی');
  await expect(navigation(again)).toBeVisible();
  await goTo(again, 'trail');
});

test('going back in the wizard keeps what was written, and what is missing is said', async ({ page }) => {
  await page.getByRole('button', { name: FIRST_RUN_TEXT.startButton }).click();
  await page.getByRole('button', { name: FIRST_RUN_TEXT.next, exact: true }).click();
  await expect(page.getByText(PROFILE_TEXT.provinceNeeded).first()).toBeVisible();
  await page.getByLabel(PROFILE_TEXT.province).selectOption({ label: 'یزد' });
  await page.getByLabel(PROFILE_TEXT.county, { exact: true }).fill('تفت');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: FIRST_RUN_TEXT.letterheadHead })).toBeVisible();
  await expect(page.getByText('فرمانداری شهرستان تفت').first()).toBeVisible();
  await page.getByRole('button', { name: FIRST_RUN_TEXT.back }).click();
  await expect(page.getByLabel(PROFILE_TEXT.county, { exact: true })).toHaveValue('تفت');
});

test('the recovery code is printed on a sheet', async ({ app, page }) => {
  await createOffice(page);
  await page.getByRole('button', { name: RECOVERY_TEXT.print }).click();
  const bytes = readFileSync(await app.savedFile(/\.pdf$/u));
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

test('a lock covers the office and keeps what was being written', async ({ page }) => {
  await setUpOffice(page);
  await goTo(page, 'ngos');
  await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  await page.getByLabel(fieldLabel('name'), { exact: true }).fill('انجمن ناتمام');
  await page.keyboard.press('Control+KeyL');
  await expect(page.getByRole('dialog', { name: LOCK_TEXT.title })).toBeVisible();
  await expect(navigation(page)).toBeHidden();
  await page.getByLabel(PASSWORD_TEXT.password, { exact: true }).fill('نادرست است');
  await page.getByRole('button', { name: LOCK_TEXT.unlock }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'گذرواژه درست نیست' })).toBeVisible();
  await page.getByLabel(PASSWORD_TEXT.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: LOCK_TEXT.unlock }).click();
  await expect(navigation(page)).toBeVisible();
  await expect(page.getByLabel(fieldLabel('name'), { exact: true })).toHaveValue('انجمن ناتمام');
});
