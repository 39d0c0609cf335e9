import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../shared/kit/result.ts';
import { good } from '../../tests/support/ngo-office.ts';
import { writeBackup } from '../../tests/support/backup-file.ts';
import { FILLING, canMount, fillBut, mountDisk, unmountDisk } from '../../tests/support/small-disk.ts';
import { FIRST_INSTANT } from '../../tests/support/temporary.ts';
import { PASSWORD } from '../../tests/support/first-run.ts';
import {
  type WholeOffice,
  allRows,
  found,
  hashesBelow,
  register,
  signIn,
  startOffice,
} from '../../tests/support/whole-office.ts';
import { sql } from 'kysely';
import { MIGRATIONS } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { currentOffice, insertOffice } from '../features/office/repository.ts';
import { pathOfHash } from '../features/ngos/document-files.ts';
import { appendToTrail, trailHead, verifyTrail, knownHead } from '../office/audit.ts';
import { type Folders, foldersIn } from '../office/folders.ts';
import { keptHead } from '../office/kept-head.ts';
import { BackupError } from './backup-error.ts';
import { piecesOf, unfollowed, writeContainer } from './container.ts';
import { runDrill } from './drill.ts';
import { createUnlock, newKey } from './keys.ts';
import { type Preview, isFull, openPreview } from './preview.ts';
import { type Restoring, restore } from './restore.ts';
import { runFollowed } from './run-followed.ts';
import { finishSwap } from './swap.ts';

let place: string;
let folders: Folders;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'بازیابی دفتر '));
  folders = foldersIn(join(place, 'office'));
  const office = await startOffice(folders.root);
  await found(office);
  await register(office, 'انجمن باران', 'باران');
  await register(office, 'انجمن چشمه', 'چشمه');
  await office.stop();
});
afterEach(() => rm(place, { recursive: true, force: true }));

const file = () => join(place, 'set', 'daftar-20261124-091500.daftar');
const closed = createUnlock(null);
const COST = { N: 16, r: 1, p: 1 };

async function backUp(more: Partial<Parameters<typeof writeBackup>[0]> = {}) {
  await mkdir(join(place, 'set'), { recursive: true });
  return writeBackup({ folders, file: file(), ...more });
}

async function workOn(name: string): Promise<void> {
  const office = await startOffice(folders.root, '2026-11-25T09:15:00.000Z');
  await signIn(office);
  await register(office, name, name);
  await office.stop();
}

/** Somebody does something in the open office. */
async function actOnce(): Promise<void> {
  const db = await openDatabase(folders.database);
  await inTransaction(db.writer, async (writer) => ok(await appendToTrail(writer, ACT)));
  await db.close();
}

const ACT = {
  at: FIRST_INSTANT,
  accountId: null,
  person: 'راد',
  method: 'backups.restoreBackup',
  outcome: 'done',
  subject: 'office',
  reason: 'x',
  change: null,
} as const;

/** Unlike enough that the register takes none for another. */
const NAMES = [
  ...['یاوران سلامت', 'کتاب‌خوانان', 'دوستداران پرندگان', 'همیاران کشاورز'],
  ...['صندوق دانشجو', 'ورزش بانوان', 'میراث کهن', 'آب و خاک'],
  ...['نوای موسیقی', 'خوشنویسان', 'پزشکان بی‌مرز', 'کارآفرینان جوان'],
  ...['حامیان ایتام', 'کوهنوردان', 'عکاسان طبیعت', 'مهندسان عمران'],
];

async function perform(office: WholeOffice, act: string, name: string): Promise<void> {
  if (act !== 'account') {
    return register(office, name, { document: name, 'same document': 'همان' }[act]);
  }
  const account = {
    userName: name.replace(/\s/gu, '-'),
    fullName: name,
    post: '',
    roles: ['viewer'] as const,
  };
  good(await office.accounts.createAccount({ ...account, password: PASSWORD }));
}

function preview(at = folders, unlock = closed, from = file()): Promise<Preview> {
  return openPreview({ folders: at, file: from, unlock, announce: () => undefined, following: unfollowed });
}

