import type { EntryDetails, ListEntryId, ListName } from '../../../shared/features/settings/contract.ts';
import { ParameterName } from '../../../shared/features/settings/contract.ts';
import { DEFAULTS, DEFAULTS_FROM } from '../../../shared/features/settings/rules.ts';
import type { Writer } from '../../database/schema.ts';
import { insertEntry, insertParameters } from '../settings/repository.ts';
import { FIRST_BASIS, FIRST_DOCUMENT_TYPES, FIRST_ENTRIES, FIRST_SUBJECTS } from './first-lists.fa.ts';

/** Lists and dated parameters of a new office. Places are the county's own, so it names them itself. */
export async function insertFirstSettings(db: Writer): Promise<void> {
  const add = async (
    list: ListName,
    name: string,
    parentId: ListEntryId | null = null,
    details: EntryDetails = {},
  ) => (await insertEntry(db, { list, name, parentId, code: null, details })).id;

  for (const [list, names] of Object.entries(FIRST_ENTRIES) as [keyof typeof FIRST_ENTRIES, string[]][]) {
    for (const name of names) await add(list, name);
  }
  for (const [name, details] of FIRST_DOCUMENT_TYPES) await add('document_type', name, null, details);
  for (const [axis, fields] of FIRST_SUBJECTS) {
    const axisId = await add('subject', axis);
    for (const [field, topics] of fields) {
      const fieldId = await add('subject', field, axisId);
      for (const topic of topics) await add('subject', topic, fieldId);
    }
  }
  await insertParameters(
    db,
    ParameterName.options.map((name) => ({
      name,
      value: DEFAULTS[name].value,
      effectiveFrom: DEFAULTS_FROM,
      basis: FIRST_BASIS[name],
    })),
  );
}
