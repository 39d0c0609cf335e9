import type { Page } from '@playwright/test';
import { FIRST_RESTORE_TEXT } from '../../renderer/features/backups/restore-text.fa.ts';
import { BACKUP_TEXT } from '../../renderer/features/backups/text.fa.ts';
import { FORM_TEXT } from '../../renderer/features/ngos/form/text.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { PRINT_TEXT } from '../../renderer/features/prints/text.fa.ts';
import { enterSampleAs, fieldOf, openSample, visit } from '../e2e/support/steps.ts';
import { ROOT } from '../e2e/support/places.ts';

/** The sample's people by what they may do. */
const OFFICER = 'نرگس فرهادی';
const DEPUTY = 'بهرام آریان‌پور';
const ADMINISTRATOR = 'کاوه راد';

interface Picture {
  readonly name: string;
  /** Who sees the page; null before anybody has signed in. */
  readonly as: string | null;
  /** Brings what is to be seen before the eyes. */
  readonly show: (page: Page) => Promise<void>;
}

const at = (address: string) => (page: Page) => visit(page, address);

/** The pictures of the guide in the order they are taken, each in `docs/guide/pictures/<name>.webp`. */
export const PICTURES: readonly Picture[] = [
  { name: 'welcome', as: null, show: async () => undefined },
  {
    name: 'first-restore',
    as: null,
    show: async (page) => {
      await page.getByRole('button', { name: FIRST_RESTORE_TEXT.wayButton }).click();
      await page.getByRole('heading', { name: FIRST_RESTORE_TEXT.title }).waitFor();
    },
  },
  { name: 'today', as: OFFICER, show: at('/today') },
  { name: 'list', as: OFFICER, show: at('/ngos') },
  {
    name: 'palette',
    as: OFFICER,
    show: async (page) => {
      await page.keyboard.press('Control+KeyK');
      await page.getByRole('combobox').fill('مهر');
      await page.getByRole('option').nth(3).waitFor();
    },
  },
  {
    name: 'shortcuts',
    as: OFFICER,
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Slash');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'register',
    as: OFFICER,
    show: async (page) => {
      await page.keyboard.press('Escape');
      await visit(page, '/ngos/5');
      const name = await page.getByRole('heading', { level: 1 }).innerText();
      await visit(page, '/ngos/new');
      await fieldOf(page, fieldLabel('name')).first().fill(name);
      await page.getByText(FORM_TEXT.open).first().waitFor();
    },
  },
  { name: 'record', as: OFFICER, show: at('/ngos/5') },
  {
    name: 'paper',
    as: OFFICER,
    show: async (page) => {
      await visit(page, '/ngos');
      await page.getByRole('button', { name: LIST_TEXT.print, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: PRINT_TEXT.makePaper }).click();
      await page.getByRole('region', { name: PRINT_TEXT.pages }).locator('canvas').first().waitFor();
    },
  },
  {
    name: 'prints',
    as: OFFICER,
    show: async (page) => {
      await page.keyboard.press('Escape');
      await visit(page, '/prints');
    },
  },
  { name: 'import-file', as: OFFICER, show: at('/imports/new') },
  {
    name: 'import-review',
    as: OFFICER,
    show: async (page) => {
      await page.locator('input[type="file"]').setInputFiles(`${ROOT}/tests/fixtures/messy-500.xlsx`);
      await page.getByRole('main').getByRole('button', { name: 'بررسی ردیف‌ها' }).click();
      await page.getByRole('main').getByRole('table').locator('tbody tr').nth(6).waitFor();
    },
  },
  { name: 'trail', as: DEPUTY, show: at('/trail') },
  { name: 'accounts', as: ADMINISTRATOR, show: at('/accounts') },
  { name: 'settings', as: ADMINISTRATOR, show: at('/settings') },
  {
    name: 'backups',
    as: ADMINISTRATOR,
    show: async (page) => {
      await visit(page, '/backups');
      await page.getByRole('button', { name: BACKUP_TEXT.now }).first().click();
      await page.getByRole('main').getByRole('table').first().waitFor();
      await page.getByText(BACKUP_TEXT.made).first().waitFor();
    },
  },
];

/** Takes each picture and hands it over as WebP. */
export async function takePictures(
  page: Page,
  keep: (name: string, picture: Uint8Array) => Promise<void>,
): Promise<void> {
  let person: string | null = null;
  for (const { name, as, show } of PICTURES) {
    if (as !== null && as !== person) {
      if (person === null) {
        await page.reload();
        await openSample(page);
      }
      if (person !== null || as !== OFFICER) await enterSampleAs(page, as);
      person = as;
    }
    await show(page);
    // News goes away and nothing blinks, so that the same page gives the same picture.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(400);
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await keep(name, await webpOf(page, png));
  }
}

/** Chromium itself makes the smaller file. */
async function webpOf(page: Page, png: Uint8Array): Promise<Uint8Array> {
  const base64 = Buffer.from(png).toString('base64');
  const made = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.82).split(',')[1] ?? '';
  }, base64);
  return Buffer.from(made, 'base64');
}
