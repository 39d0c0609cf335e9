// `npm run e2e`: the journeys on both hosts. Arguments go to Playwright: `npm run e2e -- import`.
// `npm run e2e:packaged`: the journeys on the packaged application, which is made first.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { electronRuntime, presentRuntime } from './runtime.mjs';

const ROOT = join(import.meta.dirname, '..');
const PLAYWRIGHT = [join(ROOT, 'node_modules/.bin/playwright'), 'test', '-c', join(ROOT, 'tests/e2e')];

/** A display of its own, larger than the window, so that nothing depends on the machine's screen. */
const DISPLAY = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

/**
 * Runs the journeys: `{ browser, desktop }`, each `{ passed, failed, skipped }`. Without a runtime the
 * desktop's are counted as skipped; with one, a run without a single desktop journey is a failure.
 */
export async function runJourneys(args = []) {
  await bundle();
  const browser = journeys('browser', [], args);
  const runtime = await electronRuntime();
  if (runtime === undefined) return { browser, desktop: skippedOnDesktop(args) };
  const desktop = journeys('desktop', process.platform === 'linux' ? DISPLAY : [], args);
  if (args.length > 0 || desktop.passed + desktop.failed > 0) return { browser, desktop };
  console.log('An Electron runtime is there, and no desktop journey ran.');
  return { browser, desktop: { ...desktop, failed: 1 } };
}

/** What `npm test` tries on the package: its own walls and a start to an office that works. */
export const PACKAGED_SELECTION = ['\\.packaged\\.', 'first-run', 'sample'];

/** Makes the Linux package and runs the journeys on it; undefined where that cannot be. */
export async function runPackagedJourneys(args = []) {
  if (process.platform !== 'linux' || presentRuntime() === undefined) return undefined;
  const script = join(ROOT, 'build/package.mjs');
  const { status } = spawnSync(process.execPath, [script, 'linux', '--dir'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) return { passed: 0, failed: 1, skipped: 0 };
  return journeys('packaged', DISPLAY, args);
}

function journeys(host, wrapper, args) {
  const report = join(ROOT, `out/test/journeys-${host}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const [program, ...rest] = [...wrapper, process.execPath, ...PLAYWRIGHT, `--project=${host}`, ...args];
  const { status } = spawnSync(program, [...rest, '--reporter=list,json', '--pass-with-no-tests'], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const counts = countsIn(report);
  // A run that broke off has no failed test to show for it.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countsIn(report) {
  try {
    const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function skippedOnDesktop(args) {
  const listed = spawnSync(process.execPath, [...PLAYWRIGHT, '--project=desktop', '--list', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { passed: 0, failed: 0, skipped: Number(/Total: (\d+)/.exec(listed.stdout)?.[1] ?? 0) };
}

/** A line for each host. */
export function journeySummary(counts) {
  return Object.entries(counts).map(
    ([host, { passed, failed, skipped }]) =>
      `${host.padEnd(8)} ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
}

async function packagedOnly(args) {
  const packaged = await runPackagedJourneys(args);
  if (packaged !== undefined) return { packaged };
  console.error('The packaged journeys need Linux and an Electron runtime (ELECTRON_OVERRIDE_DIST_PATH).');
  return { packaged: { passed: 0, failed: 1, skipped: 0 } };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const rest = args.filter((argument) => argument !== '--packaged');
  const counts = rest.length < args.length ? await packagedOnly(rest) : await runJourneys(args);
  console.log(journeySummary(counts).join('\n'));
  process.exitCode = Object.values(counts).some(({ failed }) => failed > 0) ? 1 : 0;
}
