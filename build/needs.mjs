// What the tests need beyond `npm ci`: checked, and installed where that is possible without asking.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** How each need is recognised, and which Debian packages meet it. */
const NEEDS = [
  { what: 'chromium', met: () => hasChromium(), packages: ['chromium'] },
  { what: 'xvfb-run', met: () => hasProgram('xvfb-run'), packages: ['xvfb'] },
  { what: 'xauth', met: () => hasProgram('xauth'), packages: ['xauth'] },
  { what: 'pdftotext, pdftoppm', met: () => hasProgram('pdftotext'), packages: ['poppler-utils'] },
  { what: 'runuser', met: () => hasProgram('runuser'), packages: ['util-linux'] },
  {
    what: 'the libraries of an Electron window',
    met: () => LIBRARIES.every(hasLibrary),
    packages: [
      'libgtk-3-0',
      'libnss3',
      'libasound2',
      'libgbm1',
      'libxss1',
      'libxtst6',
      'libatk-bridge2.0-0',
      'libcups2',
      'libdrm2',
    ],
  },
  {
    what: 'a font with Persian letters',
    met: () => hasPersianFont(),
    packages: ['fonts-dejavu-core', 'fontconfig'],
  },
];

const LIBRARIES = [
  'libgtk-3.so.0',
  'libnss3.so',
  'libasound.so.2',
  'libgbm.so.1',
  'libXss.so.1',
  'libcups.so.2',
];

/** Installs what is missing as root on Debian; gives what is still missing afterwards, in words. */
export function meetNeeds() {
  if (process.platform !== 'linux') return existsSync(process.env.DAFTAR_CHROMIUM ?? '') ? [] : ['chromium'];
  const missing = NEEDS.filter(({ met }) => !met());
  if (missing.length === 0) return [];
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    install(missing.flatMap(({ packages }) => packages));
  }
  return NEEDS.filter(({ met }) => !met()).map(({ what, packages }) => `${what} (${packages.join(' ')})`);
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`apt-get install ${packages.join(' ')}`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    // What could not be installed shows as still missing.
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function hasProgram(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
}

function hasChromium() {
  return (
    existsSync(process.env.DAFTAR_CHROMIUM ?? '') || hasProgram('chromium') || hasProgram('chromium-browser')
  );
}

function hasLibrary(name) {
  return outputOf('/sbin/ldconfig', ['-p']).includes(`\t${name} `);
}

function hasPersianFont() {
  return outputOf('fc-list', [':lang=fa']).trim() !== '';
}

function outputOf(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8' });
  } catch {
    return '';
  }
}
