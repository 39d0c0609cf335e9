import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { DEFAULT_ROTATION } from '../../shared/features/backups/rules.ts';
import type { Folders } from '../office/folders.ts';
import { writeDurably } from './durable.ts';
import { Kdf } from './keys.ts';

// Small files beside the backups. They belong to this machine and are in no backup. Losing one costs
// reading the backups anew, or setting the second place again; none of them is the only witness of anything.

const count = z.int().min(0).max(500);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const Settings = z.object({
  /** A folder on another disk; null: none. */
  secondPlace: z.string().nullable().catch(null),
  /** The topmost folder of the disk that it lay on when it was chosen; null: not known. */
  secondDiskRoot: z.string().nullable().catch(null),
  rotation: z
    .object({
      hours: count,
      days: count,
      weeks: count,
      months: count,
      deliberate: count.default(DEFAULT_ROTATION.deliberate),
    })
    .catch(DEFAULT_ROTATION),
  /** The last backup in the own place, and the hash of the trail's last row in it. */
  last: z.object({ madeAt: Instant, verifiedAt: Instant, headHash: Hash }).nullable().catch(null),
  lastInSecond: z.object({ madeAt: Instant, place: z.string() }).nullable().catch(null),
  /** Of the last automatic attempt that did not go well; null since one did. */
  lastFailure: z
    .object({ at: Instant, code: z.string().max(60) })
    .nullable()
    .catch(null),
});
export type KeptSettings = z.output<typeof Settings>;

const FIRST_SETTINGS: KeptSettings = {
  secondPlace: null,
  secondDiskRoot: null,
  rotation: DEFAULT_ROTATION,
  last: null,
  lastInSecond: null,
  lastFailure: null,
};

/** What was found when a file was last read through; it holds as long as the file has this length. */
const Checked = z.object({
  size: z.int(),
  checkedAt: Instant,
  state: z.enum(['whole', 'damaged', 'incomplete']),
});
export type CheckedFile = z.output<typeof Checked>;

/** By folder, then by name. */
const AllChecked = z.record(z.string(), z.record(z.string(), Checked));
export type AllChecked = z.output<typeof AllChecked>;

/** The keys of this machine's backups. Former ones open what was made under them, so that it can rotate. */
const Keys = z.object({
  present: z.string().nullable(),
  keys: z.array(z.object({ kdf: Kdf, key: Hash })),
});
export type KeptKeys = z.output<typeof Keys>;

const settingsFile = (folders: Folders) => join(folders.backups, 'settings.json');
const checkedFile = (folders: Folders) => join(folders.backups, 'checked.json');

export async function keptSettings(folders: Folders): Promise<KeptSettings> {
  return (await readAs(settingsFile(folders), Settings)) ?? FIRST_SETTINGS;
}

export async function keepSettings(folders: Folders, settings: KeptSettings): Promise<void> {
  await mkdir(folders.backups, { recursive: true });
  await writeDurably(settingsFile(folders), JSON.stringify(settings));
}

export async function keptChecked(folders: Folders): Promise<AllChecked> {
  return (await readAs(checkedFile(folders), AllChecked)) ?? {};
}

export async function keepChecked(folders: Folders, checked: AllChecked): Promise<void> {
  await mkdir(folders.backups, { recursive: true });
  await writeDurably(checkedFile(folders), JSON.stringify(checked));
}

/** Throws where the file is there and cannot be read: backups would silently no longer be encrypted. */
export async function keptKeys(folders: Folders): Promise<KeptKeys> {
  const text = await readFile(folders.backupKey, 'utf8').catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return null;
    throw failure;
  });
  return text === null ? { present: null, keys: [] } : Keys.parse(JSON.parse(text));
}

export async function keepKeys(folders: Folders, keys: KeptKeys): Promise<void> {
  await writeDurably(folders.backupKey, JSON.stringify(keys), 0o600);
}

async function readAs<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
