import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzed } from '../fuzz/fuzz.ts';
import { TARGET_NAMES } from '../fuzz/targets.ts';
import { FLIPPED, flips } from './flip.ts';
import { killRounds } from './kill.ts';
import { soak } from './soak.ts';

// `npm run reliability`: without a name all four. With `--write` the results stand in docs/reliability.md,
// each in the place of the last one of its kind.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '200' },
    flips: { type: 'string', default: '100' },
    executions: { type: 'string', default: '20000' },
    hours: { type: 'string', default: '8' },
    speed: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1405' },
    write: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const wants = (name: string) => positionals.length === 0 || positionals.includes(name);
const PAGE = join(process.cwd(), 'docs/reliability.md');
const tell = (text: string) => void console.log(text);

let faultCount = 0;

/** One line of the page, found again by its name. */
function keep(name: string, result: string, faults: readonly string[]): void {
  faultCount += faults.length;
  const outcome = faults.length === 0 ? 'no fault' : `${faults.length} faults`;
  const day = new Date().toISOString().slice(0, 10);
  const line = `| ${name} | ${day} | ${seed} | ${result} | ${outcome} |`;
  console.log([line, ...faults].join('\n'));
  if (!values.write) return;
  const lines = readFileSync(PAGE, 'utf8').split('\n');
  const at = lines.findIndex((one) => one.replace(/\s+/gu, ' ').startsWith(`| ${name} |`));
  if (at < 0) throw new Error(`docs/reliability.md has no line for ${name}`);
  writeFileSync(PAGE, [...lines.slice(0, at), line, ...lines.slice(at + 1)].join('\n'));
}

console.log(`${cpus().length} cores, Node ${process.version}`);

if (wants('kill')) {
  const report = await killRounds(Number(values.rounds), seed, tell);
  const { rounds, acknowledged, doneUnanswered, killedWhileOpening, restored, backedUp } = report;
  keep(
    'kill',
    `${rounds} rounds, ${acknowledged} acts acknowledged (${backedUp} backups, ${restored} restores), ` +
      `${doneUnanswered} done whose answer was lost, ${killedWhileOpening} kills while opening`,
    report.faults,
  );
}
if (wants('flip')) {
  for (const what of FLIPPED) {
    const { faults, ...report } = await flips(what, Number(values.flips), seed, tell);
    keep(
      `flip ${what}`,
      `${report.flips} bytes: ${report.rescued} not opened, ${report.refused} refused, ` +
        `${report.harmless} harmless`,
      faults,
    );
  }
}
if (wants('fuzz')) {
  for (const target of TARGET_NAMES) {
    const task = { target, firstSeed: seed, executions: Number(values.executions) };
    const { executions, read, refused, faults } = await fuzzed(task);
    keep(`fuzz ${target}`, `${executions} executions: ${read} read, ${refused} refused`, faults);
  }
}
if (wants('soak')) {
  const hours = Number(values.hours);
  const speed = Number(values.speed);
  const { samples, acts, faults } = await soak({ hours, speed, seed, tell });
  const heaps = samples.map(({ heapMb }) => heapMb);
  const handles = samples.map((sample) => sample.handles ?? 0);
  keep(
    'soak',
    `${hours} hours at ${speed}×, ${acts} acts: heap ${Math.min(...heaps)} to ${Math.max(...heaps)} MB ` +
      `(last ${heaps.at(-1) ?? 0}), ${Math.min(...handles)} to ${Math.max(...handles)} file handles`,
    faults,
  );
}
process.exit(faultCount > 0 ? 1 : 0);
