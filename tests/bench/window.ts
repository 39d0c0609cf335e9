import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { openDatabase } from '../../electron/database/open.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { openOffice } from '../../electron/office/office.ts';
import { electronProgram, startBrowser, startDesktop } from '../e2e/support/hosts.ts';
import { type Places, environmentFor, newPlaces } from '../e2e/support/places.ts';
import { generateOffice } from './generate.ts';
import { type Measured, timed } from './measure.ts';
import { OFFICE_PROFILE, WINDOW_WORDS } from './names.fa.ts';

const SEED = 99;
const RUNS = 5;
const PASSWORD = 'Sepehr-1405-abr';

/** From the start of the program to a window one can sign in at, beside an empty window. */
export async function measureStart(): Promise<Measured | null> {
  if (!existsSync(electronProgram())) return null;
  const through: number[] = [];
  const raw: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const places = newPlaces();
    await officeOf(places, 500);
    const started = await timed(async () => {
      const host = await startDesktop(places, null);
      await host.page.getByLabel(WINDOW_WORDS.userName).waitFor();
      return host;
    });
    through.push(started.ms);
    await started.value.close();
    places.remove();
    raw.push(await emptyWindow());
  }
  return {
    what: 'start of the desktop host to a usable window, 500 NGOs',
    times: through,
    raw: { what: 'an empty window of the same runtime', times: raw },
    limit: null,
    judged: 'median',
  };
}

async function emptyWindow(): Promise<number> {
  const places = newPlaces();
  const { ms, value } = await timed(async () => {
    const electron = await _electron.launch({
      executablePath: electronProgram(),
      args: [join(import.meta.dirname, 'empty-window.cjs')],
      chromiumSandbox: process.getuid?.() !== 0,
      env: environmentFor(places, null),
    });
    await electron.firstWindow();
    return electron;
  });
  await value.close();
  places.remove();
  return ms;
}

/** Row elements in the page while a list of 50,000 is scrolled through, and how long its first rows take. */
export async function measureList(count: number): Promise<{ readonly rows: number; readonly ms: number }> {
  const places = newPlaces();
  await officeOf(places, count);
  const host = await startBrowser(places, null);
  try {
    const { page } = host;
    await page.getByLabel(WINDOW_WORDS.userName).fill('admin');
    await page.getByLabel(WINDOW_WORDS.password, { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: WINDOW_WORDS.ngos }).waitFor();
    const { ms } = await timed(async () => {
      await page.getByRole('link', { name: WINDOW_WORDS.ngos }).click();
      await page.getByRole('row').nth(10).waitFor();
    });
    let most = await page.getByRole('row').count();
    for (let turn = 0; turn < 30; turn += 1) {
      await page.mouse.move(600, 500);
      await page.mouse.wheel(0, 20_000);
      most = Math.max(most, await page.getByRole('row').count());
    }
    return { rows: most, ms };
  } finally {
    await host.close();
    places.remove();
  }
}

/** An office with an administrator and so many NGOs in the folder of these places. */
async function officeOf(places: Places, count: number): Promise<void> {
  const office = await openOffice({ folder: places.data, reportBug: ({ bug }) => console.error(bug) });
  await office.dispatch({
    token: null,
    method: 'office.createOffice',
    input: {
      profile: OFFICE_PROFILE,
      logo: null,
      administrator: {
        userName: 'admin',
        fullName: 'مدیر',
        post: '',
        password: PASSWORD,
        alsoKeepsRegister: true,
      },
    },
  });
  await office.close();
  const db = await openDatabase(foldersIn(places.data).database);
  await generateOffice(db, count, SEED);
  await db.close();
}
