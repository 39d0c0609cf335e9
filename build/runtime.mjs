// Where the Electron runtime is, and whether a window can be shown.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TEXT } from './text.fa.mjs';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = join(ROOT, 'node_modules/electron');
const FAILURE = join(ROOT, 'out/stamps/electron-not-fetched');

const FETCH_SECONDS = 60;
/** How long a failed download is remembered: a machine without a network must not wait at every start. */
const FAILURE_HOURS = 12;

/** A window needs a display, which on Linux may be missing. */
export function hasDisplay({ platform, env } = process) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

export function isRootOnLinux() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** The program of the runtime that is there: the one named by the environment, or the package's own. */
export function presentRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const program = join(named || join(PACKAGE, 'dist'), programName());
  return existsSync(program) ? program : undefined;
}

/** The runtime, fetched by the package `electron` if it is not there; undefined when it cannot be had. */
export async function electronRuntime() {
  const present = presentRuntime();
  if (present !== undefined || process.env.ELECTRON_OVERRIDE_DIST_PATH) return present;
  if (!existsSync(join(PACKAGE, 'install.js')) || failedLately()) return undefined;
  console.log(TEXT.fetching(FETCH_SECONDS));
  await runInstaller();
  const fetched = presentRuntime();
  if (fetched === undefined) {
    mkdirSync(dirname(FAILURE), { recursive: true });
    writeFileSync(FAILURE, '');
  } else rmSync(FAILURE, { force: true });
  return fetched;
}

function failedLately() {
  return existsSync(FAILURE) && Date.now() - statSync(FAILURE).mtimeMs < FAILURE_HOURS * 3_600_000;
}

/** Ends with the installer or with its time; what it says when it fails would only repeat ours. */
function runInstaller() {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(PACKAGE, 'install.js')], {
      stdio: 'ignore',
      timeout: FETCH_SECONDS * 1_000,
      killSignal: 'SIGKILL',
    });
    installer.on('error', resolve);
    installer.on('exit', resolve);
  });
}

function programName() {
  const stated = join(PACKAGE, 'path.txt');
  if (existsSync(stated)) return readFileSync(stated, 'utf8');
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
