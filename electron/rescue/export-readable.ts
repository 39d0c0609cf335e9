import { Instant, IsoDate, dayInTehran, timeInTehran } from '../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../shared/calendar/jalali.ts';
import type { SheetTable, TableRow, TableValue } from '../documents/sheets/table.ts';
import { writeXlsx } from '../documents/sheets/write-sheet.ts';
import type { RawDatabase, RawRow, RawValue } from './raw-database.ts';
import { rawRows } from './raw-database.ts';
import { salvage } from './salvage.ts';
import {
  RESCUE_SHEETS,
  RESCUE_SHEET_TEXT as TEXT,
  type CellReading,
  type RescueColumn,
  type RescueSheet,
} from './sheets.fa.ts';

/** A table as far as it could be read. */
interface ReadSheet {
  readonly sheet: RescueSheet;
  readonly columns: readonly RescueColumn[];
  readonly rows: readonly RawRow[];
  readonly state: 'whole' | 'partial' | 'unreadable';
}

interface Parts {
  readonly db: RawDatabase;
  readonly now: Instant;
  readonly isWithoutLastActs: boolean;
  /** Tables read so far, of all. */
  readonly report: (done: number, total: number) => void;
}

/** Excel holds no more rows in a sheet; what is beyond goes on in a further one. */
const MOST_ROWS = 1_000_000;

/**
 * Everything that can be read as one xlsx file: a sheet that says how much of each kind could be read, and
 * a sheet for each kind. Nothing in it is calculated, and identifiers are text.
 */
export async function exportReadable(parts: Parts): Promise<Uint8Array> {
  const read: ReadSheet[] = [];
  const total = RESCUE_SHEETS.length + 1;
  for (const sheet of RESCUE_SHEETS) {
    parts.report(read.length, total);
    read.push(await readSheet(parts.db, sheet));
  }
  parts.report(read.length, total);
  const names = namesIn(read);
  return writeXlsx([stateTable(read, parts), ...read.flatMap((one) => tablesOf(one, names))]);
}

async function readSheet(db: RawDatabase, sheet: RescueSheet): Promise<ReadSheet> {
  const rows: RawRow[] = [];
  // An older office lacks the newest columns, a damaged list of tables may lack more.
  const there = await columnsOf(db, sheet.table);
  const columns = sheet.columns.filter(({ column }) => there.has(column));
  if (!there.has(sheet.key)) return { sheet, columns, rows, state: 'unreadable' };
  const read = [...new Set([sheet.key, ...columns.map(({ column }) => column)])];
  const table = { name: sheet.table, key: sheet.key, columns: read };
  const { isWhole } = await salvage(db, table, (some) => void rows.push(...some));
  return { sheet, columns, rows, state: isWhole ? 'whole' : rows.length > 0 ? 'partial' : 'unreadable' };
}

/** The columns that a table really has; none where it cannot be opened. */
export async function columnsOf(db: RawDatabase, table: string): Promise<ReadonlySet<string>> {
  const rows = await rawRows(db, 'select name from pragma_table_info(?)', table).catch(() => []);
  return new Set(rows.map(({ name }) => String(name)));
}

type Names = Readonly<Record<'ngo' | 'person' | 'entry' | 'account', ReadonlyMap<RawValue, string>>>;

function namesIn(read: readonly ReadSheet[]): Names {
  const of = (table: string, column: string) =>
    new Map(
      (read.find(({ sheet }) => sheet.table === table)?.rows ?? []).map(
        (row) => [row['id'] ?? null, String(row[column] ?? '')] as const,
      ),
    );
  return {
    ngo: of('ngo', 'name'),
    person: of('person', 'full_name'),
    entry: of('list_entry', 'name'),
    account: of('account', 'full_name'),
  };
}

function stateTable(read: readonly ReadSheet[], { now, isWithoutLastActs }: Parts): SheetTable {
  const rows: TableRow[] = read.map(({ sheet, rows: of, state }) => [sheet.name, of.length, TEXT[state]]);
  const isAllWhole = read.every(({ state }) => state === 'whole') && !isWithoutLastActs;
  return {
    name: TEXT.state,
    columns: [
      { heading: TEXT.kind, width: 44, kind: 'text' },
      { heading: TEXT.count, width: 16, kind: 'number' },
      { heading: TEXT.isWhole, width: 22, kind: 'text' },
    ],
    rows: [
      ...rows,
      [TEXT.madeAt, null, instantText(now)],
      ...(isWithoutLastActs ? [[TEXT.withoutLastActs, null, null]] : []),
      ...(isAllWhole ? [] : [[TEXT.notFromWhole, null, null]]),
    ],
  };
}

function tablesOf({ sheet, columns, rows }: ReadSheet, names: Names): readonly SheetTable[] {
  const parts = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  return Array.from({ length: parts }, (_, part) => ({
    name: sheet.name,
    columns: columns.map(({ heading, as }) => ({
      heading,
      width: WIDTHS[typeof as === 'string' ? as : 'words'],
      kind: kindOf(as),
    })),
    rows: rows
      .slice(part * MOST_ROWS, (part + 1) * MOST_ROWS)
      .map((row) => columns.map(({ column, as }) => cellOf(row[column] ?? null, as, names))),
  }));
}

const WIDTHS = {
  text: 28,
  identifier: 16,
  number: 12,
  day: 12,
  instant: 18,
  yes: 10,
  texts: 28,
  ngo: 34,
  person: 26,
  entry: 24,
  account: 22,
  words: 18,
} as const;

function kindOf(as: CellReading): 'text' | 'identifier' | 'number' | 'date' {
  if (as === 'identifier' || as === 'number') return as;
  return as === 'day' ? 'date' : 'text';
}

/** A value as people read it; one that is not what its column holds, for the file is damaged, as it stands. */
function cellOf(value: RawValue, as: CellReading, names: Names): TableValue {
  if (value === null || value === '') return null;
  if (value instanceof Uint8Array) return null;
  if (typeof as === 'object') return as[String(value)] ?? value;
  switch (as) {
    case 'number':
      return value;
    case 'day': {
      const day = IsoDate.safeParse(value);
      return day.success ? formatJalali(day.data) : String(value);
    }
    case 'instant': {
      const instant = Instant.safeParse(value);
      return instant.success ? instantText(instant.data) : String(value);
    }
    case 'yes':
      return value === 1 ? TEXT.yes : TEXT.no;
    case 'texts':
      return textsOf(String(value));
    case 'ngo':
    case 'person':
    case 'entry':
    case 'account':
      return names[as].get(value) ?? TEXT.unknown(String(value));
    default:
      return String(value);
  }
}

function instantText(instant: Instant): string {
  return `${formatJalali(dayInTehran(instant))} ${timeInTehran(instant)}`;
}

function textsOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (!Array.isArray(value)) return json;
    return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('، ');
  } catch {
    return json;
  }
}
