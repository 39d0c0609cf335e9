import { appendFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { win32 } from 'node:path';
import { BACKUP_STEPS } from './backup-steps.ts';
import { Daftar } from './daftar.ts';
import { STEPS, WINDOWS_HOLDS } from './steps.ts';

// The main process without its window, run by the packaged program on Windows or under Wine:
// `daftar.exe check.cjs FOLDER REPORT`. It uses the product's own code, opens the office in FOLDER and writes a
// line for each step to REPORT; the first that fails ends it. `npm run windows-check` makes and starts it.

const ALL = [...STEPS, WINDOWS_HOLDS, ...BACKUP_STEPS];

async function run(folder: string, report: string): Promise<void> {
  const say = (line: string) => appendFileSync(report, `${line}\n`);
  say(`${process.platform} ${process.arch}, Node ${process.versions.node}, ${process.execPath}`);
  if (process.platform !== 'win32' || !win32.isAbsolute(folder)) throw new Error('Only for Windows');
  await mkdir(folder, { recursive: true });
  const daftar = new Daftar(folder);
  try {
    for (const [index, [name, step]] of ALL.entries()) {
      const found = await step(daftar).catch((failure: unknown) => {
        say(`FAILED ${index + 1}. ${name}: ${failure instanceof Error ? failure.stack : String(failure)}`);
        throw failure;
      });
      say(`ok ${index + 1}. ${name}: ${found}`);
    }
  } finally {
    await daftar.close();
  }
  say(`done ${ALL.length}`);
}

const [, , folder = '', report = ''] = process.argv;
run(folder, report).then(
  () => process.exit(0),
  (failure: unknown) => {
    appendFileSync(report, `${failure instanceof Error ? failure.stack : String(failure)}\n`);
    process.exit(1);
  },
);
