import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { checkContainer } from '../../electron/backup/container.ts';
import { createUnlock } from '../../electron/backup/keys.ts';
import { type Connections, openDatabase } from '../../electron/database/open.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import { type Folders, foldersIn } from '../../electron/office/folders.ts';
import { listing } from '../support/ngo-office.ts';
import { documentOf, namesOfList } from './desks.ts';
import type { ActKind, Line } from './journal.ts';
import { openWhole } from './office.ts';

/** What an office that was killed is found to be; every fault is a sentence. */
export interface Found {
  readonly faults: readonly string[];
  readonly acknowledged: number;
  /** Asked for, never answered, and yet done: allowed, since the answer alone was lost. */
  readonly doneUnanswered: number;
  /** Of the acknowledged ones. */
  readonly backedUp: number;
  readonly restored: number;
}

/**
 * Opens the office as a person would and holds it against the journal: every acknowledged act is in the
 * trail and in the record exactly once, every other one in both or in neither.
 */
export async function checkOffice(folder: string, journal: readonly Line[]): Promise<Found> {
  const faults: string[] = [];
  const opened = await openWhole(folder);
  try {
    await opened.enter();
    const trail = await opened.client.trail.verifyTrail({ expected: null });
    if (!trail.ok || trail.value.fault !== null) faults.push(`The trail: ${JSON.stringify(trail)}`);
    const ids = await opened.client.ngos.listNgoIds({ filter: listing({}).filter, sort: listing({}).sort });
    if (!ids.ok) faults.push(`The list: ${ids.error}`);
  } finally {
    await opened.office.close();
  }
  for (const { bug } of opened.bugs) faults.push(`An incident: ${String(bug)}`);
  const folders = foldersIn(folder);
  const db = await openDatabase(folders.database);
  try {
    faults.push(...(await faultsOfFile(db)), ...(await faultsOfDocuments(db, folders)));
    faults.push(...(await faultsOfBackups(folders)));
    faults.push(
      ...journal.flatMap((line) => (line.at === 'incident' ? [`While it worked: ${line.text}`] : [])),
    );
    const acts = await heldAgainst(db, journal);
    return { ...acts, faults: [...faults, ...acts.faults] };
  } finally {
    await db.close();
  }
}

async function faultsOfFile(db: Connections): Promise<readonly string[]> {
  const { rows } = await sql<{ fault: string }>`
    select integrity_check as fault from pragma_integrity_check where integrity_check <> 'ok'
    union all select 'an orphan in ' || "table" from pragma_foreign_key_check
    union all select 'an NGO without its summary: ' || id from ngo where id not in (select ngo_id from ngo_summary)
    union all select 'an NGO that cannot be searched: ' || id from ngo where id not in (select ngo_id from ngo_search)
    union all select 'a summary of nothing: ' || ngo_id from ngo_summary where ngo_id not in (select id from ngo)
  `.execute(db.reader);
  return rows.map(({ fault }) => `The database: ${fault}`);
}

async function faultsOfDocuments(db: Connections, folders: Folders): Promise<readonly string[]> {
  const documents = await db.reader.selectFrom('document').select(['hash', 'size', 'fileName']).execute();
  const faults = await Promise.all(
    documents.map(async ({ hash, size, fileName }) => {
      const bytes = await readFile(pathOfHash(folders, hash)).catch(() => null);
      if (bytes === null) return [`The document ${fileName} is missing`];
      const isWhole = bytes.length === size && createHash('sha256').update(bytes).digest('hex') === hash;
      return isWhole ? [] : [`The document ${fileName} is altered`];
    }),
  );
  const left = await readdir(folders.temporary).catch(() => []);
  return [...faults.flat(), ...left.map((name) => `Left in the temporary folder: ${name}`)];
}

/** Whatever has the name of a backup is whole, and what it has elsewhere lies in another file of its set. */
async function faultsOfBackups({ backups }: Folders): Promise<readonly string[]> {
  const names = (await readdir(backups).catch(() => [])).filter((name) => name.endsWith('.daftar'));
  const unlock = createUnlock(null);
  const faults: string[] = [];
  const here = new Set<string>();
  const elsewhere = new Map<string, string>();
  for (const name of names) {
    try {
      const { manifest } = await checkContainer(join(backups, name), unlock);
      for (const { hash, where } of manifest.documents) {
        if (where === 'here') here.add(hash);
        else if (where === 'elsewhere') elsewhere.set(hash, name);
        else faults.push(`The backup ${name} lacks a document`);
      }
    } catch (failure) {
      faults.push(`The backup ${name}: ${String(failure)}`);
    }
  }
  for (const [hash, name] of elsewhere) {
    if (!here.has(hash)) faults.push(`The backup ${name} points to ${hash}, which no other has`);
  }
  return faults;
}

/** Where the record of an act stands: how often it is there, counted in the whole file at once. */
const IN_RECORD: Readonly<Partial<Record<ActKind, (db: Connections) => Promise<readonly string[]>>>> = {
  register: async (db) =>
    (await db.reader.selectFrom('ngo').select('name').execute()).map(({ name }) =>
      name.replace('انجمن ', ''),
    ),
  correct: async (db) =>
    (await db.reader.selectFrom('ngoChange').select('reason').execute()).map(({ reason }) => reason),
  note: async (db) => (await db.reader.selectFrom('note').select('text').execute()).map(({ text }) => text),
  flag: async (db) => (await db.reader.selectFrom('flag').select('text').execute()).map(({ text }) => text),
  document: async (db) =>
    (await db.reader.selectFrom('document').select('title').execute()).map(({ title }) => title),
  import: async (db) =>
    (await db.reader.selectFrom('ngoImport').select('fileName').execute()).map(({ fileName }) =>
      fileName.replace(/\.csv$/u, ''),
    ),
  undoImport: async (db) =>
    (await db.reader.selectFrom('ngoImport').select('undoneReason').execute()).flatMap(
      ({ undoneReason }) => undoneReason ?? [],
    ),
};

