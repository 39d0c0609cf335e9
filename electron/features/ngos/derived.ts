import { sql } from 'kysely';
import type { Lifecycle, NgoId } from '../../../shared/features/ngos/fields.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import { standingSql } from './state-sql.ts';

/** The facts of one NGO from which its summary and its search fields are made. */
export interface FactRow {
  readonly ngoId: NgoId;
  readonly name: string;
  readonly registrationNo: string;
  readonly permitNo: string | null;
  readonly directorName: string | null;
  readonly parentName: string | null;
  readonly summary: Summary;
  /** The columns of `ngo` that are searched as they are. */
  readonly texts: Readonly<Record<string, string>>;
  readonly phones: readonly string[];
  readonly mobiles: readonly string[];
}

/** Columns of `ngo_summary` that SQL derives, by their names there. */
type Summary = Readonly<Record<(typeof SUMMARY_COLUMNS)[number], string | number | null>> & {
  readonly lifecycle: Lifecycle;
  readonly subject_id: ListEntryId | null;
  readonly title_word_id: ListEntryId | null;
  readonly place_id: ListEntryId | null;
};

const SUMMARY_COLUMNS = [
  'ngo_id',
  'lifecycle',
  'standing',
  'valid_until',
  'issued_on',
  'permit_id',
  'issuer_id',
  'kind',
  'scope_level',
  'title_word_id',
  'subject_id',
  'place_id',
  'registered_on',
  'legal_id',
  'director_id',
  'director_gender',
  'chair_id',
  'member_count',
  'last_annual_report_year',
  'board_ends_on',
  'auditor_ends_on',
  'held_types',
  'flag_count',
  'import_id',
] as const;

/** Columns of `ngo` by the field names that a hit shows. */
const TEXT_COLUMNS = {
  registrationNo: 'registration_no',
  legalId: 'legal_id',
  trackingCode: 'tracking_code',
  gazetteNo: 'gazette_no',
  registrationOffice: 'registration_office',
  email: 'email',
  website: 'website',
  address: 'address',
  postalCode: 'postal_code',
  description: 'description',
} as const;

const holder = (role: string) => sql`(
  select m.person_id from membership m
  where m.ngo_id = n.id and m.role = ${sql.lit(role)} and m.ended_on is null and m.voided_at is null
  order by m.started_on desc, m.id desc limit 1)`;

const termEnd = (body: string) => sql`(
  select max(m.term_ends_on) from membership m
  where m.ngo_id = n.id and m.body = ${sql.lit(body)} and m.ended_on is null and m.voided_at is null)`;

/** The facts of these NGOs in the order of their ids. */
export async function factRows(db: Reader, ngoIds: readonly NgoId[]): Promise<readonly FactRow[]> {
  const summary = SUMMARY_COLUMNS.flatMap((column) => [sql.lit(column), sql.ref(`x.${column}`)]);
  const texts = Object.entries(TEXT_COLUMNS).flatMap(([field, column]) => [
    sql.lit(field),
    sql`ifnull(x.${sql.ref(column)}, '')`,
  ]);
  const { rows } = await sql<{
    ngoId: NgoId;
    name: string;
    registrationNo: string;
    permitNo: string | null;
    directorName: string | null;
    parentName: string | null;
    summary: string;
    texts: string;
    phones: string;
    mobiles: string;
  }>`
    select x.ngo_id, x.name, x.registration_no, x.permit_no, d.full_name as director_name,
      coalesce(parent.name, nullif(x.parent_name, '')) as parent_name,
      json_object(${sql.join(summary)}) as summary, json_object(${sql.join(texts)}) as texts,
      x.phones, x.mobiles
    from (
      select n.*, n.id as ngo_id, p.id as permit_id, p.permit_no, p.issued_on, p.valid_until, p.issuer_id,
        ${standingSql(sql`p.id`)} as standing,
        ${holder('executive_director')} as director_id, ${holder('board_chair')} as chair_id,
        (select gender from person where id = ${holder('executive_director')}) as director_gender,
        ${termEnd('board')} as board_ends_on, ${termEnd('auditors')} as auditor_ends_on,
        ifnull((select ',' || group_concat(distinct type_id) || ',' from document
          where ngo_id = n.id and retired_at is null), '') as held_types,
        (select count(*) from flag where ngo_id = n.id and cleared_at is null) as flag_count
      from ngo n
      left join permit p on p.id = (select max(id) from permit where ngo_id = n.id and voided_at is null)
      where n.id in ${idsFromJson(ngoIds)}
    ) x
    left join person d on d.id = x.director_id
    left join ngo parent on parent.id = x.parent_ngo_id
    order by x.ngo_id`.execute(db);
  return rows.map((row) => ({
    ...row,
    // `json_object` over exactly these columns.
    summary: JSON.parse(row.summary) as Summary,
    texts: JSON.parse(row.texts) as Record<string, string>,
    phones: JSON.parse(row.phones) as string[],
    mobiles: JSON.parse(row.mobiles) as string[],
  }));
}

