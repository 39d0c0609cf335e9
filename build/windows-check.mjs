// `npm run windows-check`: the main process of the packaged Windows application, on Windows or under Wine.
// It takes a package with one fuse different from a release's: run as Node, because Wine shows no window.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PACKAGE = join(ROOT, 'dist/for-checks/win-unpacked');
const CHECK = 'resources\\app.asar\\out\\app\\electron\\windows-check.cjs';
const IS_WINDOWS = process.platform === 'win32';
const MINUTES = 8;

const missing = missingNeeds();
if (missing.length > 0) {
  console.error(`The Windows check needs, and this machine has not: ${missing.join('; ')}`);
  process.exit(1);
}
const made = spawnSync(process.execPath, [join(ROOT, 'build/package.mjs'), '--for-checks'], {
  stdio: 'inherit',
});
process.exitCode = made.status === 0 ? check() : 1;

function missingNeeds() {
  if (IS_WINDOWS) return [];
  const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  const programs = [
    ['wine', 'wine wine64'],
    ['xvfb-run', 'xvfb xauth'],
  ];
  return [
    ...programs.filter(([program]) => !has(program)).map(([program, packages]) => `${program} (${packages})`),
    ...(process.env.DAFTAR_WINDOWS_RUNTIME ? [] : ['an unpacked Windows runtime (DAFTAR_WINDOWS_RUNTIME)']),
  ];
}

/** Runs the check in folders with Persian letters and spaces; 0 when every step went well. */
function check() {
  const work = mkdtempSync(join(tmpdir(), 'daftar-windows-'));
  try {
    const home = join(work, 'رایانه کارشناس');
    mkdirSync(home);
    cpSync(PACKAGE, join(home, 'برنامه دفتر'), { recursive: true });
    const report = join(home, 'report.txt');
    const program = join(home, 'برنامه دفتر', 'daftar.exe');
    const args = [`${windowsPath(join(home, 'برنامه دفتر'))}\\${CHECK}`];
    args.push(windowsPath(join(home, 'اطلاعات دفتر')), windowsPath(report));
    const output = openSync(join(work, 'output.txt'), 'w');
    const [first, ...rest] = IS_WINDOWS ? [program, ...args] : ['xvfb-run', '-a', 'wine', program, ...args];
    const { status } = spawnSync(first, rest, {
      // A pipe for its output makes the program fail under Wine.
      stdio: ['ignore', output, output],
      timeout: MINUTES * 60_000,
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        WINEPREFIX: join(work, 'wine'),
        WINEDEBUG: '-all',
        // Wine takes the names of files from it.
        LC_ALL: 'C.UTF-8',
      },
    });
    const lines = existsSync(report) ? readFileSync(report, 'utf8') : '';
    console.log(lines.trim());
    const isDone = status === 0 && /^done \d+$/m.test(lines);
    if (!isDone)
      console.error(`Ended with ${status}:\n${readFileSync(join(work, 'output.txt'), 'utf8').slice(-2_000)}`);
    return isDone ? 0 : 1;
  } finally {
    endWine(join(work, 'wine'));
    rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }
}

/** Wine's own server outlives the program and writes into the folder. */
function endWine(prefix) {
  if (!IS_WINDOWS) spawnSync('wineserver', ['-k', '-w'], { env: { ...process.env, WINEPREFIX: prefix } });
}

function windowsPath(path) {
  return IS_WINDOWS ? path : `Z:${path.replaceAll('/', '\\')}`;
}
