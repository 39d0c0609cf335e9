import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_PERMIT, day, good, newNgo, ngoOffice } from '../../../tests/support/ngo-office.ts';
import { addDays } from '../../../shared/calendar/iso-date.ts';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import { permitState } from '../../../shared/features/ngos/permit-rules.ts';
import { PermitActKind } from '../../../shared/features/ngos/records.ts';
import { ok } from '../../../shared/kit/result.ts';
import { inTransaction } from '../../database/transaction.ts';
import { refreshNgos } from './refresh.ts';
import { insertActs, insertPermits } from './repository-permits.ts';
import { insertNgos } from './repository.ts';
import { permitStateSql } from './state-sql.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
beforeAll(async () => void (office = await ngoOffice()));
afterAll(() => office.close());

const TODAY = day('2026-11-24');
const written = { at: '2026-11-24T06:00:00.000Z', accountId: null } as never;

const date = fc.option(
  fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days)),
  { nil: null },
);
const permit = fc
  .record({
    issuedOn: date,
    validUntil: date,
    acts: fc.array(fc.constantFrom(...PermitActKind.options), { maxLength: 5 }),
  })
  .map(({ issuedOn, validUntil, acts }) => {
    const isReversed = issuedOn !== null && validUntil !== null && validUntil < issuedOn;
    return {
      facts: { issuedOn: isReversed ? null : issuedOn, validUntil },
      acts: acts.map((kind) => ({ kind })),
    };
  });

test('SQL and rule give every NGO the same permit state on any day', async () => {
  const registered = good(await (await office.clientOf('ngoOfficer')).ngos.registerNgo(newNgo('بی‌پروانه')));
  const { facts, contact } = registered;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(permit, { maxLength: 3 }), { minLength: 40, maxLength: 40 }),
      fc.integer({ min: -250, max: 250 }),
      fc.integer({ min: 0, max: 120 }),
      async (records, shift, windowDays) => {
        const today = addDays(TODAY, shift);
        const rows = await inTransaction(office.db.writer, async (writer) => {
          const ngo = {
            facts,
            contact,
            importId: null,
            createdAt: '2026-11-24T06:00:00.000Z',
            accountId: null,
          };
          const ids = await insertNgos(writer, records.map(() => ngo) as never);
          for (const [index, permits] of records.entries()) {
            const ngoId = NgoId.parse(ids[index]);
            for (const { facts: dates, acts } of permits) {
              const facts = { ...NO_PERMIT, ...dates };
              const [permitId] = await insertPermits(writer, [
                { ngoId, kind: 'issue', facts, statedStatus: 'x', ...(written as object) } as never,
              ]);
              await insertActs(
                writer,
                acts.map(({ kind }) => ({
                  permitId,
                  kind,
                  actedOn: TODAY,
                  reason: '',
                  letterNo: '',
                  ...(written as object),
                })) as never,
              );
            }
          }
          await refreshNgos(writer, ids);
          const { rows } = await sql<{ state: string }>`
            select ${permitStateSql('s', today, windowDays)} as state from ngo_summary s
            where s.ngo_id >= ${ids[0]} order by s.ngo_id`.execute(writer);
          return ok(rows);
        });
        const states = good(rows).map(({ state }) => state);
        expect(states).toEqual(records.map((permits) => permitState(permits, today, windowDays)));
      },
    ),
    { numRuns: 25 },
  );
});
