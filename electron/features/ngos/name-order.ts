import { sql } from 'kysely';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoFilter } from '../../../shared/features/ngos/list.ts';
import type { Reader, Writer } from '../../database/schema.ts';
import { lifecycleCondition } from './list-filter.ts';
import { type Match, withinLifecycles } from './search-match.ts';
import type { View } from './view.ts';

/** Orders of a few lifecycles before and after the last change. */
const MOST_KEPT = 4;

/**
 * The ids in the order of names, remembered while the register's mark stays the same. The mark is chosen at
 * random whenever something is refreshed, in the same transaction, so that neither a rollback nor another
 * file can bring an old one back.
 */
const remembered = new Map<string, Int32Array>();

/** What was remembered of the order of names no longer holds. */
export async function forgetOrder(writer: Writer): Promise<void> {
  await sql`update ngo_order set mark = hex(randomblob(16))`.execute(writer);
}

/** The ids of all NGOs of the filter's lifecycles, by name. */
async function namesInOrder(db: Reader, filter: NgoFilter): Promise<Int32Array> {
  const { rows } = await sql<{ mark: string }>`select mark from ngo_order`.execute(db);
  const key = [rows[0]?.mark, ...filter.lifecycles].join(' ');
  const known = remembered.get(key);
  if (known) return known;
  const ordered = await sql<{ ids: string | null }>`
    select group_concat(ngo_id) as ids from (
      select s.ngo_id from ngo_summary s where ${lifecycleCondition(filter)} order by s.sort_key, s.ngo_id)
    `.execute(db);
  const order = idsIn(ordered.rows[0]?.ids ?? null);
  remembered.set(key, order);
  for (const old of remembered.keys()) if (remembered.size > MOST_KEPT) remembered.delete(old);
  return order;
}

/**
 * The ids that match, in no order; null where there are more than `most`. As one text: thousands of rows
 * would take longer to hand over than to find.
 */
export async function idsMatching(
  db: Reader,
  filter: NgoFilter,
  view: View,
  match: Match,
  most: number,
): Promise<Int32Array | null> {
  const expression = withinLifecycles(match, view.canSeePersonal, filter.lifecycles);
  const { rows } = await sql<{ ids: string | null; count: number }>`
    select group_concat(id) as ids, count(*) as count from (
      select rowid as id from ngo_index where ngo_index match ${expression} limit ${most + 1})`.execute(db);
  const [found] = rows;
  return found === undefined || found.count > most ? null : idsIn(found.ids);
}

/** A part of these ids in the order of names. */
export async function byName(
  db: Reader,
  filter: NgoFilter,
  ids: Int32Array,
  direction: 'ascending' | 'descending',
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly NgoId[]> {
  const order = await namesInOrder(db, filter);
  const isHit = new Uint8Array(Math.max(maximum(ids), maximum(order)) + 1);
  for (const id of ids) isHit[id] = 1;
  const found: number[] = [];
  const wanted = offset + limit;
  for (let step = 0; step < order.length && found.length < wanted; step += 1) {
    const id = order[direction === 'ascending' ? step : order.length - 1 - step] ?? 0;
    if (isHit[id] === 1) found.push(id);
  }
  return found.slice(offset) as readonly number[] as readonly NgoId[];
}

function maximum(ids: Int32Array): number {
  let most = 0;
  for (const id of ids) if (id > most) most = id;
  return most;
}

const COMMA = 44;
const ZERO = 48;

/** Whole numbers between commas; digit by digit, since splitting tens of thousands takes as long as finding them. */
function idsIn(text: string | null): Int32Array {
  if (text === null) return new Int32Array(0);
  const ids = new Int32Array(Math.ceil(text.length / 2));
  let count = 0;
  let id = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA) {
      ids[count] = id;
      count += 1;
      id = 0;
    } else {
      id = id * 10 + code - ZERO;
    }
  }
  ids[count] = id;
  return ids.slice(0, count + 1);
}
