import { LOCK_TEXT } from '../../renderer/features/accounts/text.fa.ts';
import { NGO_ERRORS } from '../../renderer/features/ngos/errors.fa.ts';
import { fieldLabel } from '../../renderer/features/ngos/form/field-labels.fa.ts';
import { FORM_TEXT, PROBLEM_WORDS } from '../../renderer/features/ngos/form/text.fa.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { PERMIT_STATE_WORDS } from '../../shared/features/ngos/words.fa.ts';
import { expect, test } from './support/app.ts';
import { fieldOf, goTo, navigation, openSample } from './support/steps.ts';

const NAME = 'انجمن پرستوهای دشت زعفران';

test('an NGO is registered by hand: twins are shown, faults stand beside their fields, nothing typed is lost', async ({
  page,
}) => {
  await openSample(page);
  await goTo(page, 'ngos');
  const list = page.getByRole('grid', { name: LIST_TEXT.grid });
  const known = (await list.getByRole('rowheader').first().innerText()).trim();
  await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  const field = (name: string) => fieldOf(page, fieldLabel(name));
  const main = page.getByRole('main');
  const submit = main.getByRole('button', { name: FORM_TEXT.register, exact: true });

  // The same name under another spelling is recognised while it is typed.
  await field('name').fill(known.replaceAll('ی', 'ي').replaceAll('ک', 'ك'));
  const twin = page.getByRole('complementary').getByRole('listitem').filter({ hasText: known });
  await expect(twin.first()).toContainText(FORM_TEXT.because.same_name);
  await expect(main.getByText(FORM_TEXT.nearTo(known)).first()).toBeVisible();
  await submit.click();
  await expect(main.getByRole('alert').getByText(NGO_ERRORS.likely_duplicate)).toBeVisible();

  await field('name').fill(NAME);
  await expect(twin).toHaveCount(0);
  await field('memberCount').fill('چند نفر');
  await field('legalId').fill('۱۲۳');
  await submit.click();
  await expect(main.getByText(PROBLEM_WORDS.not_11_digits)).toBeVisible();
  await expect(main.getByText(PROBLEM_WORDS.not_a_count)).toBeVisible();
  const left = main.getByRole('alert').filter({ hasText: FORM_TEXT.left(2) });
  await left.getByRole('button', { name: fieldLabel('memberCount') }).click();
  await expect(field('memberCount')).toBeFocused();
  await field('memberCount').fill('۲۵');
  // A check digit that does not fit passes only with a reason.
  await field('legalId').fill('۱۰۳۸۰۲۸۴۷۹۱');
  await main.getByRole('button', { name: FORM_TEXT.acceptWithReason }).click();
  await page.getByLabel(FORM_TEXT.reasonOfLegalId).fill('در روزنامه رسمی همین است');
  await page.getByLabel(FORM_TEXT.withPermit).check();
  await field('permitNo').fill('۱۴۰۵/۷۷۷');

  // Left for another page, and found again.
  await goTo(page, 'today');
  await goTo(page, 'ngos');
  await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  await expect(field('name')).toHaveValue('');
  await page.getByRole('button', { name: FORM_TEXT.continueDraft }).click();
  await expect(field('name')).toHaveValue(NAME);
  await expect(field('permitNo')).toHaveValue('۱۴۰۵/۷۷۷');
  await expect(page.getByLabel(FORM_TEXT.reasonOfLegalId)).toHaveValue('در روزنامه رسمی همین است');

  // Kept under the lock too.
  await field('permitNo').fill('۱۴۰۵/۷۷۸');
  await page.keyboard.press('Control+KeyL');
  await expect(navigation(page)).toBeHidden();
  await page.getByRole('button', { name: LOCK_TEXT.unlock, exact: true }).click();
  await expect(field('permitNo')).toHaveValue('۱۴۰۵/۷۷۸');

  await submit.click();
  await expect(page.getByRole('heading', { level: 1, name: NAME, exact: true })).toBeVisible();
  // Of a permit without dates nothing is guessed.
  await expect(main.getByText(PERMIT_STATE_WORDS.unknown, { exact: true }).first()).toBeVisible();
  await goTo(page, 'ngos');
  await page.getByRole('searchbox', { name: LIST_TEXT.search }).fill('1405/778');
  await expect(list.getByRole('link', { name: NAME })).toBeVisible();
  await page.getByRole('link', { name: LIST_TEXT.register }).first().click();
  await expect(field('name')).toHaveValue('');
  await expect(page.getByRole('button', { name: FORM_TEXT.continueDraft })).toHaveCount(0);
});
