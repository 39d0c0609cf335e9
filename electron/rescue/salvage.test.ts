import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  PAGE,
  copyOf,
  filledOffice,
  hashOfFile,
  overwrite,
  pagesOf,
  removeOffice,
} from '../../tests/support/rescue-office.ts';
import { openDatabase } from '../database/open.ts';
import type { Folders } from '../office/folders.ts';
import { type RawRow, openRaw, rawRows } from './raw-database.ts';
import { openReadable } from './readable.ts';
import { salvage } from './salvage.ts';
import { RESCUE_SHEETS } from './sheets.fa.ts';
import { surveyKinds } from './survey.ts';

let sound: Folders;
beforeAll(async () => void (sound = await filledOffice()), 60_000);
afterAll(() => removeOffice(sound));

const TABLES = RESCUE_SHEETS.map(({ table, key, columns }) => ({
  name: table,
  key,
  columns: [...new Set([key, ...columns.map(({ column }) => column)])],
}));

/** Every row of every table that can be read, as text; and whether it was said to be all. */
async function everything(folders: Folders) {
  const readable = await openReadable(folders);
  if (readable === undefined) return undefined;
  const rows = new Map<string, readonly string[]>();
  let isWhole = true;
  for (const table of TABLES) {
    const read: RawRow[] = [];
    try {
      const salvaged = await salvage(readable.db, table, (some) => void read.push(...some));
      isWhole &&= salvaged.isWhole;
    } catch {
      isWhole = false;
    }
    rows.set(
      table.name,
      read.map((row) => JSON.stringify(row)),
    );
  }
  await readable.close();
  return { rows, isWhole };
}

async function withCopy<Value>(work: (copy: Folders) => Promise<Value>): Promise<Value> {
  const copy = copyOf(sound);
  try {
    return await work(copy);
  } finally {
    removeOffice(copy);
  }
}

