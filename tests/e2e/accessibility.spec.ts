import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { BACKUP_TEXT } from '../../renderer/features/backups/text.fa.ts';
import {
  FIRST_RESTORE_TEXT,
  PREVIEW_TEXT,
  RESTORE_TEXT,
} from '../../renderer/features/backups/restore-text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { FORM_TEXT } from '../../renderer/features/ngos/form/text.fa.ts';
import { NGO_TEXT } from '../../renderer/features/ngos/text.fa.ts';
import { FIRST_RUN_TEXT } from '../../renderer/features/office/text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { expect, test } from './support/app.ts';
import { ROOT } from './support/places.ts';
import { enterSampleAs, goTo, openSample, setUpOffice } from './support/steps.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every route, by an address of the sample office and somebody who finds something there. */
const ADDRESSES: Readonly<Record<string, { readonly at: string; readonly as: string }>> = {
  '/today': { at: '/today', as: 'نرگس فرهادی' },
  '/ngos': { at: '/ngos', as: 'نرگس فرهادی' },
  '/ngos/new': { at: '/ngos/new', as: 'نرگس فرهادی' },
  '/ngos/:ngoId': { at: '/ngos/5', as: 'نرگس فرهادی' },
  '/ngos/:ngoId/:mode': { at: '/ngos/5/correct', as: 'نرگس فرهادی' },
  '/imports': { at: '/imports', as: 'نرگس فرهادی' },
  '/imports/new': { at: '/imports/new', as: 'نرگس فرهادی' },
  '/prints': { at: '/prints', as: 'نرگس فرهادی' },
  '/password': { at: '/password', as: 'نرگس فرهادی' },
  '/trail': { at: '/trail', as: 'بهرام آریان‌پور' },
  '/accounts': { at: '/accounts', as: 'کاوه راد' },
  '/backups': { at: '/backups', as: 'کاوه راد' },
  '/settings': { at: '/settings', as: 'کاوه راد' },
};
/** The system's own dialog comes up, which is not ours to hold. */
const CHOOSES_A_FILE = /^(برگزیدن (فایل|تصویر)|تصویر دیگر)…$/u;
const OPENS_SAMPLE = 'نرگس فرهادی';

async function faultsOf(page: Page, what: string): Promise<readonly string[]> {
  // The desktop's window cannot open the second page that axe otherwise works in.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes[0]?.target.join(' ')}`);
}

async function visit(page: Page, at: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), at);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Opens each thing that asks something, holds it against the rules, and leaves it again. */
async function dialogsOf(page: Page, openers: Locator, where: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const count = await openers.count();
  for (let index = 0; index < count; index += 1) {
    const opener = openers.nth(index);
    if (!(await opener.isVisible()) || !(await opener.isEnabled())) continue;
    const name = (await opener.innerText()).trim();
    if (CHOOSES_A_FILE.test(name)) continue;
    await opener.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.first(), `${where}: ${name}`).toBeVisible();
    faults.push(...(await faultsOf(page, `${where} › ${name}`)));
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  return faults;
}

test('the list of addresses names every route', () => {
  const source = readFileSync(join(ROOT, 'renderer/routes.tsx'), 'utf8');
  const routes = [...source.matchAll(/\{ path: '([^']+)'/gu)].map(([, path]) => path);
  expect(routes.length).toBeGreaterThan(10);
  expect(routes.sort()).toEqual(Object.keys(ADDRESSES).sort());
});

test('every page and its dialogs hold to WCAG A and AA, light and dark', async ({ page }) => {
  test.slow();
  await openSample(page);
  const faults: string[] = [];
  let person = OPENS_SAMPLE;
  for (const { at, as } of Object.values(ADDRESSES)) {
    if (as !== person) await enterSampleAs(page, as);
    person = as;
    await visit(page, at);
    faults.push(...(await faultsOf(page, at)));
    faults.push(...(await dialogsOf(page, page.getByRole('main').getByRole('button', { name: /…$/u }), at)));
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
    faults.push(...(await faultsOf(page, `${at} dark`)));
    await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'light'));
  }
  expect(faults).toEqual([]);
});