/** Restores over a closed office, as the office does alone. */
async function put(shown: Preview, more: Partial<Restoring> = {}, at = folders): Promise<void> {
  await restore({
    folders: at,
    preview: shown,
    backUp: null,
    assertStill: () => Promise.resolve(),
    alone: async (work) => {
      const db = await openDatabase(at.database);
      let isClosed = false;
      const close = async () => {
        if (!isClosed) await db.close();
        isClosed = true;
      };
      try {
        return await work({ db: db.reader, close });
      } finally {
        await close();
        await finishSwap(at);
      }
    },
    record: (writer, { before, after }) =>
      appendToTrail(writer, { ...ACT, change: JSON.stringify({ before, after }) }),
    following: unfollowed,
    onReplaced: () => undefined,
    ...more,
  });
}

async function inTrail(at = folders) {
  const db = await openDatabase(at.database);
  const kept = await keptHead(at.trailHead);
  const { fault } = await verifyTrail(db.reader, kept === null ? [] : [knownHead(kept)]);
  const head = await trailHead(db.reader);
  const last = await db.reader.selectFrom('audit').selectAll().where('seq', '=', head.seq).executeTakeFirst();
  await db.close();
  return {
    fault,
    kept,
    head,
    last: JSON.parse(last?.change ?? 'null') as Record<string, unknown>,
    method: last?.method,
  };
}

