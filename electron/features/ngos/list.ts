import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoFilter, NgoRow, NgoSort } from '../../../shared/features/ngos/list.ts';
import { BETWEEN } from '../../../shared/features/ngos/words.fa.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import { conditionOf, isPlain, missingSql, orderOf } from './list-filter.ts';
import { byName, idsMatching } from './name-order.ts';
import {
  type Match,
  type NearMatch,
  exactMatch,
  nearMatch,
  within,
  withinLifecycles,
} from './search-match.ts';
import { permitStateSql } from './state-sql.ts';
import type { View } from './view.ts';

/**
 * With so many exact hits nobody has made a typing error. The same for every page, count and print of a
 * list, so that they agree.
 */
const ENOUGH_EXACT = 20;

const BY_NAME: NgoSort = { by: 'name', direction: 'ascending' };

/** A filter made ready: which of its rows are exact and which have a typing error. */
export interface Finding {
  readonly filter: NgoFilter;
  readonly view: View;
  readonly exact: Match | null;
  readonly near: Match | null;
  /** All of them where they are few, so that the index is asked once. */
  readonly exactFew: Int32Array | null;
  readonly nearFew: Int32Array | null;
  readonly exactTotal: number;
  readonly total: number;
}

/** Counts what a filter finds: exactly, and with one typing error a word where that is not much. */
export async function find(db: Reader, filter: NgoFilter, view: View): Promise<Finding> {
  const exact = exactMatch(filter.text);
  // A text of nothing but punctuation finds nothing rather than everything.
  if (exact === null && filter.text.trim() !== '') {
    return { filter, view, exact, near: null, ...NONE_FEW, exactTotal: 0, total: 0 };
  }
  const { total: exactTotal, few: exactFew } = await tally(db, filter, view, exact);
  const near = exact === null || exactTotal >= ENOUGH_EXACT ? null : await nearMatch(db, exact);
  const { total: nearTotal, few: nearFew } =
    near === null ? { total: 0, few: null } : await tallyNear(db, filter, view, near, exactFew);
  return { filter, view, exact, near, exactFew, nearFew, exactTotal, total: exactTotal + nearTotal };
}

const NONE_FEW = { exactFew: null, nearFew: null } as const;

/** So many ids are quicker remembered than looked for again: all by themselves, or with other conditions. */
const FEW_OF_INDEX = 100_000;
const FEW = 500;

interface Tally {
  readonly total: number;
  readonly few: Int32Array | null;
}

/** How many there are, and which ones where they are few. */
async function tally(db: Reader, filter: NgoFilter, view: View, match: Match | null): Promise<Tally> {
  if (match === null) return { total: await count(db, filter, view, match), few: null };
  if (isPlain(filter, view) && match.words.every((word) => [...word].length === 1)) {
    // One letter: most likely nearly all.
    return { total: await count(db, filter, view, match), few: null };
  }
  if (isPlain(filter, view)) {
    const few = await idsMatching(db, filter, view, match, FEW_OF_INDEX);
    return few === null ? { total: await count(db, filter, view, match), few } : { total: few.length, few };
  }
  const { rows } = await sql<{ id: NgoId }>`select s.ngo_id as id from ${source(filter, view, match, BY_NAME)}
    where ${matching(match, view)} ${conditionOf(filter, view)} limit ${FEW + 1}`.execute(db);
  if (rows.length > FEW) return { total: await count(db, filter, view, match), few: null };
  return { total: rows.length, few: Int32Array.from(rows, ({ id }) => id) };
}

/** As `tally`; where the exact ones are known, taking them away here is quicker than in the index. */
async function tallyNear(
  db: Reader,
  filter: NgoFilter,
  view: View,
  near: NearMatch,
  exactFew: Int32Array | null,
): Promise<Tally> {
  if (exactFew === null || !isPlain(filter, view)) return tally(db, filter, view, near);
  const wide = { ...near, expression: near.withExact };
  const all = await idsMatching(db, filter, view, wide, FEW_OF_INDEX);
  if (all === null) return tally(db, filter, view, near);
  const isExact = new Set(exactFew);
  const few = all.filter((id) => !isExact.has(id));
  return { total: few.length, few };
}

