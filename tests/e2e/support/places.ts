import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The project's folder. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Where pictures of a run are kept. */
export const SCREENS = join(ROOT, 'out/test/screens');

/** What one run of the application writes, in a folder of its own. */
export interface Places {
  readonly data: string;
  readonly saved: string;
  /** What stands for a stick: the desktop's window for choosing a place answers with it. */
  readonly stick: string;
  /** Settings of the window, which would otherwise go to the person's own. */
  readonly settings: string;
  readonly remove: () => void;
}

export function newPlaces(): Places {
  const all = mkdtempSync(join(tmpdir(), 'daftar-e2e-'));
  const [data, saved, stick, settings] = ['data', 'saved', 'stick', 'settings'].map((name) =>
    join(all, name),
  ) as [string, string, string, string];
  for (const folder of [data, saved, stick, settings]) mkdirSync(folder);
  return { data, saved, stick, settings, remove: () => rmSync(all, { recursive: true, force: true }) };
}

/** The environment for a host that works in these places, on top of this process's own. */
export function environmentFor(
  places: Places,
  startsAt: string | null,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...Object.fromEntries(own),
    DAFTAR_DATA: places.data,
    DAFTAR_SAVE_FOLDER: places.saved,
    DAFTAR_CHOSEN_PATH: places.stick,
    DAFTAR_NO_OPEN: '1',
    XDG_CONFIG_HOME: places.settings,
    ...(startsAt !== null && { DAFTAR_TEST_CLOCK: startsAt }),
    ...extra,
  };
}
