// `npm run bench`: how long things take. Arguments go on: `npm run bench -- register --write`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { presentRuntime } from './runtime.mjs';

const ROOT = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
const parts = args.filter((argument) => !argument.startsWith('--'));

// Windows are measured in the program as it is built.
const needsWindow = parts.length === 0 || parts.includes('window');
if (needsWindow) await bundle();
const wrapper =
  needsWindow && process.platform === 'linux' && presentRuntime() !== undefined
    ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']
    : [];
const [program, ...rest] = [...wrapper, process.execPath, join(ROOT, 'tests/bench/run.ts'), ...args];
const { status } = spawnSync(program, rest, { cwd: ROOT, stdio: 'inherit' });
process.exitCode = status ?? 1;
