import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, openSync, closeSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '../../electron/database/open.ts';
import { HOST_TEXT, OPEN_PROBLEMS } from '../../electron/host/text.fa.ts';
import type { OpenErrorCode } from '../../electron/office/open-error.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { LIST_TEXT } from '../../renderer/features/ngos/list-text.fa.ts';
import { type App, expect, test } from './support/app.ts';
import { ADMIN, goTo, setUpOffice, signIn } from './support/steps.ts';

// What stands against opening the office is told with its remedy, and nothing is changed meanwhile.

test('a newer database and a damaged file are told and left as they are, until they are put right', async ({
  app,
}) => {
  await setUpOffice(app.page);
  const { database } = foldersIn(app.places.data);
  const sound = `${app.places.settings}/sound.sqlite`;
  const putRight = () => copyFileSync(sound, database);

  let before = Buffer.alloc(0);
  await app.restart({
    whileClosed: async () => {
      copyFileSync(database, sound);
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

async function isTold({ page, places }: App, code: OpenErrorCode): Promise<void> {
  await expect(page.getByRole('heading', { name: HOST_TEXT.notOpened })).toBeVisible();
  await expect(page.getByText(OPEN_PROBLEMS[code].what)).toBeVisible();
  await expect(page.getByText(OPEN_PROBLEMS[code].remedy)).toBeVisible();
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
