import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { judgeFile } from './file-verdict.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type Connections, openDatabase } from './open.ts';
import { PAGE, keptSums, sumsBeside, sumsOfFile } from './page-sums.ts';
import { logBeside, scanLog } from './write-ahead-log.ts';

let folder: string;
let file: string;
let db: Connections;
const open = (checkpointAfter = 20) => openDatabase(file, MIGRATIONS, { beginsSums: true, checkpointAfter });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daftar-checkpoints-'));
  file = join(folder, 'daftar.sqlite');
  db = await open();
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write(word: string, length = 3_000): Promise<void> {
  await sql`insert or replace into search_word values (${word}, ${'x'.repeat(length)})`.execute(db.writer);
}

async function writeMany(count: number, name = 'row'): Promise<void> {
  for (let row = 0; row < count; row += 1) await write(`${name} ${row}`);
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x41;
  writeFileSync(path, bytes);
}

/** What a crash at this moment would leave. */
function crashed(): string {
  const to = join(folder, 'crashed');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const suffix of ['', '-wal', '-shm', '-sums']) {
    if (!existsSync(`${file}${suffix}`)) continue;
    cpSync(`${file}${suffix}`, join(to, `daftar.sqlite${suffix}`), { preserveTimestamps: true });
  }
  return join(to, 'daftar.sqlite');
}

async function assertSumsAreOfFile(): Promise<void> {
  expect((await keptSums(file))?.table).toEqual(await sumsOfFile(file));
}

describe('the log goes into the file, and the sums with it', () => {
  test('when it is opened first, at checkpoints, and when it is closed', async () => {
    await assertSumsAreOfFile();
    const { size } = statSync(logBeside(file));
    await writeMany(100);
    // The log is used over and over, so it stays as large as the first act, the tables, has made it.
    expect(statSync(file).size).toBeGreaterThan(size);
    expect(statSync(logBeside(file)).size).toBe(size);
    await assertSumsAreOfFile();
    expect((await judgeFile(crashed())).kind).toBe('whole');
    await db.close();
    await assertSumsAreOfFile();
    expect(existsSync(logBeside(file))).toBe(false);
    expect((await judgeFile(file)).kind).toBe('whole');
    db = await open();
  });

  test('also after rows were removed and the file was made smaller', async () => {
    await writeMany(60);
    await sql`delete from search_word where word < 'row 5'`.execute(db.writer);
    await sql`vacuum`.execute(db.writer);
    expect((await judgeFile(crashed())).kind).toBe('whole');
    await db.close();
    await assertSumsAreOfFile();
    expect((await judgeFile(file)).kind).toBe('whole');
    db = await open();
  });

  test('one act that is many times a checkpoint’s worth', async () => {
    await db.writer.transaction().execute(async (writer) => {
      for (let row = 0; row < 300; row += 1) {
        await sql`insert into search_word values (${`big ${row}`}, ${'y'.repeat(3_000)})`.execute(writer);
      }
    });
    await assertSumsAreOfFile();
    await write('after');
    expect((await judgeFile(crashed())).kind).toBe('whole');
  });

  test('what a crash left in the log, at the next opening', async () => {
    await writeMany(3);
    const left = crashed();
    const again = await openDatabase(left, MIGRATIONS, { beginsSums: true });
    expect((await keptSums(left))?.table).toEqual(await sumsOfFile(left));
    await again.close();
    expect((await judgeFile(left)).kind).toBe('whole');
  });

  test('a damaged file of sums is made anew', async () => {
    await db.close();
    flip(sumsBeside(file), 70);
    db = await open();
    await assertSumsAreOfFile();
  });

  test('while somebody reads an old state it grows, and then it does not', async () => {
    await db.reader.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await sql`select * from search_word`.execute(connection);
      await writeMany(12);
      expect((await keptSums(file))?.isComplete).toBe(false);
      expect((await judgeFile(crashed())).kind).toBe('whole');
      await sql`commit`.execute(connection);
    });
    await writeMany(30, 'later');
    expect((await keptSums(file))?.isComplete).toBe(true);
    const { size } = statSync(logBeside(file));
    await writeMany(100, 'more');
    expect(statSync(logBeside(file)).size).toBeLessThanOrEqual(size);
  });
});