/** Names of list entries, and their paths from the top: «محور، حوزه، موضوع». */
export async function placesInLists(db: Reader) {
  const entries = await db.selectFrom('listEntry').select(['id', 'parentId', 'name']).execute();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const pathOf = (id: ListEntryId): string => {
    const entry = byId.get(id);
    if (!entry) throw new Error(`No list entry ${id}`);
    return entry.parentId === null ? entry.name : `${pathOf(entry.parentId)} ${entry.name}`;
  };
  const paths = new Map<ListEntryId, string>();
  return {
    name: (id: ListEntryId) => byId.get(id)?.name ?? '',
    path: (id: ListEntryId) => {
      const known = paths.get(id) ?? pathOf(id);
      paths.set(id, known);
      return known;
    },
  };
}

type Field = readonly [field: string, value: string];

export interface SearchRecord {
  readonly ngoId: NgoId;
  readonly fields: readonly Field[];
  /** People's identifiers and mobiles. */
  readonly personal: readonly Field[];
}

/** Everything an NGO is found by, in the order in which a hit names it. */
export async function searchFields(
  db: Reader,
  facts: readonly FactRow[],
  lists: Awaited<ReturnType<typeof placesInLists>>,
): Promise<readonly SearchRecord[]> {
  const ids = idsFromJson(facts.map(({ ngoId }) => ngoId));
  // One row for each NGO: turning rows into objects costs more than reading them.
  const { rows } = await sql<{ ngoId: NgoId; fields: string }>`
    select ngo_id, json_group_array(json_array(field, value, is_personal)) as fields from (
    select ngo_id, 'formerName' as field, old_text as value, 0 as is_personal from ngo_change
      where ngo_id in ${ids} and field = 'name'
    union all select m.ngo_id, 'person', p.full_name, 0 from membership m join person p on p.id = m.person_id
      where m.ngo_id in ${ids} and m.voided_at is null
    union all select ngo_id, 'permitNo', permit_no, 0 from permit where ngo_id in ${ids} and voided_at is null
    union all select ngo_id, 'statedStatus', stated_status, 0 from permit
      where ngo_id in ${ids} and voided_at is null
    union all select ngo_id, 'letterNo', letter_no, 0 from permit where ngo_id in ${ids} and voided_at is null
    union all select p.ngo_id, 'issuer', e.name, 0 from permit p join list_entry e on e.id = p.issuer_id
      where p.ngo_id in ${ids} and p.voided_at is null
    union all select ngo_id, 'own:' || heading, value, 0 from own_value where ngo_id in ${ids}
    union all select ngo_id, 'former:' || field, old_text, 0 from ngo_change
      where ngo_id in ${ids} and field not in ('name', 'lifecycle', 'mobiles', 'person.nationalId', 'person.mobile')
    union all select m.ngo_id, 'nationalId', p.national_id, 1 from membership m
      join person p on p.id = m.person_id
      where m.ngo_id in ${ids} and m.voided_at is null and p.national_id is not null
    union all select m.ngo_id, 'mobile', p.mobile, 1 from membership m join person p on p.id = m.person_id
      where m.ngo_id in ${ids} and m.voided_at is null and p.mobile is not null
    union all select c.ngo_id, 'former:mobile', j.value, 1 from ngo_change c, json_each(c.old_value) j
      where c.ngo_id in ${ids} and c.field = 'mobiles'
    ) where value <> '' group by ngo_id`.execute(db);
  const others = new Map(rows.map(({ ngoId, fields }) => [ngoId, JSON.parse(fields) as Told[]]));
  return facts.map((fact) => {
    const told = others.get(fact.ngoId) ?? [];
    const open = told.filter(([, , isPersonal]) => isPersonal === 0);
    const closed = told.filter(([, , isPersonal]) => isPersonal === 1);
    return {
      ngoId: fact.ngoId,
      fields: distinct([...ownFields(fact, lists), ...open.map(withoutMark)]),
      personal: distinct([
        ...fact.mobiles.map((mobile): Field => ['mobile', mobile]),
        ...closed.map(withoutMark),
      ]),
    };
  });
}

type Told = readonly [field: string, value: string, isPersonal: 0 | 1];

function withoutMark([field, value]: Told): Field {
  return [field, value];
}

function ownFields(fact: FactRow, lists: Awaited<ReturnType<typeof placesInLists>>): readonly Field[] {
  const { subject_id: subject, title_word_id: titleWord, place_id: place } = fact.summary;
  const fields: readonly Field[] = [
    ['name', fact.name],
    ['titleWord', titleWord === null ? '' : lists.name(titleWord)],
    ['subject', subject === null ? '' : lists.path(subject)],
    ['parentName', fact.parentName ?? ''],
    ['place', place === null ? '' : lists.path(place)],
    ...Object.entries(fact.texts),
    ...fact.phones.map((phone): Field => ['phone', phone]),
  ];
  return fields.filter(([, value]) => value !== '');
}

/** A person in two roles, or a former value that came back, is named once. */
function distinct(fields: readonly Field[]): readonly Field[] {
  return [...new Map(fields.map((field) => [field.join('\n'), field])).values()];
}
