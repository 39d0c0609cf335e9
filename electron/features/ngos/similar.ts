import { sql } from 'kysely';
import type { z } from 'zod';
import type { ngos } from '../../../shared/features/ngos/contract.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { bareDigits } from '../../../shared/text/identifiers.ts';
import { normalizeText, toAsciiDigits } from '../../../shared/text/persian.ts';
import { nameSimilarity, tellingWords } from '../../../shared/text/similar.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';
import { rowsOf } from './list.ts';
import { nameKey } from './search-keys.ts';
import { exactMatch, tokensOf } from './search-match.ts';
import type { View } from './view.ts';

type Asked = z.output<(typeof ngos)['findSimilar']['input']>;
type Similar = z.input<(typeof ngos)['findSimilar']['output']>[number];
type Cause = Similar['because'][number];

/** From this share of common telling words on, two names may be of the same NGO. */
const NEAR = 0.75;
const MOST = 10;
const MOST_CANDIDATES = 300;

/** Records that the one being typed may already be, the strongest likeness first. */
export async function similarTo(db: Reader, asked: Asked, view: View): Promise<readonly Similar[]> {
  const causes = new Map<NgoId, { score: number; because: Cause[] }>();
  const add = (id: NgoId, cause: Cause, score: number) => {
    if (id === asked.exceptNgoId) return;
    const known = causes.get(id) ?? { score: 0, because: [] };
    if (!known.because.includes(cause)) known.because.push(cause);
    causes.set(id, { ...known, score: known.score + score });
  };
  for (const { id, cause } of await sameIdentifiers(db, asked)) add(id, cause, 2);
  const key = nameKey(asked.name);
  for (const { id, name, formerNames } of await namesLike(db, asked.name)) {
    const similarity = nameSimilarity(name, asked.name);
    if (nameKey(name) === key) add(id, 'same_name', 1.5);
    else if (similarity >= NEAR) add(id, 'near_name', similarity);
    if (formerNames.some((former) => nameKey(former) === key)) add(id, 'former_name', 1);
  }
  const best = [...causes].sort(([, a], [, b]) => b.score - a.score).slice(0, MOST);
  const rows = await rowsOf(
    db,
    best.map(([id]) => id),
    view,
  );
  return rows.map(({ id, name, permitState, registrationNo, directorName }) => ({
    id,
    name,
    permitState,
    registrationNo,
    directorName,
    because: causes.get(id as NgoId)?.because ?? [],
  }));
}

async function sameIdentifiers(db: Reader, asked: Asked) {
  const legalId = bareDigits(asked.legalId);
  const registrationNo = toAsciiDigits(normalizeText(asked.registrationNo));
  const permitNo = toAsciiDigits(normalizeText(asked.permitNo));
  const { rows } = await sql<{ id: NgoId; cause: Cause }>`
    select id, 'legal_id' as cause from ngo
      where legal_id = ${legalId} and lifecycle <> 'voided'
    union all
    select id, 'registration_no' from ngo
      where registration_no = ${registrationNo} and registration_no <> '' and lifecycle <> 'voided'
    union all
    select distinct n.id, 'permit_no' from permit p join ngo n on n.id = p.ngo_id
      where p.permit_no = ${permitNo} and p.permit_no <> '' and p.voided_at is null
        and n.lifecycle <> 'voided'`.execute(db);
  return rows;
}

interface Candidate {
  readonly id: NgoId;
  readonly name: string;
  readonly formerNames: readonly string[];
}

/**
 * Records with the same folded name, with all words of the name somewhere (a former name), or with two of
 * its telling words, each with at most one typing error: fewer cannot make two names alike.
 */
async function namesLike(db: Reader, name: string): Promise<readonly Candidate[]> {
  const exact = exactMatch(name);
  if (exact === null) return [];
  const tokens = await tokensOf(db, [...new Set(tellingWords(name))].slice(0, 6));
  const pairs = tokens.flatMap((first, index) =>
    tokens.slice(index + 1).map((second) => `(${first} AND ${second})`),
  );
  const alike = pairs.length > 0 ? pairs : tokens;
  const expression = [exact.expression, ...alike].join(' OR ');
  const { rows } = await sql<{ id: NgoId; name: string; formerNames: string }>`
    select n.id, n.name, (
      select json_group_array(old_text) from ngo_change c where c.ngo_id = n.id and c.field = 'name'
    ) as former_names
    from ngo n
    where n.lifecycle <> 'voided' and n.id in ${idsFromJson([
      ...(await sameKey(db, name)),
      ...(await matchingIds(db, `{keys starts} : (${expression})`)),
    ])}`.execute(db);
  return rows.map((row) => ({ ...row, formerNames: JSON.parse(row.formerNames) as readonly string[] }));
}

async function sameKey(db: Reader, name: string): Promise<readonly NgoId[]> {
  const rows = await db
    .selectFrom('ngoSummary')
    .select('ngoId')
    .where('nameKey', '=', nameKey(name))
    .limit(MOST_CANDIDATES)
    .execute();
  return rows.map(({ ngoId }) => ngoId);
}

async function matchingIds(db: Reader, expression: string): Promise<readonly NgoId[]> {
  const { rows } = await sql<{ id: NgoId }>`
    select rowid as id from ngo_index where ngo_index match ${expression} limit ${MOST_CANDIDATES}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
