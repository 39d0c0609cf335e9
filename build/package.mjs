// `npm run package`: the packages into `dist`, each checked afterwards, and `dist/stick` with what an office gets;
// docs/packaging.md says which is which.
//   -- linux windows         only these; otherwise this system's, and Windows' where its runtime is named
//   -- --dir                 unpacked only
//   -- --targets=nsis,zip    other kinds of file than the usual ones
//   -- --electron=22.3.27    fetched in this version instead of the one the product is written for
//   -- --for-checks          the unpacked Windows package that tests/windows runs: it starts as Node too
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { missingForNative, provideNative } from './native.mjs';
import { problemsOf, sizeOf } from './package-check.mjs';
import { contentFor } from './package-content.mjs';
import { layStick } from './stick.mjs';
import { bundleWindowsCheck } from './windows-check-bundle.mjs';

const ROOT = join(import.meta.dirname, '..');

const PLATFORMS = {
  linux: {
    platform: 'linux',
    folder: 'linux-unpacked',
    runtime: ['DAFTAR_LINUX_RUNTIME', 'ELECTRON_OVERRIDE_DIST_PATH'],
    program: 'electron',
    targets: ['tar.gz'],
  },
  windows: {
    platform: 'win32',
    folder: 'win-unpacked',
    runtime: ['DAFTAR_WINDOWS_RUNTIME'],
    program: 'electron.exe',
    // The installer's compiler runs everywhere, but starts what it has compiled: elsewhere it needs Wine.
    targets: process.platform === 'win32' ? ['nsis', 'zip'] : ['zip'],
  },
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'boolean', default: false },
    'for-checks': { type: 'boolean', default: false },
    targets: { type: 'string' },
    electron: { type: 'string' },
  },
});

const wanted = positionals.length > 0 ? positionals : usualPlatforms();
const complaints = [...wanted.flatMap(missingFor)];
if (complaints.length > 0) {
  console.error(`Packaging needs, and this machine has not: ${complaints.join('; ')}`);
  process.exit(1);
}
await bundle();
try {
  for (const name of wanted) await pack(name, PLATFORMS[name]);
  if (!options.dir && !options['for-checks']) reportStick();
} catch (failure) {
  console.error(
    isOffline(failure) ? `Packaging needs a network for what is not here: ${failure.message}` : failure,
  );
  process.exitCode = 1;
}

function isOffline(failure) {
  return ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT', 'ENETUNREACH'].includes(failure.code);
}

function usualPlatforms() {
  if (options['for-checks']) return ['windows'];
  const own = process.platform === 'win32' ? 'windows' : 'linux';
  const others = Object.keys(PLATFORMS).filter((name) => name !== own && namedRuntime(PLATFORMS[name]));
  return [own, ...others];
}

/** One line for each need that is not met. */
function missingFor(name) {
  const kind = PLATFORMS[name];
  if (kind === undefined) return [`a platform of the name ${name} (linux, windows)`];
  const runtime = namedRuntime(kind);
  const runtimeMissing =
    runtime !== undefined && !existsSync(join(runtime, kind.program))
      ? [`${kind.program} in the runtime that ${kind.runtime.join(' or ')} names`]
      : [];
  return [...runtimeMissing, ...missingForNative(kind.platform)];
}

/** The unpacked runtime that the environment names; without one electron-builder fetches it. */
function namedRuntime({ runtime }) {
  if (options.electron !== undefined) return undefined;
  return runtime.map((name) => process.env[name]).find(Boolean);
}

async function pack(name, kind) {
  const { default: builder } = await import('electron-builder');
  const forChecks = options['for-checks'];
  const output = join(ROOT, 'dist', ...(forChecks ? ['for-checks'] : []));
  rmSync(join(output, kind.folder), { recursive: true, force: true });
  provideNative(kind.platform);
  const files = [...contentFor(kind.platform), ...(forChecks ? [await checkProgram()] : [])];
  const target = { linux: builder.Platform.LINUX, windows: builder.Platform.WINDOWS }[name];
  useInstalledArchiver();
  await builder.build({
    projectDir: ROOT,
    publish: 'never',
    targets: target.createTarget(targetsOf(kind), builder.Arch.x64),
    config: {
      directories: { output },
      files,
      ...(forChecks && { electronFuses: { runAsNode: true } }),
      ...runtimePart(kind),
    },
  });
  report(output, kind, forChecks ? { runAsNode: true } : {});
}

function targetsOf(kind) {
  if (options.dir || options['for-checks']) return ['dir'];
  return options.targets?.split(',') ?? kind.targets;
}

/** Which Electron goes in; a package with another one than today's says so in its name. */
function runtimePart(kind) {
  const { electron: current } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies;
  const runtime = namedRuntime(kind);
  const version = runtime === undefined ? (options.electron ?? current) : versionOf(runtime);
  const [line] = version.split('.');
  const names =
    line === current.split('.')[0]
      ? {}
      : {
          artifactName: `daftar-\${version}-\${os}-\${arch}-electron${line}.\${ext}`,
          nsis: { artifactName: `daftar-\${version}-setup-electron${line}.\${ext}` },
        };
  return { electronVersion: version, ...(runtime !== undefined && { electronDist: runtime }), ...names };
}

function versionOf(runtime) {
  return readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
}

/** The program of tests/windows, found in the archive beside the main process. */
async function checkProgram() {
  const from = relative(ROOT, await bundleWindowsCheck());
  return { from, to: 'out/app/electron', filter: ['windows-check.cjs'] };
}

/** electron-builder fetches a 7-Zip of its own unless one is named, and would pack for minutes to save a percent. */
function useInstalledArchiver() {
  process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ??= '6';
  if (process.env.ELECTRON_BUILDER_7ZIP_PATH || process.platform === 'win32') return;
  const { stdout } = spawnSync('sh', ['-c', 'command -v 7za'], { encoding: 'utf8' });
  if (stdout.trim() !== '') process.env.ELECTRON_BUILDER_7ZIP_PATH = stdout.trim();
}

/** The size, and what is wrong: a package that is not in order fails the run. */
function report(output, kind, fuses) {
  const folder = join(output, kind.folder);
  const problems = problemsOf(folder, kind.platform, fuses);
  console.log(`${relative(ROOT, folder)}: ${megabytes(sizeOf(folder))}`);
  if (problems.length === 0) return;
  console.error([`${relative(ROOT, folder)} is not in order:`, ...problems].join('\n- '));
  process.exitCode = 1;
}

/** The folder for the stick, and how large what lies in it is. */
function reportStick() {
  const { folder, files } = layStick(join(ROOT, 'dist'));
  for (const { name, bytes } of files)
    console.log(`${relative(ROOT, join(folder, name))}: ${megabytes(bytes)}`);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
