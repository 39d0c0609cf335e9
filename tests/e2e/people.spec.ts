import type { Locator, Page } from '@playwright/test';
import {
  ACCOUNT_ERRORS,
  OWN_PASSWORD_TEXT,
  PASSWORD_TEXT,
  PEOPLE_TEXT,
  WEAKNESS_TEXT,
} from '../../renderer/features/accounts/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import { NAV_TEXT, ROLE_WORDS, SHELL_TEXT } from '../../renderer/shell/text.fa.ts';
import { LOCKING_FAILURES, delaySeconds } from '../../shared/features/accounts/rules.ts';
import { type App, expect, test } from './support/app.ts';
import { ADMIN, choose, goTo, navigation, setUpOffice, signIn, signOut } from './support/steps.ts';

const COLLEAGUE = { fullName: 'مینا رستمی', userName: 'mina' } as const;
const START = '2026-11-24T08:30:00.000Z';

test.use({ startsAt: START });

async function writePassword(within: Page | Locator, label: string, password: string): Promise<void> {
  await within.getByLabel(label, { exact: true }).fill(password);
  await within.getByLabel(PASSWORD_TEXT.again, { exact: true }).fill(password);
}

/** Whoever was given a password by somebody else chooses their own before anything else. */
async function chooseOwnPassword(page: Page, given: string, own: string): Promise<void> {
  await expect(page.getByRole('heading', { name: OWN_PASSWORD_TEXT.forcedTitle })).toBeVisible();
  await expect(navigation(page)).toHaveCount(0);
  await page.getByLabel(OWN_PASSWORD_TEXT.givenPassword, { exact: true }).fill(given);
  await writePassword(page, PASSWORD_TEXT.newPassword, own);
  await page.getByRole('button', { name: OWN_PASSWORD_TEXT.submit, exact: true }).click();
}

const failure = (page: Page, sentence: string) => page.getByRole('alert').filter({ hasText: sentence });

