import { randomUUID } from 'node:crypto';
import { rename, stat } from 'node:fs/promises';
import { PASSPHRASE_COST } from '../backup/keys.ts';
import type { Folders } from '../office/folders.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import { closeFolder, openFolder, removeSealed } from './at-rest.ts';
import {
  FolderKeyError,
  type KeyStore,
  keepFolderKey,
  keyByPassphrase,
  keyBySystem,
  newFolderKey,
  readFolderKey,
  removeFolderKey,
} from './folder-key.ts';
import { SealError } from './sealed-file.ts';

/** How a folder stands: never protected, protected with its key at hand, or waiting for its key. */
export type FolderState = 'plain' | 'unlocked' | 'sealed';

export interface Progress {
  /** Bytes. */
  readonly done: number;
  readonly total: number;
}

/**
 * The protection of one office's folder while the program runs: holds the folder's key in memory, opens the
 * folder before the office and closes it after.
 */
export interface ProtectedFolder {
  readonly state: () => Promise<FolderState>;
  /** Whether the system's store of secrets may hold the key, on this machine and for this folder. */
  readonly system: () => Promise<{ readonly isAtHand: boolean; readonly opensThis: boolean }>;
  /** Finds the key; false where the passphrase (null: the system's store) does not give it. */
  readonly unlock: (passphrase: string | null) => Promise<boolean>;
  /** Puts everything in its place. Throws `OfficeOpenError` where what is sealed is damaged. */
  readonly open: () => Promise<void>;
  /** Seals everything; the office must be closed. Does nothing where the folder is plain or still sealed. */
  readonly close: () => Promise<void>;
  /** How far opening or closing is; null while neither runs. */
  readonly progress: () => Progress | null;
  /** Protects an open, plain folder: from its next closing on. */
  readonly protect: (passphrase: string, bySystem: boolean) => Promise<void>;
  readonly changePassphrase: (passphrase: string, bySystem: boolean) => Promise<void>;
  /** Ends the protection of an open folder. */
  readonly end: () => Promise<void>;
}

interface Parts {
  readonly folders: Folders;
  /** Asked when it is needed; null in a host or on a machine without one. */
  readonly keyStore?: () => KeyStore | null;
  /** What a passphrase's key costs; tests take less. */
  readonly cost?: typeof PASSPHRASE_COST;
}

export function createProtectedFolder({
  folders,
  keyStore = () => null,
  cost = PASSPHRASE_COST,
}: Parts): ProtectedFolder {
  const { folderKey } = folders;
  let key: Buffer | null = null;
  let isOpen = false;
  let unproved: ReadonlySet<string> = new Set();
  let progress: Progress | null = null;
  const onProgress = (done: number, total: number) => void (progress = { done, total });

  async function working<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } finally {
      progress = null;
    }
  }

  async function state(): Promise<FolderState> {
    if (key !== null) return 'unlocked';
    try {
      return (await readFolderKey(folderKey)) === null ? 'plain' : 'sealed';
    } catch (failure) {
      if (!(failure instanceof FolderKeyError)) throw failure;
      // Nothing can be unsealed any more. What lies in its place, after a crash or a restore, still counts.
      if (await exists(folders.database)) return 'plain';
      throw new OfficeOpenError('database_damaged', failure);
    }
  }

  return {
    state,
    progress: () => progress,

    system: async () => {
      const isAtHand = keyStore() !== null;
      const known = (await state()) === 'plain' ? null : await readFolderKey(folderKey);
      return { isAtHand, opensThis: isAtHand && (known?.opensBySystem ?? false) };
    },

    unlock: async (passphrase) => {
      key =
        passphrase === null
          ? await keyBySystem(folderKey, keyStore())
          : await keyByPassphrase(folderKey, passphrase);
      return key !== null;
    },

    open: async () => {
      if (key === null || isOpen) return;
      const known = key;
      try {
        unproved = await working(() => openFolder(folders, known, { onProgress }));
      } catch (failure) {
        throw failure instanceof SealError ? new OfficeOpenError('database_damaged', failure) : failure;
      }
      isOpen = true;
    },

    close: async () => {
      // After a failed opening some things are in their places, too.
      if (key === null) return;
      const known = key;
      await working(() => closeFolder(folders, known, { onProgress, unproved }));
      isOpen = false;
    },

    protect: async (passphrase, bySystem) => {
      if ((await state()) !== 'plain') throw new Error('The folder is protected already');
      if (await exists(folders.sealed)) {
        // Sealed under a key that nobody has any more: not ours to throw away, and never to be taken for ours.
        await rename(folders.sealed, `${folders.sealed}-unreadable-${randomUUID()}`);
      }
      key = await newFolderKey(folderKey, passphrase, bySystem ? keyStore() : null, cost);
      isOpen = true;
    },

    changePassphrase: async (passphrase, bySystem) => {
      if (key === null) throw new Error('The folder is not unlocked');
      await keepFolderKey(folderKey, key, passphrase, bySystem ? keyStore() : null, cost);
    },

    end: async () => {
      key = null;
      await removeFolderKey(folderKey);
      await removeSealed(folders);
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'ENOENT') return false;
      throw failure;
    },
  );
}
