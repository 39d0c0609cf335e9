import { open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { platform } from 'node:process';

// What must be on the disk, not only in its cache, before the next step may rely on it.

/**
 * Writes a file so that it is there whole or not at all, also after a power cut.
 *
 * @param mode who may read it, where the system knows such a thing
 */
export async function writeDurably(file: string, contents: string | Uint8Array, mode = 0o666): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', mode);
  try {
    await handle.writeFile(contents);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveFile(part, file);
  await syncFolder(dirname(file));
}

const AT_ONCE = 16;

/** Syncs every file below a folder, and the folders themselves; several at once share a turn of the disk. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const some = files.slice(start, start + AT_ONCE);
    await Promise.all(some.map(({ name }) => syncFile(join(folder, name))));
  }
  const folders = entries.filter((entry) => entry.isDirectory());
  for (let start = 0; start < folders.length; start += AT_ONCE) {
    const some = folders.slice(start, start + AT_ONCE);
    await Promise.all(some.map(({ name }) => syncTree(join(folder, name))));
  }
  await syncFolder(folder);
}

async function syncFile(file: string): Promise<void> {
  // Windows flushes only what was opened for writing.
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes renames within a folder last; Windows has no such step, and its journal keeps their order. */
export async function syncFolder(folder: string): Promise<void> {
  if (platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const HELD = new Set(['EPERM', 'EACCES', 'EBUSY']);
const ATTEMPTS = 20;
const PAUSE_MS = 100;

/**
 * Renames a file over whatever has the name. On Windows a virus scanner may hold a new file for a moment;
 * elsewhere the same codes mean what they say, and waiting would not help.
 */
export async function moveFile(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (failure) {
      const isHeld = platform === 'win32' && HELD.has(codeOf(failure)) && attempt < ATTEMPTS;
      if (!isHeld) throw failure;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

function codeOf(failure: unknown): string {
  return failure instanceof Error && 'code' in failure ? String(failure.code) : '';
}
