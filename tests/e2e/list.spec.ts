import { BULK_TEXT, LIST_TEXT, SAVE_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { PALETTE_TEXT } from '../../renderer/features/palette/text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { TODAY_TEXT } from '../../renderer/features/today/text.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import { SCOPE_WORDS } from '../../shared/features/ngos/words.fa.ts';
import { toAsciiDigits } from '../../shared/text/digits.ts';
import { expect, test } from './support/app.ts';
import { goTo, openSample } from './support/steps.ts';

test('the list goes by the keyboard alone, and coming back finds it as it was', async ({ page }) => {
  await openSample(page);
  await goTo(page, 'ngos');
  const list = page.getByRole('grid', { name: LIST_TEXT.grid });
  const rows = list.getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows.nth(14)).toBeInViewport();

  await page.keyboard.press('Slash');
  await expect(page.getByRole('searchbox', { name: LIST_TEXT.search })).toBeFocused();
  await page.keyboard.type('انجمن');
  await expect(page).toHaveURL(/text=/u);
  await expect(list.locator('mark').first()).toHaveText('انجمن');
  await page.keyboard.press('ArrowDown');
  await expect(list).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const third = await rows.nth(2).getByRole('rowheader').innerText();
  const address = page.url();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: third.trim() })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(list).toBeFocused();
  await expect(list).toHaveAttribute('aria-activedescendant', (await rows.nth(2).getAttribute('id')) ?? '');
});

test('a filter is chosen, saved under a name, and stands above the list with its number', async ({
  page,
}) => {
  await openSample(page);
  await goTo(page, 'ngos');
  await page.getByRole('button', { name: LIST_TEXT.addFilter, exact: true }).click();
  const panel = page.getByRole('dialog', { name: LIST_TEXT.filterPanel });
  const figure = panel.getByRole('status');
  await expect(figure).toHaveText(/تشکل$/u);
  const everything = await figure.innerText();
  await panel.getByLabel(SCOPE_WORDS.province, { exact: true }).check();
  await expect(figure).toHaveText(/تشکل$/u);
  await expect(figure).not.toHaveText(everything);
  const [total = ''] = (await figure.innerText()).split(' ');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/scopeLevels=province/u);

  await page.getByRole('button', { name: LIST_TEXT.saveFilter }).click();
  await page.getByLabel(SAVE_TEXT.name).fill('استانی‌ها');
  await page.getByRole('button', { name: SAVE_TEXT.save }).click();
  const tab = page
    .getByRole('navigation', { name: LIST_TEXT.savedFilters })
    .getByRole('link', { name: 'استانی‌ها' });
  await expect(tab).toHaveAttribute('aria-current', 'true');
  await expect(tab).toContainText(total);

  await page.getByRole('button', { name: LIST_TEXT.filterMenu('استانی‌ها') }).click();
  await page.getByRole('menuitem', { name: LIST_TEXT.retireFilter }).click();
  await page.getByRole('button', { name: SAVE_TEXT.retire }).click();
  await expect(tab).toHaveCount(0);
});

test('ticked rows are changed together after being seen', async ({ page }) => {
  await openSample(page);
  await goTo(page, 'ngos');
  const list = page.getByRole('grid', { name: LIST_TEXT.grid });
  await list.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText(LIST_TEXT.selected(3))).toBeVisible();
  await page.keyboard.press('Control+KeyA');
  await expect(page.getByText(LIST_TEXT.selected(3))).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Space');
  await page.keyboard.press('Control+KeyC');
  await expect(page.getByText(LIST_TEXT.copied(1))).toBeVisible();
  await page.getByRole('button', { name: LIST_TEXT.changeField }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(BULK_TEXT.field, { exact: true }).selectOption('scopeLevel');
  await dialog.getByLabel(BULK_TEXT.value).selectOption('national');
  await expect(dialog.getByText(BULK_TEXT.changing(1))).toBeVisible();
  await dialog.getByLabel(KIT_TEXT.reason).fill('بنا به ابلاغ استانداری');
  await dialog.getByRole('button', { name: BULK_TEXT.submit(1) }).click();
  await expect(page.getByText(BULK_TEXT.done(1))).toBeVisible();
  await page.getByRole('button', { name: LIST_TEXT.changeField }).click();
  await dialog.getByLabel(BULK_TEXT.field, { exact: true }).selectOption('scopeLevel');
  await dialog.getByLabel(BULK_TEXT.value).selectOption('national');
  await expect(dialog.getByText(BULK_TEXT.nothing)).toBeVisible();
});

test('today’s numbers are those of the lists they lead to', async ({ page }) => {
  await openSample(page);
  const work = page.getByRole('table', { name: TODAY_TEXT.table });
  await work.waitFor();
  const links = work.getByRole('link', { name: /^همه /u });
  const found = await links.evaluateAll((all) =>
    all.map((link) => [link.textContent, link.getAttribute('href') ?? ''] as const),
  );
  expect(found.length).toBeGreaterThan(5);
  for (const [words, href] of found) {
    await page.evaluate((to) => void (location.hash = to.replace(/^#/u, '')), href);
    const count = Number(toAsciiDigits(words).replace(/\D/gu, ''));
    await expect(page.getByText(LIST_TEXT.ofTotal(count)), words).toBeAttached();
  }
});

test('the palette finds records, people and acts, and does what is chosen', async ({ page }) => {
  await openSample(page);
  await page.getByRole('table', { name: TODAY_TEXT.table }).waitFor();
  await page.keyboard.press('Control+KeyK');
  const box = page.getByRole('combobox', { name: PALETTE_TEXT.search });
  await expect(box).toBeFocused();
  await box.fill('مهر');
  const options = page.getByRole('option');
  await expect(options.first().locator('mark')).toHaveText('مهر');
  await expect(page.getByRole('group', { name: PALETTE_TEXT.groups.people })).toBeVisible();
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(box).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id')) ?? '');
  const name = await options.nth(1).locator('b').innerText();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.keyboard.press('Control+KeyK');
  await expect(page.getByRole('group', { name: PALETTE_TEXT.groups.recent }).getByText(name)).toBeVisible();
  await box.fill('چاپ فهرست');
  await expect(options.first()).toContainText(PALETTE_TEXT.acts.printList);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: PRINT_TEXT.makePaper })).toBeVisible();
});
