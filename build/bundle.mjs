// `npm run build`: the program for both hosts into out/app. What is up to date is left alone, so that the
// second start is quick; the fingerprint of a part's sources and settings decides.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const APP = join(ROOT, 'out/app');
const STAMPS = join(ROOT, 'out/stamps');
const FONTS = join(ROOT, 'node_modules/vazirmatn/fonts/ttf');

/** Everything that decides about every part. */
const SETTINGS = ['package-lock.json', 'tsconfig.base.json', 'build/bundle.mjs'];

/** Builds what is out of date. Throws when something does not build. */
export async function bundle() {
  await unlessUpToDate('office', ['electron', 'shared'], join(APP, 'electron/main.cjs'), bundleOffice);
  await unlessUpToDate(
    'pages',
    ['renderer', 'shared', 'docs/guide', 'build/licences.mjs', 'vite.config.ts'],
    join(APP, 'renderer/index.html'),
    bundlePages,
  );
  await unlessUpToDate('fonts', [], join(APP, 'fonts/Vazirmatn-Regular.ttf'), copyFonts);
}

async function unlessUpToDate(part, sources, result, build) {
  const stamp = join(STAMPS, part);
  const fingerprint = fingerprintOf([...SETTINGS, ...sources]);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  rmSync(stamp, { force: true });
  await build();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, fingerprint);
}

function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(join(ROOT, source))).sort()) {
    hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The main process of both hosts, their threads and the preload; for the Node of Electron 22 and newer. */
async function bundleOffice() {
  const esbuild = await import('esbuild');
  const out = join(APP, 'electron');
  rmSync(out, { recursive: true, force: true });
  const shared = {
    bundle: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    outdir: out,
    absWorkingDir: ROOT,
    logLevel: 'warning',
    legalComments: 'none',
    charset: 'utf8',
  };
  await esbuild.build({
    ...shared,
    entryPoints: Object.fromEntries([
      ['main', 'electron/main.ts'],
      ['browser-main', 'electron/host/browser-main.ts'],
      ...threads(),
    ]),
    platform: 'node',
    target: 'node16',
    // Installed beside the program: one has a binary, the other reads files of its own.
    external: ['electron', 'sqlite3', 'pdfmake', 'pdfmake/*'],
    // CommonJS has other names for where a file is.
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      'import.meta.url': 'importMetaUrl',
    },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  // A sandboxed preload has neither Node nor the other's banner.
  await esbuild.build({
    ...shared,
    entryPoints: { preload: 'electron/preload.ts' },
    platform: 'browser',
    target: 'chrome108',
    external: ['electron'],
  });
}

/** Programs of threads: `x-thread.ts` and `x-worker.ts`, found at run time beside the main program. */
function threads() {
  const files = filesIn(join(ROOT, 'electron')).filter((file) => /-(thread|worker)\.ts$/.test(file));
  const names = files.map((file) => basename(file, '.ts'));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two threads have the name ${twice}`);
  return files.map((file, index) => [names[index], file]);
}

async function bundlePages() {
  const { build } = await import('vite');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(APP, 'renderer'), emptyOutDir: true },
  });
}

/** For the PDF writer; the pages carry their own. */
function copyFonts() {
  mkdirSync(join(APP, 'fonts'), { recursive: true });
  for (const name of readdirSync(FONTS)) copyFileSync(join(FONTS, name), join(APP, 'fonts', name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await bundle();
