import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this process may mount a small disk: root on Linux, unless a container forbids it. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const place = mkdtempSync(join(tmpdir(), 'daftar-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(place);
  }
}

/** Mounts a disk of so many megabytes over a folder. */
export async function mountDisk(folder: string, megabytes: number): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
}

export async function unmountDisk(folder: string): Promise<void> {
  await run('umount', [folder]);
}

export const FILLING = 'filling';

/** Fills the disk but for so many bytes. */
export async function fillBut(folder: string, free: number): Promise<void> {
  await rm(join(folder, FILLING), { force: true });
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, FILLING), Buffer.alloc(Math.max(0, bavail * bsize - free)));
}
