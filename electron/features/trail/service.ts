import { isMarkOf, markOf } from '../../../shared/features/trail/mark.ts';
import type { trail } from '../../../shared/features/trail/contract.ts';
import { withoutPersonal } from '../../../shared/features/trail/rules.ts';
import { type Json, changed } from '../../../shared/kit/change.ts';
import { ok } from '../../../shared/kit/result.ts';
import { toAsciiDigits } from '../../../shared/text/digits.ts';
import { type Known, type TrailHead, knownHead, trailHead, verifyTrail } from '../../office/audit.ts';
import { keptHead } from '../../office/kept-head.ts';
import type { Service } from '../../office/service.ts';
import { printedHeads } from '../prints/repository.ts';
import { namesOf, personsInTrail, trailRows } from './repository.ts';

/** Reading and verifying who did what. */
export const trailService: Service<typeof trail> = {
  readTrail: async ({ filter, offset, limit }, { db, can }) => {
    const { rows, total } = await trailRows(db, filter, offset, limit);
    const names = await namesOf(
      db,
      rows.flatMap(({ subject }) => subject ?? []),
    );
    const shown = rows.map(({ accountId: _, change, ...row }) => ({
      ...row,
      subjectName: (row.subject !== null && names.get(row.subject)) || null,
      change: can('personal.read') ? change : masked(change),
    }));
    const head = shownHead(await trailHead(db));
    return changed(
      { rows: shown, total, head },
      { subject: SUBJECT, before: null, after: { filter, offset, shown: shown.length, total } },
    );
  },

  verifyTrail: async ({ expected }, { db, resources }) => {
    const kept = await keptHead(resources.folders.trailHead);
    const known: readonly Known[] = [
      ...(await printedHeads(db)).map(knownHead),
      ...(kept !== null && kept.seq > 0 ? [knownHead(kept)] : []),
      ...(expected === null ? [] : [knownFromPaper(expected)]),
    ];
    const { fault } = await verifyTrail(db, known);
    // The last row there is, also where the check stopped before it.
    const head = shownHead(await trailHead(db));
    return changed(
      { head, fault },
      {
        subject: SUBJECT,
        before: null,
        after: { count: head.count, expected, fault: fault && { ...fault } },
      },
    );
  },

  getHead: async (_, { db }) => ok(shownHead(await trailHead(db))),

  listPersons: async (_, { db }) => ok(await personsInTrail(db)),
};

const SUBJECT = 'trail';

function shownHead({ seq, hash }: TrailHead) {
  return { count: seq, hash, mark: markOf(hash) };
}

/** Paper holds only a mark of the hash, typed by a person in whatever digits. */
function knownFromPaper({ count, mark }: { readonly count: number; readonly mark: string }): Known {
  return { seq: count, isHash: (hash) => isMarkOf(toAsciiDigits(mark), hash) };
}

function masked(change: string | null): string | null {
  return change === null ? null : JSON.stringify(withoutPersonal(JSON.parse(change) as Json));
}
