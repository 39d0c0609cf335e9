import { sql } from 'kysely';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import type { Finding } from './list.ts';
import { foldAll } from './search-keys.ts';
import { type Match, isShort } from './search-match.ts';

export interface FoundBy {
  readonly id: NgoId;
  readonly field: string;
  readonly value: string;
}

const MOST_HITS = 2;

/** Why each of these was found, for the words that its name does not show. */
export async function hitsOf(
  db: Reader,
  { exact, near, view }: Finding,
  found: readonly { readonly id: number; readonly name: string }[],
): Promise<readonly FoundBy[]> {
  if (exact === null) return [];
  const unclear = notShownByName(found, near ?? exact);
  if (unclear.length === 0) return [];
  const { rows } = await sql<{ ngoId: NgoId; fields: string; personal: string }>`
    select ngo_id, fields, personal from ngo_search where ngo_id in ${idsFromJson(unclear)}`.execute(db);
  const records = rows.map(({ ngoId, fields, personal }) => ({
    ngoId,
    fields: [
      ...(JSON.parse(fields) as [string, string][]),
      ...(view.canSeePersonal ? (JSON.parse(personal) as [string, string][]) : []),
    ],
  }));
  const folded = foldAll(records.flatMap(({ fields }) => fields.map(([, value]) => value)));
  let place = 0;
  return records.flatMap(({ ngoId, fields }) => {
    const words = folded.slice(place, place + fields.length);
    place += fields.length;
    return fieldsThatShow(fields, words, exact, near).map(([field, value]) => ({ id: ngoId, field, value }));
  });
}

type Fields = readonly (readonly [string, string])[];

/** Those whose name alone does not show every word: only of these the other fields need be read and folded. */
function notShownByName(
  found: readonly { readonly id: number; readonly name: string }[],
  { alternatives }: Match,
): readonly number[] {
  const names = foldAll(found.map(({ name }) => name));
  return found.flatMap(({ id }, place) => {
    const words = names[place] ?? [];
    return alternatives.every((some) => some.some((word) => isIn(word, words))) ? [] : [id];
  });
}

/** The first field for each word that stands in no earlier one and not in the name. */
function fieldsThatShow(
  fields: Fields,
  words: readonly (readonly string[])[],
  exact: Match,
  near: Match | null,
): readonly (readonly [string, string])[] {
  const shows = (word: string, place: number) => isIn(word, words[place] ?? []);
  const shown = new Set<number>();
  const sought = [...exact.words, ...(near?.words ?? [])];
  for (const word of sought) {
    if (fields.some(([field], place) => (field === 'name' || shown.has(place)) && shows(word, place)))
      continue;
    const first = fields.findIndex((_, place) => shows(word, place));
    if (first >= 0) shown.add(first);
  }
  return fields.filter((_, place) => shown.has(place)).slice(0, MOST_HITS);
}

function isIn(word: string, words: readonly string[]): boolean {
  return isShort(word) ? words.some((other) => other.startsWith(word)) : words.join('').includes(word);
}