describe('restoring', () => {
  test('brings back every row and document of that moment, and the act is the last of a whole trail', async () => {
    const then = await allRows(folders.database);
    await backUp();
    await workOn('انجمن دریا');
    const replaced = (await inTrail()).head;
    await put(await preview());
    const now = await allRows(folders.database);
    const { audit: acts = [], ...others } = now;
    const { audit: actsThen = [], ...othersThen } = then;
    expect(others).toEqual(othersThen);
    expect(acts).toHaveLength(actsThen.length + 1);
    expect(acts).toEqual(expect.arrayContaining([...actsThen]));
    const trail = await inTrail();
    expect(trail).toMatchObject({ fault: null, kept: trail.head, method: 'backups.restoreBackup' });
    expect(trail.last).toMatchObject({
      before: { head: { count: replaced.seq, hash: replaced.hash } },
      after: { head: { count: actsThen.length }, files: [] },
    });
    expect(
      Object.keys(await hashesBelow(folders.root)).filter((name) => name.startsWith('incoming')),
    ).toEqual([]);
  });

  test(
    'any backup gives back its moment, whatever was done before and after it',
    { timeout: 120_000 },
    async () => {
      const acts = fc.array(fc.constantFrom('ngo', 'document', 'same document', 'account'), { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(fc.array(acts, { minLength: 2, maxLength: 4 }), fc.nat(), async (days, chosen) => {
          const at = foldersIn(await mkdtemp(join(place, 'property-')));
          const kept: { readonly file: string; readonly rows: Awaited<ReturnType<typeof allRows>> }[] = [];
          for (const [day, todo] of days.entries()) {
            const office = await startOffice(at.root);
            if (day === 0) await found(office);
            else await signIn(office);
            for (const [index, act] of todo.entries())
              await perform(office, act, NAMES[day * 4 + index] ?? '');
            await office.stop();
            const name = join(place, 'set', `daftar-2026010${day + 1}-000000.daftar`);
            await rm(name, { force: true });
            await mkdir(join(place, 'set'), { recursive: true });
            kept.push({ file: name, rows: await allRows(at.database) });
            await writeBackup({ folders: at, file: name });
          }
          const one = kept[chosen % kept.length];
          if (one === undefined) throw new Error('No backup');
          await put(await preview(at, closed, one.file), {}, at);
          const { audit: now = [], ...rows } = await allRows(at.database);
          const { audit: then = [], ...rowsThen } = one.rows;
          expect(rows).toEqual(rowsThen);
          expect(now).toHaveLength(then.length + 1);
          expect(then.filter((row) => !now.includes(row))).toEqual([]);
          const trail = await inTrail(at);
          expect(trail).toMatchObject({ fault: null, kept: trail.head, method: 'backups.restoreBackup' });
          const documents = new Set(Object.values(await hashesBelow(at.documents)));
          for (const row of rows['document'] ?? []) {
            expect(documents).toContain((JSON.parse(row) as { readonly hash: string }).hash);
          }
        }),
        { numRuns: 6 },
      );
    },
  );

  test('brings documents that are gone or altered, keeps newer ones, and names what nothing holds', async () => {
    const texts = ['باران', 'چشمه'].map((text) => hashOf(`%PDF-1.7\n${text}`));
    const [rain = '', spring = ''] = texts;
    await backUp();
    await workOn('انجمن دریا');
    await rm(pathOfHash(folders, rain));
    await writeFile(pathOfHash(folders, spring), 'x'.repeat(17));
    await put(await preview());
    const documents = Object.values(await hashesBelow(folders.documents));
    expect(documents).toEqual(expect.arrayContaining([...texts, hashOf('%PDF-1.7\nانجمن دریا')]));

    await rm(file());
    await backUp({ where: (hash) => (hash === rain ? 'missing' : 'here') });
    await rm(pathOfHash(folders, rain));
    const shown = await preview();
    expect([...shown.missing]).toEqual([rain]);
    await put(shown);
    expect((await inTrail()).last).toMatchObject({ after: { files: [{ hash: rain, state: 'missing' }] } });
  });

  test('finds documents that another file of the set holds, past neighbours that are no help', async () => {
    const [rain = '', spring = ''] = ['باران', 'چشمه'].map((text) => hashOf(`%PDF-1.7\n${text}`));
    await backUp();
    const set = join(place, 'set');
    await rename(file(), join(set, 'daftar-20261101-000000.daftar'));
    await writeFile(join(set, 'daftar-20261102-000000.daftar'), 'x');
    const key = await newKey('another passphrase', COST);
    await backUp({ key });
    await rename(file(), join(set, 'daftar-20261103-000000.daftar'));
    await backUp({ where: (hash) => (hash === rain ? 'elsewhere' : 'here') });
    const fresh = foldersIn(join(place, 'fresh'));
    await (await startOffice(fresh.root)).stop();
    const shown = await preview(fresh);
    expect([[...shown.missing], [...shown.proven].sort()]).toEqual([[], [rain, spring].sort()]);
    await put(shown, {}, fresh);
    expect(Object.values(await hashesBelow(fresh.documents)).sort()).toEqual([rain, spring].sort());
    const report = await drill();
    expect(report).toMatchObject({ documentsWhole: 2, documentsFaulty: 0, isTrailWhole: true });

    await rm(join(set, 'daftar-20261101-000000.daftar'));
    expect([...(await preview(foldersIn(join(place, 'other')))).missing]).toEqual([rain]);
    expect(await drill()).toMatchObject({ documentsWhole: 1, documentsFaulty: 1, isDatabaseWhole: true });
  });

  test('an encrypted one opens with its passphrase, on a machine that keeps no key', async () => {
    const then = await allRows(folders.database);
    await backUp({ key: await newKey('باران در بهاردشت می‌بارد', COST) });
    await expect(preview()).rejects.toMatchObject({ code: 'passphrase_needed' });
    await expect(preview(folders, createUnlock('x'))).rejects.toMatchObject({ code: 'wrong_passphrase' });
    await put(await preview(folders, createUnlock('باران در بهاردشت می‌بارد')));
    expect((await allRows(folders.database))['ngo']).toEqual(then['ngo']);
  });

  test('what an older program wrote is brought to this schema, and its rows stay', async () => {
    const old = foldersIn(join(place, 'old'));
    await mkdir(old.documents, { recursive: true });
    const versions = MIGRATIONS.length - 1;
    const db = await openDatabase(old.database, MIGRATIONS.slice(0, versions));
    const place0 = { kind: 'governorate', provinceCode: '20', countyName: 'x', countyCode: '' } as const;
    await insertOffice(db.writer as never, {
      profile: { ...place0, letterheadLines: [] },
      logo: null,
      isSample: false,
      recoveryHash: null,
      createdAt: FIRST_INSTANT,
    });
    const inside = await currentOffice(db.reader);
    await db.close();
    const bytes = await readFile(old.database);
    await mkdir(join(place, 'set'));
    await writeContainer(file(), {
      head: { office: 'a'.repeat(32), madeAt: FIRST_INSTANT, reason: 'manual', isComplete: true },
      manifest: {
        version: '0.0.1',
        schemaVersion: versions,
        officeTitle: 'x',
        isSample: false,
        counts: { ngos: 0, people: 0, documents: 0, accounts: 0, acts: 0 },
        trailHead: { seq: 0, hash: '0'.repeat(64) },
        database: { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length },
        documents: [],
      },
      key: null,
      source: () => piecesOf(old.database),
    });
    await put(await preview());
    const restored = await openDatabase(folders.database);
    expect(await currentOffice(restored.reader)).toEqual(inside);
    const { rows } = await sql`pragma user_version`.execute(restored.reader);
    expect(rows).toEqual([{ userVersion: MIGRATIONS.length }]);
    await restored.close();
  });

  test('a tail that was cut before is not washed away: the act names the head that was kept', async () => {
    await backUp();
    const kept = { seq: 99, hash: 'e'.repeat(64) };
    await writeFile(folders.trailHead, JSON.stringify(kept));
    await put(await preview());
    expect((await inTrail()).last).toMatchObject({
      before: { headKeptBeside: { count: 99, hash: kept.hash } },
    });
  });

  test('backs up the present once more where somebody wrote after the first time', async () => {
    await backUp();
    const shown = await preview();
    const heads: number[] = [];
    const head = async () => {
      const db = await openDatabase(folders.database);
      const found = await trailHead(db.reader);
      await db.close();
      return found;
    };
    const safeguard = async () => {
      const at = await head();
      heads.push(at.seq);
      // Only after the first one, somebody signs in.
      if (heads.length === 1) await actOnce();
      return { name: `backup-${heads.length}`, head: at };
    };
    await put(shown, { backUp: safeguard });
    expect(heads).toHaveLength(2);
    expect((await inTrail()).last).toMatchObject({
      before: { head: { count: heads[1] } },
      after: { presentKeptIn: 'backup-2' },
    });
  });
});

describe('what cannot be restored leaves everything as it is', () => {
  const codeOf = async (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (failure: unknown) => (failure instanceof BackupError ? failure.code : failure),
    );

  test.each([
    ['from a newer program', { schemaVersion: MIGRATIONS.length + 1 }, 'backup_newer'],
    ['whose trail ends elsewhere', { trailHead: { seq: 1, hash: 'a'.repeat(64) } }, 'backup_damaged'],
  ])('one %s', async (_name, manifest, code) => {
    await backUp({ manifest });
    const before = await hashesBelow(folders.root);
    expect(await codeOf(preview())).toBe(code);
    expect(await hashesBelow(folders.root)).toEqual(before);
  });

  test('one with a changed byte, wherever it is, and one that was cut, wherever', async () => {
    await backUp();
    const before = await hashesBelow(folders.root);
    const whole = await readFile(file());
    for (let tried = 0; tried < 40; tried += 1) {
      const at = Math.floor((whole.length * (tried + 0.5)) / 40);
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << (tried % 8));
      await writeFile(file(), changed);
      expect([at, await codeOf(preview())]).not.toEqual([at, 'none']);
      await writeFile(file(), whole.subarray(0, at));
      expect(['backup_truncated', 'not_a_backup']).toContain(await codeOf(preview()));
    }
    expect(await hashesBelow(folders.root)).toEqual(before);
  });

  test('one with a name that climbs out of the folder, though all its seals fit', async () => {
    await backUp({
      manifest: { documents: [{ hash: 'd'.repeat(64), size: 3, where: 'missing' }] },
    });
    const before = await hashesBelow(place);
    const bytes = await readFile(file());
    bytes.write('../../../../../../../../../../../tmp/x'.padStart(64, '../'), bytes.indexOf('d'.repeat(64)));
    const start = 12 + bytes.readUInt32BE(8) + 32;
    const [headHash, body] = [bytes.subarray(start - 32, start), bytes.subarray(start, bytes.length - 32)];
    const only = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1]);
    createHash('sha256')
      .update(headHash)
      .update(only)
      .update(body)
      .digest()
      .copy(bytes, bytes.length - 32);
    await writeFile(file(), bytes);
    expect(await codeOf(preview())).toBe('backup_unsafe_name');
    const after = await hashesBelow(place);
    const name = Object.keys(after).filter((one) => after[one] !== before[one]);
    expect(name).toEqual([join('set', 'daftar-20261124-091500.daftar')]);
  });

  test('one whose document changes between looking and restoring', async () => {
    await backUp();
    const fresh = foldersIn(join(place, 'fresh'));
    await (await startOffice(fresh.root)).stop();
    const shown = await preview(fresh);
    const whole = await readFile(file());
    whole[whole.length - 40] = (whole[whole.length - 40] ?? 0) ^ 1;
    await writeFile(file(), whole);
    const before = await hashesBelow(fresh.documents);
    expect(await codeOf(put(shown, {}, fresh))).toBe('backup_damaged');
    expect(await hashesBelow(fresh.documents)).toEqual(before);
    expect(Object.keys(await hashesBelow(fresh.root))).not.toContain('incoming');
  });

  test('work that is stopped, at any of its steps', async () => {
    await backUp();
    const fresh = foldersIn(join(place, 'fresh'));
    await (await startOffice(fresh.root)).stop();
    const shown = await preview(fresh);
    const before = await hashesBelow(fresh.root);
    class Halt extends Error {}
    let asked = 0;
    const stopAt = (wanted: number) => ({
      advance: () => undefined,
      assertGoingOn: () => {
        asked += 1;
        if (asked === wanted) throw new Halt();
      },
    });
    let wanted = 1;
    for (; ; wanted += 1) {
      asked = 0;
      const end = await put(shown, { following: stopAt(wanted) }, fresh).catch((failure: unknown) => failure);
      if (end === undefined) break;
      expect(end).toBeInstanceOf(Halt);
      expect([wanted, await hashesBelow(fresh.root)]).toEqual([wanted, before]);
    }
    // Once before the reading, before and within each document, and once alone.
    expect(wanted).toBeGreaterThan(6);
  });
});

