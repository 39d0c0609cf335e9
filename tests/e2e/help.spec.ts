import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { ROUTE_PLACES } from '../../renderer/features/help/places.ts';
import { ABOUT_TEXT, GUIDE_TEXT, HELP_TEXT } from '../../renderer/features/help/text.fa.ts';
import { ACCOUNT_ERRORS, ENTRANCE_TEXT } from '../../renderer/features/accounts/text.fa.ts';
import { FIRST_RESTORE_TEXT } from '../../renderer/features/backups/restore-text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { FIRST_RUN_TEXT } from '../../renderer/features/office/text.fa.ts';
import { PALETTE_TEXT } from '../../renderer/features/palette/text.fa.ts';
import { SHORTCUT_NAMES } from '../../renderer/shell/shortcut-table.ts';
import { SHORTCUTS_TEXT, SHORTCUT_WORDS } from '../../renderer/shell/shortcut-words.fa.ts';
import { SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { chapterId, readChapter } from '../../shared/guide/chapter.ts';
import { VERSION } from '../../shared/version.ts';
import { toPersianDigits } from '../../shared/text/digits.ts';
import { type App, expect, test } from './support/app.ts';
import { ROOT } from './support/places.ts';
import {
  ADMIN,
  choose,
  enterSampleAs,
  fieldOf,
  navigation,
  openSample,
  setUpOffice,
  signIn,
  signOut,
  visit,
} from './support/steps.ts';

const GUIDE = join(ROOT, 'docs/guide');

/** The guide's titles by its chapters, as the files say them. */
const TITLES = new Map(
  readdirSync(GUIDE)
    .filter((file) => file.endsWith('.md'))
    .map((file) => [chapterId(file), readChapter(readFileSync(join(GUIDE, file), 'utf8')).title]),
);
const titleOf = (chapter: string) => toPersianDigits(TITLES.get(chapter) ?? chapter);

/** Addresses of the sample for routes with a place for a number or a word. */
const FILLED: Readonly<Record<string, string>> = {
  '/ngos/:ngoId': '/ngos/5',
  '/ngos/:ngoId/:mode': '/ngos/5/correct',
};
const OFFICER = 'نرگس فرهادی';
const AS: Readonly<Record<string, string>> = {
  '/trail': 'بهرام آریان‌پور',
  '/accounts': 'کاوه راد',
  '/backups': 'کاوه راد',
  '/settings': 'کاوه راد',
};

const guideOf = (page: Page) => page.getByRole('dialog', { name: GUIDE_TEXT.title, exact: true });
const chapterIn = (guide: Locator) => guide.getByRole('heading', { level: 2 });

async function faultsOf(page: Page, what: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes[0]?.target.join(' ')}`);
}

test('F1 opens the guide at the place of every page, and leaves the page as it was', async ({ page }) => {
  test.slow();
  await expect(page.getByRole('button', { name: FIRST_RUN_TEXT.startButton })).toBeVisible();
  await page.keyboard.press('F1');
  await expect(chapterIn(guideOf(page))).toHaveText(titleOf('first-run'));
  await page.keyboard.press('Escape');
  await expect(guideOf(page)).toHaveCount(0);
  // On a new machine, with nothing but a stick.
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.wayButton }).click();
  await page.getByRole('button', { name: GUIDE_TEXT.title, exact: true }).click();
  await expect(chapterIn(guideOf(page))).toHaveText(titleOf('ten-minutes'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: FIRST_RESTORE_TEXT.back }).click();

  await openSample(page);
  let person = OFFICER;
  for (const [route, { chapter, section }] of Object.entries(ROUTE_PLACES)) {
    const as = AS[route] ?? OFFICER;
    if (as !== person) await enterSampleAs(page, as);
    person = as;
    await visit(page, FILLED[route] ?? route);
    const guide = guideOf(page);
    // An address is not yet its page: until that stands, the guide opens at the place of the one before.
    await expect(async () => {
      await page.keyboard.press('F1');
      const said = await chapterIn(guide).innerText();
      const focused = await page.evaluate(() => document.activeElement?.id);
      await page.keyboard.press('Escape');
      await expect(guide).toHaveCount(0);
      const place = section === undefined ? 'guide-title' : `guide-${section}`;
      expect([route, said, focused]).toEqual([route, titleOf(chapter), place]);
    }).toPass();
  }
});

test('nothing typed is lost while one reads, and the keyboard alone suffices', async ({ page }) => {
  await openSample(page);
  await visit(page, '/ngos/new');
  const name = fieldOf(page, fieldLabel('name'));
  await name.fill('انجمن باغ‌های بی‌برگ');
  await page.keyboard.press('F1');
  const guide = guideOf(page);
  await expect(chapterIn(guide)).toHaveText(titleOf('register'));
  // By the contents to another chapter and back again.
  await guide
    .getByRole('button', { name: titleOf('backup') })
    .first()
    .press('Enter');
  await expect(chapterIn(guide)).toHaveText(titleOf('backup'));
  await page.keyboard.press('Alt+ArrowRight');
  await expect(chapterIn(guide)).toHaveText(titleOf('register'));
  // By a search with other letters than those of the guide.
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('كد بازيابي');
  await expect(guide.getByRole('status')).toContainText('یافته');
  await guide.getByRole('navigation').getByRole('button').first().press('Enter');
  await expect(chapterIn(guide)).toHaveText(/راه‌اندازی|تنظیمات/u);
  // Esc first empties the search, then leaves.
  await guide.getByRole('searchbox').focus();
  await page.keyboard.press('Escape');
  await expect(guide.getByRole('searchbox')).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(guide).toHaveCount(0);
  await expect(name).toHaveValue('انجمن باغ‌های بی‌برگ');
  await expect(name).toBeFocused();
});

test('every chapter opens, its pictures are there, and all hold to WCAG, light and dark', async ({
  page,
}) => {
  test.slow();
  await openSample(page);
  await page.keyboard.press('F1');
  const guide = guideOf(page);
  const faults: string[] = [];
  for (const [id, title] of TITLES) {
    await guide
      .getByRole('navigation')
      .getByRole('button', { name: toPersianDigits(title) })
      .first()
      .click();
    await expect(chapterIn(guide)).toHaveText(toPersianDigits(title));
    for (const picture of await guide.locator('article img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((element) => (element as HTMLImageElement).naturalWidth), {
          message: id,
        })
        .toBeGreaterThan(600);
    }
    if (['ten-minutes', 'keys', 'restore'].includes(id)) faults.push(...(await faultsOf(page, id)));
  }
  await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'));
  faults.push(...(await faultsOf(page, 'dark')));
  await page.keyboard.press('Control+KeyF');
  await page.keyboard.type('پشتیبان');
  faults.push(...(await faultsOf(page, 'search in the dark')));
  expect(faults).toEqual([]);
});

test('the list of shortcuts names them all, opens by its keys and the palette, and tells the truth', async ({
  page,
}) => {
  await openSample(page);
  const list = page.getByRole('dialog', { name: SHORTCUTS_TEXT.title });
  await page.keyboard.press('Shift+Slash');
  await expect(list).toBeVisible();
  for (const name of SHORTCUT_NAMES) {
    await expect(list.getByText(SHORTCUT_WORDS[name], { exact: true }).first()).toBeAttached();
  }
  expect(await faultsOf(page, 'shortcuts')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Slash');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').fill(PALETTE_TEXT.acts.shortcuts);
  await page.getByRole('option', { name: PALETTE_TEXT.acts.shortcuts }).first().click();
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');

  // Some of each kind: on the page, on the grid, with Ctrl.
  await visit(page, '/ngos');
  await page.keyboard.press('KeyF');
  await expect(page.getByRole('searchbox')).toBeFocused();
  const grid = page.getByRole('grid', { name: LIST_TEXT.grid });
  await grid.focus();
  await page.keyboard.press('Control+KeyA');
  await expect(page.getByRole('checkbox', { name: LIST_TEXT.selectAll })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/ngos\/\d+/u);
  await page.keyboard.press('Control+KeyL');
  await expect(navigation(page)).toBeHidden();
});

/** What the program runs on, asked of the runtime itself; a package lets only its page be asked. */
async function runtimeVersions({ host, electron, page }: App): Promise<readonly (string | undefined)[]> {
  if (electron !== null) {
    const { electron: own, chrome, node } = await electron.evaluate(() => process.versions);
    return [own, chrome, node];
  }
  if (host === 'browser') return [process.versions.node];
  const agent = await page.evaluate(() => navigator.userAgent);
  return ['Electron', 'Chrome'].map((name) => new RegExp(`${name}/([\\d.]+)`, 'u').exec(agent)?.[1]);
}

test('«درباره» says versions, folder and licences without a network', async ({ app, page }) => {
  await setUpOffice(page);
  await choose(page, HELP_TEXT.menu, HELP_TEXT.about);
  const about = page.getByRole('dialog', { name: ABOUT_TEXT.title });
  await expect(about.getByText(toPersianDigits(VERSION), { exact: true })).toBeVisible();
  await expect(about.getByText(app.places.data, { exact: true })).toBeVisible();
  await expect(about.getByText(/^3\.\d+\.\d+$/u)).toBeVisible();
  await expect(about.getByText(ABOUT_TEXT.noBackup)).toBeVisible();
  for (const version of await runtimeVersions(app)) {
    await expect(about.getByText(String(version), { exact: true })).toBeVisible();
  }
  expect(await faultsOf(page, 'about')).toEqual([]);
  await about.getByRole('button', { name: ABOUT_TEXT.licences }).click();
  const licences = page.getByRole('dialog', { name: ABOUT_TEXT.licences });
  await licences.getByText('sqlite3', { exact: true }).click();
  await expect(licences.getByText(/Redistribution and use in source and binary forms/u)).toBeVisible();
  expect(await faultsOf(page, 'licences')).toEqual([]);
});

test('an error on screen ends with its number', async ({ page }) => {
  await setUpOffice(page);
  await signOut(page);
  await signIn(page, ADMIN.userName, 'چیز دیگری است');
  const said = page.getByRole('alert').filter({ hasText: ACCOUNT_ERRORS.wrong_name_or_password });
  await expect(said).toBeVisible();
  await expect(said.locator('.error-no')).toHaveText('خطای ۲۰۱');
  await expect(page.getByRole('button', { name: ENTRANCE_TEXT.enter, exact: true })).toBeVisible();
});

test('large type is kept on this machine and fits on every page', async ({ app, page }) => {
  test.slow();
  await openSample(page);
  await choose(page, new RegExp(SHELL_TEXT.personMenu, 'u'), SHELL_TEXT.largeType);
  const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
  expect(parseFloat(size)).toBeGreaterThanOrEqual(16);
  // What stands elsewhere knows of it at once.
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').fill('نوشته');
  await expect(page.getByRole('option', { name: PALETTE_TEXT.acts.normal })).toBeVisible();
  await page.keyboard.press('Escape');

  const faults: unknown[] = [];
  let person = OFFICER;
  for (const route of Object.keys(ROUTE_PLACES)) {
    const as = AS[route] ?? OFFICER;
    if (as !== person) await enterSampleAs(page, as);
    person = as;
    await visit(page, FILLED[route] ?? route);
    faults.push(...(await page.evaluate(outOfSight, route)));
  }
  expect(faults).toEqual([]);

  if (app.host === 'desktop') {
    const again = await app.restart();
    await expect(again.getByText(ENTRANCE_TEXT.sampleTitle)).toBeVisible();
    expect(await again.evaluate(() => document.documentElement.dataset['type'])).toBe('large');
  }
});

/** What can be pressed or filled in and lies outside the window, where nothing scrolls to it. */
function outOfSight(route: string): readonly string[] {
  const width = document.documentElement.clientWidth;
  const scrolls = (element: Element): boolean => {
    for (let above = element.parentElement; above !== null; above = above.parentElement) {
      if (/auto|scroll/u.test(getComputedStyle(above).overflowX)) return true;
    }
    return false;
  };
  const controls = [...document.querySelectorAll('a, button, input, select, textarea, h1, h2')];
  const out = controls.filter((element) => {
    const { left, right, width: own, height } = element.getBoundingClientRect();
    if (own === 0 || height === 0 || element.closest('.skip, .vh') !== null) return false;
    return (left < -1 || right > width + 1) && !scrolls(element);
  });
  const isWider = document.documentElement.scrollWidth > width;
  return [
    ...(isWider ? [`${route}: the page is wider than the window`] : []),
    ...out.map((element) => `${route}: ${element.textContent.trim().slice(0, 40)}`),
  ];
}
