import type { NgoContact, NgoFacts, NgoId } from '../../../shared/features/ngos/fields.ts';
import { differingKeys } from '../../../shared/features/ngos/rules.ts';
import { BETWEEN } from '../../../shared/features/ngos/words.fa.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import type { Json } from '../../../shared/kit/change.ts';
import type { Reader } from '../../database/schema.ts';
import { namesUpTo } from './record.ts';
import type { NewChange } from './repository.ts';

type Values = Partial<NgoFacts & NgoContact>;

/** What became different, each field with its value and as it is shown at this moment. */
export async function changesBetween(
  db: Reader,
  ngoId: NgoId,
  before: Values,
  after: Values,
): Promise<readonly NewChange[]> {
  const changes: NewChange[] = [];
  for (const field of differingKeys(before, after)) {
    changes.push({
      ngoId,
      field,
      oldValue: before[field] ?? null,
      newValue: after[field] ?? null,
      oldText: await shownText(db, field, before[field] ?? null),
      newText: await shownText(db, field, after[field] ?? null),
    });
  }
  return changes;
}

/** A field's value as text: entries and parents by their names; dates, numbers and codes as stored. */
export async function shownText(db: Reader, field: string, value: Json): Promise<string> {
  if (value === null) return '';
  switch (field) {
    case 'titleWordId':
    case 'subjectId':
    case 'placeId':
      return (await namesUpTo(db, value as ListEntryId)).join(BETWEEN);
    case 'parentNgoId': {
      const parent = await db
        .selectFrom('ngo')
        .select('name')
        .where('id', '=', value as NgoId)
        .executeTakeFirst();
      return parent?.name ?? '';
    }
    default:
      if (Array.isArray(value)) return value.join(BETWEEN);
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/** The old and the new texts by field, as the trail keeps them. */
export function oldAndNew(changes: readonly NewChange[]) {
  return {
    before: Object.fromEntries(changes.map(({ field, oldText }) => [field, oldText])),
    after: Object.fromEntries(changes.map(({ field, newText }) => [field, newText])),
  };
}