/** The ids of a part of what was found, in order: the exact ones first. */
export async function idsFound(
  db: Reader,
  { filter, view, exact, near, exactFew, nearFew, exactTotal, total }: Finding,
  sort: NgoSort,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly NgoId[]> {
  const end = Math.min(offset + limit, total);
  const exactIds =
    offset < exactTotal
      ? await page(db, filter, view, { match: exact, few: exactFew, total: exactTotal }, sort, {
          offset,
          limit: Math.min(end, exactTotal) - offset,
        })
      : [];
  const missing = end - offset - exactIds.length;
  if (near === null || missing <= 0) return exactIds;
  const found = { match: near, few: nearFew, total: total - exactTotal };
  const nearIds = await page(db, filter, view, found, sort, {
    offset: Math.max(0, offset - exactTotal),
    limit: missing,
  });
  return [...exactIds, ...nearIds];
}

/** The few best for a palette: those whose name begins with the text, then those whose name has its words. */
export async function idsOfBest(
  db: Reader,
  { filter, view, exact, near }: Finding,
  limit: number,
): Promise<readonly NgoId[]> {
  const ids: NgoId[] = [];
  for (const match of [exact, near]) {
    if (match === null || ids.length >= limit) continue;
    const inName = sql.join(
      match.words.map((word) => sql`(instr(s.name_key, ${word}) > 0)`),
      sql` + `,
    );
    const { rows } = await sql<{ ngoId: NgoId }>`
      select s.ngo_id from ngo_index f cross join ngo_summary s on s.ngo_id = f.rowid
      where ${matching(match, view)} ${conditionOf(filter, view)}
      order by instr(s.name_key, ${match.words.join('')}) = 1 desc, ${inName} desc, s.sort_key
      limit ${limit - ids.length}`.execute(db);
    ids.push(...rows.map(({ ngoId }) => ngoId));
  }
  return ids;
}

async function count(db: Reader, filter: NgoFilter, view: View, match: Match | null): Promise<number> {
  if (match !== null && isPlain(filter, view)) {
    // The index alone, without a look-up for each of what may be all records.
    const expression = withinLifecycles(match, view.canSeePersonal, filter.lifecycles);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ngo_index where ngo_index match ${expression}`.execute(db);
    return rows[0]?.count ?? 0;
  }
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${source(filter, view, match, BY_NAME)}
    where ${matching(match, view)} ${conditionOf(filter, view)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function page(
  db: Reader,
  filter: NgoFilter,
  view: View,
  { match, few, total }: Tally & { readonly match: Match | null },
  sort: NgoSort,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly NgoId[]> {
  if (few !== null && few.length > FEW && sort.by === 'name') {
    return byName(db, filter, few, sort.direction, { offset, limit });
  }
  if (few !== null) {
    const { rows } = await sql<{ ngoId: NgoId }>`
      select s.ngo_id from ngo_summary s where s.ngo_id in ${idsFromJson([...few])}
      order by ${orderOf(sort, view)} limit ${limit} offset ${offset}`.execute(db);
    return rows.map(({ ngoId }) => ngoId);
  }
  if (match !== null && sort.by === 'name' && offset + limit <= LONGEST_WALK && (await isDense(db, total))) {
    // Where so many records are hits, the first ones are met at once in the order of names.
    const { rows } = await sql<{ ngoId: NgoId }>`
      select s.ngo_id from ngo_summary s
      where ${conditionOf(filter, view)} and exists (
        select 1 from ngo_index where ${matching(match, view)} rowid = s.ngo_id)
      order by ${orderOf(sort, view)} limit ${limit} offset ${offset}`.execute(db);
    return rows.map(({ ngoId }) => ngoId);
  }
  if (match !== null && sort.by === 'name' && isPlain(filter, view)) {
    const all = await idsMatching(db, filter, view, match, total);
    if (all !== null) return byName(db, filter, all, sort.direction, { offset, limit });
  }
  const { rows } = await sql<{ ngoId: NgoId }>`
    select s.ngo_id from ${source(filter, view, match, sort)}
    where ${matching(match, view)} ${conditionOf(filter, view)}
    order by ${orderOf(sort, view)} limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ ngoId }) => ngoId);
}

