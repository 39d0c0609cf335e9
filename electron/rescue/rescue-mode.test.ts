import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import type { RescueProblem } from '../../shared/features/rescue/contract.ts';
import { rescueContract } from '../../shared/features/rescue/contract.ts';
import { createClient } from '../../shared/kit/client.ts';
import { writeBackup } from '../../tests/support/backup-file.ts';
import {
  PAGE,
  RESCUE_PASSWORD,
  copyOf,
  filledOffice,
  hashOfFile,
  openFilled,
  overwrite,
  pagesOf,
  removeOffice,
} from '../../tests/support/rescue-office.ts';
import { FIRST_INSTANT } from '../../tests/support/temporary.ts';
import { openDatabase } from '../database/open.ts';
import { logBeside, scanLog } from '../database/write-ahead-log.ts';
import { pathOfHash } from '../features/ngos/document-files.ts';
import { verifyTrail } from '../office/audit.ts';
import type { Folders } from '../office/folders.ts';
import { OfficeOpenError } from '../office/open-error.ts';
import { keepDoubts, keptDoubts } from './doubts.ts';
import { lookOnce } from './quiet-look.ts';
import { openRaw, rawRows } from './raw-database.ts';
import { createRescueMode } from './rescue-mode.ts';
import { RESCUE_SHEETS } from './sheets.fa.ts';

let sound: Folders;
let copies: Folders[] = [];
beforeAll(async () => void (sound = await filledOffice()), 60_000);
afterAll(() => removeOffice(sound));
afterEach(() => {
  copies.forEach(removeOffice);
  copies = [];
});

function damaged(): Folders {
  const copy = copyOf(sound);
  copies.push(copy);
  return copy;
}

function rescueOf(folders: Folders, problem: RescueProblem = 'database_damaged', now = FIRST_INSTANT) {
  const mode = createRescueMode({
    folders,
    problem,
    said: { what: 'چه', remedy: 'چاره' },
    incident: null,
    clock: () => now,
    tries: new Map(),
    reportBug: ({ bug }) => {
      throw bug;
    },
  });
  return createClient(rescueContract, async (method, input) => (await mode.call(method, input))!).rescue;
}

async function value<Value>(
  reply: Promise<{ ok: true; value: Value } | { ok: false; error: string }>,
): Promise<Value> {
  const settled = await reply;
  if (!settled.ok) throw new Error(settled.error);
  return settled.value;
}

const failsToOpen = async (folders: Folders) => {
  const failure: unknown = await openFilled(folders).then(
    (office) => office.close().then(() => null),
    (thrown: unknown) => thrown,
  );
  return failure instanceof OfficeOpenError ? failure.code : failure;
};

async function administrator(): Promise<string> {
  const { reader, close } = await openDatabase(sound.database);
  const { rows } = await sql<{ userName: string }>`
    select user_name from account where roles like '%admin%' limit 1`.execute(reader);
  await close();
  return rows[0]?.userName ?? '';
}

async function oneDocument(): Promise<{ readonly hash: string; readonly ngo: string }> {
  const db = openRaw(sound.database, true);
  const [row] = await rawRows(
    db,
    `select d.hash, n.name from document as d join ngo as n on n.id = d.ngo_id where d.retired_at is null limit 1`,
  );
  await db.destroy();
  return { hash: String(row?.['hash']), ngo: String(row?.['name']) };
}

