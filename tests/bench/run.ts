import { cpus, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBackup } from './backups.ts';
import { HEAD, type Measured, line } from './measure.ts';
import { measureRegister } from './register.ts';
import { measureImport, measureListPdf } from './sheets.ts';
import { measureList, measureStart } from './window.ts';

// `npm run bench`: prints the table; with `--write` also keeps it in docs/benchmarks.md. Arguments choose
// parts: register, import, backup, pdf, window.

const SIZES = [500, 5_000, 50_000];
const MOST_ROWS = 200;

const parts = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const wants = (part: string) => parts.length === 0 || parts.includes(part);
const lines: Measured[] = [];
const remarks: string[] = [];

function tell(measured: Measured): void {
  lines.push(measured);
  console.log(line(measured));
}

console.log(HEAD.join('\n'));
if (wants('register')) {
  for (const size of SIZES) (await measureRegister(size)).forEach(tell);
}
if (wants('import')) {
  const { measured, held } = await measureImport();
  tell(measured);
  tell(held);
}
if (wants('backup')) for (const measured of await measureBackup(50_000, 2e9)) tell(measured);
if (wants('pdf')) tell(await measureListPdf());
if (wants('window')) {
  const start = await measureStart();
  if (start === null) remarks.push('No Electron runtime: the start of the window was not measured.');
  else tell(start);
  const { rows, ms } = await measureList(50_000);
  remarks.push(
    `The list of 50,000 NGOs has at most ${rows} row elements in the page while it is scrolled ` +
      `(asked: ≤ ${MOST_ROWS}); its first rows stand ${ms.toFixed(0)} ms after the click.`,
  );
  console.log(remarks.at(-1));
}

if (process.argv.includes('--write')) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`;
  const page = [
    '# Benchmarks',
    '',
    `\`npm run bench -- --write\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${machine}.`,
    'Times differ from run to run and machine to machine; the ratio to the raw baseline of the same run says',
    'more. Offices are made up with fixed seeds (`tests/bench/generate.ts`). The search is over 1,190 texts: one',
    'letter, two letters, «موسسه», three words in another order, identifiers, permit numbers, words that are nowhere.',
    '',
    ...HEAD,
    ...lines.map(line),
    '',
    ...remarks,
    '',
  ];
  writeFileSync(join(import.meta.dirname, '../../docs/benchmarks.md'), page.join('\n'));
}
