import { Instant } from '../../shared/calendar/iso-date.ts';
import type { FaultyDocument, Readability } from '../../shared/features/rescue/contract.ts';
import { officeTitle } from '../../shared/features/office/title.fa.ts';
import { columnsOf } from './export-readable.ts';
import type { FaultyFile } from './document-check.ts';
import { type RawDatabase, isDamage, quoted, rawRows } from './raw-database.ts';
import { salvage } from './salvage.ts';
import { RESCUE_SHEETS, type RescueSheet } from './sheets.fa.ts';

export interface KindSurvey {
  readonly name: string;
  readonly rows: number;
  readonly state: Readability;
}

/** How much of each kind can be read. A table that SQLite finds whole is only counted. */
export async function surveyKinds(db: RawDatabase): Promise<readonly KindSurvey[]> {
  const kinds: KindSurvey[] = [];
  for (const sheet of RESCUE_SHEETS) {
    kinds.push((await wholeKind(db, sheet)) ?? (await damagedKind(db, sheet)));
  }
  return kinds;
}

async function wholeKind(db: RawDatabase, { table, name }: RescueSheet): Promise<KindSurvey | undefined> {
  try {
    const [said] = await rawRows(db, `pragma quick_check(${quoted(table)})`);
    if (said === undefined || !Object.values(said).includes('ok')) return undefined;
    const [counted] = await rawRows(db, `select count(*) as rows from ${quoted(table)}`);
    return { name, rows: Number(counted?.['rows']), state: 'whole' };
  } catch {
    return undefined;
  }
}

async function damagedKind(db: RawDatabase, { table, key, name }: RescueSheet): Promise<KindSurvey> {
  const there = await columnsOf(db, table);
  if (!there.has(key)) return { name, rows: 0, state: 'unreadable' };
  try {
    const { rows, isWhole } = await salvage(db, { name: table, key, columns: [...there] }, () => {});
    return { name, rows, state: isWhole ? 'whole' : rows > 0 ? 'partial' : 'unreadable' };
  } catch (failure) {
    if (isDamage(failure)) return { name, rows: 0, state: 'unreadable' };
    throw failure;
  }
}

/** Everything together: whole if every kind is, unreadable if none is. */
export function wholeState(kinds: readonly KindSurvey[]): Readability {
  if (kinds.every(({ state }) => state === 'whole')) return 'whole';
  return kinds.every(({ state }) => state === 'unreadable') ? 'unreadable' : 'partial';
}

/** Which office this is; null where that cannot be read. */
export async function surveyOffice(
  db: RawDatabase,
): Promise<{ readonly title: string; readonly isSample: boolean; readonly identity: string | null } | null> {
  const [row] = await rawRows(db, 'select * from office').catch(() => []);
  if (row === undefined || typeof row['county_name'] !== 'string') return null;
  const kind = row['kind'] === 'special_governorate' ? 'special_governorate' : 'governorate';
  const identity = row['identity'];
  return {
    title: officeTitle({ kind, countyName: row['county_name'] }),
    isSample: row['is_sample'] === 1,
    identity: typeof identity === 'string' ? identity : null,
  };
}

/** When the last act in the trail was done; null where that cannot be read. */
export async function lastActOf(db: RawDatabase): Promise<Instant | null> {
  const [row] = await rawRows(db, 'select at from audit order by seq desc limit 1').catch(() => []);
  const at = Instant.safeParse(row?.['at']);
  return at.success ? at.data : null;
}

/** The documents that point to faulty files, by the names of what they belong to. */
export async function namedDocuments(
  db: RawDatabase,
  files: readonly FaultyFile[],
): Promise<readonly FaultyDocument[]> {
  const states = new Map(files.map(({ hash, state }) => [hash, state]));
  const rows = await rawRows(
    db,
    `select d.hash, d.title, d.file_name, d.retired_at, n.name as ngo, t.name as kind
       from json_each(?) as wanted
       join document as d on d.hash = wanted.value
       left join ngo as n on n.id = d.ngo_id
       left join list_entry as t on t.id = d.type_id
      order by n.name, t.name, d.id`,
    JSON.stringify([...states.keys()]),
  ).catch((failure: unknown) => {
    if (isDamage(failure)) return [];
    throw failure;
  });
  return rows.map((row) => ({
    ngo: String(row['ngo'] ?? ''),
    kind: String(row['kind'] ?? ''),
    title: String(row['title'] || row['file_name'] || ''),
    state: states.get(String(row['hash'])) ?? 'missing',
    isRetired: row['retired_at'] !== null,
  }));
}
