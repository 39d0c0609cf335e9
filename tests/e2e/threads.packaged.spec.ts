import { IMPORT_TEXT } from '../../renderer/features/imports/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { MESSY_XLSX } from '../fixtures/messy-expected.ts';
import { expect, test } from './support/app.ts';
import { goTo, setUpOffice, textOfPdf } from './support/steps.ts';

// The long journey of the register hangs on its day, which a package does not let a test choose. What is
// different in a package is tried here: threads, fonts and the PDF writer come out of the archive.

test('a sheet is read, kept and printed with what lies in the archive', async ({ app, page }) => {
  await setUpOffice(page);
  await goTo(page, 'ngos');
  await page.getByRole('link', { name: LIST_TEXT.import }).first().click();
  await page.locator('input[type="file"]').setInputFiles(MESSY_XLSX);
  await page.getByRole('button', { name: IMPORT_TEXT.check }).click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.reviewTitle })).toBeVisible();
  await page.getByRole('button', { name: /^ثبت .+ ردیف…$/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: IMPORT_TEXT.confirmAct }).click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.doneTitle })).toBeVisible();

  await goTo(page, 'ngos');
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill('كودكان آذرسرا');
  await expect(
    page.getByRole('grid', { name: LIST_TEXT.grid }).getByRole('link', { name: /آذر/u }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: LIST_TEXT.print, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: PRINT_TEXT.makePaper }).click();
  await page.getByRole('button', { name: PRINT_TEXT.save }).click();
  expect(textOfPdf(await app.savedFile(/\.pdf$/u))).toContain('کودکان');
});
