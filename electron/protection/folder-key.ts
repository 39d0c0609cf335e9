import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { BackupError } from '../backup/backup-error.ts';
import { writeDurably } from '../backup/durable.ts';
import { jsonOf } from '../backup/head.ts';
import { Encryption, PASSPHRASE_COST, createUnlock, newKey, wrapKey } from '../backup/keys.ts';

/**
 * The system's own store of secrets, such as Windows' DPAPI: what it protects opens only in the same
 * person's session on the same machine. Null in a host or on a machine that has none to rely on.
 */
export interface KeyStore {
  readonly protect: (secret: string) => string;
  /** Throws where it was protected by another person or machine. */
  readonly reveal: (secret: string) => string;
}

const FolderKey = z.strictObject({
  format: z.literal(1),
  /** The folder's key under the passphrase. */
  passphrase: Encryption,
  /** The same under the system's key store; null where only the passphrase opens the folder. */
  system: z.string().max(10_000).nullable(),
});
type FolderKey = z.output<typeof FolderKey>;

const COPY = '.copy';

/** A folder key file that was altered: only a backup helps. */
export class FolderKeyError extends Error {
  constructor(file: string) {
    super(`The key of the protected folder cannot be read: ${file}`);
    this.name = 'FolderKeyError';
  }
}

/** Makes the key of a folder and keeps it wrapped. The key itself is never written. */
export async function newFolderKey(
  file: string,
  passphrase: string,
  store: KeyStore | null,
  cost = PASSPHRASE_COST,
): Promise<Buffer> {
  const key = randomBytes(32);
  await keepFolderKey(file, key, passphrase, store, cost);
  return key;
}

/** Keeps a folder's key under another passphrase. */
export async function keepFolderKey(
  file: string,
  key: Buffer,
  passphrase: string,
  store: KeyStore | null,
  cost = PASSPHRASE_COST,
): Promise<void> {
  const kept: FolderKey = {
    format: 1,
    passphrase: wrapKey(key, await newKey(passphrase, cost)),
    system: store === null ? null : store.protect(key.toString('hex')),
  };
  const text = JSON.stringify(kept);
  await mkdir(dirname(file), { recursive: true });
  await writeDurably(file, text);
  // Without it nothing in the folder can be opened: one bad sector must not be enough.
  await writeDurably(`${file}${COPY}`, text);
}

/** What is known of a folder's key without opening it; null where the folder is not protected. */
export async function readFolderKey(file: string): Promise<{ readonly opensBySystem: boolean } | null> {
  const kept = await stored(file);
  return kept === null ? null : { opensBySystem: kept.system !== null };
}

/** The folder's key by its passphrase; null where the passphrase does not fit. */
export async function keyByPassphrase(file: string, passphrase: string): Promise<Buffer | null> {
  const kept = await stored(file);
  if (kept === null) return null;
  try {
    return await createUnlock(passphrase).fileKey(kept.passphrase);
  } catch (failure) {
    if (failure instanceof BackupError && failure.code === 'wrong_passphrase') return null;
    throw failure;
  }
}

/** The folder's key by the system's store; null where that does not open it, and the passphrase is asked. */
export async function keyBySystem(file: string, store: KeyStore | null): Promise<Buffer | null> {
  const kept = await stored(file);
  const system = kept?.system ?? null;
  if (system === null || store === null) return null;
  try {
    const key = Buffer.from(store.reveal(system), 'hex');
    return key.length === 32 ? key : null;
  } catch {
    // Another person's session, or the folder was copied to another machine.
    return null;
  }
}

export async function removeFolderKey(file: string): Promise<void> {
  for (const path of [`${file}${COPY}`, file]) await rm(path, { force: true });
}

async function stored(file: string): Promise<FolderKey | null> {
  const [first, second] = [await keptIn(file), await keptIn(`${file}${COPY}`)];
  if (first === undefined && second === undefined) return null;
  const kept = first ?? second ?? null;
  if (kept === null) throw new FolderKeyError(file);
  return kept;
}

/** Undefined where there is no such file, null where it is not whole. */
async function keptIn(file: string): Promise<FolderKey | null | undefined> {
  try {
    const kept = FolderKey.safeParse(jsonOf(await readFile(file)));
    return kept.success ? kept.data : null;
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return undefined;
    throw failure;
  }
}