const METHODS: Readonly<Partial<Record<ActKind, string>>> = {
  register: 'ngos.registerNgo',
  correct: 'ngos.correctNgo',
  note: 'ngos.addNote',
  flag: 'ngos.raiseFlag',
  document: 'ngos.addDocument',
  import: 'imports.confirm',
  undoImport: 'imports.undoImport',
  restore: 'backups.restoreBackup',
};

async function heldAgainst(db: Connections, journal: readonly Line[]): Promise<Found> {
  const answers = new Map(journal.flatMap((line) => (line.at === 'answered' ? [[line.mark, line]] : [])));
  const trail = await marksInTrail(db);
  const names = counted((await db.reader.selectFrom('ngo').select('name').execute()).map(({ name }) => name));
  const faults: string[] = [];
  let acknowledged = 0;
  let doneUnanswered = 0;
  const inRecord = new Map<ActKind, ReadonlyMap<string, number>>();
  for (const [kind, read] of Object.entries(IN_RECORD)) {
    inRecord.set(kind as ActKind, counted(await read(db)));
  }
  const mayBeLost = lossesOf(journal, trail);
  for (const line of journal) {
    if (line.at !== 'asked' || METHODS[line.kind] === undefined) continue;
    const { mark, kind } = line;
    const answer = answers.get(mark);
    const inTrail = trail.get(`${METHODS[kind]} ${mark}`) ?? 0;
    const held = inRecord.get(kind)?.get(mark) ?? (kind === 'restore' ? inTrail : 0);
    const said = `${kind} ${mark}, answered ${answer?.outcome ?? 'nothing'}`;
    if (answer?.outcome === 'done') acknowledged += 1;
    if (answer === undefined && inTrail === 1) doneUnanswered += 1;
    const isOpen = answer === undefined || (answer.outcome === 'done' && mayBeLost(answer.ms));
    const expected = isOpen ? inTrail : answer.outcome === 'done' ? 1 : 0;
    if (inTrail !== expected || inTrail > 1) faults.push(`${said}: ${inTrail} times in the trail`);
    if (held !== inTrail)
      faults.push(`${said}: ${inTrail} times in the trail and ${held} times in the record`);
    if (kind === 'import') {
      const there = namesOfList(mark).filter((name) => names.get(name) === 1).length;
      if (there !== (inTrail === 1 ? namesOfList(mark).length : 0))
        faults.push(`${said}: ${there} rows written`);
    }
    if (kind === 'document' && inTrail === 1) faults.push(...(await documentFault(db, mark)));
  }
  const done = journal.flatMap((line) =>
    line.at === 'answered' && line.outcome === 'done' ? [line.mark] : [],
  );
  const countOf = (kind: ActKind) =>
    journal.filter((line) => line.at === 'asked' && line.kind === kind && done.includes(line.mark)).length;
  return { faults, acknowledged, doneUnanswered, backedUp: countOf('backup'), restored: countOf('restore') };
}

/** A backup's own time is taken when it is written, some moments after what it holds. */
const COPYING_MS = 10_000;

/**
 * Whether an act that was acknowledged at an instant may be gone: a restore that happened brings back a
 * state from before it. What came after the restore's own answer may not.
 */
function lossesOf(journal: readonly Line[], trail: ReadonlyMap<string, number>): (ms: number) => boolean {
  const answered = new Map(journal.flatMap((line) => (line.at === 'answered' ? [[line.mark, line.ms]] : [])));
  const lost = journal.flatMap((line) => {
    if (line.at !== 'asked' || line.kind !== 'restore' || line.backupMadeAt === null) return [];
    // A later restore may have taken this one's row away: it has happened all the same if it was acknowledged.
    const hasHappened =
      (trail.get(`${METHODS.restore ?? ''} ${line.mark}`) ?? 0) > 0 || isDone(journal, line.mark);
    if (!hasHappened) return [];
    const until = answered.get(line.mark) ?? Number.POSITIVE_INFINITY;
    return [{ from: Date.parse(line.backupMadeAt) - COPYING_MS, until }];
  });
  return (ms) => lost.some(({ from, until }) => ms >= from && ms <= until);
}

function isDone(journal: readonly Line[], mark: string): boolean {
  return journal.some((line) => line.at === 'answered' && line.mark === mark && line.outcome === 'done');
}

async function documentFault(db: Connections, mark: string): Promise<readonly string[]> {
  const hash = createHash('sha256').update(documentOf(mark)).digest('hex');
  const held = await db.reader
    .selectFrom('document')
    .select('hash')
    .where('title', '=', mark)
    .executeTakeFirst();
  return held?.hash === hash ? [] : [`The document ${mark} has other bytes than were given`];
}

/** By method and mark, how many rows of the trail say it was done. */
async function marksInTrail(db: Connections): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ method: string; told: string }>`
    select method, coalesce(reason, '') || ' ' || coalesce(json_extract(change, '$.after'), '') as told
    from audit where outcome = 'done'`.execute(db.reader);
  return counted(
    rows.flatMap(({ method, told }) => {
      const marks = new Set(told.match(/[a-z]{16}/gu) ?? []);
      return [...marks].map((mark) => `${method} ${mark}`);
    }),
  );
}

function counted(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
