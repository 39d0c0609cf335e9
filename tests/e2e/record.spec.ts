import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import {
  ACT_MENU,
  ACT_TEXT,
  PERMIT_ACTS,
  type PermitActName,
} from '../../renderer/features/ngos/acts/text.fa.ts';
import { EDIT_TEXT } from '../../renderer/features/ngos/form/edit-text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { FORM_TEXT } from '../../renderer/features/ngos/form/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { RECORD_TEXT } from '../../renderer/features/ngos/record/words.fa.ts';
import { NGO_TEXT } from '../../renderer/features/ngos/text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import {
  LIFECYCLE_WORDS,
  PERMIT_ACT_WORDS,
  PERMIT_STATE_WORDS,
} from '../../shared/features/ngos/words.fa.ts';
import { toAsciiDigits, toPersianDigits } from '../../shared/text/digits.ts';
import { searchKey } from '../../shared/text/persian.ts';
import { expect, test } from './support/app.ts';
import { choose, goTo, openSample, textOfPdf, visit } from './support/steps.ts';

/** Opens the first NGO of a list and gives its name. */
async function openFirstOf(page: Page, list: string): Promise<string> {
  await visit(page, list);
  const link = page.getByRole('grid', { name: LIST_TEXT.grid }).getByRole('link').first();
  const name = (await link.innerText()).trim();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  return name;
}

/** The act as the filled button where it is the next one, else from the menu. */
async function openAct(page: Page, words: string): Promise<void> {
  const filled = page.getByRole('main').getByRole('button', { name: words, exact: true });
  if ((await filled.count()) > 0) await filled.click();
  else await choose(page, NGO_TEXT.otherActs, words);
}

async function isInState(page: Page, word: string): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const title = page.getByRole('heading', { level: 1 }).locator('..');
  await expect(title.getByText(word, { exact: true })).toBeVisible();
}

async function openTab(page: Page, tab: keyof typeof NGO_TEXT.tabs): Promise<void> {
  const link = page
    .getByRole('navigation', { name: NGO_TEXT.sections })
    .getByRole('link', { name: NGO_TEXT.tabs[tab] });
  await link.click();
  // What is read next stands on this tab and not on the one before.
  await expect(link).toHaveAttribute('aria-current', 'true');
}