describe('who may take data out', () => {
  test('is an administrator by their password, and nobody else', async () => {
    const copy = damaged();
    overwrite(copy.database, (pagesOf(copy.database) - 3) * PAGE, Buffer.alloc(PAGE, 0xff));
    const rescue = rescueOf(copy);
    const report = await value(rescue.getReport({}));
    expect(report.access).toBe('administrator');
    expect(report.officeTitle).toContain('شهرستان');
    const refused = { ok: false, error: 'sign_in_first' };
    for (const pass of [null, 'no-such-pass']) {
      expect(await rescue.exportReadable({ pass })).toEqual(refused);
      expect(await rescue.listFaultyDocuments({ pass })).toEqual(refused);
      expect(await rescue.findBackups({ pass, path: null })).toEqual(refused);
      expect(await rescue.previewBackup({ pass, path: '/x', passphrase: null })).toEqual(refused);
      expect(await rescue.restoreBackup({ pass, previewId: 'x', reason: 'دلیل کافی' })).toEqual(refused);
    }
    const userName = await administrator();
    const { reader, close } = await openDatabase(sound.database);
    const { rows } = await sql<{ userName: string }>`
      select user_name from account where roles not like '%admin%' limit 1`.execute(reader);
    await close();
    const wrong = { ok: false, error: 'wrong_name_or_password' };
    expect(await rescue.signIn({ userName: 'کسی', password: RESCUE_PASSWORD })).toEqual(wrong);
    expect(await rescue.signIn({ userName: rows[0]?.userName ?? '', password: RESCUE_PASSWORD })).toEqual({
      ok: false,
      error: 'not_an_administrator',
    });
    const { pass } = await value(rescue.signIn({ userName, password: RESCUE_PASSWORD }));
    const { fileName, bytes } = await value(rescue.exportReadable({ pass }));
    expect(fileName).toMatch(/1405-09-03\.xlsx$/u);
    expect(bytes.length).toBeGreaterThan(10_000);
    for (let wrongs = 0; wrongs < 3; wrongs += 1) {
      expect(await rescue.signIn({ userName, password: 'نادرست' })).toEqual(wrong);
    }
    expect(await rescue.signIn({ userName, password: RESCUE_PASSWORD })).toEqual({
      ok: false,
      error: 'wait',
    });
  });

  test('is whoever sits there where no account can be read', async () => {
    const copy = damaged();
    const db = openRaw(copy.database, true);
    const [root] = await rawRows(db, `select rootpage from sqlite_schema where name = 'account'`);
    await db.destroy();
    overwrite(copy.database, (Number(root?.['rootpage']) - 1) * PAGE, Buffer.alloc(PAGE, 0xff));
    const rescue = rescueOf(copy);
    expect(await value(rescue.getReport({}))).toMatchObject({
      access: 'anybody',
      database: { state: 'partial' },
    });
    expect((await value(rescue.exportReadable({ pass: null }))).bytes.length).toBeGreaterThan(10_000);
  });
});

test('nothing readable is said so, and nothing falls over', async () => {
  const copy = damaged();
  writeFileSync(copy.database, Buffer.alloc(100_000, 0xff));
  expect(await failsToOpen(copy)).toBe('database_damaged');
  const rescue = rescueOf(copy);
  const report = await value(rescue.getReport({}));
  expect(report.database).toMatchObject({ state: 'unreadable', size: 100_000 });
  expect(report.documents.recorded).toBeNull();
  expect(JSON.parse(new TextDecoder().decode((await value(rescue.makeDiagnostics({}))).bytes))).toMatchObject(
    {
      problem: 'database_damaged',
    },
  );
  rmSync(copy.database);
  expect(await rescueOf(copy).exportReadable({ pass: null })).toEqual({
    ok: false,
    error: 'nothing_readable',
  });
});

test('the diagnostic file holds no value of any text column, whole or damaged', async () => {
  // Words of the program itself, which are stored as codes and also name a table or a file.
  const codes = ['change', 'office', 'trail'];
  const personal = new Set<string>();
  const db = openRaw(sound.database, true);
  for (const { table } of RESCUE_SHEETS) {
    for (const row of await rawRows(db, `select * from ${table}`)) {
      for (const text of Object.values(row)) {
        // Shorter ones, and whole numbers, occur in any text.
        if (typeof text === 'string' && text.length > 3 && !/^[0-9]+$/u.test(text)) personal.add(text);
      }
    }
  }
  await db.destroy();
  for (const code of codes) personal.delete(code);
  expect(personal.size).toBeGreaterThan(5_000);
  for (const at of [null, 0, 20, 60, 100, 140]) {
    const copy = damaged();
    if (at !== null) overwrite(copy.database, at * PAGE, Buffer.alloc(PAGE, 0x41));
    const { fileName, bytes } = await value(
      rescueOf(copy, 'database_damaged', Instant.parse('2031-05-06T07:08:09.010Z')).makeDiagnostics({}),
    );
    const said = fileName + new TextDecoder().decode(bytes);
    expect(said).toContain('"page_count"');
    expect([...personal].filter((text) => said.includes(text))).toEqual([]);
    expect(said).not.toContain(copy.root);
  }
});

