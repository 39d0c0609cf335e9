import { sql } from 'kysely';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoKind } from '../../../shared/features/ngos/fields.ts';
import { BETWEEN } from '../../../shared/features/ngos/words.fa.ts';
import { type TaskDay, type TaskGroup, reportYearDue } from '../../../shared/features/today/rules.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import type { View } from '../ngos/view.ts';
import type { Found } from './task-sql.ts';

interface KnownNgo {
  readonly name: string;
  readonly permitNo: string;
  readonly statedStatus: string;
  readonly hasPermit: boolean;
  readonly missingTypes: readonly string[];
  readonly expiredTypes: readonly string[];
}

/** What sentences about the found NGOs need, by their ids. */
export type Known = ReadonlyMap<NgoId, KnownNgo>;

export async function knownOf(db: Reader, found: readonly Found[], view: View): Promise<Known> {
  const ids = new Set(found.flatMap(({ ngoId, otherNgoId }) => (otherNgoId ? [ngoId, otherNgoId] : [ngoId])));
  const { rows } = await sql<{
    id: NgoId;
    name: string;
    kind: NgoKind;
    heldTypes: string;
    permitId: number | null;
    permitNo: string;
    statedStatus: string;
    expiredTypes: string;
  }>`
    select n.id, n.name, s.kind, s.held_types, s.permit_id, ifnull(p.permit_no, '') as permit_no,
      ifnull(p.stated_status, '') as stated_status, (
        select json_group_array(name) from (
          select distinct e.name from document d join list_entry e on e.id = d.type_id
          where d.ngo_id = n.id and d.retired_at is null and d.expires_on < ${view.today} order by e.position)
      ) as expired_types
    from ngo n join ngo_summary s on s.ngo_id = n.id left join permit p on p.id = s.permit_id
    where n.id in ${idsFromJson([...ids])}`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: row.name,
        permitNo: row.permitNo,
        statedStatus: row.statedStatus,
        hasPermit: row.permitId !== null,
        missingTypes: view.required[row.kind]
          .filter(({ typeId }) => !row.heldTypes.includes(`,${typeId},`))
          .map(({ typeName }) => typeName),
        expiredTypes: JSON.parse(row.expiredTypes) as readonly string[],
      },
    ]),
  );
}

/** The words of one task; the keys stand in the contract. */
export function detailsOf(
  { kind }: TaskGroup,
  found: Found,
  known: Known,
  day: TaskDay,
): Record<string, string> {
  const ngo = known.get(found.ngoId);
  if (ngo === undefined) throw new Error(`NGO ${found.ngoId} was found and is not there`);
  const permit = { permitNo: ngo.permitNo };
  switch (kind) {
    case 'permit_expired':
    case 'permit_expiring':
    case 'permit_suspended':
    case 'renewal_under_way':
      return permit;
    case 'permit_missing':
      return { ...permit, state: ngo.hasPermit ? 'unknown' : 'no_permit', statedStatus: ngo.statedStatus };
    case 'documents_missing':
      return { types: ngo.missingTypes.join(BETWEEN), count: String(ngo.missingTypes.length) };
    case 'documents_expired':
      return { types: ngo.expiredTypes.join(BETWEEN), count: String(ngo.expiredTypes.length) };
    case 'suspected_duplicate':
      return { because: found.text ?? '', otherName: nameOf(found.otherNgoId, known) };
    case 'flag_due':
      return { text: found.text ?? '' };
    case 'annual_report_missing':
      return { year: String(reportYearDue(day)) };
    case 'board_term_over':
    case 'board_term_ending':
    case 'auditor_term_over':
      return {};
  }
}

function nameOf(ngoId: NgoId | null, known: Known): string {
  return ngoId === null ? '' : (known.get(ngoId)?.name ?? '');
}
