import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';

/** What the machine says about the person who started the program. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where a relative path begins. */
  readonly currentFolder: string;
}

/**
 * The folder that holds everything of the office, the same for both hosts: `DAFTAR_DATA`, the one that a
 * person chose, or where the platform keeps the data of programs.
 */
export function dataFolder(
  { platform, env, home, currentFolder }: Machine,
  chosen: string | null = null,
): string {
  const { join, resolve } = platform === 'win32' ? win32 : posix;
  const named = env['DAFTAR_DATA'];
  if (named) return resolve(currentFolder, named);
  if (chosen !== null) return chosen;
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'daftar');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'daftar');
  // An empty or relative value is to be ignored (XDG Base Directory Specification).
  const shared = env['XDG_DATA_HOME'] ?? '';
  return join(posix.isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'daftar');
}

/**
 * The small file that names the folder a person chose: where the platform keeps the settings of programs,
 * outside of any data folder.
 */
export function chosenPlaceFile({ platform, env, home }: Machine): string {
  const { join } = platform === 'win32' ? win32 : posix;
  const name = ['daftar-place', 'place.json'] as const;
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), ...name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', ...name);
  const shared = env['XDG_CONFIG_HOME'] ?? '';
  return join(posix.isAbsolute(shared) ? shared : join(home, '.config'), ...name);
}

/**
 * Where the desktop window keeps its caches: outside the office's folder, so that no backup carries them
 * and a full or write-protected data folder still gets a window that says so. One for each office, because
 * the rule "only one window" holds for an office.
 *
 * @param settings the platform's folder for the settings of programs
 */
export function profileFolder(platform: string, settings: string, dataFolder: string): string {
  const { join } = platform === 'win32' ? win32 : posix;
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return join(settings, 'daftar-window', mark);
}
