import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../database/open.ts';
import { openRaw, rawRows } from './raw-database.ts';

const PAGE = 4_096;

/**
 * Puts pages of a new office in the place of a copy's lost ones: the first, which holds the file's head and
 * the way to the list of tables, and those of that list. The list itself is taken over only where most of
 * its pages are the copy's own, byte for byte: then it says of the rest too where each table lies. True
 * where pages were put in; whether they lead anywhere is for the caller to see.
 *
 * @param folder where a file for a moment may be made
 */
export async function restoreFirstPages(copy: string, folder: string): Promise<boolean> {
  const pattern = join(folder, 'new.sqlite');
  try {
    const { close } = await openDatabase(pattern);
    await close();
    const numbers = await listPages(pattern);
    const [from, to] = [await open(pattern, 'r'), await open(copy, 'r+')];
    try {
      const pages = Math.floor((await to.stat()).size / PAGE);
      if (pages < 2) return false;
      await putPage(to, 1, withHeadOf(await pageOf(from, 1), pages));
      const lost: number[] = [];
      for (const number of numbers.filter((one) => one > 1 && one <= pages)) {
        if (!(await pageOf(from, number)).equals(await pageOf(to, number))) lost.push(number);
      }
      if (lost.length * 2 > numbers.length) return true;
      for (const number of lost) await putPage(to, number, await pageOf(from, number));
    } finally {
      await from.close();
      await to.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(pattern, { force: true }).catch(() => undefined);
  }
}

/** The pages on which the list of tables stands. */
async function listPages(file: string): Promise<readonly number[]> {
  const db = openRaw(file, true);
  try {
    const rows = await rawRows(db, `select pageno from dbstat where name = 'sqlite_schema' order by pageno`);
    return rows.map(({ pageno }) => Number(pageno));
  } finally {
    await db.destroy();
  }
}

function withHeadOf(page: Buffer, pages: number): Buffer {
  page.writeUInt32BE(pages, 28);
  // No list of free pages: it would be read as belonging to this file.
  page.writeUInt32BE(0, 32);
  page.writeUInt32BE(0, 36);
  // "The number of pages above is right" is said by these two being alike.
  page.copy(page, 92, 24, 28);
  return page;
}

async function pageOf(file: FileHandle, number: number): Promise<Buffer> {
  const page = Buffer.alloc(PAGE);
  await file.read(page, 0, PAGE, (number - 1) * PAGE);
  return page;
}

async function putPage(file: FileHandle, number: number, page: Buffer): Promise<void> {
  await file.write(page, 0, PAGE, (number - 1) * PAGE);
}
