import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  PAGE,
  type PageSums,
  WORDS,
  forgetSums,
  keepSums,
  keptMark,
  keptSums,
  sumPage,
  sumsBeside,
  sumsOfFile,
} from './page-sums.ts';

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-sums-'));
  database = join(folder, 'daftar.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sumOf(words: Int32Array, page: number): string {
  const sum = new Int32Array(2);
  sumPage(words, 0, page, sum, 0);
  return sum.join(' ');
}

const aPage = fc.int32Array({ minLength: WORDS, maxLength: WORDS });

describe('the sum of a page', () => {
  test('differs for any change within four bytes', () => {
    fc.assert(
      fc.property(aPage, fc.nat(WORDS - 1), fc.integer(), fc.nat(), (page, at, by, number) => {
        fc.pre((by | 0) !== 0);
        const changed = page.slice();
        changed[at] = (changed[at] ?? 0) ^ by;
        const [one, other] = [sumOf(page, number).split(' '), sumOf(changed, number).split(' ')];
        // Each half alone sees it.
        expect(one[0]).not.toBe(other[0]);
        expect(one[1]).not.toBe(other[1]);
      }),
    );
  });

  test('differs for pages that changed their places, and for words that did', () => {
    fc.assert(
      fc.property(aPage, fc.nat(WORDS - 2), fc.nat(), (page, at, number) => {
        expect(sumOf(page, number)).not.toBe(sumOf(page, number + 1));
        const [one = 0, other = 0] = [page[at], page[at + 1]];
        fc.pre(one !== other);
        const turned = page.slice();
        turned.set([other, one], at);
        expect(sumOf(turned, number)).not.toBe(sumOf(page, number));
      }),
    );
  });
});

describe('kept beside the database', () => {
  const sums: PageSums = {
    table: new Int32Array([1, -2, 3, -4]),
    log: { salts: '00ff10203040aabb', frames: 7 },
    isComplete: false,
    isDamaged: true,
  };

  test('they come back as they were, with the mark of their file', async () => {
    const { mark } = await keepSums(database, sums);
    expect(await keptSums(database)).toEqual({ ...sums, mark });
    expect(await keptMark(database)).toBe(mark);
    const without = { table: new Int32Array(0), log: { salts: '', frames: 0 } } as const;
    const empty: PageSums = { ...without, isComplete: true, isDamaged: false };
    expect(await keptSums(database)).not.toMatchObject(empty);
    await keepSums(database, empty);
    expect(await keptSums(database)).toMatchObject(empty);
  });

  test('a file of them that is not as it was written says nothing', async () => {
    await keepSums(database, sums);
    const bytes = readFileSync(sumsBeside(database));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(sumsBeside(database), changed);
      expect(await keptSums(database)).toBeUndefined();
    }
    writeFileSync(sumsBeside(database), bytes.subarray(0, 50));
    expect(await keptSums(database)).toBeUndefined();
    await forgetSums(database);
    expect(await keptSums(database)).toBeUndefined();
    expect(await keptMark(database)).toBeUndefined();
    expect(existsSync(sumsBeside(database))).toBe(false);
  });
});

test('a whole file is summed up page by page, however many there are', async () => {
  const pages = 600;
  const bytes = Buffer.alloc(pages * PAGE);
  for (let at = 0; at < bytes.length; at += 4) bytes.writeInt32LE((at * 2_654_435_761) | 0, at);
  writeFileSync(database, bytes);
  const table = await sumsOfFile(database);
  expect(table).toHaveLength(pages * 2);
  for (const page of [1, 256, 257, 600]) {
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + (page - 1) * PAGE, WORDS);
    expect([...table.subarray(page * 2 - 2, page * 2)].join(' ')).toBe(sumOf(words, page));
  }
});
