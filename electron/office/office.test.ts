import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, open, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { contract } from '../../shared/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import { CHEAP_COST, FIRST_INSTANT, temporaryOffice } from '../../tests/support/temporary.ts';
import { openDatabase } from '../database/open.ts';
import { forgetSums } from '../database/page-sums.ts';
import type { Database } from '../database/schema.ts';
import { FIRST_RUN, PASSWORD } from '../../tests/support/first-run.ts';
import { sqlite3Dialect } from '../database/sqlite3-dialect.ts';
import type { BugReport } from './dispatcher.ts';
import { foldersIn } from './folders.ts';
import { type Office, openOffice, services } from './office.ts';

const run = promisify(execFile);
let folder: string;
let bugs: BugReport[];
let opened: Office[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-office-'));
  bugs = [];
  opened = [];
});
afterEach(async () => {
  for (const office of opened) await office.close().catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

async function start(now: string = FIRST_INSTANT, at = folder) {
  const office = await openOffice({
    folder: at,
    clock: () => Instant.parse(now),
    passwordCost: CHEAP_COST,
    reportBug: (bug) => void bugs.push(bug),
  });
  opened.push(office);
  let token: string | null = null;
  const client = createClient(contract, (method, input) => office.dispatch({ token, method, input }));
  return {
    ...client,
    as: (next: string) => void (token = next),
    stop: async () => {
      opened = opened.filter((one) => one !== office);
      await office.close();
    },
  };
}

/** What the wizard wrote; it must be there afterwards, whatever happened between. */
let written: unknown;

async function founded(at = folder) {
  return found(await start(FIRST_INSTANT, at));
}

async function found(office: Awaited<ReturnType<typeof start>>) {
  const made = await office.office.createOffice(FIRST_RUN);
  if (!made.ok) throw new Error(made.error);
  office.as(made.value.token);
  written = await office.settings.listEntries({});
  expect(written).toMatchObject({ ok: true });
  return office;
}

/** The office opens as it was left, and its trail is whole. */
async function expectIntact(at = folder): Promise<void> {
  const office = await start('2026-11-25T09:15:00.000Z', at);
  const entered = await office.accounts.signIn({ userName: 'راد', password: PASSWORD });
  if (!entered.ok) throw new Error(entered.error);
  office.as(entered.value.token);
  expect(await office.trail.verifyTrail({ expected: null })).toMatchObject({ value: { fault: null } });
  expect(await office.settings.listEntries({})).toEqual(written);
  await office.stop();
}

describe('an office', { timeout: 60_000 }, () => {
  test('is there again after a restart, with everybody signed out', async () => {
    await (await founded()).stop();
    const again = await start();
    expect(await again.office.getState({})).toMatchObject({ value: { state: 'ready' } });
    expect(await again.accounts.getMyself({})).toMatchObject({ error: 'not_signed_in' });
  });

  test('sees a tail that was cut while it was closed, also after people have entered again', async () => {
    const office = await founded();
    const before = await office.trail.verifyTrail({ expected: null });
    if (!before.ok) throw new Error(before.error);
    await office.stop();
    const db = await openDatabase(foldersIn(folder).database);
    await sql.raw('drop trigger audit_is_never_deleted').execute(db.writer);
    await sql`delete from audit where seq > ${before.value.head.count}`.execute(db.writer);
    await db.close();
    const cut = { kind: 'altered', seq: before.value.head.count + 1 };

    const again = await start();
    const entered = await again.accounts.signIn({ userName: 'راد', password: PASSWORD });
    if (!entered.ok) throw new Error(entered.error);
    again.as(entered.value.token);
    // The row that has the number of the cut one by now is another one.
    expect(await again.trail.verifyTrail({ expected: null })).toMatchObject({ value: { fault: cut } });
    await again.stop();
    const later = await start();
    const reentered = await later.accounts.signIn({ userName: 'راد', password: PASSWORD });
    if (!reentered.ok) throw new Error(reentered.error);
    later.as(reentered.value.token);
    expect(await later.trail.verifyTrail({ expected: null })).toMatchObject({ value: { fault: cut } });
  });

  test('leaves the sample by one click for the wizard, and nothing of it stays', async () => {
    const office = await start();
    const sample = await office.office.openSample({});
    if (!sample.ok) throw new Error(sample.error);
    office.as(sample.value.token);
    const { documents } = foldersIn(folder);
    expect((await readdir(documents)).length).toBeGreaterThan(5);
    expect(await office.office.leaveSample({})).toMatchObject({ ok: true });
    expect(await office.office.getState({})).toMatchObject({ value: { state: 'new', isSample: false } });
    expect(await office.ngos.listNgos({} as never)).toMatchObject({ error: 'not_signed_in' });
    expect(await readdir(documents)).toEqual([]);

    await (await found(office)).stop();
    await expectIntact();
    expect(bugs).toEqual([]);
  });

  test('does not leave a real office', async () => {
    const office = await founded();
    expect(await office.office.leaveSample({})).toMatchObject({ error: 'not_a_sample' });
    await office.stop();
    await expectIntact();
  });

  test('keeps one trail when it is opened twice', async () => {
    const first = await founded();
    const second = await start();
    const entered = await second.accounts.signIn({ userName: 'راد', password: PASSWORD });
    expect(entered).toMatchObject({ ok: true });
    await first.trail.verifyTrail({ expected: null });
    await second.accounts.signIn({ userName: 'هیچ‌کس', password: 'نادرست' });
    await second.stop();
    await first.stop();
    await expectIntact();
  });

  test('warns while the clock is behind what was recorded last', async () => {
    await (await founded()).stop();
    const early = await start('2026-10-24T09:15:00.000Z');
    expect(await early.office.getState({})).toMatchObject({
      value: { clockBehind: { lastRecordedAt: FIRST_INSTANT, now: '2026-10-24T09:15:00.000Z' } },
    });
    await early.stop();
    const right = await start('2026-11-25T09:15:00.000Z');
    expect(await right.office.getState({})).toMatchObject({ value: { clockBehind: null } });
  });
});

describe('an office that cannot be opened says why, and keeps what it has', () => {
  test('written by a newer version', async () => {
    await (await founded()).stop();
    const db = await openDatabase(foldersIn(folder).database);
    const { rows } = await sql<{ userVersion: number }>`pragma user_version`.execute(db.writer);
    await sql.raw('pragma user_version = 9999').execute(db.writer);
    await db.close();
    await expect(start()).rejects.toMatchObject({ code: 'database_newer' });

    await setVersion(rows[0]?.userVersion ?? 0);
    await expectIntact();
  });

  test('held by another program', async () => {
    await (await founded()).stop();
    const file = foldersIn(folder).database;
    const other = new Kysely<Database>({ dialect: sqlite3Dialect(file, { readOnly: false }) });
    await other.connection().execute(async (connection) => {
      await sql.raw('pragma locking_mode = exclusive').execute(connection);
      await sql.raw('begin exclusive').execute(connection);
      await expect(start()).rejects.toMatchObject({ code: 'database_locked' });
      await sql.raw('rollback').execute(connection);
    });
    await other.destroy();
    await expectIntact();
  }, 30_000);

  test('damaged at its beginning', async () => {
    await (await founded()).stop();
    const { database } = foldersIn(folder);
    await cp(database, `${database}.whole`);
    const file = await open(database, 'r+');
    await file.write(Buffer.alloc(4_096, 0x5a), 0, 4_096, 0);
    await file.close();
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    await cp(`${database}.whole`, database);
    await expectIntact();
  });

  async function changeByte(database = foldersIn(folder).database): Promise<void> {
    const file = await open(database, 'r+');
    await file.write(Buffer.from('Z'), 0, 1, 30 * 4_096 + 77);
    await file.close();
  }

  test('changed while it is open: once it is noticed every call is refused, and the next start says so', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    try {
      const office = await founded();
      await changeByte();
      expect(await office.settings.listEntries({})).toEqual(written);
      vi.advanceTimersByTime(60 * 60_000);
      const refused = { ok: false, error: 'database_damaged' };
      await vi.waitFor(async () => expect(await office.settings.listEntries({})).toEqual(refused));
      expect(await office.office.getState({})).toEqual(refused);
      await office.stop();
    } finally {
      vi.useRealTimers();
    }
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    expect(bugs).toEqual([]);
  });

  test.each([
    ['whole', 1],
    ['changed', 0],
  ])('%s when it closes: a damaged one is not backed up', async (state, backups) => {
    await (await founded()).stop();
    const parts = { folder, clock: () => Instant.parse(FIRST_INSTANT), passwordCost: CHEAP_COST };
    const reportBug = (bug: BugReport) => void bugs.push(bug);
    const office = await openOffice({ ...parts, automaticBackups: true, reportBug });
    if (state === 'changed') await changeByte();
    await office.close();
    const names = await readdir(foldersIn(folder).backups).catch(() => []);
    expect(names.filter((name) => name.endsWith('.daftar'))).toHaveLength(backups);
    expect(bugs).toEqual([]);
  });

  test('gone while it is open: it still closes, and the next start says so', async () => {
    const office = await founded();
    await rm(foldersIn(folder).database);
    await office.stop();
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    expect(bugs).toEqual([]);
  });

  test('cut off while it made room for a new office: only the sums of the old one are left', async () => {
    await (await founded()).stop();
    await rm(foldersIn(folder).database);
    await rm(foldersIn(folder).trailHead);
    const office = await start();
    expect(await office.office.getState({})).toMatchObject({ value: { state: 'new' } });
    await office.stop();
    await expect(start()).resolves.toBeDefined();
  });

  test.each([
    ['whole', 2],
    ['changed', 1],
  ])('%s while it is open: of a damaged one no hour makes a backup', async (state, backups) => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    try {
      await (await founded()).stop();
      const at = foldersIn(folder);
      let now: string = FIRST_INSTANT;
      const office = await openOffice({
        folder,
        clock: () => Instant.parse(now),
        passwordCost: CHEAP_COST,
        automaticBackups: true,
        reportBug: (bug) => void bugs.push(bug),
      });
      opened.push(office);
      const ask = (method: string, input: object) => office.dispatch({ token: null, method, input });
      const made = async () =>
        (await readdir(at.backups).catch(() => [])).filter((name) => name.endsWith('.daftar'));
      // A tick that comes while a backup is still under way lets it be.
      const becomes = (count: number) =>
        vi.waitFor(async () => {
          vi.advanceTimersByTime(60_000);
          expect(await made()).toHaveLength(count);
        }, 10_000);
      await becomes(1);
      if (state === 'changed') {
        await changeByte();
        vi.advanceTimersByTime(60 * 60_000);
        const refused = { ok: false, error: 'database_damaged' };
        await vi.waitFor(async () => expect(await ask('office.getState', {})).toEqual(refused));
      } else {
        // Something that a backup would carry: a refused sign-in stands in the trail.
        await ask('accounts.signIn', { userName: 'کسی', password: 'نادرست' });
      }
      now = '2026-11-25T09:15:00.000Z';
      if (state === 'whole') await becomes(2);
      else vi.advanceTimersByTime(60_000);
      await office.close();
      expect(await made()).toHaveLength(backups);
    } finally {
      vi.useRealTimers();
    }
    expect(bugs).toEqual([]);
  });

  test('emptied or gone, which must not look like a new office', async () => {
    await (await founded()).stop();
    const { database } = foldersIn(folder);
    await cp(database, `${database}.whole`);
    await writeFile(database, '');
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    await rm(database);
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    await cp(`${database}.whole`, database);
    await expectIntact();
  });

  test('no database at all', async () => {
    await (await founded()).stop();
    const { database } = foldersIn(folder);
    await cp(database, `${database}.whole`);
    await writeFile(database, 'این یک پایگاه داده نیست. '.repeat(400));
    await expect(start()).rejects.toMatchObject({ code: 'database_damaged' });
    await cp(`${database}.whole`, database);
    await expectIntact();
  });
});

