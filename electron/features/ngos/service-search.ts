import type { ngoSearch as methods } from '../../../shared/features/ngos/contract-search.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { NgoFilter } from '../../../shared/features/ngos/list.ts';
import { err, ok } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { hitsOf } from './hits.ts';
import { find, idsFound, idsOfBest, rowsOf } from './list.ts';
import { knownPeople, seatedPeople } from './people-search.ts';
import { recordOf } from './record.ts';
import { similarTo } from './similar.ts';
import { viewOf } from './view.ts';

/** Reading and finding. */
export const ngoSearch: Service<typeof methods> = {
  listNgos: async ({ filter, sort, offset, limit }, context) => {
    const { db } = context;
    const view = await viewOf(context);
    const finding = await find(db, filter, view);
    const ids = await idsFound(db, finding, sort, { offset, limit });
    const rows = await rowsOf(db, ids, view);
    const hits = await hitsOf(db, finding, rows);
    return ok({ rows, hits, total: finding.total, exactTotal: finding.exactTotal });
  },

  countNgos: async ({ filters }, context) => {
    const view = await viewOf(context);
    const totals: number[] = [];
    for (const filter of filters) totals.push((await find(context.db, filter, view)).total);
    return ok(totals);
  },

  listNgoIds: async ({ filter, sort }, context) => {
    const view = await viewOf(context);
    const finding = await find(context.db, filter, view);
    return ok(await idsFound(context.db, finding, sort, { offset: 0, limit: finding.total }));
  },

  getNgo: async ({ ngoId }, context) => {
    const record = await recordOf(context.db, ngoId, await viewOf(context));
    return record ? ok(record) : err('ngo_not_found');
  },

  findAnything: async ({ text, limit }, context) => {
    const { db } = context;
    const view = await viewOf(context);
    const filter = NgoFilter.parse({ text, lifecycles: ['active', 'dissolved', 'retired'] });
    const finding = await find(db, filter, view);
    const ids = text.trim() === '' ? [] : await idsOfBest(db, finding, limit);
    const rows = await rowsOf(db, ids, view);
    const hits = await hitsOf(db, finding, rows);
    return ok({
      ngos: rows.map(({ id, name, permitNo, permitState }) => ({
        id,
        name,
        permitNo,
        permitState,
        hit: hitFor(hits, id),
      })),
      people: await seatedPeople(db, text, limit),
    });
  },

  findSimilar: async (asked, context) => ok(await similarTo(context.db, asked, await viewOf(context))),

  findPeople: async ({ text, limit }, context) =>
    ok(await knownPeople(context.db, text, limit, await viewOf(context))),
};

function hitFor(hits: Awaited<ReturnType<typeof hitsOf>>, ngoId: NgoId | number) {
  const hit = hits.find(({ id }) => id === ngoId);
  return hit ? { field: hit.field, value: hit.value } : null;
}
