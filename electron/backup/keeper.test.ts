import type { Rotation } from '../../shared/features/backups/rules.ts';
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { contract } from '../../shared/contract.ts';
import type { Client } from '../../shared/kit/method.ts';
import { pathOfHash } from '../features/ngos/document-files.ts';
import { services } from '../office/office.ts';
import { trailHead } from '../office/audit.ts';
import { FIRST_RUN } from '../../tests/support/first-run.ts';
import { good } from '../../tests/support/ngo-office.ts';
import { canMount } from '../../tests/support/small-disk.ts';
import { FIRST_INSTANT, type TemporaryOffice, temporaryOffice } from '../../tests/support/temporary.ts';
import { checkContainer, openContainer } from './container.ts';
import { type BackupKeeper, createKeeper } from './keeper.ts';
import { keepSettings, keptSettings } from './kept-state.ts';
import { createUnlock } from './keys.ts';

vi.setConfig({ testTimeout: 120_000 });

let office: TemporaryOffice<typeof contract>;
let admin: Client<typeof contract>;
let keeper: BackupKeeper;
let now: string;
const closed = createUnlock(null);
const elsewhere: string[] = [];

beforeEach(async () => {
  office = await temporaryOffice(contract, services);
  const made = await office.stranger.office.createOffice(FIRST_RUN);
  good(made);
  admin = await office.clientOf('admin');
  setClock(FIRST_INSTANT);
  keeper = createKeeper({
    folders: office.folders,
    clock: () => Instant.parse(now),
    reader: () => office.db.reader,
    isAutomatic: true,
    reportBug: (_method, bug) => {
      throw bug;
    },
  });
});
afterEach(async () => {
  await office.close();
  for (const folder of elsewhere.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function setClock(instant: string): void {
  now = instant;
  office.setClock(instant);
}

function folderElsewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'محل دوم '));
  elsewhere.push(folder);
  return folder;
}

/** A document as the register names it, past the forms: what counts here is the file. */
async function addDocument(bytes: Uint8Array = randomBytes(300_000)): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = pathOfHash(office.folders, hash);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  await sql`pragma foreign_keys = off`.execute(office.db.writer);
  await sql`insert into document (ngo_id, type_id, title, file_name, media_type, size, hash, at, account_id)
    values (1, 1, 'سند', 'سند.pdf', 'application/pdf', ${bytes.length}, ${hash}, ${now}, 1)`.execute(
    office.db.writer,
  );
  return hash;
}

/** Something in the trail. */
async function act(): Promise<void> {
  good(
    await admin.settings.addEntry({
      list: 'place',
      parentId: null,
      name: `بخش ${Math.random()}`,
      code: null,
      details: {},
    }),
  );
}

const names = (folder = office.folders.backups) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.daftar'))
    .sort();
const own = (name: string) => join(office.folders.backups, name);