test('a permit is issued, renewed, suspended and revoked, and the record tells all of it', async ({
  page,
}) => {
  await openSample(page);
  const name = await openFirstOf(page, '/ngos?permitStates=no_permit&kinds=independent');
  await isInState(page, PERMIT_STATE_WORDS.no_permit);
  const dialog = page.getByRole('dialog');

  const writePermit = async (permitNo: string, submit: string) => {
    await dialog.getByRole('button', { name: submit, exact: true }).click();
    await expect(dialog.getByLabel(FORM_TEXT.permitNo, { exact: true })).toBeFocused();
    await dialog.getByLabel(FORM_TEXT.permitNo, { exact: true }).fill(permitNo);
    await dialog.getByRole('button', { name: submit, exact: true }).click();
  };
  const grounds: string[] = [];
  const decide = async (act: PermitActName, ground: string) => {
    await openAct(page, ACT_MENU[act]);
    const submit = dialog.getByRole('button', { name: PERMIT_ACTS[act].submit, exact: true });
    await expect(submit).toBeDisabled();
    await dialog.getByLabel(ACT_TEXT.ground).fill(ground);
    await dialog.getByLabel(ACT_TEXT.letterNo).fill('۱۲/۳۴');
    await submit.click();
    grounds.push(ground);
  };

  await openAct(page, ACT_MENU.issuePermit);
  await writePermit('۱۴۰۵/۹۰۱', ACT_TEXT.issue);
  await expect(page.getByText(ACT_TEXT.issued('1405/901'))).toBeVisible();
  await isInState(page, PERMIT_STATE_WORDS.valid);
  await decide('startRenewal', 'درخواست هیأت مدیره');
  await isInState(page, PERMIT_STATE_WORDS.renewing);
  await decide('endRenewal', 'درخواست پس گرفته شد');
  await isInState(page, PERMIT_STATE_WORDS.valid);
  await openAct(page, ACT_MENU.renewPermit);
  await writePermit('۱۴۰۵/۹۰۲', ACT_TEXT.renew);
  await expect(page.getByText(ACT_TEXT.renewed('1405/902'))).toBeVisible();
  await decide('suspendPermit', 'مصوبه ۴ شورا');
  await isInState(page, PERMIT_STATE_WORDS.suspended);
  await decide('liftSuspension', 'مصوبه ۵ شورا');
  await isInState(page, PERMIT_STATE_WORDS.valid);
  await decide('revokePermit', 'رأی کمیسیون');
  await isInState(page, PERMIT_STATE_WORDS.revoked);

  await openTab(page, 'permits');
  const permit = (number: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: toPersianDigits(number) }) });
  await expect(permit('1405/901')).toContainText(PERMIT_STATE_WORDS.ended);
  await expect(permit('1405/902')).toContainText(PERMIT_STATE_WORDS.revoked);
  await openTab(page, 'history');
  const history = page.getByRole('main').getByRole('table');
  for (const word of Object.values(PERMIT_ACT_WORDS)) {
    await expect(history.getByRole('rowheader', { name: word, exact: true })).toHaveCount(1);
  }
  for (const ground of grounds) await expect(history.getByText(ground)).toHaveCount(1);

  // A new name from a day on; the old one still leads here.
  const newName = `${name} آفتاب`;
  await page.getByRole('link', { name: NGO_TEXT.change, exact: true }).click();
  await page.getByLabel(fieldLabel('name'), { exact: true }).fill(newName);
  await page.getByLabel(EDIT_TEXT.effectiveOn, { exact: true }).fill('۱۴۰۳/۰۲/۰۱');
  await page.getByLabel(EDIT_TEXT.letterNo).fill('۵۶');
  await page.getByRole('button', { name: EDIT_TEXT.modes.change.submit, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: newName, exact: true })).toBeVisible();
  await openTab(page, 'overview');
  await expect(page.getByText(RECORD_TEXT.formerName).first()).toBeVisible();
  await goTo(page, 'ngos');
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill(name);
  await expect(
    page.getByRole('grid', { name: LIST_TEXT.grid }).getByRole('link', { name: newName }),
  ).toBeVisible();
});