describe('a log that lost its last acts', () => {
  /** As a crash leaves it, with a changed byte in the last act. */
  async function crashed(): Promise<Folders> {
    const living = damaged();
    const office = await openFilled(living);
    const { writer, close } = await openDatabase(living.database);
    for (const word of ['یک', 'دو', 'سه']) {
      await sql`insert into search_word values (${word}, ${word})`.execute(writer);
    }
    const copy = copyOf(living);
    copies.push(copy);
    await close();
    await office.close();
    const { frames } = await scanLog(copy.database);
    overwrite(logBeside(copy.database), 32 + (frames - 2) * (PAGE + 24) + 99, Buffer.from('Z'));
    return copy;
  }

  test('says so, shows what is left, and goes on from there for a reason that stays in the trail', async () => {
    const copy = await crashed();
    expect(await failsToOpen(copy)).toBe('last_acts_lost');
    const rescue = rescueOf(copy, 'last_acts_lost');
    expect(await value(rescue.getReport({}))).toMatchObject({
      canContinue: true,
      lastActAt: FIRST_INSTANT,
      database: { state: 'whole', isWithoutLastActs: false },
    });
    const reason = 'برق رفت و دیسک خراب است';
    const refused = { ok: false, error: 'sign_in_first' };
    expect(await rescue.continueWithoutLastActs({ pass: null, reason })).toEqual(refused);
    // Nothing that was done so far has wiped away that something is lost.
    expect(await failsToOpen(copy)).toBe('last_acts_lost');
    const entry = { userName: await administrator(), password: RESCUE_PASSWORD };
    const { pass, fullName } = await value(rescue.signIn(entry));
    const nothing = { ok: false, error: 'nothing_to_accept' };
    expect(await rescue.continueWithoutFiles({ pass, reason })).toEqual(nothing);
    await value(rescue.continueWithoutLastActs({ pass, reason }));

    expect(await failsToOpen(copy)).toBeNull();
    const { reader, close } = await openDatabase(copy.database);
    const { rows } = await sql<Record<string, unknown>>`select * from audit
      where method = 'rescue.continueWithoutLastActs'`.execute(reader);
    const words = await sql<{ word: string }>`
      select word from search_word where word in ('یک', 'دو', 'سه')`.execute(reader);
    expect((await verifyTrail(reader)).fault).toBeNull();
    await close();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ person: fullName, reason, outcome: 'done' });
    expect(JSON.parse(String(rows[0]?.['change']))).toMatchObject({ after: { lostActsAtLeast: 1 } });
    expect(words.rows.map(({ word }) => word).sort()).toEqual(['دو', 'یک']);
    expect(await rescueOf(copy, 'last_acts_lost').continueWithoutLastActs({ pass, reason })).toEqual(nothing);
  });

  test('is damage where the pages it would go on with are not whole', async () => {
    const copy = await crashed();
    overwrite(copy.database, 30 * PAGE + 7, Buffer.from('Z'));
    expect(await failsToOpen(copy)).toBe('database_damaged');
    overwrite(copy.database, 30 * PAGE, Buffer.alloc(20 * PAGE, 0xff));
    const report = await value(rescueOf(copy, 'last_acts_lost').getReport({}));
    expect(report.canContinue).toBe(false);
  });
});

