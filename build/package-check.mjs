// What must hold for every package, read back from the built one. `node build/package-check.mjs FOLDER…`
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { neededPackages } from './package-content.mjs';
import { contentIn, fusesIn, hashInProgram, platformOf, readArchive, sha256 } from './package-reading.mjs';

/** Held against the program itself, so that a change of the configuration alone is noticed. */
export const RELEASE_FUSES = {
  runAsNode: false,
  enableCookieEncryption: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
};

const PROGRAMS = { linux: 'daftar', win32: 'daftar.exe' };
const NATIVE = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

/** Without these nothing starts. */
const NEEDED = [
  'package.json',
  'out/app/electron/main.cjs',
  'out/app/electron/preload.cjs',
  'out/app/renderer/index.html',
  'out/app/fonts/Vazirmatn-Regular.ttf',
  'node_modules/sqlite3/lib/sqlite3.js',
  'node_modules/pdfmake/js/index.js',
];

/** Where what runs may lie in the archive. */
const PLACES = /^(?:package\.json$|out\/app\/|node_modules\/)/;

/** Nothing of this runs. */
const UNWANTED =
  /\.(?:tsx?|mts|cts|map|md|markdown|c|cc|h|gyp|gypi)$|(?:^|\/)(?:tests?|__tests__|examples?)\//;

/**
 * What is wrong with the unpacked package of a platform, in one line each; empty when all is well.
 *
 * @param fuses what differs from the release's fuses, for a build that is for checks only
 */
export function problemsOf(folder, platform, fuses = {}) {
  const program = join(folder, PROGRAMS[platform]);
  const archivePath = join(folder, 'resources/app.asar');
  const missing = [program, archivePath].filter((path) => !existsSync(path));
  if (missing.length > 0) return missing.map((path) => `missing: ${path}`);
  const bytes = readFileSync(program);
  const archive = readArchive(archivePath);
  return [
    ...fuseProblems(fusesIn(bytes), { ...RELEASE_FUSES, ...fuses }),
    ...contentProblems(archive.files),
    ...integrityProblems(archivePath, archive.files),
    ...unpackedProblems(folder, platform, archive.files),
    ...(platform === 'win32' ? windowsProblems(bytes, archive.headerHash) : []),
    ...(existsSync(join(folder, 'resources/default_app.asar')) ? ['another application is inside'] : []),
    ...localeProblems(join(folder, 'locales')),
  ];
}

/** Bytes of everything in a folder. */
export function sizeOf(folder) {
  return filesBelow(folder).reduce((total, path) => total + statSync(path).size, 0);
}

function fuseProblems(found, wanted) {
  return Object.entries(wanted)
    .filter(([name, state]) => found[name] !== state)
    .map(([name, state]) => `the fuse ${name} is ${found[name]}, not ${state}`);
}

function contentProblems(files) {
  const paths = new Set(files.map(({ path }) => path));
  const allowed = neededPackages();
  const strangers = files.filter(({ path }) => {
    const name = packageOf(path);
    return name !== undefined && !allowed.has(name);
  });
  const held = new Set(files.map(({ path }) => packageOf(path)));
  return [
    // Where packages cannot be followed the builder only mentions it, and leaves them out.
    ...[...allowed].filter((name) => !held.has(name)).map((name) => `a package is missing: ${name}`),
    ...NEEDED.filter((path) => !paths.has(path)).map((path) => `missing in the archive: ${path}`),
    ...files.filter(({ path }) => UNWANTED.test(path)).map(({ path }) => `does not run: ${path}`),
    ...files.filter(({ path }) => !PLACES.test(path)).map(({ path }) => `no part of the program: ${path}`),
    ...strangers.map(({ path }) => `a package that nothing needs: ${path}`),
  ];
}

/** The package that a file of the archive belongs to; undefined outside of `node_modules`. */
function packageOf(path) {
  return /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

function integrityProblems(archivePath, files) {
  return files
    .filter(({ unpacked, link }) => !unpacked && link === undefined)
    .filter((file) => file.hash !== sha256(contentIn(archivePath, file)))
    .map(({ path }) => `does not have the hash that the archive says: ${path}`);
}

/** Only the library may lie beside the archive, where no hash holds it. */
function unpackedProblems(folder, platform, files) {
  const beside = join(folder, 'resources/app.asar.unpacked');
  const said = files.filter(({ unpacked }) => unpacked).map(({ path }) => path);
  const lying = existsSync(beside) ? filesBelow(beside).map((path) => path.slice(beside.length + 1)) : [];
  const strangers = new Set([...said, ...lying.map((path) => path.replaceAll('\\', '/'))]);
  strangers.delete(NATIVE);
  const native = join(beside, NATIVE);
  return [
    ...[...strangers].map((path) => `lies outside of the archive: ${path}`),
    ...(existsSync(native) && platformOf(native) === platform
      ? []
      : [`the binary of sqlite3 is not one for ${platform}`]),
  ];
}

function windowsProblems(program, headerHash) {
  const icon = readFileSync(join(import.meta.dirname, 'icons/icon.ico'));
  // The first picture of an .ico file: its size and place stand in the file's head.
  const picture = icon.subarray(icon.readUInt32LE(18), icon.readUInt32LE(18) + icon.readUInt32LE(14));
  return [
    ...(hashInProgram(program, 'resources\\app.asar') === headerHash
      ? []
      : ['the program does not carry the hash of its archive']),
    ...(program.includes(picture) ? [] : ['the program has another icon']),
  ];
}

function localeProblems(folder) {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.join() === 'en-US.pak,fa.pak' ? [] : [`languages: ${names.join(' ')}`];
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const folder of process.argv.slice(2)) {
    const platform = existsSync(join(folder, PROGRAMS.win32)) ? 'win32' : 'linux';
    const problems = problemsOf(folder, platform);
    console.log([`${folder}: ${problems.length === 0 ? 'in order' : ''}`, ...problems].join('\n- '));
    if (problems.length > 0) process.exitCode = 1;
  }
}
