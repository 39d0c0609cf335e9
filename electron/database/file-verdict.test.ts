import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileVerdict, judgeFile } from './file-verdict.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type Connections, openDatabase } from './open.ts';
import { PAGE, type PageSums, forgetSums, keptSums, sumsBeside } from './page-sums.ts';
import { type LogScan, logBeside, scanLog } from './write-ahead-log.ts';

// States of a database as a crash leaves them, made by copying the files of an open one.

const FRAME = PAGE + 24;
/** Checkpoints come when they are asked for. */
const NEVER = 1_000_000;

let root: string;
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'daftar-verdict-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let count = 0;
function place(): string {
  return join(root, String((count += 1)));
}

const fileIn = (folder: string) => join(folder, 'daftar.sqlite');
const copyOf = (folder: string) => {
  const to = place();
  cpSync(folder, to, { recursive: true, preserveTimestamps: true });
  return to;
};

async function write(db: Connections, word: string, length = 3_000): Promise<void> {
  await sql`insert or replace into search_word values (${word}, ${'x'.repeat(length)})`.execute(db.writer);
}

/** What SQLite shows of it; opened in a copy, so that the judged files stay. */
async function contents(folder: string): Promise<string> {
  const copy = copyOf(folder);
  await forgetSums(fileIn(copy));
  const db = await openDatabase(fileIn(copy));
  const { rows } = await sql`select * from search_word order by word`.execute(db.reader);
  await db.close();
  return JSON.stringify(rows);
}

/** Changes one byte; the file's time stays. */
function flip(file: string, at: number, by = 0x41): void {
  const { atime, mtime } = statSync(file);
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  writeFileSync(file, bytes);
  utimesSync(file, atime, mtime);
}

/**
 * The machine has been started anew since: what it had in memory alone may be older than the disk.
 *
 * @param year what the log's time says; from the future where the clock lost its own
 */
function afterPowerCut(folder: string, year = 2020): void {
  const then = new Date(`${year}-01-01T00:00:00Z`);
  utimesSync(logBeside(fileIn(folder)), then, then);
}

interface State {
  readonly folder: string;
  /** Copies the files as they are now. */
  readonly taken: () => string;
  readonly db: Connections;
}

async function opened(checkpointAfter = NEVER): Promise<State> {
  const folder = place();
  cpSync(await template(), folder, { recursive: true });
  const db = await openDatabase(fileIn(folder), MIGRATIONS, { beginsSums: true, checkpointAfter });
  return { folder, taken: () => copyOf(folder), db };
}

let made: Promise<string> | undefined;
/** A closed database with some pages of rows. */
function template(): Promise<string> {
  made ??= (async () => {
    const folder = place();
    cpSync(mkdtempSync(join(root, 'empty-')), folder, { recursive: true });
    const db = await openDatabase(fileIn(folder), MIGRATIONS, { beginsSums: true });
    for (let row = 0; row < 20; row += 1) await write(db, `first ${row}`);
    await db.close();
    return folder;
  })();
  return made;
}

const kindOf = async (folder: string) => (await judgeFile(fileIn(folder))).kind;

describe('what a crash leaves is whole', () => {
  test('a closed database, one with a log, and one whose log is in it', async () => {
    expect(await kindOf(await template())).toBe('whole');
    const { taken, db } = await opened();
    for (let row = 0; row < 10; row += 1) await write(db, `second ${row}`);
    expect(await kindOf(taken())).toBe('whole');
    await db.close();
  });

  test('a checkpoint cut anywhere: some of the log’s pages in the file, the sums of before', async () => {
    const { taken, db } = await opened();
    for (let row = 0; row < 12; row += 1) await write(db, `second ${row}`);
    const before = taken();
    await sql`pragma wal_checkpoint(passive)`.execute(db.writer);
    const after = taken();
    await db.close();
    const old = readFileSync(fileIn(before));
    const grown = readFileSync(fileIn(after));
    const expected = await contents(before);
    const logged = [...(await scanLog(fileIn(before))).pages.keys()];
    await fc.assert(
      fc.asyncProperty(fc.subarray(logged), async (written) => {
        const cut = copyOf(before);
        const file = Buffer.concat([old, Buffer.alloc(grown.length - old.length)]);
        for (const page of written) grown.copy(file, (page - 1) * PAGE, (page - 1) * PAGE, page * PAGE);
        writeFileSync(fileIn(cut), file);
        expect(await kindOf(cut)).toBe('whole');
        expect(await contents(cut)).toBe(expected);
        rmSync(cut, { recursive: true });
      }),
      { numRuns: 25 },
    );
  });

  test('an act that was being written: any number of its bytes, before it was counted', async () => {
    const { taken, db } = await opened();
    await write(db, 'acknowledged');
    const before = taken();
    const { frames } = await scanLog(fileIn(before));
    await write(db, 'under way', 9_000);
    const after = readFileSync(logBeside(fileIn(taken())));
    await db.close();
    const from = 32 + frames * FRAME;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: after.length - from - 1 }), async (length) => {
        const torn = copyOf(before);
        const file = readFileSync(logBeside(fileIn(torn)));
        const bytes = Buffer.concat([
          after.subarray(0, from + length),
          file.subarray(Math.min(from + length, file.length)),
        ]);
        writeFileSync(logBeside(fileIn(torn)), bytes);
        expect(await kindOf(torn)).toBe('whole');
        rmSync(torn, { recursive: true });
      }),
      { numRuns: 40 },
    );
  });
});