// Mounting needs rights that only some machines give.
describe.runIf(canMount())('a disk that is full', () => {
  test('at any step of looking and restoring leaves everything as it is', { timeout: 120_000 }, async () => {
    const office = await startOffice(folders.root);
    await signIn(office);
    for (let count = 1; count <= 6; count += 1) {
      await register(office, `انجمن ${count}`, randomBytes(150_000).toString('latin1'));
    }
    await office.stop();
    await backUp();
    const disk = join(place, 'disk');
    await mkdir(disk);
    await mountDisk(disk, 24);
    try {
      const there = foldersIn(join(disk, 'office'));
      await (await startOffice(there.root)).stop();
      const before = await hashesBelow(there.root);
      const failedAt: string[] = [];
      for (let free = 0; ; free += 192 * 1024) {
        await fillBut(disk, free);
        let step = 'preview';
        const failure: unknown = await (async () => {
          const shown = await preview(there);
          step = 'restore';
          await put(shown, {}, there);
        })().catch((error: unknown) => error);
        if (failure === undefined) break;
        expect([free, step, isFull(failure)]).toEqual([free, step, true]);
        failedAt.push(step);
        await rm(there.temporary, { recursive: true });
        await mkdir(there.temporary);
        expect(await hashesBelow(there.root)).toEqual(before);
      }
      expect(new Set(failedAt)).toEqual(new Set(['preview', 'restore']));
      expect(failedAt.filter((step) => step === 'restore').length).toBeGreaterThan(4);
      await rm(join(disk, FILLING));
      expect((await inTrail(there)).fault).toBeNull();
    } finally {
      await unmountDisk(disk);
    }
  });
});