describe('a byte that changes while it is open', () => {
  const isTold = async () => {
    await db.close();
    return (await judgeFile(file)).kind === 'damaged';
  };
  const goOn = async () => void (db = await open());

  test('in a page that is written anew, which would carry it on', async () => {
    await sql`create table plain (id integer primary key, text text)`.execute(db.writer);
    for (const text of ['one that stays', 'one that changes']) {
      await sql`insert into plain (text) values (${text})`.execute(db.writer);
    }
    await db.close();
    db = await open();
    flip(file, readFileSync(file).indexOf('one that stays'));
    // Read with the changed byte, and written so: the log says that this is what the page holds.
    await sql`update plain set text = 'changed' where id = 2`.execute(db.writer);
    const { rows } = await sql<{ text: string }>`select text from plain where id = 1`.execute(db.writer);
    expect(rows[0]?.text).not.toBe('one that stays');
    await writeMany(40);
    expect(db.isDamaged()).toBe(true);
    expect(await isTold()).toBe(true);
    await goOn();
  });

  test('in a page that nobody touches: when it is looked at', async () => {
    await writeMany(10);
    await db.lookAtPages(() => true);
    expect(db.isDamaged()).toBe(false);
    flip(file, 20 * PAGE + 9);
    await db.lookAtPages(() => true);
    expect(db.isDamaged()).toBe(true);
    expect(await isTold()).toBe(true);
    await goOn();
  });

  test('stays known although the disk reads the right byte again', async () => {
    await writeMany(10);
    await db.close();
    db = await open();
    flip(file, 20 * PAGE + 9);
    await db.lookAtPages(() => true);
    flip(file, 20 * PAGE + 9);
    expect(await isTold()).toBe(true);
    await goOn();
  });

  test('in the log, before it goes into the file', async () => {
    await writeMany(3);
    flip(logBeside(file), 32 + (PAGE + 24) + 300);
    await writeMany(40, 'new');
    expect(db.isDamaged()).toBe(true);
    expect(await isTold()).toBe(true);
    await goOn();
  });

  test('is not seen where a checkpoint comes in between the looking', async () => {
    await writeMany(10);
    let turns = 0;
    const looking = db.lookAtPages(async () => {
      turns += 1;
      await writeMany(25, `between ${turns}`);
      return true;
    });
    await looking;
    expect(turns).toBeGreaterThan(0);
    expect(db.isDamaged()).toBe(false);
  });
});

test('opened twice, nobody claims to know the other’s writing', async () => {
  const second = await openDatabase(file, MIGRATIONS, { beginsSums: true, checkpointAfter: 20 });
  await writeMany(30);
  await sql`insert into search_word values ('second', 'x')`.execute(second.writer);
  for (let row = 0; row < 30; row += 1) {
    await sql`insert into search_word values (${`other ${row}`}, ${'x'.repeat(3_000)})`.execute(
      second.writer,
    );
  }
  await writeMany(30, 'again');
  expect([db.isDamaged(), second.isDamaged()]).toEqual([false, false]);
  await second.close();
  await db.close();
  expect((await judgeFile(file)).kind).toBe('whole');
  db = await open();
  await assertSumsAreOfFile();
});

test('without a wish for sums none are kept, and the log does not grow without end', async () => {
  const other = join(folder, 'other.sqlite');
  const plain = await openDatabase(other, MIGRATIONS, { checkpointAfter: 20 });
  for (let row = 0; row < 80; row += 1) {
    await sql`insert into search_word values (${`row ${row}`}, ${'x'.repeat(3_000)})`.execute(plain.writer);
  }
  expect(statSync(logBeside(other)).size).toBeLessThan(200 * PAGE);
  expect((await scanLog(other)).frames).toBeLessThan(200);
  await plain.close();
  expect(existsSync(sumsBeside(other))).toBe(false);
});
