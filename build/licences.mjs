// The licences of what the packages hold: what the program imports, and what that needs in turn.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that the sources import or load and that therefore are in the packages; a test compares them. */
export const SHIPPED = [
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'bidi-js',
  'csv-parse',
  'date-fns-jalali',
  'fontkit',
  'iconv-lite',
  'kysely',
  'lucide-react',
  'pdfjs-dist',
  'pdfmake',
  'react',
  'react-dom',
  'react-router',
  'saxes',
  'sqlite3',
  'vazirmatn',
  'write-excel-file',
  'yauzl',
  'zod',
];

/** Compiles the binary of sqlite3 and is not in the packages. */
const ONLY_FOR_BUILDING = new Set(['node-gyp', 'prebuild-install', 'tar', 'node-addon-api', '@types/node']);

/** Name, version, kind of licence and its text, of each shipped package, by name. */
export function licencesOf(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = new Map();
  const open = SHIPPED.map((name) => ({ name, from: '' }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = placeOf(packages, next.name, next.from);
    // An optional dependency of another system is not installed here and not shipped either.
    if (path === undefined || found.has(path) || !existsSync(join(root, path))) continue;
    const { version, license, dependencies = {} } = packages[path];
    found.set(path, { name: next.name, version, licence: license ?? '', text: textIn(join(root, path)) });
    for (const name of Object.keys(dependencies)) {
      if (!ONLY_FOR_BUILDING.has(name)) open.push({ name, from: path });
    }
  }
  // The same version may lie in several folders.
  const once = new Map([...found.values()].map((one) => [`${one.name} ${one.version}`, one]));
  return [...once.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

/** Where Node finds a package from another's folder. */
function placeOf(packages, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === '') return undefined;
  }
}

function textIn(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying|ofl)([.-].*)?$/i.test(name));
  return file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
}
