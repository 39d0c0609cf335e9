import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron } from '@playwright/test';
import { type RunningHost, desktopHost, electronProgram } from './hosts.ts';
import { type Places, ROOT, environmentFor } from './places.ts';

/** Made where the tests run as root. */
export const USER = 'daftar-tester';

/**
 * The desktop host run by an ordinary user with Chromium's sandbox on, wherever the tests themselves run:
 * root gets a user for it and a copy of the program that this user can read; anybody else is one already.
 */
export async function startAsOrdinaryUser(places: Places): Promise<RunningHost> {
  if (process.getuid?.() !== 0) {
    return desktopHost(
      await _electron.launch({
        executablePath: electronProgram(),
        args: [ROOT],
        chromiumSandbox: true,
        env: environmentFor(places, null),
      }),
    );
  }
  makeUser();
  const home = mkdtempSync(join(tmpdir(), 'daftar-user-'));
  const program = join(home, 'program');
  copyProgram(program);
  const runtime = readableRuntime(home);
  const display = copyOf(process.env['XAUTHORITY'], home);
  // Playwright starts one program; this one becomes the user first and hands everything on.
  const become = join(home, 'become');
  writeFileSync(become, `#!/bin/sh\nexec runuser -u ${USER} -- "${runtime}" "$@"\n`);
  chmodSync(become, 0o755);
  execFileSync('chown', ['-R', USER, home, dirname(places.data)]);
  const host = await desktopHost(
    await _electron.launch({
      executablePath: become,
      args: [program],
      chromiumSandbox: true,
      env: environmentFor(places, null, {
        HOME: home,
        XDG_RUNTIME_DIR: home,
        ...(display !== undefined && { XAUTHORITY: display }),
      }),
    }),
  );
  return {
    ...host,
    close: async () => {
      await host.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export function makeUser(): void {
  const known = readFileSync('/etc/passwd', 'utf8').includes(`\n${USER}:`);
  if (!known) execFileSync('useradd', ['--system', '--shell', '/usr/sbin/nologin', USER]);
}

/** The bundle and what it finds in `node_modules` at run time, as a package would hold them. */
function copyProgram(to: string): void {
  mkdirSync(to);
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  const needed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  for (const path of ['package.json', 'out/app', ...needed.map(([path]) => path)]) {
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(to, path), { recursive: true });
  }
}

function readableRuntime(home: string): string {
  const program = electronProgram();
  try {
    execFileSync('runuser', ['-u', USER, '--', 'test', '-x', program]);
    return program;
  } catch {
    const copy = join(home, 'runtime');
    cpSync(dirname(program), copy, { recursive: true });
    return join(copy, 'electron');
  }
}

/** The key to the display, which only root may read where Xvfb was started by root. */
export function copyOf(file: string | undefined, home: string): string | undefined {
  if (!file || !existsSync(file)) return undefined;
  const copy = join(home, 'Xauthority');
  cpSync(file, copy);
  return copy;
}
