import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  openSync,
  closeSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '../../electron/database/open.ts';
import { sumsBeside } from '../../electron/database/page-sums.ts';
import { logBeside, scanLog } from '../../electron/database/write-ahead-log.ts';
import { HOST_TEXT, OPEN_PROBLEMS } from '../../electron/host/text.fa.ts';
import type { OpenErrorCode } from '../../electron/office/open-error.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { type App, expect, test } from './support/app.ts';
import { ADMIN, goTo, setUpOffice, signIn } from './support/steps.ts';
import { LIST_WORDS } from '../../renderer/features/settings/text.fa.ts';
import { searchKey } from '../../shared/text/persian.ts';
import { RESCUE_ERRORS, RESCUE_TEXT } from '../../renderer/rescue/text.fa.ts';
import { methodWord } from '../../renderer/features/trail/method-words.fa.ts';
import { partsOfNumbered } from '../../shared/errors/said.fa.ts';
import { readWorkbook } from '../../electron/documents/sheets/read-workbook.ts';

// What stands against opening the office is told with its remedy, and nothing is changed meanwhile.

test('a newer database and a damaged file are told and left as they are, until they are put right', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  const sound = `${app.places.settings}/sound.sqlite`;
  // With the sums of its pages: another file in its place, even a good one, is not what the office left.
  const copy = (from: string, to: string) => {
    copyFileSync(from, to);
    copyFileSync(sumsBeside(from), sumsBeside(to));
  };
  const putRight = () => copy(sound, database);

  let before = Buffer.alloc(0);
  await app.restart({
    whileClosed: async () => {
      copy(database, sound);
      await makeNewer(database);
      before = readFileSync(database);
    },
  });
  await isTold(app, 'database_newer');
  await app.screenshot('database-newer');
  expect(readFileSync(database).equals(before)).toBe(true);
  await app.page.getByRole('link', { name: HOST_TEXT.tryAgain }).click();
  await isTold(app, 'database_newer');

  await app.restart({
    whileClosed: () => {
      putRight();
      overwriteBeginning(database);
      before = readFileSync(database);
    },
  });
  await isTold(app, 'database_damaged');
  await app.screenshot('rescue-beginning');
  expect(readFileSync(database).equals(before)).toBe(true);

  // Emptied it is no new office either: the register would seem never to have been.
  await app.restart({
    whileClosed: () => {
      putRight();
      truncateSync(database);
    },
  });
  await isTold(app, 'database_damaged');
  expect(readFileSync(database)).toHaveLength(0);

  putRight();
  await app.page.getByRole('link', { name: HOST_TEXT.tryAgain }).click();
  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await goTo(app.page, 'ngos');
  await expect(app.page.getByText(LIST_TEXT.emptyTitle)).toBeVisible();
});

test('a folder that cannot be written is told with its remedy', async ({ app }) => {
  test.skip(!canProtect(app.places.settings), 'Nothing here keeps this process from writing');
  await setUpOffice(app.page);
  const { data } = app.places;
  let release: (() => void) | undefined;
  try {
    await app.restart({ whileClosed: () => void (release = protect(data)) });
    await isTold(app, 'not_writable');
  } finally {
    await app.restart({ whileClosed: () => release?.() });
  }
  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await goTo(app.page, 'ngos');
});

test('of a database damaged within, what can be read goes out to an administrator, and the rest is named', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  let before = Buffer.alloc(0);
  await app.restart({
    whileClosed: async () => {
      await overwritePage(database, 'list_entry');
      before = readFileSync(database);
    },
  });
  const { page } = app;
  await isTold(app, 'database_damaged');
  await expect(page.getByText('فرمانداری شهرستان بهاردشت')).toBeVisible();
  await expect(page.getByText(RESCUE_TEXT.faultyKinds(['فهرست‌های پایه']))).toBeVisible();
  await page.getByText(RESCUE_TEXT.details).click();
  await expect(page.getByRole('row', { name: 'فهرست‌های پایه' })).toContainText('بخشی خوانده می‌شود');
  await expect(page.getByRole('row', { name: 'کاربران' })).toContainText('سالم');
  await app.screenshot('rescue-damaged');

  await page.getByRole('button', { name: RESCUE_TEXT.exportButton }).click();
  await page.getByLabel(RESCUE_TEXT.userName).fill(ADMIN.userName);
  await page.getByLabel(RESCUE_TEXT.password, { exact: true }).fill('نادرست است');
  await page.getByRole('button', { name: RESCUE_TEXT.signInSubmit, exact: true }).click();
  await expect(page.getByText(RESCUE_ERRORS.wrong_name_or_password)).toBeVisible();
  await page.getByLabel(RESCUE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: RESCUE_TEXT.signInSubmit, exact: true }).click();
  const file = await app.savedFile(/^هرچه خوانده شد .*\.xlsx$/u);
  await expect(page.getByText(RESCUE_TEXT.signedIn(ADMIN.fullName))).toBeVisible();
  const workbook = await readWorkbook(readFileSync(file), 'a.xlsx');
  if (!workbook.ok) throw new Error(workbook.error);
  const sheet = workbook.value.sheets.find(({ name }) => name === 'کاربران');
  expect(sheet?.row(1).map(({ text }) => text)).toContain(ADMIN.fullName);

  await page.getByRole('button', { name: RESCUE_TEXT.diagnosticsButton }).click();
  const diagnostics = readFileSync(await app.savedFile(/^daftar-diagnostics-.*\.json$/u), 'utf8');
  expect(diagnostics).toContain('"quick_check"');
  for (const personal of [ADMIN.fullName, ADMIN.userName, 'بهاردشت', app.places.data]) {
    expect(diagnostics).not.toContain(personal);
  }
  expect(readFileSync(database).equals(before)).toBe(true);
});