async function backUp(by = keeper): Promise<string> {
  const before = new Set(existsSync(office.folders.backups) ? names() : []);
  good(by.begin());
  while (by.current() !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  await vi.waitFor(() => expect(by.outcome()).not.toBeNull());
  return names().find((name) => !before.has(name)) ?? '';
}

async function documentsOf(name: string, unlock = closed) {
  const { manifest } = await checkContainer(own(name), unlock);
  return Object.fromEntries(manifest.documents.map(({ hash, where }) => [hash, where]));
}

test('a backup holds the database as it was, its documents, and what the list says', async () => {
  const hash = await addDocument();
  const name = await backUp();
  expect(keeper.outcome()).toMatchObject({ kind: 'backup', error: null });
  expect(await documentsOf(name)).toEqual({ [hash]: 'here' });
  const { head, manifest } = await checkContainer(own(name), closed);
  expect(head).toMatchObject({ reason: 'manual', isComplete: false, encryption: null });
  expect(manifest.trailHead).toEqual(await trailHead(office.db.reader));
  expect(good(await admin.backups.listBackups({}))).toMatchObject([
    { place: 'own', name, state: 'whole', verifiedAt: now, isEncrypted: false, reason: 'manual' },
  ]);
  expect(good(await admin.backups.getSummary({}))).toMatchObject({ lastMadeAt: now, lastVerifiedAt: now });
  expect(readdirSync(office.folders.temporary)).toEqual([]);
});

test('what is written meanwhile is not in it, and does not hold it up', async () => {
  await addDocument();
  const before = await trailHead(office.db.reader);
  good(keeper.begin());
  for (let count = 0; count < 20; count += 1) await act();
  while (keeper.current() !== null) await act();
  const [name = ''] = names();
  const { manifest } = await checkContainer(own(name), closed);
  expect(manifest.trailHead.seq).toBeGreaterThanOrEqual(before.seq);
  expect((await trailHead(office.db.reader)).seq).toBeGreaterThan(manifest.trailHead.seq);
  expect(keeper.outcome()?.error).toBeNull();
});

test('a document is written once in a set; one that only a damaged file had is written again', async () => {
  const first = await addDocument();
  const one = await backUp();
  const second = await addDocument();
  setClock('2026-11-24T10:15:00.000Z');
  const two = await backUp();
  expect(await documentsOf(two)).toEqual({ [first]: 'elsewhere', [second]: 'here' });

  const bytes = readFileSync(own(one));
  bytes[bytes.length - 400] = (bytes[bytes.length - 400] ?? 0) ^ 1;
  writeFileSync(own(one), bytes);
  // Nobody knows of it yet, so nothing is known of it: it is read again with everything that was lost.
  rmSync(join(office.folders.backups, 'checked.json'));
  setClock('2026-11-24T11:15:00.000Z');
  const three = await backUp();
  expect(await documentsOf(three)).toEqual({ [first]: 'here', [second]: 'elsewhere' });
  const listed = good(await admin.backups.listBackups({}));
  expect(listed.map(({ state }) => state)).toEqual(['whole', 'whole', 'damaged']);
});

test('an altered and a lost document are named as missing; the rest is backed up', async () => {
  const whole = await addDocument();
  const altered = await addDocument();
  const lost = await addDocument();
  const shortened = await addDocument();
  writeFileSync(pathOfHash(office.folders, altered), randomBytes(300_000));
  rmSync(pathOfHash(office.folders, lost));
  writeFileSync(pathOfHash(office.folders, shortened), 'short');
  const name = await backUp();
  expect(keeper.outcome()?.error).toBeNull();
  expect(await documentsOf(name)).toEqual({
    [whole]: 'here',
    [altered]: 'missing',
    [lost]: 'missing',
    [shortened]: 'missing',
  });
});

test('when a file goes, what only it had goes into the oldest that stays, and every one still finds all', async () => {
  await keepRotation({ hours: 2, days: 0, weeks: 0, months: 0, deliberate: 0 });
  const first = await addDocument();
  const one = await backUp();
  setClock('2026-11-24T10:15:00.000Z');
  const two = await backUp();
  expect(await documentsOf(two)).toEqual({ [first]: 'elsewhere' });
  const second = await addDocument();
  setClock('2026-11-24T11:15:00.000Z');
  const three = await backUp();
  expect(names()).toEqual([two, three]);
  expect(names()).not.toContain(one);
  expect(await documentsOf(two)).toEqual({ [first]: 'here' });
  expect(await documentsOf(three)).toEqual({ [first]: 'elsewhere', [second]: 'here' });
  expect(good(await admin.backups.listBackups({})).map(({ state }) => state)).toEqual(['whole', 'whole']);
  expect(readdirSync(office.folders.backups).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('what a crash left half written is removed by the next one', async () => {
  await backUp();
  const part = own('daftar-20261124-080000.daftar.part');
  writeFileSync(part, 'half');
  setClock('2026-11-24T10:15:00.000Z');
  await backUp();
  expect(existsSync(part)).toBe(false);
});

test('under a passphrase everything is encrypted, and needs nothing of what was not', async () => {
  const hash = await addDocument();
  const plain = await backUp();
  good(await keeper.setPassphrase('عبارت رمز درازی'));
  expect(statSync(office.folders.backupKey).mode & 0o777).toBe(0o600);
  setClock('2026-11-24T10:15:00.000Z');
  const name = await backUp();
  await expect(checkContainer(own(name), closed)).rejects.toMatchObject({ code: 'passphrase_needed' });
  expect(await documentsOf(name, createUnlock('عبارت رمز درازي'))).toEqual({ [hash]: 'here' });
  expect(await documentsOf(plain)).toEqual({ [hash]: 'here' });
  const bytes = readFileSync(own(name));
  expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false);

  setClock('2026-11-24T11:15:00.000Z');
  const again = await backUp();
  expect(await documentsOf(again, await keeper.unlock(null))).toEqual({ [hash]: 'elsewhere' });
  expect(good(await admin.backups.getSummary({}))).toMatchObject({ isEncrypted: true });
  expect(readFileSync(join(office.folders.backups, 'settings.json'), 'utf8')).not.toContain('key');

  good(await keeper.setPassphrase(null));
  setClock('2026-11-24T12:15:00.000Z');
  expect(await documentsOf(await backUp())).toEqual({ [hash]: 'elsewhere' });
});

test('files under a former passphrase turn over as the others do', async () => {
  await keepRotation({ hours: 2, days: 0, weeks: 0, months: 0, deliberate: 0 });
  const hash = await addDocument();
  good(await keeper.setPassphrase('عبارت رمز نخست'));
  await backUp();
  setClock('2026-11-24T10:15:00.000Z');
  const two = await backUp();
  good(await keeper.setPassphrase('عبارت رمز دوم'));
  setClock('2026-11-24T11:15:00.000Z');
  const three = await backUp();
  expect(names()).toEqual([two, three]);
  expect(await documentsOf(two, createUnlock('عبارت رمز نخست'))).toEqual({ [hash]: 'here' });
  expect(await documentsOf(three, createUnlock('عبارت رمز دوم'))).toEqual({ [hash]: 'here' });
});

test('what the button made stays beside what the hours keep, and settings of before know of it', async () => {
  await keepRotation({ hours: 1, days: 0, weeks: 0, months: 0, deliberate: 2 });
  await backUp();
  setClock('2026-11-24T09:45:00.000Z');
  const two = await backUp();
  setClock('2026-11-24T10:15:00.000Z');
  const three = await backUp();
  expect(names()).toEqual([two, three]);

  const rotation = { hours: 3, days: 2, weeks: 1, months: 0 };
  writeFileSync(join(office.folders.backups, 'settings.json'), JSON.stringify({ rotation }));
  expect((await keptSettings(office.folders)).rotation).toEqual({ ...rotation, deliberate: 10 });
});

test('the second place has a set of its own; files of another office there are left alone', async () => {
  const place = folderElsewhere();
  const hash = await addDocument();
  good(await admin.backups.setSecondPlace({ folder: place }));
  const one = await backUp();
  const foreign = join(place, 'daftar-20200101-000000.daftar');
  await writeForeign(foreign);
  await keepRotation({ hours: 1, days: 0, weeks: 0, months: 0, deliberate: 0 });
  setClock('2026-11-24T10:15:00.000Z');
  const two = await backUp();
  expect(names(place)).toEqual(['daftar-20200101-000000.daftar', two]);
  expect(names(place)).not.toContain(one);
  const { manifest } = await checkContainer(join(place, two), closed);
  expect(manifest.documents).toMatchObject([{ hash, where: 'here' }]);
  expect(good(await admin.backups.getSummary({})).secondPlace).toEqual({
    path: place,
    isPresent: true,
    lastMadeAt: now,
  });
  expect(
    good(await admin.backups.listBackups({}))
      .map((item) => item.place)
      .sort(),
  ).toEqual(['own', 'second']);

  rmSync(place, { recursive: true });
  setClock('2026-11-24T11:15:00.000Z');
  await backUp();
  expect(keeper.outcome()?.error).toBeNull();
  expect(existsSync(place)).toBe(false);
  expect(good(await admin.backups.getSummary({})).secondPlace).toMatchObject({ isPresent: false });
});

async function writeForeign(file: string): Promise<void> {
  const other = await temporaryOffice(contract, services);
  good(await other.stranger.office.openSample({}));
  const [name] = await (async () => {
    good(other.backups.begin());
    while (other.backups.current() !== null) await new Promise((resolve) => setTimeout(resolve, 20));
    return names(other.folders.backups);
  })();
  writeFileSync(file, readFileSync(join(other.folders.backups, name ?? '')));
  await other.close();
}

test('a complete copy needs no other file', async () => {
  const place = folderElsewhere();
  const hash = await addDocument();
  await backUp();
  const { name } = good(await admin.backups.startCopy({ folder: place }));
  while (good(await admin.backups.getWork({})).work !== null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { head, manifest } = await checkContainer(join(place, name), closed);
  expect(head.isComplete).toBe(true);
  expect(manifest.documents).toMatchObject([{ hash, where: 'here' }]);
  expect(good(await admin.backups.getOutcome({})).outcome).toMatchObject({ kind: 'copy', error: null });
});

test.each([
  ['a path that is none', () => 'پشتیبان', 'place_refused'],
  ['a folder of the network', () => '//server/share', 'place_refused'],
  ['the folder of the office', () => office.folders.root, 'place_refused'],
  ['a folder inside it', () => office.folders.documents, 'place_refused'],
  ['what is not there', () => join(tmpdir(), 'چنین جایی نیست'), 'place_absent'],
  ['a file', () => office.folders.database, 'place_absent'],
])('refuses as a place %s', async (_name, folder, error) => {
  expect(await admin.backups.setSecondPlace({ folder: folder() })).toEqual({ ok: false, error });
  expect(await admin.backups.startCopy({ folder: folder() })).toEqual({ ok: false, error });
  expect(good(await admin.backups.getSummary({})).secondPlace).toBeNull();
});

test('one work at a time, and stopping leaves nothing half', async () => {
  await addDocument();
  good(await admin.backups.startBackup({}));
  expect(await admin.backups.startBackup({})).toEqual({ ok: false, error: 'backup_busy' });
  expect(await admin.backups.startCopy({ folder: folderElsewhere() })).toEqual({
    ok: false,
    error: 'backup_busy',
  });
  expect(await office.backups.setPassphrase('عبارت رمز درازی')).toEqual({ ok: false, error: 'backup_busy' });
  good(await admin.backups.stopWork({}));
  while (good(await admin.backups.getWork({})).work !== null)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(good(await admin.backups.getOutcome({})).outcome).toMatchObject({ error: 'stopped' });
  expect(readdirSync(office.folders.backups)).toEqual([]);
  expect(readdirSync(office.folders.temporary)).toEqual([]);
});

test('the passphrase asks for the own password', async () => {
  const ask = { passphrase: 'عبارت رمز درازی', password: 'نادرست' };
  const signIn = { userName: 'راد', password: 'زمستان-سرد-بهاردشت' };
  const { token } = good(await office.stranger.accounts.signIn(signIn));
  const call = (input: object) => office.dispatch({ token, method: 'backups.setPassphrase', input });
  expect(await call(ask)).toEqual({ ok: false, error: 'wrong_password' });
  expect(await keeper.isEncrypted()).toBe(false);
  expect(await call({ ...ask, password: signIn.password })).toEqual({ ok: true, value: {} });
  expect(await keeper.isEncrypted()).toBe(true);
  const trail = await sql<{ change: string | null }>`select change from audit`.execute(office.db.reader);
  expect(JSON.stringify(trail.rows)).not.toContain('عبارت رمز');
});

test('the hourly backup comes once something was written and an hour has passed', async () => {
  await keeper.tick();
  expect(names()).toHaveLength(1);
  await act();
  setClock('2026-11-24T10:00:00.000Z');
  await keeper.tick();
  expect(names()).toHaveLength(1);
  setClock('2026-11-24T10:15:00.000Z');
  await keeper.tick();
  expect(names()).toHaveLength(2);
  setClock('2026-11-24T12:00:00.000Z');
  await keeper.tick();
  expect(names()).toHaveLength(2);
  const { head } = await openContainer(own(names()[1] ?? ''), closed).then(
    (backup) => (backup.close(), backup),
  );
  expect(head.reason).toBe('hourly');
});

test('closing backs up what no backup has, and only that; a sample is never backed up by itself', async () => {
  await keeper.beforeClosing();
  expect(names()).toHaveLength(1);
  setClock('2026-11-24T10:15:00.000Z');
  await keeper.beforeClosing();
  expect(names()).toHaveLength(1);
  await act();
  await keeper.beforeClosing();
  expect(names()).toHaveLength(2);
  await sql`update office set is_sample = 1`.execute(office.db.writer);
  await act();
  setClock('2026-11-24T12:15:00.000Z');
  await keeper.beforeClosing();
  await keeper.tick();
  expect(names()).toHaveLength(2);
});

test('a failing automatic backup is told until one goes well, and keeps nothing from closing', async () => {
  mkdirSync(office.folders.backups);
  // Nothing can be made where a file stands.
  rmSync(office.folders.temporary, { recursive: true });
  writeFileSync(office.folders.temporary, 'in the way');
  await keeper.beforeClosing();
  expect(names()).toEqual([]);
  expect(good(await admin.backups.getSummary({})).lastFailure).toEqual({ at: now, code: 'place_absent' });
  rmSync(office.folders.temporary);
  mkdirSync(office.folders.temporary);
  setClock('2026-11-24T10:15:00.000Z');
  await keeper.tick();
  expect(good(await admin.backups.getSummary({})).lastFailure).toBeNull();
});

test('a damaged database is not backed up, and no file of the set gives way to it', async () => {
  const [one] = [await backUp()];
  await act();
  await sql`pragma wal_checkpoint(truncate)`.execute(office.db.writer);
  const bytes = readFileSync(office.folders.database);
  // The middle of the file: pages of tables and indexes.
  for (let page = 20; page < 60; page += 1) bytes.fill(0x5a, page * 4096 + 8, page * 4096 + 900);
  writeFileSync(office.folders.database, bytes);
  setClock('2026-11-24T10:15:00.000Z');
  good(keeper.begin());
  while (keeper.current() !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  await vi.waitFor(() => expect(keeper.outcome()?.error).toBe('database_damaged'));
  expect(names()).toEqual([one]);
});

async function keepRotation(rotation: Rotation) {
  await keepSettings(office.folders, { ...(await keptSettings(office.folders)), rotation });
}

describe.runIf(canMount())('on a small disk', () => {
  let disk: string;
  const mount = (...options: readonly string[]) =>
    execFileSync('mount', [...options, disk], { stdio: 'ignore' });
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'daftar-disk-'));
    mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  });
  afterEach(() => {
    execFileSync('umount', [disk], { stdio: 'ignore' });
    rmdirSync(disk);
  });
  function fill(leaving: number): void {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filling'), Buffer.alloc(Math.max(0, bavail * bsize - leaving)));
  }
  async function second(): Promise<string | null> {
    setClock(Instant.parse(new Date(Date.parse(now) + 3_600_000).toISOString()));
    await act();
    await keeper.tick();
    return keeper.outcome()?.error ?? null;
  }

  test('a full, read-only or vanished second place says what it is, and leaves its set as it was', async () => {
    good(await keeper.setSecondPlace(disk));
    expect(await second()).toBeNull();
    const before = readdirSync(disk);
    const contents = readFileSync(join(disk, before[0] ?? ''));
    // Room for the beginning, for most of it, for nothing.
    for (const leaving of [0, 100_000, contents.length - 8_192]) {
      fill(leaving);
      expect(await second()).toBe('place_full');
      rmSync(join(disk, 'filling'));
      expect(readdirSync(disk)).toEqual(before);
      expect(good(await admin.backups.getSummary({})).lastFailure).toMatchObject({ code: 'place_full' });
    }
    fill(0);
    expect(await admin.backups.startCopy({ folder: disk })).toEqual({ ok: false, error: 'place_full' });
    rmSync(join(disk, 'filling'));

    mount('-o', 'remount,ro');
    expect(await second()).toBe('place_not_writable');
    expect(await admin.backups.startCopy({ folder: disk })).toEqual({
      ok: false,
      error: 'place_not_writable',
    });
    mount('-o', 'remount,rw');
    expect(readdirSync(disk)).toEqual(before);
    expect(readFileSync(join(disk, before[0] ?? '')).equals(contents)).toBe(true);
    expect(await second()).toBeNull();
    expect(good(await admin.backups.getSummary({})).lastFailure).toBeNull();
  });

  test('a mount point without its disk is no place, until a disk is there again', async () => {
    good(await keeper.setSecondPlace(disk));
    expect(await second()).toBeNull();
    const [made = ''] = readdirSync(disk);
    expect(await keeper.fileOf({ from: 'set', place: 'second', name: made })).toBe(join(disk, made));

    // What stays is an empty folder of the system's own disk.
    execFileSync('umount', [disk]);
    expect(await second()).toBeNull();
    expect(readdirSync(disk)).toEqual([]);
    const without = good(await admin.backups.getSummary({}));
    expect(without.secondPlace).toMatchObject({ path: disk, isPresent: false });
    expect(without.warnings).toContain('second_absent');
    const list = good(await admin.backups.listBackups({}));
    expect(new Set(list.map(({ place }) => place))).toEqual(new Set(['own']));
    expect(await keeper.fileOf({ from: 'set', place: 'second', name: made })).toBeUndefined();

    // Plugged in again it has another number. In between another disk has taken the former one's.
    const between = mkdtempSync(join(tmpdir(), 'daftar-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', between]);
    try {
      mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
      expect(await second()).toBeNull();
      expect(readdirSync(disk)).toHaveLength(1);
      expect(good(await admin.backups.getSummary({})).secondPlace).toMatchObject({ isPresent: true });
    } finally {
      execFileSync('umount', [between]);
      rmdirSync(between);
    }
  });

  test('a folder within a disk is no place once only its namesake on the system’s disk is left', async () => {
    const place = join(disk, 'پشتیبان');
    execFileSync('umount', [disk]);
    mkdirSync(place);
    mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
    mkdirSync(place);
    good(await keeper.setSecondPlace(place));
    execFileSync('umount', [disk]);
    expect(await second()).toBeNull();
    expect(readdirSync(place)).toEqual([]);
    expect(good(await admin.backups.getSummary({})).secondPlace).toMatchObject({ isPresent: false });
    // Chosen anew, as it is now, it is one.
    good(await keeper.setSecondPlace(place));
    expect(await second()).toBeNull();
    expect(readdirSync(place)).toHaveLength(1);
    rmSync(place, { recursive: true });
    mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs');
  });

  test('no room for carrying over keeps the file that would have gone', async () => {
    await addDocument(randomBytes(1_500_000));
    good(await keeper.setSecondPlace(disk));
    expect(await second()).toBeNull();
    await keepRotation({ hours: 1, days: 0, weeks: 0, months: 0, deliberate: 0 });
    const [one = ''] = readdirSync(disk);
    fill(statSync(join(disk, one)).size - 1_500_000 + 400_000);
    expect(await second()).toBeNull();
    const all = readdirSync(disk).filter((name) => name.endsWith('.daftar'));
    expect(all).toHaveLength(2);
    rmSync(join(disk, 'filling'));
    expect(await second()).toBeNull();
    const left = readdirSync(disk);
    expect(left).toHaveLength(1);
    const { manifest } = await checkContainer(join(disk, left[0] ?? ''), closed);
    expect(manifest.documents).toMatchObject([{ where: 'here' }]);
  });
});