test('a colleague gets an account, chooses a password, and does what the role allows until disabled', async ({
  page,
}) => {
  await setUpOffice(page);
  await goTo(page, 'accounts');
  const dialog = page.getByRole('dialog');

  // The only administrator stays.
  await page.getByRole('button', { name: PEOPLE_TEXT.actsOf(ADMIN.fullName), exact: true }).click();
  await expect(page.getByRole('menuitem', { name: PEOPLE_TEXT.disable })).toBeDisabled();
  await expect(page.getByRole('menuitem', { name: PEOPLE_TEXT.disable })).toContainText(
    PEOPLE_TEXT.lastAdministratorShort,
  );
  await page.getByRole('menuitem', { name: PEOPLE_TEXT.change }).click();
  await expect(dialog.getByLabel(ROLE_WORDS.admin)).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: PEOPLE_TEXT.add, exact: true }).click();
  await dialog.getByRole('button', { name: PEOPLE_TEXT.addSubmit, exact: true }).click();
  await expect(dialog.getByText(PEOPLE_TEXT.rolesNeeded)).toBeVisible();
  await expect(dialog.getByLabel(PEOPLE_TEXT.fullName, { exact: true })).toBeFocused();
  await dialog.getByLabel(PEOPLE_TEXT.fullName, { exact: true }).fill(COLLEAGUE.fullName);
  await dialog.getByLabel(PEOPLE_TEXT.userName, { exact: true }).fill(ADMIN.userName);
  await dialog.getByLabel(ROLE_WORDS.viewer).check();
  await writePassword(dialog, PEOPLE_TEXT.firstPassword, '۱۲۳۴۵۶۷۸');
  await expect(dialog.getByText(WEAKNESS_TEXT.too_common)).toBeVisible();
  await writePassword(dialog, PEOPLE_TEXT.firstPassword, 'باران پاییزی');
  await dialog.getByRole('button', { name: PEOPLE_TEXT.addSubmit, exact: true }).click();
  await expect(dialog.getByText(ACCOUNT_ERRORS.user_name_taken)).toBeVisible();
  await dialog.getByLabel(PEOPLE_TEXT.userName, { exact: true }).fill(COLLEAGUE.userName);
  await dialog.getByRole('button', { name: PEOPLE_TEXT.addSubmit, exact: true }).click();
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: COLLEAGUE.fullName }) });
  await expect(row).toContainText(PEOPLE_TEXT.mustChange);
  await expect(row).toContainText(ROLE_WORDS.viewer);

  await signOut(page);
  await signIn(page, COLLEAGUE.userName, 'باران پاییزی');
  await chooseOwnPassword(page, 'باران پاییزی', 'باران پاییزی');
  await expect(failure(page, ACCOUNT_ERRORS.password_unchanged)).toBeVisible();
  await chooseOwnPassword(page, 'باران پاییزی', 'کوچه باغ قدیمی');
  await expect(navigation(page)).toBeVisible();
  for (const hidden of ['accounts', 'trail', 'prints', 'imports'] as const) {
    await expect(navigation(page).getByRole('link', { name: NAV_TEXT[hidden] })).toHaveCount(0);
  }
  for (const closed of ['/accounts', '/trail', '/ngos/new', '/imports/new']) {
    await page.evaluate((hash) => void (location.hash = hash), closed);
    await expect(page.getByText(SHELL_TEXT.forbidden), closed).toBeVisible();
  }
  await goTo(page, 'ngos');
  await expect(page.getByText(LIST_TEXT.emptyTitle)).toBeVisible();
  await expect(page.getByRole('link', { name: LIST_TEXT.register })).toHaveCount(0);
  await signOut(page);

  // Forgotten: the administrator sets another, and the person chooses again.
  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'accounts');
  await choose(page, PEOPLE_TEXT.actsOf(COLLEAGUE.fullName), PEOPLE_TEXT.reset);
  await writePassword(dialog, PASSWORD_TEXT.newPassword, 'چراغ دریایی');
  await dialog.getByRole('button', { name: PEOPLE_TEXT.resetSubmit, exact: true }).click();
  await expect(dialog.getByText(KIT_TEXT.reasonNeeded)).toBeVisible();
  await dialog.getByLabel(KIT_TEXT.reason).fill('فراموش کرده بود');
  await dialog.getByRole('button', { name: PEOPLE_TEXT.resetSubmit, exact: true }).click();
  await expect(page.getByText(PEOPLE_TEXT.resetDone)).toBeVisible();
  await signOut(page);
  await signIn(page, COLLEAGUE.userName, 'کوچه باغ قدیمی');
  await expect(failure(page, ACCOUNT_ERRORS.wrong_name_or_password)).toBeVisible();
  await signIn(page, COLLEAGUE.userName, 'چراغ دریایی');
  await chooseOwnPassword(page, 'چراغ دریایی', 'پنجره روبه‌رو');
  await expect(navigation(page)).toBeVisible();
  await choose(page, new RegExp(SHELL_TEXT.personMenu, 'u'), SHELL_TEXT.ownPassword);
  await page.getByLabel(OWN_PASSWORD_TEXT.current, { exact: true }).fill('نادرست است');
  await writePassword(page, PASSWORD_TEXT.newPassword, 'پنجره شمالی خانه');
  const own = page.getByRole('main').getByRole('button', { name: OWN_PASSWORD_TEXT.submit, exact: true });
  await own.click();
  await expect(failure(page, ACCOUNT_ERRORS.wrong_password)).toBeVisible();
  await page.getByLabel(OWN_PASSWORD_TEXT.current, { exact: true }).fill('پنجره روبه‌رو');
  await own.click();
  await expect(page.getByText(OWN_PASSWORD_TEXT.done)).toBeVisible();
  await signOut(page);

  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'accounts');
  await choose(page, PEOPLE_TEXT.actsOf(COLLEAGUE.fullName), PEOPLE_TEXT.disable);
  await dialog.getByLabel(KIT_TEXT.reason).fill('به اداره دیگری رفت');
  await dialog.getByRole('button', { name: PEOPLE_TEXT.disableSubmit, exact: true }).click();
  await expect(row).toContainText(PEOPLE_TEXT.disabled);
  await signOut(page);
  await signIn(page, COLLEAGUE.userName, 'پنجره شمالی خانه');
  await expect(failure(page, ACCOUNT_ERRORS.account_disabled)).toBeVisible();
});

test('ten wrong passwords shut an account for a quarter of an hour, whatever is restarted', async ({
  app,
}) => {
  await setUpOffice(app.page);
  await signOut(app.page);
  let at = Date.parse(START);
  for (let failures = 0; failures < LOCKING_FAILURES; failures += 1) {
    const seconds = delaySeconds(failures);
    if (seconds > 0) {
      // Too early it is not even tried, and does not count.
      await wrong(app, ACCOUNT_ERRORS.wait);
      at += (seconds + 60) * 1_000;
      await app.restart({ startsAt: new Date(at).toISOString() });
    }
    await wrong(app, ACCOUNT_ERRORS.wrong_name_or_password);
  }
  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await expect(failure(app.page, ACCOUNT_ERRORS.locked_out)).toBeVisible();
  at += 16 * 60_000;
  await app.restart({ startsAt: new Date(at).toISOString() });
  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await expect(navigation(app.page)).toBeVisible();
});

async function wrong({ page }: App, sentence: string): Promise<void> {
  await signIn(page, ADMIN.userName, 'نه این گذرواژه');
  await expect(failure(page, sentence)).toBeVisible();
}
