import { execFileSync } from 'node:child_process';
import { IMPORT_TEXT } from '../../renderer/features/imports/text.fa.ts';
import { EDIT_TEXT } from '../../renderer/features/ngos/form/edit-text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { NGO_TEXT } from '../../renderer/features/ngos/text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { KIT_TEXT } from '../../renderer/kit/text.fa.ts';
import { formatCount } from '../../shared/text/digits.ts';
import { searchKey } from '../../shared/text/persian.ts';
import { MESSY_XLSX, readExpected } from '../fixtures/messy-expected.ts';
import { expect, test } from './support/app.ts';
import { goTo, setUpOffice } from './support/steps.ts';

const EXPECTED = readExpected();
const [SHEET] = EXPECTED.sheets;
const ENDING = (SHEET?.rows ?? [])
  .filter(({ row }) => EXPECTED.answers.endsThisSeason.includes(row))
  .map(({ fields }) => searchKey(fields.name ?? ''));

// Noon of the day on which the sheet's answers hold.
test.use({ startsAt: `${EXPECTED.today}T08:30:00.000Z` });

test('a messy sheet becomes a register, a printed list and a right answer', async ({ app, page }) => {
  await setUpOffice(page);

  await goTo(page, 'ngos');
  await page.getByRole('link', { name: LIST_TEXT.import }).first().click();
  await page.locator('input[type="file"]').setInputFiles(MESSY_XLSX);
  await page.getByRole('button', { name: IMPORT_TEXT.check }).click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.reviewTitle })).toBeVisible();
  await app.screenshot('import-review');
  await page.getByRole('button', { name: /^ثبت .+ ردیف…$/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: IMPORT_TEXT.confirmAct }).click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.doneTitle })).toBeVisible();

  // Whose permit ends this season?
  await goTo(page, 'ngos');
  await page.getByRole('link', { name: 'پایان اعتبار در این فصل' }).click();
  await expect(page.getByText(LIST_TEXT.ofTotal(ENDING.length))).toBeAttached();
  const list = page.getByRole('grid', { name: LIST_TEXT.grid });
  const names = await list.getByRole('row').locator('[data-column="name"]').allInnerTexts();
  expect(names.map(searchKey).sort()).toEqual([...ENDING].sort());

  // Printed: the same names on paper.
  await page.getByRole('button', { name: LIST_TEXT.print, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: PRINT_TEXT.makePaper }).click();
  await expect(page.getByText(PRINT_TEXT.numbered('1405/1'))).toBeVisible();
  await app.screenshot('print-preview');
  await page.getByRole('button', { name: PRINT_TEXT.save }).click();
  const paper = searchKey(
    execFileSync('pdftotext', ['-layout', await app.savedFile(/\.pdf$/u), '-'], { encoding: 'utf8' }),
  );
  for (const name of ENDING.slice(0, 3)) expect(paper).toContain(name.slice(0, 12));
  await page.keyboard.press('Escape');

  // Found by a former spelling, corrected with a reason, and found by both afterwards.
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill('كودكان آذرسرا');
  await list.getByRole('link', { name: /آذر/u }).first().click();
  await page.getByRole('link', { name: NGO_TEXT.correct }).click();
  await page.getByLabel(fieldLabel('name'), { exact: true }).fill('انجمن حمایت از کودکان بهمن‌سرا');
  await page.getByLabel(EDIT_TEXT.correctReason).fill('نام در فهرست اکسل نادرست بود');
  await page.getByRole('button', { name: EDIT_TEXT.modes.correct.submit }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'انجمن حمایت از کودکان بهمن‌سرا' })).toBeVisible();
  await goTo(page, 'ngos');
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill('کودکان آذر سرا');
  await expect(list.getByRole('link', { name: /بهمن/u })).toBeVisible();
});

test('importing the same sheet again writes nothing, and the import is taken back as a whole', async ({
  page,
}) => {
  await setUpOffice(page);
  const bringIn = async () => {
    await goTo(page, 'imports');
    await page.getByRole('link', { name: IMPORT_TEXT.start }).first().click();
    await page.locator('input[type="file"]').setInputFiles(MESSY_XLSX);
    await page.getByRole('button', { name: IMPORT_TEXT.check }).click();
    await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.reviewTitle })).toBeVisible();
  };
  await bringIn();
  await page.getByRole('button', { name: /^ثبت .+ ردیف…$/u }).click();
  await page.getByRole('dialog').getByRole('button', { name: IMPORT_TEXT.confirmAct }).click();
  await expect(page.getByRole('heading', { level: 1, name: IMPORT_TEXT.doneTitle })).toBeVisible();

  await bringIn();
  await expect(page.getByText(IMPORT_TEXT.nothingToWrite)).toBeVisible();
  await page.getByRole('button', { name: IMPORT_TEXT.cancel }).click();
  await page.getByRole('dialog').getByRole('button', { name: IMPORT_TEXT.dropAct }).click();

  await page.getByRole('button', { name: IMPORT_TEXT.undo }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(KIT_TEXT.reason).fill('فهرست سال پیش بود');
  await dialog.getByRole('button', { name: IMPORT_TEXT.undoAct }).click();
  await expect(page.getByText(IMPORT_TEXT.undone)).toBeVisible();
  await goTo(page, 'ngos');
  await expect(page.getByText(LIST_TEXT.emptyTitle)).toBeVisible();
  await expect(page.getByText(formatCount(0)).first()).toBeAttached();
});
