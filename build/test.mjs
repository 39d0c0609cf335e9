// `npm test`: everything that can be tested, ending with its count.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { PACKAGED_SELECTION, journeySummary, runJourneys, runPackagedJourneys } from './e2e.mjs';
import { meetNeeds } from './needs.mjs';

const ROOT = join(import.meta.dirname, '..');
const UNIT_REPORT = join(ROOT, 'out/test/unit.json');

const missing = meetNeeds();
if (missing.length > 0) {
  console.error(
    `The tests need, and this machine has not:\n${missing.map((need) => `- ${need}`).join('\n')}`,
  );
  process.exit(1);
}

const unit = check();
const journeys = await journeysOrFailure();
const all = [unit, ...Object.values(journeys)];
const passed = sum(all.map((counts) => counts.passed));
const failed = sum(all.map((counts) => counts.failed));

console.log(['', ...journeySummary({ unit, ...journeys }), `${passed} passed, ${failed} failed`].join('\n'));
process.exitCode = failed > 0 ? 1 : 0;

/** Format, lint, types and unit tests, counted. */
function check() {
  mkdirSync(join(ROOT, 'out/test'), { recursive: true });
  rmSync(UNIT_REPORT, { force: true });
  // What follows `--` goes to the last command of the script, the unit tests.
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const { status } = spawnSync('npm', ['run', 'check', '--', ...reporting], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const counts = unitCounts();
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function unitCounts() {
  try {
    const report = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'));
    const { numPassedTests, numFailedTests, numPendingTests } = report;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    // Format, lint or types failed before.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function journeysOrFailure() {
  try {
    await bundle();
    const hosts = await runJourneys();
    const packaged = await runPackagedJourneys(PACKAGED_SELECTION);
    return packaged === undefined ? hosts : { ...hosts, packaged };
  } catch (failure) {
    console.error(failure);
    return { journeys: { passed: 0, failed: 1, skipped: 0 } };
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
