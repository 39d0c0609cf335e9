import { FIRST_RUN_TEXT } from '../../renderer/features/office/text.fa.ts';
import { NAV_TEXT, SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { expect, test } from './support/app.ts';
import { goTo, navigation, openSample } from './support/steps.ts';

test('the sample office opens by one click, is marked on every page, and is left by one click', async ({
  page,
}) => {
  await openSample(page);
  for (const place of ['today', 'ngos', 'imports', 'prints', 'settings'] as const) {
    await goTo(page, place);
    await expect(page.getByText(SHELL_TEXT.sample, { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: SHELL_TEXT.leaveSample }).click();
  await page.getByRole('dialog').getByRole('button', { name: SHELL_TEXT.leaveSample }).click();
  await expect(page.getByRole('button', { name: FIRST_RUN_TEXT.startButton })).toBeVisible();
});

test('every NGO of the sample opens from today’s work', async ({ page }) => {
  await openSample(page);
  await expect(page.getByRole('heading', { level: 1, name: NAV_TEXT.today })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(navigation(page).getByRole('link', { name: NAV_TEXT.ngos })).toBeVisible();
});