test('much is read in a thread, with the same end', { timeout: 60_000 }, async () => {
  const { database, documents } = await backUp();
  const to = (name: string) => join(place, name);
  const hashes = documents.map(({ hash }) => hash);
  const task = {
    kind: 'bring',
    file: file(),
    keys: [],
    database: to('a'),
    beside: null,
    proven: [],
  } as const;
  const into = { documents: to('documents') };
  const brought = await runFollowed({ ...task, into }, Infinity, unfollowed);
  expect(brought).toEqual({ whole: 2, missing: [] });
  expect(hashOf(await readFile(to('a')))).toBe(database.hash);
  expect(Object.values(await hashesBelow(into.documents)).sort()).toEqual([...hashes].sort());
});

test('a drill says what it found, and leaves nothing behind', async () => {
  const manifest = await backUp();
  const before = await hashesBelow(folders.root);
  expect(await drill()).toMatchObject({
    counts: manifest.counts,
    documentsWhole: 2,
    documentsFaulty: 0,
    isDatabaseWhole: true,
    isTrailWhole: true,
  });
  expect(await hashesBelow(folders.root)).toEqual(before);
});

function drill() {
  const following = { announce: () => undefined, following: unfollowed };
  return runDrill({ folders, file: file(), unlock: closed, clock: () => FIRST_INSTANT, ...following });
}

function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
