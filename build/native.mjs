// The binary of sqlite3 for a package: the one that npm installed, or, for Windows on another system, one that
// is compiled here from the sources beside it.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MODULES = join(ROOT, 'node_modules');
const SQLITE3 = join(MODULES, 'sqlite3');
const DELAY_LOAD = join(import.meta.dirname, 'windows/delay-load.c');
const NAME = 'node_sqlite3.node';

const CC = 'x86_64-w64-mingw32-gcc-posix';
const CXX = 'x86_64-w64-mingw32-g++-posix';
const NM = 'x86_64-w64-mingw32-nm';
const DLLTOOL = 'x86_64-w64-mingw32-dlltool';

/** As in sqlite3's own deps/sqlite3.gyp: both systems open each other's files alike. */
const SQLITE_OPTIONS = [
  'NDEBUG',
  'SQLITE_THREADSAFE=1',
  'SQLITE_ENABLE_FTS3',
  'SQLITE_ENABLE_FTS4',
  'SQLITE_ENABLE_FTS5',
  'SQLITE_ENABLE_RTREE',
  'SQLITE_ENABLE_DBSTAT_VTAB=1',
  'SQLITE_ENABLE_MATH_FUNCTIONS',
];

const ADDON_OPTIONS = [
  'NDEBUG',
  'NAPI_VERSION=6',
  'NAPI_DISABLE_CPP_EXCEPTIONS=1',
  'BUILDING_NODE_EXTENSION',
];

/** What is missing to provide the binary for a platform (`linux`, `win32`), in one line each. */
export function missingForNative(platform) {
  if (platform === process.platform) {
    return existsSync(installed()) ? [] : ['the binary of sqlite3 (npm ci)'];
  }
  const tools = [CC, CXX, NM, DLLTOOL].every((tool) => spawnSync(tool, ['--version']).status === 0);
  return [
    ...(tools ? [] : ['mingw-w64 (gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix)']),
    ...(nodeHeaders() === undefined
      ? ['the headers of Node: node_api.h (DAFTAR_NODE_HEADERS, or libnode-dev)']
      : []),
  ];
}

/** Puts the binary for a platform into `out/native/<platform>-x64`. Throws when it does not compile. */
export function provideNative(platform) {
  const target = join(ROOT, 'out/native', `${platform}-x64`, NAME);
  mkdirSync(dirname(target), { recursive: true });
  if (platform === process.platform) copyFileSync(installed(), target);
  else compileForWindows(target);
}

function installed() {
  return join(SQLITE3, 'build/Release', NAME);
}

function compileForWindows(target) {
  const stamp = `${target}.stamp`;
  const fingerprint = createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .update(readFileSync(DELAY_LOAD))
    .update(readFileSync(join(SQLITE3, 'package.json')))
    .digest('hex');
  if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  console.log('Compiling sqlite3 for Windows (a minute)');
  const work = mkdtempSync(join(tmpdir(), 'daftar-sqlite3-'));
  try {
    compileIn(work, target);
    writeFileSync(stamp, fingerprint);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function compileIn(work, target) {
  const run = (program, args) => execFileSync(program, args, { cwd: work, encoding: 'utf8' });
  const [source] = readdirSync(join(SQLITE3, 'deps')).filter((name) => name.endsWith('.tar.gz'));
  run('tar', ['xzf', join(SQLITE3, 'deps', source)]);
  const amalgamation = join(work, source.replace('.tar.gz', ''));
  const defined = (options) => options.map((option) => `-D${option}`);

  run(CC, ['-O2', ...defined(SQLITE_OPTIONS), '-c', join(amalgamation, 'sqlite3.c'), '-o', 'sqlite3.o']);
  const includes = [nodeHeaders(), join(MODULES, 'node-addon-api'), amalgamation].map((path) => `-I${path}`);
  const parts = readdirSync(join(SQLITE3, 'src')).filter((name) => name.endsWith('.cc'));
  for (const part of parts) {
    const output = part.replace('.cc', '.o');
    const options = ['-O2', '-std=gnu++17', '-fexceptions', ...defined(ADDON_OPTIONS), ...includes];
    run(CXX, [...options, '-c', join(SQLITE3, 'src', part), '-o', output]);
  }
  run(CC, ['-O2', '-c', DELAY_LOAD, '-o', 'delay-load.o']);

  const objects = readdirSync(work).filter((name) => name.endsWith('.o'));
  const unresolved = run(NM, ['-u', ...objects]).matchAll(/\b(?:__imp_)?((?:napi|uv|node)_[a-z0-9_]+)$/gm);
  const wanted = [...new Set([...unresolved].map(([, name]) => name))].sort();
  writeFileSync(join(work, 'node.def'), ['LIBRARY "node.exe"', 'EXPORTS', ...wanted, ''].join('\n'));
  run(DLLTOOL, ['-m', 'i386:x86-64', '-d', 'node.def', '-y', 'libnode.a']);
  // Nothing of the compiler is to be installed beside it.
  run(CXX, ['-shared', '-static', '-s', '-o', target, ...objects, 'libnode.a']);
}

/** The folder with node_api.h: named, beside the running Node, or where packages of the system put it. */
function nodeHeaders() {
  const cache = join(homedir(), '.cache/node-gyp');
  const candidates = [
    process.env.DAFTAR_NODE_HEADERS,
    join(dirname(process.execPath), '../include/node'),
    '/usr/include/node',
    '/usr/include/nodejs/src',
    ...(existsSync(cache) ? readdirSync(cache).map((version) => join(cache, version, 'include/node')) : []),
  ];
  return candidates.find((path) => path && existsSync(join(path, 'node_api.h')));
}
