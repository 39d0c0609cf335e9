import { type RawDatabase, type RawRow, isDamage, quoted, rawRows } from './raw-database.ts';

/** A table as it can be read whatever has become of it. */
export interface SalvageTable {
  readonly name: string;
  /** A whole number that orders the table itself: its rowid, or the first column of its primary key. */
  readonly key: string;
  readonly columns: readonly string[];
}

export interface Salvaged {
  readonly rows: number;
  /** Whether every row that there was has been read. */
  readonly isWhole: boolean;
}

const AT_ONCE = 2_000;
/** Beyond it a file is so broken that going on would take the night. */
const MOST_QUESTIONS = 300_000;
/** Of a row number; beyond it nothing was ever given. */
const FARTHEST = 2 ** 31;

/**
 * Reads a table from its first row to its last in blocks, ever smaller before a damaged place, and goes on
 * at the first row behind it that can be read. Hands over the rows block by block. Throws what is not
 * damage, such as a table that is not there.
 */
export async function salvage(
  db: RawDatabase,
  { name, key, columns }: SalvageTable,
  take: (rows: readonly RawRow[]) => void | Promise<void>,
): Promise<Salvaged> {
  const [table, by] = [quoted(name), quoted(key)];
  const block = `select ${columns.map(quoted).join(', ')} from ${table} where ${by} >= ? and ${by} < ? order by ${by}`;
  const nearest = `select ${by} as found from ${table} where ${by} >= ? order by ${by} limit 1`;
  const found = (from: number) => numberOf(db, nearest, from);

  let rows = 0;
  let isWhole = true;
  let from = -FARTHEST;
  let size = AT_ONCE;
  let asked = 0;
  for (; asked < MOST_QUESTIONS; asked += 1) {
    try {
      const start = await found(from);
      if (start === undefined) break;
      const read = await rawRows(db, block, start, start + size);
      await take(read);
      rows += read.length;
      from = start + size;
      size = Math.min(AT_ONCE, size * 2);
    } catch (failure) {
      if (!isDamage(failure)) throw failure;
      isWhole = false;
      if (size > 1) {
        // Nothing of the block was taken: it is read once more in smaller parts.
        size = Math.max(1, Math.floor(size / 4));
        continue;
      }
      const behind = await firstBehind(db, nearest, from);
      if (behind === undefined) break;
      from = behind;
    }
  }
  if (!isWhole || asked === MOST_QUESTIONS) return { rows, isWhole: false };
  // Where a row's own number is damaged, reading may end before the end without a word.
  const [counted] = await rawRows(db, `select count(*) as rows from ${table}`).catch(() => []);
  return { rows, isWhole: Number(counted?.['rows']) === rows };
}

/** The smallest place after a damaged one from where rows can be found again; undefined for none. */
async function firstBehind(db: RawDatabase, nearest: string, from: number): Promise<number | undefined> {
  const isReadable = async (place: number) => {
    try {
      await numberOf(db, nearest, place);
      return true;
    } catch (failure) {
      if (!isDamage(failure)) throw failure;
      return false;
    }
  };
  // The row itself may be what cannot be read while its number can.
  const begin = await numberOf(db, nearest, from).catch(() => undefined);
  const first = (begin ?? from) + 1;
  let step = 1;
  while (!(await isReadable(first + step - 1))) {
    step *= 2;
    if (step > 2 * FARTHEST) return undefined;
  }
  let unreadable = first + Math.floor(step / 2) - 1;
  let readable = first + step - 1;
  while (readable - unreadable > 1) {
    const middle = Math.floor((readable + unreadable) / 2);
    if (await isReadable(middle)) readable = middle;
    else unreadable = middle;
  }
  return Math.max(readable, first);
}

async function numberOf(db: RawDatabase, statement: string, from: number): Promise<number | undefined> {
  const [row] = await rawRows(db, statement, from);
  const value = row?.['found'];
  return typeof value === 'number' ? value : undefined;
}