test('the record’s tabs and acts hold to them too', async ({ page }) => {
  test.slow();
  await openSample(page);
  const faults: string[] = [];
  for (const tab of ['permits', 'bodies', 'documents', 'history']) {
    await visit(page, `/ngos/5?tab=${tab}`);
    faults.push(...(await faultsOf(page, tab)));
    const asking = page.getByRole('main').getByRole('button', { name: /…$/u });
    faults.push(...(await dialogsOf(page, asking, tab)));
  }
  await visit(page, '/ngos/5');
  const menu = page.getByRole('button', { name: NGO_TEXT.otherActs });
  await menu.click();
  faults.push(...(await faultsOf(page, 'menu of acts')));
  const acts = await page.getByRole('menuitem').allInnerTexts();
  await page.keyboard.press('Escape');
  expect(acts.length).toBeGreaterThan(3);
  for (const act of acts) {
    await menu.click();
    await page.getByRole('menuitem', { name: act.trim(), exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    faults.push(...(await faultsOf(page, act)));
    await page.keyboard.press('Escape');
  }
  expect(faults).toEqual([]);
});

test('what floats, fails or is empty holds to them too', async ({ page }) => {
  test.slow();
  const faults: string[] = [];
  const look = async (what: string) => faults.push(...(await faultsOf(page, what)));
  await look('welcome');
  await page.getByRole('button', { name: FIRST_RUN_TEXT.startButton }).click();
  await page.getByRole('button', { name: FIRST_RUN_TEXT.next, exact: true }).click();
  await look('wizard with what is missing');
  await page.getByRole('button', { name: FIRST_RUN_TEXT.back }).click();
  await setUpOffice(page);

  await goTo(page, 'ngos');
  await expect(page.getByText(LIST_TEXT.emptyTitle)).toBeVisible();
  await look('empty register');
  await goTo(page, 'imports');
  await look('no imports');
  await visit(page, '/imports/new');
  await page.locator('input[type="file"]').setInputFiles({
    name: 'list.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('not a sheet'),
  });
  await expect(page.getByRole('alert').filter({ hasText: /./u }).first()).toBeVisible();
  await look('a file that is no sheet');
  await visit(page, '/ngos/new');
  await page
    .getByLabel(/شناسه ملی/u)
    .first()
    .fill('123');
  await page.getByRole('main').getByRole('button', { name: FORM_TEXT.register }).click();
  await look('form with problems');
  await page.evaluate(() => void (location.hash = '/nowhere'));
  await expect(page.getByText(SHELL_TEXT.notFound)).toBeVisible();
  await look('no such page');
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').fill('ت');
  await look('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: SHELL_TEXT.lock }).click();
  await look('lock');
  expect(faults).toEqual([]);
});

test('the list’s panels and the paper hold to them too', async ({ page }) => {
  test.slow();
  await openSample(page);
  await goTo(page, 'ngos');
  const faults: string[] = [];
  const look = async (what: string) => faults.push(...(await faultsOf(page, what)));
  await page.getByRole('button', { name: LIST_TEXT.addFilter, exact: true }).click();
  await look('filter panel');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: LIST_TEXT.columns, exact: true }).click();
  await look('columns');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: LIST_TEXT.print, exact: true }).click();
  await look('print dialog');
  await page.getByRole('dialog').getByRole('button', { name: PRINT_TEXT.makePaper }).click();
  await expect(page.getByRole('region', { name: PRINT_TEXT.pages })).toBeVisible();
  await look('paper');
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: LIST_TEXT.selectAll }).click();
  await look('selected rows');
  await page.getByRole('button', { name: LIST_TEXT.changeField }).click();
  await look('change together');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('هیچ‌چیزی‌این‌نیست');
  await expect(page.getByText(LIST_TEXT.noSearchHitsTitle)).toBeVisible();
  await look('no hits');
  expect(faults).toEqual([]);
});

test('backups, what asks about them and what fails hold to them too', async ({ page }) => {
  test.slow();
  const faults: string[] = [];
  const look = async (what: string) => faults.push(...(await faultsOf(page, what)));
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.wayButton }).click();
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.find }).click();
  await look('restore on a new machine, nothing written');
  await page.getByLabel(FIRST_RESTORE_TEXT.place, { exact: true }).fill('/nowhere');
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.find }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./u }).first()).toBeVisible();
  await look('restore on a new machine, no such place');
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.back }).click();

  await setUpOffice(page);
  await goTo(page, 'backups');
  await look('no backup yet');
  await page.getByRole('button', { name: BACKUP_TEXT.now }).click();
  await expect(page.getByText(BACKUP_TEXT.made)).toBeVisible();
  const asking = page.getByRole('main').getByRole('button', { name: /…$/u });
  faults.push(...(await dialogsOf(page, asking, '/backups')));
  for (const act of [BACKUP_TEXT.copy, BACKUP_TEXT.fromFile, BACKUP_TEXT.drill]) {
    await page.getByRole('button', { name: BACKUP_TEXT.otherActs }).click();
    await look('other acts');
    await page.getByRole('menuitem', { name: act }).click();
    await look(act);
    await page.keyboard.press('Escape');
  }
  await page
    .getByRole('button', { name: new RegExp(`^${PREVIEW_TEXT.preview}`, 'u') })
    .first()
    .click();
  await page.getByRole('button', { name: PREVIEW_TEXT.restore }).click();
  await page.getByRole('button', { name: RESTORE_TEXT.submit, exact: true }).click();
  await expect(page.getByText(RESTORE_TEXT.reasonShort)).toBeVisible();
  await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
  await look('restore without a reason, dark');
  await page.keyboard.press('Escape');
  await look('backups, dark');
  await page.getByRole('button', { name: BACKUP_TEXT.otherActs }).click();
  await page.getByRole('menuitem', { name: BACKUP_TEXT.fromFile }).click();
  await page.getByLabel(RESTORE_TEXT.file, { exact: true }).fill('/nowhere.daftar');
  await page.getByRole('button', { name: RESTORE_TEXT.fileSubmit }).click();
  await expect(page.getByText(PREVIEW_TEXT.failed)).toBeVisible();
  await look('no such backup, dark');
  expect(faults).toEqual([]);
});
