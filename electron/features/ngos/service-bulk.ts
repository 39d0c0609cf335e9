import type { z } from 'zod';
import type { ngoBulk as methods } from '../../../shared/features/ngos/contract-bulk.ts';
import type { NgoFacts } from '../../../shared/features/ngos/fields.ts';
import { changed } from '../../../shared/kit/change.ts';
import { type Result, err, errAbout, ok } from '../../../shared/kit/result.ts';
import type { Reader } from '../../database/schema.ts';
import type { Service } from '../../office/service.ts';
import { shownText } from './field-texts.ts';
import { actOf, subjectOf } from './on-record.ts';
import { refreshNgos } from './refresh.ts';
import {
  type StoredNgo,
  bumpVersion,
  insertChanges,
  isEntryOf,
  ngosById,
  updateFieldOfAll,
} from './repository.ts';

type BulkChange = z.output<(typeof methods)['bulkChange']['input']>['change'];

/** One field of many records at once. */
export const ngoBulk: Service<typeof methods> = {
  previewBulkChange: async ({ ngoIds, change }, { db }) => {
    const entry = await entryFault(db, change);
    if (!entry.ok) return entry;
    const found = await ngosById(db, ngoIds);
    const active = found.filter(({ lifecycle }) => lifecycle === 'active');
    const differing = active.filter((ngo) => valueOf(ngo, change) !== change.value);
    const texts = textsBy(db, change.field);
    const changing = [];
    for (const ngo of differing) {
      const old = await texts(valueOf(ngo, change));
      changing.push({ ngoId: ngo.id, version: ngo.version, name: ngo.facts.name, old });
    }
    return ok({
      changing,
      unchanged: active.length - differing.length,
      refused: found
        .filter(({ lifecycle }) => lifecycle !== 'active')
        .map(({ id, facts }) => ({ ngoId: id, name: facts.name })),
    });
  },

  bulkChange: async ({ records, change, reason }, context) => {
    const { db, moment } = context;
    const entry = await entryFault(db, change);
    if (!entry.ok) return entry;
    const found = new Map(
      (
        await ngosById(
          db,
          records.map(({ ngoId }) => ngoId),
        )
      ).map((ngo) => [ngo.id, ngo]),
    );
    for (const { ngoId, version } of records) {
      const ngo = found.get(ngoId);
      if (!ngo) return errAbout(subjectOf(ngoId), 'ngo_not_found');
      if (ngo.version !== version) return errAbout(subjectOf(ngoId), 'changed_meanwhile');
      if (ngo.lifecycle !== 'active') return errAbout(subjectOf(ngoId), 'not_active');
    }
    const differing = [...found.values()].filter((ngo) => valueOf(ngo, change) !== change.value);
    const ids = differing.map(({ id }) => id);
    const texts = textsBy(db, change.field);
    const newText = await texts(change.value);
    const changes = [];
    for (const ngo of differing) {
      const oldValue = valueOf(ngo, change);
      const values = { oldValue, newValue: change.value, oldText: await texts(oldValue), newText };
      changes.push({ ngoId: ngo.id, field: change.field, ...values });
    }

    await updateFieldOfAll(db, ids, change.field, change.value);
    const act = { how: 'change', effectiveOn: moment.today, reason, letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, act));
    await bumpVersion(db, ids);
    await refreshNgos(db, ids);
    return changed(
      { changed: ids.length },
      {
        subject: 'ngos',
        before: changes.map(({ ngoId, oldText }) => ({ ngoId, [change.field]: oldText })),
        after: { [change.field]: newText, ngoIds: ids },
        reason,
      },
    );
  },
};

const LIST_OF = { subjectId: 'subject', placeId: 'place', titleWordId: 'title_word' } as const;

async function entryFault(db: Reader, change: BulkChange): Promise<Result<null, 'entry_not_found'>> {
  switch (change.field) {
    case 'subjectId':
    case 'placeId':
    case 'titleWordId':
      return (await isEntryOf(db, LIST_OF[change.field], change.value, false))
        ? ok(null)
        : err('entry_not_found');
    case 'scopeLevel':
    case 'registrationOffice':
      return ok(null);
  }
}

function valueOf({ facts, contact }: StoredNgo, { field }: BulkChange): string | number | null {
  const values: Pick<NgoFacts, 'subjectId' | 'titleWordId' | 'scopeLevel' | 'registrationOffice'> & {
    placeId: StoredNgo['contact']['placeId'];
  } = { ...facts, placeId: contact.placeId };
  return values[field];
}

/** Few values among many records: each is turned into text once. */
function textsBy(db: Reader, field: string) {
  const known = new Map<string | number | null, string>();
  return async (value: string | number | null): Promise<string> => {
    const text = known.get(value) ?? (await shownText(db, field, value));
    known.set(value, text);
    return text;
  };
}