describe('documents', () => {
  test('that are lost or cut short are found at the start, named, and gone on without for a reason', async () => {
    const copy = damaged();
    const { hash, ngo } = await oneDocument();
    rmSync(pathOfHash(copy, hash));
    expect(await failsToOpen(copy)).toBe('documents_faulty');
    const rescue = rescueOf(copy, 'documents_faulty');
    const report = await value(rescue.getReport({}));
    expect(report).toMatchObject({
      canContinue: true,
      database: { state: 'whole' },
      documents: { missing: 1, altered: 0 },
    });
    const reason = 'دیسک پیشین خراب شد';
    expect(await rescue.continueWithoutFiles({ pass: null, reason })).toEqual({
      ok: false,
      error: 'sign_in_first',
    });
    const signedIn = await value(
      rescue.signIn({ userName: await administrator(), password: RESCUE_PASSWORD }),
    );
    const { pass } = signedIn;
    const faulty = await value(rescue.listFaultyDocuments({ pass }));
    expect(faulty).toContainEqual(expect.objectContaining({ ngo, state: 'missing' }));
    expect(await rescue.continueWithoutFiles({ pass, reason: '    x' })).toEqual({
      ok: false,
      error: 'invalid_input',
    });
    await value(rescue.continueWithoutFiles({ pass, reason }));

    expect(await failsToOpen(copy)).toBeNull();
    const { reader, close } = await openDatabase(copy.database);
    const { rows } = await sql<Record<string, unknown>>`select * from audit
      where method = 'rescue.continueWithoutFiles'`.execute(reader);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ person: signedIn.fullName, reason, outcome: 'done' });
    expect(JSON.parse(String(rows[0]?.['change']))).toMatchObject({
      after: { files: [{ hash, state: 'missing' }] },
    });
    expect((await verifyTrail(reader)).fault).toBeNull();
    await close();

    // Another one is another question.
    const others = readdirSync(copy.documents).flatMap((folder) =>
      readdirSync(join(copy.documents, folder)).map((name) => join(copy.documents, folder, name)),
    );
    writeFileSync(
      others.find((path) => !path.endsWith(hash))!,
      'x',
    );
    expect(await failsToOpen(copy)).toBe('documents_faulty');
    expect((await value(rescueOf(copy, 'documents_faulty').getReport({}))).documents).toMatchObject({
      missing: 0,
      altered: 1,
    });
  });

  test('whose contents changed are found in the background and told at the next start, until they are mended', async () => {
    const copy = damaged();
    const { hash } = await oneDocument();
    const path = pathOfHash(copy, hash);
    const right = readFileSync(path);
    const wrong = Buffer.from(right);
    wrong.writeUInt8(wrong.readUInt8(10) ^ 1, 10);
    writeFileSync(path, wrong);
    expect(await failsToOpen(copy)).toBeNull();
    await lookOnce(copy, () => false);
    expect((await keptDoubts(copy)).files).toEqual([hash]);
    expect(await failsToOpen(copy)).toBe('documents_faulty');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, right);
    expect(await failsToOpen(copy)).toBeNull();
    expect((await keptDoubts(copy)).files).toEqual([]);
  });
});

