// `npm run reliability`: kills, flips, soaks and fuzzes an office for as long as asked. Bundled first, since
// hundreds of processes begin. Arguments: `npm run reliability -- kill --rounds=200 --seed=7 --write`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'out/reliability');

const threads = readdirSync(join(ROOT, 'electron'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /-(thread|worker)\.ts$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const programs = [
  'tests/reliability/run.ts',
  'tests/reliability/working-office.ts',
  'tests/fuzz/fuzz-thread.ts',
];

await build({
  entryPoints: Object.fromEntries(
    [...threads, ...programs.map((file) => join(ROOT, file))].map((file) => [basename(file, '.ts'), file]),
  ),
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['sqlite3', 'pdfmake', 'pdfmake/*'],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

const args = ['--no-warnings', '--expose-gc', join(OUT, 'run.mjs'), ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
