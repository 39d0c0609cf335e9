// `npm run guide:pictures`: the guide's pictures, from the real pages of the sample office on the browser host.
//   -- out/other/app/electron/browser-main.cjs    another build than the usual one
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumProgram, startServer } from '../tests/e2e/support/hosts.ts';
import { environmentFor, newPlaces } from '../tests/e2e/support/places.ts';
import { PICTURES, takePictures } from '../tests/help/pictures.ts';
import { bundle } from './bundle.mjs';

const FOLDER = join(import.meta.dirname, '../docs/guide/pictures');
/** The usual screen, a little lower, since the foot of a page says least. */
const VIEW = { width: 1366, height: 700 };

const [script] = process.argv.slice(2);
if (script === undefined) await bundle();
// Its address stands on the page of backups, so it is the same every time.
const data = join(tmpdir(), 'daftar-guide');
rmSync(data, { recursive: true, force: true });
mkdirSync(data);
const places = newPlaces();
const host = await startServer(environmentFor({ ...places, data }, null), script);
const browser = await chromium.launch({ executablePath: chromiumProgram(), chromiumSandbox: false });
try {
  const page = await (await browser.newContext({ viewport: VIEW, locale: 'fa-IR' })).newPage();
  await page.goto(host.address);
  mkdirSync(FOLDER, { recursive: true });
  await takePictures(page, async (name, picture) => {
    writeFileSync(join(FOLDER, `${name}.webp`), picture);
    console.log(`${name}.webp ${Math.round(picture.length / 1024)} kB`);
  });
  const names = new Set(PICTURES.map(({ name }) => `${name}.webp`));
  for (const file of readdirSync(FOLDER)) if (!names.has(file)) rmSync(join(FOLDER, file));
} finally {
  await browser.close();
  await host.close();
  places.remove();
  rmSync(data, { recursive: true, force: true });
}
