import { createHash } from 'node:crypto';
import type { AccountId } from '../../shared/access.ts';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import { insertRows } from '../database/bulk.ts';
import type { Reader, Writer } from '../database/schema.ts';

export interface AuditTable {
  readonly seq: number;
  readonly at: Instant;
  readonly accountId: AccountId | null;
  /** The name the person had then: accounts may be renamed, the trail may not. */
  readonly person: string | null;
  readonly method: string;
  /** `done`, or the code of the error or refusal. */
  readonly outcome: string;
  readonly subject: string | null;
  readonly reason: string | null;
  /** JSON of the record before and after. */
  readonly change: string | null;
  readonly hash: string;
}

export type AuditRow = AuditTable;
export type AuditEntry = Omit<AuditRow, 'seq' | 'hash'>;

/** The last row's number and hash: kept outside the file (on paper, in backups), it shows a cut tail. */
export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

export type Fault =
  | { readonly kind: 'missing'; readonly seq: number }
  | { readonly kind: 'altered'; readonly seq: number }
  | { readonly kind: 'cut'; readonly seq: number };

export interface Verification {
  readonly head: TrailHead;
  /** The first fault met; null when every row is as it was written. */
  readonly fault: Fault | null;
}

const NOTHING: TrailHead = { seq: 0, hash: '0'.repeat(64) };
const PAGE = 1_000;

export async function trailHead(db: Reader): Promise<TrailHead> {
  const last = await db.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).execute();
  return last[0] ?? NOTHING;
}

/** The hash of one row, or undefined where there is none. */
export async function hashAt(db: Reader, seq: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit').select('hash').where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
}

/**
 * The latest instant in the trail: a clock that is behind it has been set back, also when something has
 * been written since by that clock.
 */
export async function lastRecordedAt(db: Reader): Promise<Instant | null> {
  const last = await db.selectFrom('audit').select('at').orderBy('at', 'desc').limit(1).execute();
  return last[0]?.at ?? null;
}

/** Appends one row in the transaction of the change it tells of. */
export async function appendToTrail(db: Writer, entry: AuditEntry): Promise<TrailHead> {
  const head = await trailHead(db);
  const row = { ...entry, seq: head.seq + 1 };
  const hash = hashOf(row, head.hash);
  await db
    .insertInto('audit')
    .values({ ...row, hash })
    .execute();
  return { seq: row.seq, hash };
}

/** Appends many rows in their order, at once, and gives the head that each of them left. */
export async function appendAllToTrail(
  db: Writer,
  entries: readonly AuditEntry[],
): Promise<readonly TrailHead[]> {
  let head = await trailHead(db);
  const rows = entries.map((entry): AuditRow => {
    const row = { ...entry, seq: head.seq + 1 };
    head = { seq: row.seq, hash: hashOf(row, head.hash) };
    return { ...row, hash: head.hash };
  });
  await insertRows(db, 'audit', rows);
  return rows.map(({ seq, hash }) => ({ seq, hash }));
}

/** What is known from elsewhere about one row: from paper only a mark, so it is asked, not compared. */
export interface Known {
  readonly seq: number;
  readonly isHash: (hash: string) => boolean;
}

/**
 * Reads the whole trail and names the first row that is not as it was written. An edited or reordered
 * row breaks its own hash, a deleted or inserted one the numbering or the hash after it; a cut tail shows
 * only against what is known from elsewhere: prints, a backup, the file beside the database.
 */
export async function verifyTrail(db: Reader, known: readonly Known[] = []): Promise<Verification> {
  let head = NOTHING;
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const { hash, ...row } of rows) {
      if (row.seq !== head.seq + 1) return { head, fault: { kind: 'missing', seq: head.seq + 1 } };
      const isAsWritten = hashOf(row, head.hash) === hash;
      const isAsKnown = known.every(({ seq, isHash }) => seq !== row.seq || isHash(hash));
      if (!isAsWritten || !isAsKnown) return { head, fault: { kind: 'altered', seq: row.seq } };
      head = { seq: row.seq, hash };
    }
    if (rows.length < PAGE) break;
  }
  const isCut = known.some(({ seq }) => seq > head.seq);
  return { head, fault: isCut ? { kind: 'cut', seq: head.seq + 1 } : null };
}

/** A head that was kept whole. */
export function knownHead({ seq, hash }: TrailHead): Known {
  return { seq, isHash: (other) => other === hash };
}

/** SHA-256 over the hash before and the row's values in a fixed order, as JSON. */
function hashOf(row: Omit<AuditRow, 'hash'>, before: string): string {
  const { seq, at, accountId, person, method, outcome, subject, reason, change } = row;
  const values = [before, seq, at, accountId, person, method, outcome, subject, reason, change];
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
