import { sql } from 'kysely';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { PersonId } from '../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { sortKey, toAsciiDigits } from '../../../shared/text/persian.ts';
import { idsFromJson, selectFromJson } from '../../database/bulk.ts';
import type { Writer } from '../../database/schema.ts';
import { type FactRow, factRows, placesInLists, searchFields } from './derived.ts';
import { forgetOrder } from './name-order.ts';
import { foldAll, keysOf, lifecycleToken, lines, nameKey } from './search-keys.ts';

/** Small enough that folding one block holds up nothing else. */
const BLOCK = 250;

/** The index writes down what it holds after every statement, which costs more than the rows of a block. */
const INDEX_BLOCK = 5_000;

/**
 * Derives summary and search of these NGOs anew from their facts. Every command that writes a fact calls
 * it in its transaction; nothing else writes the derived tables. Between blocks other work gets its turn.
 */
export async function refreshNgos(writer: Writer, ngoIds: readonly NgoId[]): Promise<void> {
  const lists = await placesInLists(writer);
  const words = new Set<string>();
  let index: IndexRow[] = [];
  for (let start = 0; start < ngoIds.length; start += BLOCK) {
    const facts = await factRows(writer, ngoIds.slice(start, start + BLOCK));
    await writeSummaries(writer, facts, lists);
    index.push(...(await writeSearchFields(writer, facts, lists, words)));
    if (index.length < INDEX_BLOCK && start + BLOCK < ngoIds.length) continue;
    await sql`insert or replace into ngo_index (rowid, keys, starts, personal)
      ${selectFromJson(['ngo_id', 'keys', 'starts', 'closed'], index)}`.execute(writer);
    index = [];
  }
  const entries = [...words].map((word) => ({ word, backwards: [...word].reverse().join('') }));
  await sql`insert or ignore into search_word (word, backwards)
    ${selectFromJson(['word', 'backwards'], entries)}`.execute(writer);
  await forgetOrder(writer);
}

interface IndexRow {
  readonly ngo_id: NgoId;
  readonly keys: string;
  readonly starts: string;
  readonly closed: string;
}

/** The NGOs that show a list's entry or one below it: to be refreshed when it is renamed. */
export async function refreshNgosOfEntry(writer: Writer, entryId: ListEntryId): Promise<void> {
  const { rows } = await sql<{ id: NgoId }>`
    with recursive entry(id) as (
      select ${entryId}
      union select child.id from list_entry child join entry on child.parent_id = entry.id
    )
    select id from ngo where title_word_id in entry or subject_id in entry or place_id in entry
    union select ngo_id from permit where issuer_id in entry
    order by 1`.execute(writer);
  await refreshNgos(
    writer,
    rows.map(({ id }) => id),
  );
}

/** Derives the search of these people anew from their names. */
export async function refreshPeople(writer: Writer, personIds: readonly PersonId[]): Promise<void> {
  for (let start = 0; start < personIds.length; start += BLOCK * 8) {
    const { rows } = await sql<{ id: PersonId; fullName: string }>`
      select id, full_name from person
      where id in ${idsFromJson(personIds.slice(start, start + BLOCK * 8))}`.execute(writer);
    const folded = foldAll(rows.map(({ fullName }) => fullName));
    const index = rows.map(({ id }, position) => {
      const { keys, starts } = keysOf([folded[position] ?? []]);
      return { id, keys, starts };
    });
    await sql`insert or replace into person_index (rowid, keys, starts)
      ${selectFromJson(['id', 'keys', 'starts'], index)}`.execute(writer);
  }
}

type Lists = Awaited<ReturnType<typeof placesInLists>>;

async function writeSummaries(writer: Writer, facts: readonly FactRow[], lists: Lists): Promise<void> {
  const rows = facts.map((fact) => ({
    ...fact.summary,
    sort_key: sortKey(fact.name),
    name_key: nameKey(fact.name),
    permit_key: numberKey(fact.permitNo ?? ''),
    registration_key: numberKey(fact.registrationNo),
    director_key: fact.directorName === null ? null : sortKey(fact.directorName),
    subject_key: fact.summary.subject_id === null ? null : sortKey(lists.path(fact.summary.subject_id)),
  }));
  const [first] = rows;
  if (!first) return;
  // One literal's keys, so the columns and the values cannot fall out of step.
  const columns = Object.keys(first) as (keyof typeof first)[];
  await sql`insert or replace into ngo_summary (${sql.join(columns.map((column) => sql.ref(column)))})
    ${selectFromJson(columns, rows)}`.execute(writer);
}

/** Stores what each record is found by; gives what the index needs of it and collects the longer words. */
async function writeSearchFields(
  writer: Writer,
  facts: readonly FactRow[],
  lists: Lists,
  words: Set<string>,
): Promise<readonly IndexRow[]> {
  const records = await searchFields(writer, facts, lists);
  const texts = records.flatMap(({ fields, personal }) => [...fields, ...personal].map(([, value]) => value));
  const folded = foldAll(texts);
  const stored = records.map(({ ngoId, fields, personal }) => ({
    ngo_id: ngoId,
    fields: JSON.stringify(fields),
    personal: JSON.stringify(personal),
  }));
  await sql`insert or replace into ngo_search (ngo_id, fields, personal)
    ${selectFromJson(['ngo_id', 'fields', 'personal'], stored)}`.execute(writer);
  let place = 0;
  return records.map(({ ngoId, fields, personal }, position) => {
    const open = folded.slice(place, place + fields.length);
    place += fields.length;
    const closed = folded.slice(place, place + personal.length);
    place += personal.length;
    const { keys, starts, words: longer } = keysOf(open);
    for (const word of longer) words.add(word);
    const lifecycle = facts[position]?.summary.lifecycle;
    if (lifecycle === undefined) throw new Error('Facts and search fields are of different records');
    return { ngo_id: ngoId, keys, starts: `${starts}${lifecycleToken(lifecycle)}`, closed: lines(closed) };
  });
}

/** Numbers in order of size where people expect it: 1405/9 before 1405/12. */
function numberKey(text: string): string | null {
  if (text === '') return null;
  return toAsciiDigits(text).replace(/\d+/gu, (digits) => digits.padStart(15, '0'));
}