test('a damaged office comes back from the backup of yesterday’s closing, and the trail says so', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database, root } = foldersIn(app.places.data);
  await app.restart({
    whileClosed: () => {
      const opened = openSync(database, 'r+');
      writeSync(opened, Buffer.alloc(200_000, 0xff), 0, 200_000, 0);
      closeSync(opened);
    },
  });
  const { page } = app;
  await isTold(app, 'database_damaged');
  await page.getByRole('button', { name: RESCUE_TEXT.restoreButton }).click();
  await page.locator('.backup-found').getByRole('button').first().click();
  await page.getByRole('button', { name: RESCUE_TEXT.restoreOpen }).click();
  await page.getByLabel(RESCUE_TEXT.restoreReason).fill('پرونده اطلاعات آسیب دیده بود');
  await app.screenshot('rescue-restore');
  await page.getByRole('button', { name: RESCUE_TEXT.restoreSubmit }).click();

  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'trail');
  await expect(page.getByText(methodWord('rescue.restoreBackup'))).toBeVisible();
  expect(readdirSync(root).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
});

test('without a lost document an administrator goes on, for a reason that stays in the trail', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  await app.restart({ whileClosed: () => recordLostDocument(database) });
  await isTold(app, 'documents_faulty');
  await expect(app.page.getByText(RESCUE_TEXT.documentsFaulty(1, 0))).toBeVisible();
  await app.screenshot('rescue-documents');
  await app.page.getByRole('button', { name: RESCUE_TEXT.faultyButton }).click();
  await app.page.getByLabel(RESCUE_TEXT.userName).fill(ADMIN.userName);
  await app.page.getByLabel(RESCUE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await app.page.getByRole('button', { name: RESCUE_TEXT.signInSubmit, exact: true }).click();
  await expect(app.page.getByRole('row', { name: 'همیاران کوهستان' })).toContainText('پرونده نیست');
  await app.page.getByRole('button', { name: RESCUE_TEXT.close, exact: true }).last().click();
  await app.page.getByRole('button', { name: RESCUE_TEXT.continueButton }).click();
  await app.page.getByLabel(RESCUE_TEXT.continueReason).fill('دیسک پیشین خراب شد');
  await app.page.getByRole('button', { name: RESCUE_TEXT.continueSubmit }).click();

  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await goTo(app.page, 'trail');
  await expect(app.page.getByText(methodWord('rescue.continueWithoutFiles'))).toBeVisible();
  await expect(app.page.getByText('دیسک پیشین خراب شد')).toBeVisible();

  const page = await app.restart();
  await signIn(page, ADMIN.userName, ADMIN.password);
  await goTo(page, 'ngos');
});

