// The folder that is copied to a stick: what an office gets, nothing else. docs/packaging.md describes it.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGuidePage } from './guide-page.mjs';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));

const PACKAGE = /^daftar-.*\.(?:tar\.gz|zip|exe)$/;

/**
 * Lays `stick` anew in the folder where packages are made: the packages of this version, the guide as one page, and
 * `SHA256SUMS` over them all. Packages made earlier for another system come along; those of another version do not,
 * so that nobody installs an old one by mistake.
 *
 * @returns the folder, and `{ name, bytes }` of what lies in it
 */
export function layStick(output) {
  const folder = join(output, 'stick');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const packages = readdirSync(output).filter(
    (file) => PACKAGE.test(file) && file.startsWith(`daftar-${version}-`),
  );
  for (const file of packages) copyFileSync(join(output, file), join(folder, file));
  writeGuidePage(join(folder, 'daftar-guide.html'));
  const names = readdirSync(folder).sort();
  const sums = names.map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return { folder, files: names.map((name) => ({ name, bytes: statSync(join(folder, name)).size })) };
}

function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