describe('a backup', () => {
  const reason = 'پرونده آسیب دیده بود';

  test('takes the place of a damaged office, which is kept, and says so in its trail', async () => {
    const copy = damaged();
    mkdirSync(copy.backups, { recursive: true });
    const lost = (await oneDocument()).hash;
    const file = join(copy.backups, 'daftar-20261124-091500.daftar');
    await writeBackup({ folders: copy, file, where: (hash) => (hash === lost ? 'missing' : 'here') });
    rmSync(copy.documents, { recursive: true });
    overwrite(copy.database, 0, Buffer.alloc(pagesOf(copy.database) * PAGE, 0xff));
    const broken = hashOfFile(copy.database);
    expect(await failsToOpen(copy)).toBe('database_damaged');

    const rescue = rescueOf(copy);
    const [found] = await value(rescue.findBackups({ pass: null, path: null }));
    expect(found).toMatchObject({ path: file, isEncrypted: false });
    const preview = await value(rescue.previewBackup({ pass: null, path: file, passphrase: null }));
    expect(preview).toMatchObject({ documentsMissing: 1, differences: null });
    expect(preview.counts.ngos).toBeGreaterThan(100);
    const { previewId } = preview;
    const { keptIn } = await value(rescue.restoreBackup({ pass: null, previewId, reason }));
    expect(hashOfFile(join(copy.root, keptIn, 'daftar.sqlite'))).toBe(broken);

    // It opens although a document is lost: whoever restored was told.
    expect(await failsToOpen(copy)).toBeNull();
    const { reader, close } = await openDatabase(copy.database);
    const { rows } = await sql<Record<string, unknown>>`select * from audit
      where method = 'rescue.restoreBackup'`.execute(reader);
    expect(rows).toMatchObject([{ reason, person: null, subject: 'office' }]);
    expect((await verifyTrail(reader)).fault).toBeNull();
    await close();
  });

  test('that is damaged, or another office’s, changes nothing', async () => {
    const copy = damaged();
    overwrite(copy.database, (pagesOf(copy.database) - 3) * PAGE, Buffer.alloc(PAGE, 0xff));
    const before = hashOfFile(copy.database);
    const file = join(copy.root, 'daftar-20261124-091500.daftar');
    const rescue = rescueOf(copy);
    const { pass } = await value(
      rescue.signIn({ userName: await administrator(), password: RESCUE_PASSWORD }),
    );
    const open = () => rescue.previewBackup({ pass, path: file, passphrase: null });
    expect(await open()).toEqual({ ok: false, error: 'backup_not_found' });
    writeFileSync(file, 'x'.repeat(10_000));
    expect(await open()).toEqual({ ok: false, error: 'not_a_backup' });
    rmSync(file);
    await writeBackup({ folders: sound, file });
    overwrite(file, 100_000, Buffer.from([1, 2, 3, 4]));
    expect(await open()).toEqual({ ok: false, error: 'backup_damaged' });

    const other = damaged();
    const { writer, close } = await openDatabase(other.database);
    await sql`update office set identity = ${'0'.repeat(32)}`.execute(writer);
    await close();
    rmSync(file);
    await writeBackup({ folders: other, file });
    expect(await open()).toEqual({ ok: false, error: 'backup_of_other_office' });
    expect(await rescue.restoreBackup({ pass, previewId: 'none', reason })).toEqual({
      ok: false,
      error: 'preview_gone',
    });
    expect(hashOfFile(copy.database)).toBe(before);
  });
});

test('an index that tells another story is found in the background, and the next start is thorough', async () => {
  const copy = damaged();
  const { writer, close } = await openDatabase(copy.database);
  // As a lost write leaves it: the table knows a row that its index does not.
  await sql`pragma writable_schema = on`.execute(writer);
  await sql`update sqlite_schema set sql = replace(sql, 'ngo_id, id', 'id, ngo_id') where name = 'note_by_ngo'`.execute(
    writer,
  );
  await close();
  await lookOnce(copy, () => false);
  expect((await keptDoubts(copy)).isDatabaseDoubtful).toBe(true);
  expect(await failsToOpen(copy)).toBe('database_damaged');
});

test('a doubt that does not hold is forgotten', async () => {
  const copy = damaged();
  await keepDoubts(copy, { isDatabaseDoubtful: true, files: ['ab'.repeat(32)], readUpTo: '' });
  expect(await failsToOpen(copy)).toBeNull();
  expect(await keptDoubts(copy)).toEqual({ isDatabaseDoubtful: false, files: [], readUpTo: '' });
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'in a folder that cannot be written everything is read, and nothing is left behind',
  async () => {
    const copy = damaged();
    chmodSync(copy.root, 0o500);
    try {
      expect(await failsToOpen(copy)).toBe('not_writable');
      const report = await value(rescueOf(copy, 'not_writable').getReport({}));
      expect(report).toMatchObject({ canRestore: false, database: { state: 'whole' } });
    } finally {
      chmodSync(copy.root, 0o700);
    }
  },
);

test('looking changes no byte of the office', async () => {
  const copy = damaged();
  overwrite(copy.database, 0, Buffer.alloc(512, 0xff));
  const before = hashOfFile(copy.database);
  const rescue = rescueOf(copy);
  await value(rescue.getReport({}));
  await value(rescue.makeDiagnostics({}));
  const { pass } = await value(rescue.signIn({ userName: await administrator(), password: RESCUE_PASSWORD }));
  await value(rescue.exportReadable({ pass }));
  expect(hashOfFile(copy.database)).toBe(before);
  expect(existsSync(`${copy.database}-wal`)).toBe(false);
  expect(readdirSync(copy.temporary)).toEqual([]);
});