/** Writes until the log and the sums stand in some way to each other. */
async function writtenUntil(
  db: Connections,
  taken: () => string,
  isReached: (log: LogScan, sums: PageSums) => boolean,
): Promise<string> {
  for (let row = 0; row < 200; row += 1) {
    await write(db, `second ${row}`);
    const folder = taken();
    const sums = await keptSums(fileIn(folder));
    const log = await scanLog(fileIn(folder));
    if (sums?.log.salts === log.salts && isReached(log, sums)) return folder;
  }
  throw new Error('Not reached');
}

/** States that differ in how much of the log has gone into the file. */
const STATES: Readonly<Record<string, () => Promise<string>>> = {
  'a log that is not in the file yet': async () => {
    const { taken, db } = await opened();
    for (let row = 0; row < 8; row += 1) await write(db, `second ${row}`);
    const folder = taken();
    await db.close();
    return folder;
  },
  'a log that is all in the file': async () => {
    const { taken, db } = await opened(8);
    const folder = await writtenUntil(
      db,
      taken,
      (log, sums) => sums.isComplete && sums.log.frames === log.frames,
    );
    await db.close();
    return folder;
  },
  'a log half of which somebody who reads holds back': async () => {
    const { taken, db } = await opened(20);
    await write(db, 'second');
    const folder = await db.reader.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await sql`select * from search_word`.execute(connection);
      const held = await writtenUntil(db, taken, (_, sums) => !sums.isComplete);
      await sql`commit`.execute(connection);
      return held;
    });
    await db.close();
    return folder;
  },
  'a new log over the rest of an old one': async () => {
    const { taken, db } = await opened(20);
    for (let row = 0; row < 23; row += 1) await write(db, `second ${row}`);
    const folder = taken();
    await db.close();
    return folder;
  },
};

describe.each(Object.entries(STATES))('%s', (_, make) => {
  let folder: string;
  let shown: string;
  beforeAll(async () => {
    folder = await make();
    shown = await contents(folder);
  });

  test('is whole', async () => {
    expect(await kindOf(folder)).toBe('whole');
    const cut = copyOf(folder);
    afterPowerCut(cut);
    expect(await kindOf(cut)).toBe('whole');
  });

  test.each(['', '-wal', '-sums', '-shm'])(
    'one changed byte of the file%s is told or harmless',
    async (suffix) => {
      const { size } = statSync(`${fileIn(folder)}${suffix}`);
      await fc.assert(
        fc.asyncProperty(fc.nat(size - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
          const copy = copyOf(folder);
          flip(`${fileIn(copy)}${suffix}`, at, by);
          const { kind } = await judgeFile(fileIn(copy));
          if (kind === 'whole') expect(await contents(copy)).toBe(shown);
          if (suffix === '') expect(kind).toBe('damaged');
          if (suffix === '-sums' || suffix === '-shm') expect(kind).toBe('whole');
          rmSync(copy, { recursive: true });
        }),
        { numRuns: 60 },
      );
    },
  );

  test('after a power cut too, a changed byte of the log’s frames is told or harmless', async () => {
    const { frames } = await scanLog(fileIn(folder));
    // The head of the very last frame is all that says there was one.
    const last = 32 + (frames - 1) * FRAME;
    const { size } = statSync(logBeside(fileIn(folder)));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(size - 1).filter((at) => at < last || at >= last + 24),
        async (at) => {
          const copy = copyOf(folder);
          flip(logBeside(fileIn(copy)), at);
          afterPowerCut(copy);
          const { kind } = await judgeFile(fileIn(copy));
          if (kind === 'whole') expect(await contents(copy)).toBe(shown);
          rmSync(copy, { recursive: true });
        },
      ),
      { numRuns: 60 },
    );
  });
});

