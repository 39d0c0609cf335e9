import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import type { Writer } from '../../../database/schema.ts';
import { allEntries, insertEntry } from '../../settings/repository.ts';
import { FIRST_ENTRIES } from '../first-lists.fa.ts';
import type { SampleLists } from './ngo-drafts.ts';
import { SAMPLE_PLACES } from './places.fa.ts';

/** Adds the made-up county's places and gives all entries by their names. */
export async function sampleLists(db: Writer): Promise<SampleLists> {
  const places: ListEntryId[] = [];
  const addPlaces = async (parts: typeof SAMPLE_PLACES, parentId: ListEntryId | null): Promise<void> => {
    for (const { name, level, parts: below } of parts) {
      const entry = { list: 'place', parentId, name, code: null, details: { placeLevel: level } } as const;
      const { id } = await insertEntry(db, entry);
      // Whoever lives in a district lives in one of its towns or villages.
      if (parentId !== null) places.push(id);
      if (below) await addPlaces(below, id);
    }
  };
  await addPlaces(SAMPLE_PLACES, null);
  const ids = new Map((await allEntries(db)).map(({ list, name, id }) => [`${list} ${name}`, id]));
  return {
    places,
    titleWords: FIRST_ENTRIES.title_word,
    idOf: (list, name) => {
      const id = ids.get(`${list} ${name}`);
      if (id === undefined) throw new Error(`The lists have no ${list} ${name}`);
      return id;
    },
  };
}