test('without acts that a broken log has lost an administrator goes on, and the trail says so', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  await app.restart({ whileClosed: () => loseLastAct(database, app.places.settings) });
  await isTold(app, 'last_acts_lost');
  await app.screenshot('rescue-last-acts');
  await app.page.getByRole('button', { name: RESCUE_TEXT.continueActsButton }).click();
  await app.page.getByLabel(RESCUE_TEXT.userName).fill(ADMIN.userName);
  await app.page.getByLabel(RESCUE_TEXT.password, { exact: true }).fill(ADMIN.password);
  await app.page.getByRole('button', { name: RESCUE_TEXT.signInSubmit, exact: true }).click();
  await app.page.getByLabel(RESCUE_TEXT.continueReason).fill('برق رفت و دیسک خراب است');
  await app.screenshot('rescue-last-acts-reason');
  await app.page.getByRole('button', { name: RESCUE_TEXT.continueSubmit }).click();

  await signIn(app.page, ADMIN.userName, ADMIN.password);
  await goTo(app.page, 'trail');
  await expect(app.page.getByText(methodWord('rescue.continueWithoutLastActs'))).toBeVisible();
  await expect(app.page.getByText('برق رفت و دیسک خراب است')).toBeVisible();
  await app.screenshot('trail-last-acts');
  await goTo(app.page, 'settings');
  await app.page.getByRole('link', { name: LIST_WORDS.subject.name, exact: true }).click();
  await expect(app.page.getByText(KEPT_SUBJECT)).toBeVisible();
  await expect(app.page.getByText(LOST_SUBJECT)).toHaveCount(0);
});

async function isTold({ page, places }: App, code: OpenErrorCode): Promise<void> {
  const { what, remedy } = OPEN_PROBLEMS[code];
  await expect(page.getByRole('heading', { name: HOST_TEXT.notOpened })).toBeVisible();
  await expect(page.getByText(what)).toBeVisible();
  await expect(page.getByText(partsOfNumbered(remedy)?.sentence ?? remedy)).toBeVisible();
  await expect(page.getByText(places.data)).toBeVisible();
}

async function makeNewer(database: string): Promise<void> {
  const { writer, close } = await openDatabase(database);
  await sql`pragma user_version = 999`.execute(writer);
  await close();
}

/** As a failing disk or a careless copy leaves a file. */
function overwriteBeginning(file: string): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(512, 0xff), 0, 512, 0);
  closeSync(opened);
}

/** A page in the middle of a table, as a failing disk leaves it. */
async function overwritePage(database: string, table: string): Promise<void> {
  const { reader, close } = await openDatabase(database);
  const { rows } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = ${table} and pagetype = 'leaf' order by path`.execute(reader);
  await close();
  const page = rows[Math.floor(rows.length / 2)]?.pageno ?? 0;
  const opened = openSync(database, 'r+');
  writeSync(opened, Buffer.alloc(4_096, 0xff), 0, 4_096, (page - 1) * 4_096);
  closeSync(opened);
}

const KEPT_SUBJECT = 'نجات کوهستان';
const LOST_SUBJECT = 'یاری دشت';

/** As a crash leaves the files, with a changed byte in the last of two acts that were still in the log. */
async function loseLastAct(database: string, aside: string): Promise<void> {
  const files = ['', '-wal', '-shm', '-sums'];
  const { writer, close } = await openDatabase(database);
  for (const name of [KEPT_SUBJECT, LOST_SUBJECT]) {
    await sql`insert into list_entry (list, name, search_key)
      values ('subject', ${name}, ${searchKey(name)})`.execute(writer);
  }
  for (const file of files) copyFileSync(database + file, `${aside}/crashed${file}`);
  await close();
  for (const file of files) copyFileSync(`${aside}/crashed${file}`, database + file);
  const { frames } = await scanLog(database);
  const opened = openSync(logBeside(database), 'r+');
  // In the page of the last frame.
  writeSync(opened, Buffer.from('Z'), 0, 1, 32 + (frames - 1) * (24 + 4_096) + 24 + 99);
  closeSync(opened);
}

/** A document of the register whose file is nowhere. */
async function recordLostDocument(database: string): Promise<void> {
  const { writer, close } = await openDatabase(database);
  await sql`insert into ngo (id, name, kind, created_at)
    values (1, 'همیاران کوهستان', 'independent', '2026-01-01T06:00:00.000Z')`.execute(writer);
  await sql`insert into document (ngo_id, type_id, file_name, media_type, size, hash, at)
    select 1, id, 'اساسنامه.pdf', 'application/pdf', 10, ${'ab'.repeat(32)}, '2026-01-01T06:00:00.000Z'
      from list_entry where list = 'document_type' limit 1`.execute(writer);
  await close();
}

/** Windows knows no such right, and some containers let even root mount nothing. */
function canProtect(folder: string): boolean {
  if (process.platform === 'win32') return false;
  try {
    protect(folder)();
    return true;
  } catch {
    return false;
  }
}

/** Takes the right to write away and gives what returns it. Root may write anywhere but on a read-only disk. */
function protect(folder: string): () => void {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
  execFileSync('mount', ['-o', 'remount,ro,bind', folder]);
  return () => execFileSync('umount', [folder]);
}