async function setVersion(version: number): Promise<void> {
  // Past our own door, which does not open for a newer file.
  const file = await open(foldersIn(folder).database, 'r+');
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version);
  await file.write(bytes, 0, 4, 60);
  await file.close();
  await forgetSums(foldersIn(folder).database);
}

describe('a full disk', () => {
  const FULL = { ok: false, error: 'disk_full' };

  test('is told to whoever wants to write, and everything before stays', async () => {
    const temporary = await temporaryOffice(contract, services);
    try {
      const admin = await temporary.clientOf('admin', 'ngoOfficer');
      // As a quota does it, anywhere and without rights: the file may grow by a page or two.
      const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(temporary.db.writer);
      const most = (rows[0]?.pageCount ?? 0) + 2;
      await sql.raw(`pragma max_page_count = ${most}`).execute(temporary.db.writer);
      const added: string[] = [];
      let answer: unknown;
      for (let place = 0; place < 2_000 && answer === undefined; place += 1) {
        const name = `محل شماره ${place} `.repeat(8);
        const entry = { list: 'place', parentId: null, name, code: null, details: {} } as const;
        const result = await admin.settings.addEntry(entry);
        if (result.ok) added.push(result.value.name);
        else answer = result;
      }
      expect(answer).toEqual(FULL);
      expect(added.length).toBeGreaterThan(3);
      const kept = await admin.settings.listEntries({});
      expect(kept.ok && kept.value.map(({ name }) => name)).toEqual(added);

      await sql.raw('pragma max_page_count = 1000000').execute(temporary.db.writer);
      expect(await admin.trail.verifyTrail({ expected: null })).toMatchObject({ value: { fault: null } });
    } finally {
      await temporary.close();
    }
  });

  // Mounting needs rights that only some machines give; what it proves beyond the test above is the
  // system's own error, and an office that cannot even be begun.
  describe.runIf(canMount())('of a few megabytes', () => {
    let disk: string;
    beforeEach(async () => {
      disk = join(folder, 'disk');
      await mkdir(disk);
      await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]);
    });
    afterEach(async () => {
      for (const office of opened.splice(0)) await office.close().catch(() => undefined);
      await run('umount', [disk]);
    });

    async function fill(): Promise<void> {
      const { bavail, bsize } = await statfs(disk);
      await writeFile(join(disk, 'filling'), Buffer.alloc(bavail * bsize));
    }

    test('is told to whoever wants to write, and everything before stays', async () => {
      const office = await founded(join(disk, 'office'));
      await fill();
      // There may still be room in the log, which has its place on the disk already.
      let answer: unknown;
      for (let place = 0; place < 500 && answer === undefined; place += 1) {
        const name = `محل شماره ${place}`;
        const entry = { list: 'place', parentId: null, name, code: null, details: {} } as const;
        const result = await office.settings.addEntry(entry);
        if (!result.ok) answer = result;
      }
      expect(answer).toEqual(FULL);
      written = await office.settings.listEntries({});
      expect(bugs.map(({ method }) => method)).toEqual(['settings.addEntry']);
      expect(await office.office.getState({})).toMatchObject({ value: { state: 'ready' } });
      await office.stop();
      await rm(join(disk, 'filling'));
      await expectIntact(join(disk, 'office'));
    });

    test('that nobody may write on is told apart from it', async () => {
      await (await founded(join(disk, 'office'))).stop();
      await run('mount', ['-o', 'remount,ro', disk]);
      await expect(start(FIRST_INSTANT, join(disk, 'office'))).rejects.toMatchObject({
        code: 'not_writable',
      });
      await run('mount', ['-o', 'remount,rw', disk]);
      await expectIntact(join(disk, 'office'));
    });

    test('is told before an office is begun, which succeeds when there is room', async () => {
      await mkdir(join(disk, 'office'));
      await fill();
      await expect(start(FIRST_INSTANT, join(disk, 'office'))).rejects.toMatchObject({ code: 'disk_full' });
      await rm(join(disk, 'filling'));
      await (await founded(join(disk, 'office'))).stop();
      await expectIntact(join(disk, 'office'));
    });
  });
});

/** Whether this process may mount a small disk: root on Linux, unless a container forbids it. */
function canMount(): boolean {
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
