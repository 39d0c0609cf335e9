import { execFileSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { ENTRANCE_TEXT, PASSWORD_TEXT } from '../../../renderer/features/accounts/text.fa.ts';
import { FIRST_RUN_TEXT, PROFILE_TEXT, RECOVERY_TEXT } from '../../../renderer/features/office/text.fa.ts';
import { KIT_TEXT } from '../../../renderer/kit/text.fa.ts';
import { NAV_TEXT, SHELL_TEXT } from '../../../renderer/shell/text.fa.ts';
import { toAsciiDigits } from '../../../shared/text/digits.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import { expect } from './app.ts';

// What a person does again and again, by what stands on the screen.

export const ADMIN = { fullName: 'سارا کریمی', userName: 'sara', password: 'دریاچه آبی کوهستان' } as const;

/** Goes through the first run to the open office; gives the recovery code in ASCII digits. */
export async function setUpOffice(page: Page): Promise<string> {
  await createOffice(page);
  return keepRecoveryCode(page);
}

/** Goes through the first run until the recovery code is shown. */
export async function createOffice(page: Page): Promise<void> {
  await page.getByRole('button', { name: FIRST_RUN_TEXT.startButton }).click();
  await page.getByLabel(PROFILE_TEXT.province).selectOption({ label: 'آذربایجان غربی' });
  await page.getByLabel(PROFILE_TEXT.county, { exact: true }).fill('بهاردشت');
  await next(page);
  await expect(page.getByRole('heading', { name: FIRST_RUN_TEXT.letterheadHead })).toBeVisible();
  await next(page);
  await page.getByLabel(FIRST_RUN_TEXT.fullName).fill(ADMIN.fullName);
  await page.getByLabel(FIRST_RUN_TEXT.userName, { exact: true }).fill(ADMIN.userName);
  await page.getByLabel(FIRST_RUN_TEXT.password, { exact: true }).fill(ADMIN.password);
  await page.getByLabel(PASSWORD_TEXT.again, { exact: true }).fill(ADMIN.password);
  await next(page);
  await page.getByRole('button', { name: FIRST_RUN_TEXT.create }).click();
}

/** Reads the recovery code that is shown once, promises to have kept it, and goes on. */
export async function keepRecoveryCode(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: RECOVERY_TEXT.code }).getByRole('listitem');
  await groups.first().waitFor();
  const code = (await groups.allTextContents()).map(toAsciiDigits).join('-');
  await page.getByLabel(RECOVERY_TEXT.kept).check();
  await page.getByRole('button', { name: RECOVERY_TEXT.goOn }).click();
  await expect(navigation(page)).toBeVisible();
  return code;
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: FIRST_RUN_TEXT.next, exact: true }).click();
}

export async function signIn(page: Page, userName: string, password: string): Promise<void> {
  await page.getByLabel(ENTRANCE_TEXT.userName).fill(userName);
  await page.getByLabel(PASSWORD_TEXT.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: ENTRANCE_TEXT.enter, exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: SHELL_TEXT.personMenu }).click();
  await page.getByRole('menuitem', { name: SHELL_TEXT.signOut }).click();
  await expect(page.getByRole('button', { name: ENTRANCE_TEXT.enter, exact: true })).toBeVisible();
}

/** From an empty register into the sample office, as the person that it opens with. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: FIRST_RUN_TEXT.sampleButton }).click();
  await expect(navigation(page)).toBeVisible();
}

/** In the sample: becomes somebody else. */
export async function enterSampleAs(page: Page, fullName: string): Promise<void> {
  await page.getByRole('button', { name: SHELL_TEXT.personMenu }).click();
  await page.getByRole('menuitem', { name: SHELL_TEXT.signOut }).click();
  await page.getByRole('button', { name: fullName }).click();
  await expect(navigation(page)).toBeVisible();
}

export function navigation(page: Page): Locator {
  return page.getByRole('navigation', { name: SHELL_TEXT.sections, exact: true });
}

export async function goTo(page: Page, place: keyof typeof NAV_TEXT): Promise<void> {
  await navigation(page).getByRole('link', { name: NAV_TEXT[place] }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAV_TEXT[place] })).toBeVisible();
}

/** By its address within the application, as a link from elsewhere would lead there. */
export async function visit(page: Page, address: string): Promise<void> {
  // The page of before has a heading too: only once the window is at rest the new one has taken its place.
  await page.evaluate(async (hash) => {
    // A window that draws nothing is never called idle.
    const atRest = () => new Promise<unknown>((resolve) => requestIdleCallback(resolve, { timeout: 250 }));
    location.hash = hash;
    await atRest();
    await atRest();
  }, address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** A field of a form by its label, whether or not «اختیاری» stands beside it. */
export function fieldOf(within: Page | Locator, label: string): Locator {
  return within.getByLabel(new RegExp(`^${label}(\\s*${KIT_TEXT.optional})?$`, 'u'));
}

/** Chooses an act of a menu by the menu's and the act's words. */
export async function choose(page: Page, menu: string | RegExp, act: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  const item = page.getByRole('menuitem', { name: act, exact: true });
  expect(await item.evaluate(isOnTop), `«${act}» lies open`).toBe(true);
  await item.click();
}

/** Whether nothing lies over an element's middle. */
function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}

/** The text of a PDF, folded as the register folds names, so that no line break or spelling hides a word. */
export function textOfPdf(path: string): string {
  return searchKey(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }));
}
