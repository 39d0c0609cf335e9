import type { NgoId, OwnValue } from '../../../shared/features/ngos/fields.ts';
import { idsFromJson } from '../../database/bulk.ts';
import type { Reader } from '../../database/schema.ts';

/** The own columns of these NGOs, in the order in which they stand in each. */
export async function ownValuesOfAll(
  db: Reader,
  ngoIds: readonly NgoId[],
): Promise<readonly (OwnValue & { readonly ngoId: NgoId })[]> {
  return db
    .selectFrom('ownValue')
    .select(['ngoId', 'heading', 'value'])
    .where('ngoId', 'in', idsFromJson(ngoIds))
    .orderBy('position')
    .orderBy('ngoId')
    .execute();
}

/** The headings of their own columns, as they stand from the first to the last. */
export async function ownHeadingsOf(db: Reader, ngoIds: readonly NgoId[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('ownValue')
    .select('heading')
    .where('ngoId', 'in', idsFromJson(ngoIds))
    .groupBy('heading')
    .orderBy((is) => is.fn.min('position'))
    .orderBy((is) => is.fn.min('ngoId'))
    .execute();
  return rows.map(({ heading }) => heading);
}