test.each([2020, 2090])('a page torn by a power cut in a checkpoint is no damage, in %i', async (year) => {
  const { taken, db } = await opened();
  for (let row = 0; row < 6; row += 1) await write(db, `second ${row}`);
  const folder = taken();
  await db.close();
  const [page = 0] = [...(await scanLog(fileIn(folder))).pages.keys()];
  flip(fileIn(folder), (page - 1) * PAGE + 600);
  expect(await kindOf(folder)).toBe('damaged');
  afterPowerCut(folder, year);
  expect(await kindOf(folder)).toBe('whole');
});

describe('lost acts', () => {
  async function acts(): Promise<{ readonly folder: string; readonly ends: readonly number[] }> {
    const { taken, db } = await opened();
    const ends: number[] = [];
    for (let row = 0; row < 4; row += 1) {
      await write(db, `act ${row}`);
      ends.push((await scanLog(fileIn(taken()))).frames);
    }
    const folder = taken();
    await db.close();
    return { folder, ends };
  }

  test('are told with what is kept, and the state before them opens whole', async () => {
    const { folder, ends } = await acts();
    const [, second = 0, , fourth = 0] = ends;
    flip(logBeside(fileIn(folder)), 32 + second * FRAME + 100);
    const verdict = await judgeFile(fileIn(folder));
    expect(verdict).toEqual<FileVerdict>({
      kind: 'acts_lost',
      lost: { acts: 2, kept: second, held: fourth },
    });
    // Looking has not wiped away what it rests on.
    expect(await judgeFile(fileIn(folder))).toEqual(verdict);
    const db = await openDatabase(fileIn(folder));
    const { rows } = await sql<{ word: string }>`
      select word from search_word where word like 'act%' order by word`.execute(db.reader);
    await write(db, 'afterwards');
    await db.close();
    expect(rows.map(({ word }) => word)).toEqual(['act 0', 'act 1']);
    expect(await kindOf(folder)).toBe('whole');
  });

  test('are told where the log’s head is damaged, or the log is gone from some place on', async () => {
    const { folder, ends } = await acts();
    const headless = copyOf(folder);
    flip(logBeside(fileIn(headless)), 17);
    expect(await kindOf(headless)).toBe('acts_lost');
    truncateSync(logBeside(fileIn(folder)), 32 + (ends[1] ?? 0) * FRAME + 500);
    expect(await kindOf(folder)).toBe('acts_lost');
  });

  test('cannot be gone on without where no sums prove the file', async () => {
    const { folder, ends } = await acts();
    flip(logBeside(fileIn(folder)), 32 + (ends[1] ?? 0) * FRAME + 100);
    await forgetSums(fileIn(folder));
    expect(await kindOf(folder)).toBe('damaged');
  });
});

test('a damaged log that is all in the file is taken away, and nothing is lost', async () => {
  const folder = await (STATES['a log that is all in the file'] as () => Promise<string>)();
  const shown = await contents(folder);
  flip(logBeside(fileIn(folder)), 32 + 2 * FRAME + 50);
  expect(await kindOf(folder)).toBe('whole');
  expect(existsSync(logBeside(fileIn(folder)))).toBe(false);
  expect(await contents(folder)).toBe(shown);
});

test('a file that was cut off, grew, or lost its log half way is damaged', async () => {
  const cut = copyOf(await template());
  truncateSync(fileIn(cut), statSync(fileIn(cut)).size - PAGE);
  expect(await kindOf(cut)).toBe('damaged');
  const grown = copyOf(await template());
  writeFileSync(fileIn(grown), Buffer.concat([readFileSync(fileIn(grown)), Buffer.alloc(10)]));
  expect(await kindOf(grown)).toBe('damaged');
  const half = await (STATES['a log half of which somebody who reads holds back'] as () => Promise<string>)();
  rmSync(logBeside(fileIn(half)));
  expect(await kindOf(half)).toBe('damaged');
});

test('without sums nothing is claimed of the pages', async () => {
  const folder = copyOf(await template());
  flip(fileIn(folder), 5_000);
  expect(await kindOf(folder)).toBe('damaged');
  rmSync(sumsBeside(fileIn(folder)));
  expect(await kindOf(folder)).toBe('whole');
});
