// What a package holds: the bundle, and of `node_modules` only what runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundle leaves to be found at run time; of sqlite3 only what loads its binary. */
const ROOTS = ['pdfmake', 'bindings'];

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));

/** The patterns for electron-builder; sqlite3's binary comes from `out/native`, where it is one for the platform. */
export function contentFor(platform) {
  return [
    'out/app/**/*',
    'package.json',
    // The other host is for machines without the runtime that a package carries.
    '!out/app/electron/browser-main.cjs',
    ...idlePackages().map((name) => `!node_modules/${name}{,/**}`),
    // What only builds the binary.
    '!node_modules/sqlite3/{deps,src,build,node-addon-api,binding.gyp}{,/**}',
    // Other forms of what runs: for browsers, for bundlers, and what they were made from.
    '!node_modules/pdfmake/{build,src,fonts,standard-fonts,build-vfs.js}{,/**}',
    '!node_modules/pdfkit/{.yarn,types,js/pdfkit.standalone.js,js/pdfkit.es*.js}{,/**}',
    '!node_modules/brotli/{build,compress.js}{,/**}',
    '!node_modules/{fontkit,restructure}/src{,/**}',
    '!node_modules/**/dist/{browser,browser-module,module}.{cjs,mjs}',
    '!node_modules/**/pako/dist{,/**}',
    '!node_modules/@noble/*/{esm,src}{,/**}',
    '!node_modules/@swc/helpers/{esm,src,_}{,/**}',
    '!**/*.{md,markdown,map,ts,mts,cts,flow,mk}',
    '!node_modules/**/{test,tests,__tests__,example,examples,docs,benchmark,.github}{,/**}',
    { from: `out/native/${platform}-x64`, to: 'node_modules/sqlite3/build/Release', filter: ['*.node'] },
  ];
}

/** Names of the packages that run. */
export function neededPackages() {
  const needed = new Set(['sqlite3']);
  const add = (name) => {
    if (needed.has(name)) return;
    needed.add(name);
    const places = Object.entries(packages).filter(([path]) => nameOf(path) === name);
    for (const [, { dependencies = {} }] of places) Object.keys(dependencies).forEach(add);
  };
  ROOTS.forEach(add);
  return needed;
}

/** Names of the packages that are installed with the application and do not run: they build sqlite3. */
function idlePackages() {
  const needed = neededPackages();
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  return [...new Set(installed.map(([path]) => nameOf(path)))].filter((name) => !needed.has(name)).sort();
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