describe('reading what is left', () => {
  test('of a whole file is everything, and each kind is said to be whole', async () => {
    const all = await everything(sound);
    expect(all?.isWhole).toBe(true);
    const { reader, close } = await openDatabase(sound.database);
    for (const { name } of TABLES) {
      const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(
        reader,
      );
      expect(all?.rows.get(name), name).toHaveLength(rows[0]?.count ?? -1);
    }
    await close();
    const readable = await openReadable(sound);
    const kinds = await surveyKinds(readable!.db);
    await readable!.close();
    expect(kinds.map(({ state }) => state)).toEqual(kinds.map(() => 'whole'));
    expect(kinds.find(({ name }) => name === 'تشکل‌ها')?.rows).toBeGreaterThan(100);
  });

  test('of any pages overwritten never fails, invents no row, loses only what stood there, and writes nothing', async () => {
    const all = await everything(sound);
    const total = [...all!.rows.values()].reduce((sum, rows) => sum + rows.length, 0);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(0x00, 0xff, 0x41),
        async (places, byte) =>
          withCopy(async (copy) => {
            const pages = pagesOf(copy.database);
            const hit = [...new Set(places.map((place) => 1 + (place % (pages - 1))))];
            for (const page of hit) overwrite(copy.database, page * PAGE, Buffer.alloc(PAGE, byte));
            const before = hashOfFile(copy.database);
            const left = await everything(copy);
            expect(hashOfFile(copy.database)).toBe(before);
            expect(readdirSync(copy.temporary)).toEqual([]);
            expect(existsSync(`${copy.database}-shm`)).toBe(false);
            if (left === undefined) return;
            let rows = 0;
            for (const [name, read] of left.rows) {
              const known = new Set(all!.rows.get(name));
              rows += read.length;
              expect(new Set(read).size, name).toBe(read.length);
              // An overflow page without a trace of its own may lend its bytes to a long text.
              const strange = read.filter((row) => !known.has(row));
              expect(strange.length, name).toBeLessThanOrEqual(hit.length * 3);
            }
            if (left.isWhole) expect(rows).toBe(total);
          }),
      ),
      { numRuns: 25 },
    );
  }, 120_000);

  test('of a leaf of one table is all of its rows but those of that page', async () => {
    await withCopy(async (copy) => {
      const leaf = await leafOf(copy, 'ngo');
      overwrite(copy.database, (leaf - 1) * PAGE, Buffer.alloc(PAGE, 0xff));
      const [all, left] = [await everything(sound), await everything(copy)];
      const [before, after] = [all?.rows.get('ngo') ?? [], left?.rows.get('ngo') ?? []];
      expect(left?.isWhole).toBe(false);
      expect(after.length).toBeLessThan(before.length);
      expect(after.length).toBeGreaterThan(before.length - 60);
      expect(before.slice(0, 3)).toEqual(after.slice(0, 3));
      expect(before.slice(-3)).toEqual(after.slice(-3));
      for (const { name } of TABLES.filter((table) => table.name !== 'ngo')) {
        expect(left?.rows.get(name), name).toEqual(all?.rows.get(name));
      }
      const readable = await openReadable(copy);
      const kinds = await surveyKinds(readable!.db);
      await readable!.close();
      expect(kinds.filter(({ state }) => state !== 'whole').map(({ name }) => name)).toEqual(['تشکل‌ها']);
      expect(kinds.find(({ name }) => name === 'تشکل‌ها')?.state).toBe('partial');
    });
  });

  test('of a lost beginning is everything behind it', async () => {
    for (const length of [16, 100, 512, PAGE]) {
      await withCopy(async (copy) => {
        overwrite(copy.database, 0, Buffer.alloc(length, 0xff));
        const before = hashOfFile(copy.database);
        const readable = await openReadable(copy);
        expect(readable?.hasNewPages, `${length} bytes`).toBe(true);
        await readable?.close();
        expect((await everything(copy))?.rows).toEqual((await everything(sound))?.rows);
        expect(hashOfFile(copy.database)).toBe(before);
      });
    }
  });

  test('of a lost part of the list of tables is everything else', async () => {
    const db = openRaw(sound.database, true);
    const pages = await rawRows(db, `select pageno from dbstat where name = 'sqlite_schema' and pageno > 1`);
    await db.destroy();
    expect(pages.length).toBeGreaterThan(2);
    for (const { pageno } of pages) {
      await withCopy(async (copy) => {
        overwrite(copy.database, (Number(pageno) - 1) * PAGE, Buffer.alloc(PAGE, 0x41));
        expect((await everything(copy))?.rows, `page ${Number(pageno)}`).toEqual(
          (await everything(sound))?.rows,
        );
      });
    }
  });

  test('of a file cut short is what still stands in it', async () => {
    await withCopy(async (copy) => {
      const { truncateSync } = await import('node:fs');
      truncateSync(copy.database, Math.floor(pagesOf(copy.database) / 2) * PAGE);
      const left = await everything(copy);
      expect(left?.isWhole).toBe(false);
      expect(left?.rows.get('office')).toHaveLength(1);
    });
  });

  test('holds the last acts, which stand in the log, and leaves file and log as they are', async () => {
    await withCopy(async (copy) => {
      const { writer, close } = await openDatabase(copy.database);
      await sql`insert into person (full_name) values ('تازه‌ترین')`.execute(writer);
      await copyFile(copy.database, `${copy.database}.kept`);
      await copyFile(`${copy.database}-wal`, `${copy.database}.kept-wal`);
      await close();
      await copyFile(`${copy.database}.kept`, copy.database);
      await copyFile(`${copy.database}.kept-wal`, `${copy.database}-wal`);
      const before = [hashOfFile(copy.database), hashOfFile(`${copy.database}-wal`)];
      const readable = await openReadable(copy);
      const [row] = await rawRows(
        readable!.db,
        `select count(*) as found from person where full_name = 'تازه‌ترین'`,
      );
      await readable!.close();
      expect(row?.['found']).toBe(1);
      expect([hashOfFile(copy.database), hashOfFile(`${copy.database}-wal`)]).toEqual(before);
      expect(existsSync(`${copy.database}-shm`)).toBe(false);
      expect(readdirSync(copy.temporary)).toEqual([]);
    });
  });

  test('of no file, an empty one or any other file is nothing, or nothing of it', async () => {
    await withCopy(async (copy) => {
      const { rmSync, writeFileSync } = await import('node:fs');
      rmSync(copy.database);
      expect(await openReadable(copy)).toBeUndefined();
      writeFileSync(copy.database, '');
      expect(await openReadable(copy)).toBeUndefined();
      writeFileSync(copy.database, 'x'.repeat(10_000));
      expect(await everything(copy)).toBeUndefined();
      appendFileSync(copy.database, Buffer.alloc(100_000, 7));
      const left = await everything(copy);
      expect([...(left?.rows.values() ?? [])].flat()).toEqual([]);
    });
  });
});

/** A page of the middle of a table. */
async function leafOf(folders: Folders, table: string): Promise<number> {
  const { reader, close } = await openDatabase(folders.database);
  const { rows } = await sql<{ pageno: number }>`
    select pageno from dbstat where name = ${table} and pagetype = 'leaf' order by path`.execute(reader);
  await close();
  return rows[Math.floor(rows.length / 2)]?.pageno ?? 0;
}
