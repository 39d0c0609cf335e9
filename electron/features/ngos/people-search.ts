import { sql } from 'kysely';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { MemberRole, PersonId } from '../../../shared/features/ngos/records.ts';
import { toAsciiDigits } from '../../../shared/text/persian.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import { exactMatch } from './search-match.ts';
import type { View } from './view.ts';

/** Only so many of the people with a common name are looked at to find the best. */
const MOST_CANDIDATES = 500;

/** People whose name has every word of the text, names that begin with it first. */
async function idsNamed(db: Reader, text: string): Promise<readonly PersonId[]> {
  const match = exactMatch(text);
  if (match === null) return [];
  const { rows } = await sql<{ id: PersonId }>`
    select rowid as id from person_index where person_index match ${match.expression}
    limit ${MOST_CANDIDATES}`.execute(db);
  return rows.map(({ id }) => id);
}

/** People in seats of active NGOs, for the palette. */
export async function seatedPeople(db: Reader, text: string, limit: number) {
  const ids = await idsNamed(db, text);
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    personId: PersonId;
    fullName: string;
    ngoId: NgoId;
    ngoName: string;
    role: MemberRole;
  }>`
    select p.id as person_id, p.full_name, n.id as ngo_id, n.name as ngo_name, m.role
    from membership m join person p on p.id = m.person_id join ngo n on n.id = m.ngo_id
    where m.person_id in ${idsFromJson(ids)} and m.ended_on is null and m.voided_at is null
      and n.lifecycle = 'active'
    order by instr(p.full_name, ${text.trim()}) = 1 desc, p.full_name, p.id, n.name
    limit ${limit}`.execute(db);
  return rows;
}

/** People already known, by name or, for those who may see it, by their whole national id. */
export async function knownPeople(db: Reader, text: string, limit: number, view: View) {
  const nationalId = view.canSeePersonal ? toAsciiDigits(text).trim() : '';
  const { rows } = await sql<{
    personId: PersonId;
    fullName: string;
    nationalId: string | null;
    ngoNames: string;
  }>`
    select p.id as person_id, p.full_name, p.national_id, (
      select json_group_array(distinct n.name) from membership m join ngo n on n.id = m.ngo_id
      where m.person_id = p.id and m.voided_at is null
    ) as ngo_names
    from person p
    where p.id in ${idsFromJson(await idsNamed(db, text))} or p.national_id = ${nationalId}
    order by instr(p.full_name, ${text.trim()}) = 1 desc, p.full_name, p.id
    limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...row,
    nationalId: view.canSeePersonal ? row.nationalId : null,
    ngoNames: JSON.parse(row.ngoNames) as readonly string[],
  }));
}
