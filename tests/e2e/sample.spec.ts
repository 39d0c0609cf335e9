import { FIRST_RUN_TEXT } from '../../renderer/features/office/text.fa.ts';
import { NAV_TEXT, SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/steps.ts';

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

test('what is to be done today opens the record where it is done', async ({ page }) => {
  await openSample(page);
  const task = page.getByRole('main').locator('tr', { has: page.locator('[data-task]') });
  await expect(task.first()).toBeVisible();
  for (const index of [0, 1, 2]) {
    const called = (await task.nth(index).getByRole('rowheader').innerText()).trim();
    await task.nth(index).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: called })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: NAV_TEXT.today })).toBeVisible();
  }
});
