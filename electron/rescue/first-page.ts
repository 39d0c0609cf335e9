import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../database/open.ts';

const PAGE = 4_096;

/**
 * Puts the first page of a new office in the place of a copy's lost one: true where that was done. The
 * page holds the file's head and the way to the list of tables; where the tables lie stands in that list,
 * which is on other pages, so what is then read is still the copy's own.
 *
 * @param folder where a file for a moment may be made
 */
export async function restoreFirstPage(copy: string, folder: string): Promise<boolean> {
  const pattern = join(folder, 'new.sqlite');
  try {
    const { close } = await openDatabase(pattern);
    await close();
    const page = await firstPageOf(pattern);
    const file = await open(copy, 'r+');
    try {
      const { size } = await file.stat();
      const pages = Math.floor(size / PAGE);
      if (pages < 2) return false;
      page.writeUInt32BE(pages, 28);
      // No list of free pages: it would be read as belonging to this file.
      page.writeUInt32BE(0, 32);
      page.writeUInt32BE(0, 36);
      // "The number of pages above is right" is said by these two being alike.
      page.copy(page, 92, 24, 28);
      await file.write(page, 0, PAGE, 0);
    } finally {
      await file.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(pattern, { force: true }).catch(() => undefined);
  }
}

async function firstPageOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const page = Buffer.alloc(PAGE);
    await file.read(page, 0, PAGE, 0);
    return page;
  } finally {
    await file.close();
  }
}
