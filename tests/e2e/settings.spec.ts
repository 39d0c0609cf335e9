import type { Page } from '@playwright/test';
import { ACT_MENU } from '../../renderer/features/ngos/acts/text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { FORM_TEXT } from '../../renderer/features/ngos/form/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { PROFILE_TEXT } from '../../renderer/features/office/text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import {
  ENTRY_TEXT,
  LIST_WORDS,
  PARAMETER_TEXT,
  PARAMETER_WORDS,
  PROFILE_SECTION_TEXT,
  SETTINGS_TEXT,
  valueText,
} from '../../renderer/features/settings/text.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import { searchKey } from '../../shared/text/persian.ts';
import { expect, test } from './support/app.ts';
import { choose, fieldOf, goTo, setUpOffice, textOfPdf } from './support/steps.ts';

const NAME = 'انجمن کوهنوردان البرز';
test.use({ startsAt: '2026-11-24T08:30:00.000Z' });

async function openSection(page: Page, name: string): Promise<void> {
  await goTo(page, 'settings');
  await page
    .getByRole('navigation', { name: SETTINGS_TEXT.sections })
    .getByRole('link', { name, exact: true })
    .click();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
}

test('what the office sets is what its papers, lists and forms then say', async ({ app, page }) => {
  await setUpOffice(page);
  const dialog = page.getByRole('dialog');
  const main = page.getByRole('main');
  const list = page.getByRole('grid', { name: LIST_TEXT.grid });
  const subjects = LIST_WORDS.subject;

  await openSection(page, subjects.name);
  await page.getByRole('button', { name: subjects.add }).click();
  await dialog.getByLabel(ENTRY_TEXT.name, { exact: true }).fill('ورزش کوهستان');
  await dialog.getByRole('button', { name: ENTRY_TEXT.addSubmit, exact: true }).click();
  await expect(page.getByText(ENTRY_TEXT.added('ورزش کوهستان'))).toBeVisible();

  const subjectField = fieldOf(page, fieldLabel('subjectId'));
  const newForm = async () => {
    await goTo(page, 'ngos');
    await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  };
  await newForm();
  await page.getByLabel(fieldLabel('name'), { exact: true }).fill(NAME);
  await subjectField.fill('ورزش کوه');
  await page.getByRole('option', { name: 'ورزش کوهستان' }).click();
  await main.getByRole('button', { name: FORM_TEXT.register, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();

  // Renamed: list and search have the new word.
  await openSection(page, subjects.name);
  await choose(page, ENTRY_TEXT.actsOf('ورزش کوهستان'), ENTRY_TEXT.change);
  await dialog.getByLabel(ENTRY_TEXT.name, { exact: true }).fill('صخره‌نوردی');
  await dialog.getByRole('button', { name: ENTRY_TEXT.changeSubmit, exact: true }).click();
  await expect(page.getByText(ENTRY_TEXT.changed)).toBeVisible();
  await goTo(page, 'ngos');
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill('صخره نوردی');
  await expect(list.getByRole('row').filter({ hasText: NAME })).toContainText('صخره‌نوردی');

  // Retired: no longer offered, still on its record, and back when restored.
  const retire = async (act: string, submit: string) => {
    await choose(page, ENTRY_TEXT.actsOf('صخره‌نوردی'), act);
    await dialog.getByLabel(KIT_TEXT.reason).fill('بنا به بخشنامه');
    await dialog.getByRole('button', { name: submit, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await openSection(page, subjects.name);
  await retire(ENTRY_TEXT.retire, ENTRY_TEXT.retireSubmit);
  await newForm();
  await subjectField.fill('صخره');
  await expect(page.getByRole('listbox', { name: FORM_TEXT.options }).getByRole('option')).toHaveText([
    FORM_TEXT.noEntry,
  ]);
  await goTo(page, 'ngos');
  await expect(list.getByRole('row').filter({ hasText: NAME })).toContainText('صخره‌نوردی');
  await openSection(page, subjects.name);
  await page.getByLabel(ENTRY_TEXT.showRetired('۱')).check();
  await retire(ENTRY_TEXT.restore, ENTRY_TEXT.restoreSubmit);
  await newForm();
  await subjectField.fill('صخره');
  await expect(page.getByRole('option', { name: 'صخره‌نوردی' })).toBeVisible();

  // Two values of a legal default, each from its own day.
  const setValue = async (value: string, from: string, basis: string) => {
    await page
      .getByRole('button', { name: PARAMETER_TEXT.addOf(PARAMETER_WORDS.permit_validity_years.name) })
      .click();
    await dialog.getByLabel(PARAMETER_TEXT.value, { exact: true }).fill(value);
    await dialog.getByLabel(PARAMETER_TEXT.from, { exact: true }).fill(from);
    await dialog.getByLabel(PARAMETER_TEXT.basis).fill(basis);
    await dialog.getByRole('button', { name: PARAMETER_TEXT.submit, exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await openSection(page, SETTINGS_TEXT.legal);
  await setValue('۴', '۱۴۰۵/۰۱/۰۱', 'بخشنامه ۱۲');
  await setValue('۵', '۱۴۰۶/۰۱/۰۱', 'بخشنامه ۱۳');
  const value = (years: number) =>
    page.getByRole('row').filter({ hasText: `بخشنامه ${years === 4 ? '۱۲' : '۱۳'}` });
  await expect(value(4)).toContainText(valueText(4, 'years'));
  await expect(value(4)).toContainText(PARAMETER_TEXT.holds);
  await expect(value(5)).toContainText(PARAMETER_TEXT.ahead);
  await goTo(page, 'ngos');
  await list.getByRole('link', { name: NAME }).click();
  await main.getByRole('button', { name: ACT_MENU.issuePermit }).click();
  await fieldOf(dialog, FORM_TEXT.issuedOn).fill('۱۴۰۵/۰۹/۰۱');
  await expect(fieldOf(dialog, FORM_TEXT.validUntil)).toHaveValue('۱۴۰۹/۰۹/۰۱');
  await page.keyboard.press('Escape');

  await openSection(page, SETTINGS_TEXT.profile);
  await page
    .getByLabel(PROFILE_TEXT.lines)
    .fill('جمهوری اسلامی ایران\nفرمانداری بهاردشت\nواحد سمن‌های کوهپایه');
  await page.getByRole('button', { name: PROFILE_SECTION_TEXT.submit, exact: true }).click();
  await expect(page.getByText(PROFILE_SECTION_TEXT.doneText)).toBeVisible();
  await goTo(page, 'ngos');
  await page.getByRole('button', { name: LIST_TEXT.print, exact: true }).click();
  await dialog.getByRole('button', { name: PRINT_TEXT.makePaper }).click();
  await dialog.getByRole('button', { name: PRINT_TEXT.save }).click();
  const paper = textOfPdf(await app.savedFile(/\.pdf$/u));
  expect(paper).toContain(searchKey('واحد سمن‌های کوهپایه'));
  expect(paper).toContain(searchKey('صخره‌نوردی'));
});
