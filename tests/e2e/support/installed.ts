import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USER, copyOf, makeUser } from './ordinary-user.ts';
import { PACKAGE, type RunningPackage, startPackaged } from './packaged.ts';
import { type Places, newPlaces } from './places.ts';

/** A home of an ordinary user, with the package on a stick beside it, and the program that is installed there. */
export interface Home {
  readonly path: string;
  /** Runs the package's own script as that user. */
  readonly install: (...args: readonly string[]) => { readonly status: number | null; readonly said: string };
  /** Starts the installed program by its command, with the user's own data folder. */
  readonly start: () => Promise<RunningPackage>;
  readonly remove: () => void;
}

/** Where the tests run as root, a user is made for it; anybody else is one already. */
export function newHome(): Home {
  const isRoot = process.getuid?.() === 0;
  const home = mkdtempSync(join(tmpdir(), 'daftar-home-'));
  const places: Places = newPlaces();
  const stick = join(home, 'حافظه همراه');
  cpSync(PACKAGE, stick, { recursive: true });
  const display = copyOf(process.env['XAUTHORITY'], home);
  const become = join(home, 'become');
  const command = join(home, '.local/bin/daftar');
  // runuser gives the user's own home.
  const asUser = isRoot ? ['runuser', '-u', USER, '--', 'env', `HOME=${home}`] : [];
  writeFileSync(become, `#!/bin/sh\nexec ${asUser.join(' ')} "${command}" "$@"\n`);
  chmodSync(become, 0o755);
  if (isRoot) {
    makeUser();
    execFileSync('chown', ['-R', USER, home]);
  }
  const env = {
    HOME: home,
    XDG_DATA_HOME: '',
    XDG_CONFIG_HOME: '',
    XDG_RUNTIME_DIR: home,
    DAFTAR_DATA: '',
    ...(display !== undefined && { XAUTHORITY: display }),
  };
  return {
    path: home,
    install: (...args) => {
      const [program = '', ...rest] = [...asUser, 'sh', join(stick, 'install.sh'), ...args];
      const { status, stdout, stderr } = spawnSync(program, rest, {
        env: { ...process.env, ...env },
        cwd: home,
        encoding: 'utf8',
      });
      return { status, said: stdout + stderr };
    },
    start: () => startPackaged(places, null, { program: become, env }),
    remove: () => {
      places.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A running process of a program, as the system sees it. */
export interface Seen {
  readonly uid: string | undefined;
  /** 2: its system calls pass a filter. */
  readonly seccomp: string | undefined;
  readonly commandLine: string;
}

/** Every process whose program lies in the folder. */
export function processesOf(folder: string): readonly Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isFrom(folder, `/proc/${name}/exe`))
    .map((pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return {
        uid: /^Uid:\s+(\d+)/m.exec(status)?.[1],
        seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1],
        commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
      };
    });
}

function isFrom(folder: string, link: string): boolean {
  try {
    return readlinkSync(link).startsWith(`${folder}/`);
  } catch {
    // It has ended meanwhile, or is the system's.
    return false;
  }
}

/** A sentence of the script by its name. */
export function scriptSentence(name: string): string {
  const text = readFileSync(join(PACKAGE, 'install-text.fa.sh'), 'utf8');
  return new RegExp(`^TEXT_${name}='([^']*)'$`, 'm').exec(text)?.[1] ?? `no sentence ${name}`;
}