const LONGEST_WALK = 100;
const DENSE_SHARE = 0.35;

/** Whether so many hits are a good part of all records there are, of whatever lifecycle. */
async function isDense(db: Reader, found: number): Promise<boolean> {
  if (found === 0) return false;
  const { rows } = await sql<{ last: number | null }>`select max(ngo_id) as last from ngo_summary`.execute(
    db,
  );
  return found >= DENSE_SHARE * (rows[0]?.last ?? 0);
}

/**
 * The hits of the index first, one look-up for each: told otherwise, SQLite asks the index once for every
 * record. Where lifecycle and name suffice, the look-up is in an index of these two alone.
 */
function source(filter: NgoFilter, view: View, match: Match | null, sort: NgoSort): RawBuilder<unknown> {
  if (match === null) return sql`ngo_summary s`;
  const isNarrow = isPlain(filter, view) && sort.by === 'name';
  return isNarrow
    ? sql`ngo_index f cross join ngo_summary s indexed by summary_for_search on s.ngo_id = f.rowid`
    : sql`ngo_index f cross join ngo_summary s on s.ngo_id = f.rowid`;
}

function matching(match: Match | null, { canSeePersonal }: View): RawBuilder<unknown> {
  return match === null ? sql`` : sql`ngo_index match ${within(match, canSeePersonal)} and`;
}

type Row = z.input<typeof NgoRow>;

/** The rows of these NGOs in the order of the ids. */
export async function rowsOf(db: Reader, ids: readonly NgoId[], view: View): Promise<readonly Row[]> {
  const { rows } = await sql<Omit<Row, 'phone' | 'mobile'> & { phones: string; mobiles: string }>`
    select n.id, n.version, n.name, t.name as title_word, n.kind,
      coalesce(parent.name, nullif(n.parent_name, '')) as parent_name, n.lifecycle, n.scope_level,
      e.name as subject, nullif(p.permit_no, '') as permit_no, s.issued_on, s.valid_until,
      ${permitStateSql('s', view.today, view.windowDays)} as permit_state,
      nullif(p.stated_status, '') as stated_status, i.name as issuer,
      nullif(n.registration_no, '') as registration_no, n.registered_on, n.legal_id,
      d.full_name as director_name, d.gender as director_gender, d.national_id as director_national_id,
      n.phones, n.mobiles, nullif(n.address, '') as address, n.postal_code, pl.name as place,
      c.full_name as chair_name, n.member_count, n.last_assembly_on, n.last_annual_report_year,
      s.board_ends_on, nullif(n.description, '') as description,
      ${missingSql(view.required)} as documents_missing,
      (select count(*) from document x
        where x.ngo_id = n.id and x.retired_at is null and x.expires_on < ${view.today}) as documents_expired,
      s.flag_count
    from ngo n
    join ngo_summary s on s.ngo_id = n.id
    left join ngo parent on parent.id = n.parent_ngo_id
    left join list_entry t on t.id = n.title_word_id
    left join list_entry e on e.id = n.subject_id
    left join list_entry pl on pl.id = n.place_id
    left join list_entry i on i.id = s.issuer_id
    left join permit p on p.id = s.permit_id
    left join person d on d.id = s.director_id
    left join person c on c.id = s.chair_id
    where n.id in ${idsFromJson(ids)}`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const { phones, mobiles, ...rest } = row;
    const listed = { ...rest, phone: joined(phones), mobile: joined(mobiles) };
    return [view.canSeePersonal ? listed : { ...listed, directorNationalId: null, mobile: null }];
  });
}

function joined(json: string): string | null {
  const numbers = JSON.parse(json) as readonly string[];
  return numbers.length === 0 ? null : numbers.join(BETWEEN);
}