test('people, papers, flags and notes come and go on one record, which is printed, dissolved and restored', async ({
  app,
  page,
}) => {
  await openSample(page);
  // Somebody who sits in one NGO only.
  const other = await openFirstOf(page, '/ngos?permitStates=valid&kinds=independent');
  await openTab(page, 'bodies');
  const seat = page
    .getByRole('rowheader')
    .filter({ hasNot: page.getByRole('link') })
    .first();
  const person = (await seat.innerText()).trim();

  const name = await openFirstOf(page, '/ngos?permitStates=expired&kinds=independent&documents=missing');
  const dialog = page.getByRole('dialog');
  await openTab(page, 'bodies');
  await page.getByRole('button', { name: RECORD_TEXT.appoint }).click();
  await dialog.getByLabel(FORM_TEXT.fullName).fill(person);
  await page.getByRole('option').filter({ hasText: person }).filter({ hasText: other }).first().click();
  await expect(dialog.getByText(ACT_TEXT.knownPerson(other))).toBeVisible();
  await dialog.getByRole('button', { name: ACT_TEXT.appoint, exact: true }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: person }) });
  await expect(row.getByText(RECORD_TEXT.alsoIn(2))).toBeVisible();
  await app.screenshot('record-people');
  await choose(page, RECORD_TEXT.actsOf(person), RECORD_TEXT.endMembership);
  await dialog.getByLabel(KIT_TEXT.reason).fill('استعفا');
  await dialog.getByRole('button', { name: ACT_TEXT.end, exact: true }).click();
  const former = page.getByRole('region', { name: RECORD_TEXT.former });
  await expect(former.getByRole('row').filter({ hasText: person })).toContainText('استعفا');

  // The sheet on paper, which then becomes the missing document.
  await page.getByRole('button', { name: NGO_TEXT.print, exact: true }).click();
  await dialog.getByRole('button', { name: PRINT_TEXT.save }).click();
  const sheet = await app.savedFile(/\.pdf$/u);
  expect(textOfPdf(sheet)).toContain(searchKey(name).slice(0, 12));
  await page.keyboard.press('Escape');

  await openTab(page, 'documents');
  const lacking = page.getByText(/^[۰-۹]+ مدرک کم/u);
  const missing = Number(toAsciiDigits(await lacking.innerText()).match(/\d+/u)?.[0]);
  const add = page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${RECORD_TEXT.addThis}…`, 'u') });
  const type = (await add.first().innerText()).replace(`${RECORD_TEXT.addThis}…`, '').trim();
  await add.first().click();
  const submit = dialog.getByRole('button', { name: ACT_TEXT.addDocument, exact: true });
  await expect(submit).toBeDisabled();
  await dialog.locator('input[type="file"]').setInputFiles(sheet);
  await expect(dialog.getByText(basename(sheet))).toBeVisible();
  await submit.click();
  await expect(page.getByText(ACT_TEXT.documentAdded(type))).toBeVisible();
  if (missing > 1) await expect(page.getByText(RECORD_TEXT.missingCount(missing - 1)).first()).toBeVisible();
  else await expect(lacking).toHaveCount(0);
  await page.getByRole('button', { name: type, exact: true }).click();
  await expect(dialog.getByText(/^صفحه ۱ از /u)).toBeVisible();
  await app.screenshot('document-preview');
  await page.keyboard.press('Escape');
  await choose(page, `${RECORD_TEXT.retireDocument} ${type}`, RECORD_TEXT.retireDocument);
  await dialog.getByLabel(KIT_TEXT.reason).fill('نسخه خوانا نیست');
  await dialog.getByRole('button', { name: ACT_TEXT.retireDocument, exact: true }).click();
  await expect(page.getByText(RECORD_TEXT.missingCount(missing)).first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: RECORD_TEXT.retired })).toContainText(type);

  await choose(page, NGO_TEXT.otherActs, ACT_MENU.raiseFlag);
  await dialog.getByLabel(ACT_TEXT.flagText).fill('گزارش مالی را پیگیری کنید');
  await dialog.getByRole('button', { name: ACT_TEXT.flag, exact: true }).click();
  const flag = page
    .getByRole('list', { name: RECORD_TEXT.flags })
    .getByRole('listitem')
    .filter({ hasText: 'گزارش مالی را پیگیری کنید' });
  await flag.getByRole('button', { name: RECORD_TEXT.clearFlag }).click();
  await dialog.getByRole('button', { name: ACT_TEXT.clearFlag, exact: true }).click();
  await expect(flag).toHaveCount(0);
  await choose(page, NGO_TEXT.otherActs, ACT_MENU.addNote);
  await dialog.getByLabel(ACT_TEXT.noteText).fill('با مدیرعامل گفت‌وگو شد.');
  await dialog.getByRole('button', { name: ACT_TEXT.note, exact: true }).click();
  await openTab(page, 'history');
  await expect(page.getByRole('main').getByText('با مدیرعامل گفت‌وگو شد.')).toBeVisible();

  await choose(page, NGO_TEXT.otherActs, ACT_MENU.dissolveNgo);
  await dialog.getByLabel(KIT_TEXT.reason).fill('رأی مجمع');
  await dialog.getByRole('button', { name: ACT_TEXT.dissolve, exact: true }).click();
  await isInState(page, LIFECYCLE_WORDS.dissolved);
  await expect(page.getByRole('link', { name: NGO_TEXT.correct, exact: true })).toHaveCount(0);
  await openAct(page, ACT_MENU.restoreNgo);
  await dialog.getByLabel(KIT_TEXT.reason).fill('رأی باطل شد');
  await dialog.getByRole('button', { name: ACT_TEXT.restore, exact: true }).click();
  await isInState(page, PERMIT_STATE_WORDS.expired);
  await expect(page.getByRole('main').getByRole('table').getByText('رأی مجمع')).toBeVisible();
});
