import { createHash, randomBytes } from 'node:crypto';
import {
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  writeFileSync,
  writeSync,
  mkdtempSync,
  rmSync,
} from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { piecesOf } from '../../electron/backup/container.ts';
import { createKeeper } from '../../electron/backup/keeper.ts';
import { type Connections, openDatabase } from '../../electron/database/open.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import { systemClock } from '../../electron/office/clock.ts';
import { type Folders, foldersIn } from '../../electron/office/folders.ts';
import { generateOffice } from './generate.ts';
import { type Measured, longestHold, timed } from './measure.ts';

const SEED = 4;
const DOCUMENT_BYTES = 400_000;
/** Asked: at least half of the speed of copying and hashing, so at most twice its time. */
const MOST_TIMES_RAW = 2;

/** The first backup of an office, which carries everything, beside copying and hashing the same files. */
export async function measureBackup(ngos: number, bytes: number): Promise<readonly Measured[]> {
  const root = mkdtempSync(join(tmpdir(), 'daftar-bench-backup-'));
  const folders = foldersIn(join(root, 'office'));
  for (const path of [folders.root, folders.documents, folders.temporary])
    await mkdir(path, { recursive: true });
  const db = await openDatabase(folders.database);
  try {
    await generateOffice(db, ngos, SEED);
    await sql`insert into office (id, kind, province_code, county_name, county_code, letterhead_lines, is_sample, created_at)
      values (1, 'governorate', '20', 'x', '', '[]', 0, '2026-01-01T00:00:00.000Z')`.execute(db.writer);
    await addDocuments(db, folders, Math.ceil(bytes / DOCUMENT_BYTES));
    const raw = await timed(() => copyAndHash(folders, join(root, 'copy')));
    rmSync(join(root, 'copy'), { recursive: true, force: true });
    let most = process.memoryUsage().rss;
    const before = most;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    const backup = { ms: 0 };
    const held = await longestHold(async () => {
      backup.ms = (await timed(() => backUp(db, folders))).ms;
    });
    clearInterval(watch);
    const size = `${ngos.toLocaleString('en')} NGOs with ${(bytes / 1e9).toFixed(2)} GB of documents`;
    const copying = { what: 'copying and hashing the same files', times: [raw.ms] };
    return [
      {
        what: `the first backup of ${size}, written, read back and verified`,
        times: [backup.ms],
        raw: copying,
        limit: Math.floor(raw.ms * MOST_TIMES_RAW),
        judged: 'median',
        note: `memory grew by at most ${((most - before) / 1e6).toFixed(0)} MB (asked: < 300)`,
      },
      {
        what: 'the longest hold of the main thread meanwhile',
        times: [held],
        raw: copying,
        limit: 100,
        judged: 'median',
      },
    ];
  } finally {
    await db.close();
    rmSync(root, { recursive: true, force: true });
  }
}

async function backUp(db: Connections, folders: Folders): Promise<void> {
  const keeper = createKeeper({
    folders,
    clock: systemClock,
    reader: () => db.reader,
    isAutomatic: false,
    reportBug: (_method, bug) => console.error(bug),
  });
  keeper.begin();
  while (keeper.outcome() === null) await new Promise((resolve) => setTimeout(resolve, 10));
  const error = keeper.outcome()?.error;
  if (error) throw new Error(`The backup came to ${error}`);
}

/** Files as they would be scanned, and the rows that name them. */
async function addDocuments(db: Connections, folders: Folders, count: number): Promise<void> {
  const rows: { readonly hash: string; readonly size: number }[] = [];
  for (let number = 0; number < count; number += 1) {
    const bytes = randomBytes(DOCUMENT_BYTES);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const path = pathOfHash(folders, hash);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    rows.push({ hash, size: bytes.length });
  }
  await sql`insert into document (ngo_id, type_id, file_name, media_type, size, hash, at)
    select (select min(id) from ngo), (select min(id) from list_entry), 'x.pdf', 'application/pdf',
      value ->> 'size', value ->> 'hash', '2026-01-01T00:00:00.000Z'
    from json_each(${JSON.stringify(rows)})`.execute(db.writer);
}

/** What any program must do at least: every byte is read, hashed, written and brought to the disk. */
async function copyAndHash(folders: Folders, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const file of [folders.database, ...(await filesBelow(folders.documents))]) {
    const digest = createHash('sha256');
    const fd = openSync(join(to, createHash('sha256').update(file).digest('hex')), 'w');
    for await (const piece of piecesOf(file)) {
      digest.update(piece);
      writeSync(fd, piece);
    }
    digest.digest();
    fsyncSync(fd);
    closeSync(fd);
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const groups = await readdir(folder);
  const all = await Promise.all(
    groups.map(async (group) =>
      (await readdir(join(folder, group))).map((name) => join(folder, group, name)),
    ),
  );
  return all.flat();
}
