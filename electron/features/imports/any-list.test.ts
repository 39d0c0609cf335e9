import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  type ImportClient,
  confirming,
  csv,
  importOffice,
  previewed,
} from '../../../tests/support/import-office.ts';
import type { Fix } from '../../../shared/features/imports/contract.ts';
import { good } from '../../../tests/support/ngo-office.ts';

// Few runs: each opens an office of its own. What the rules decide by themselves is tested far more often
// in shared/features/imports/plan.test.ts.
// The same lists at every run of the tests; other and more ones with `DAFTAR_RUNS=2000 DAFTAR_SEED=7`.
const RUNS = {
  numRuns: Number(process.env['DAFTAR_RUNS'] ?? 20),
  seed: Number(process.env['DAFTAR_SEED'] ?? 1405),
  // Making a failing list smaller takes hundreds of further offices: long rounds show it as it was found.
  endOnFailure: process.env['DAFTAR_RUNS'] !== undefined,
};

/** Many runs get the time that they need. */
const TIMEOUT_MS = Math.max(180_000, RUNS.numRuns * 5_000);

const HEADINGS = [
  'نام تشکل',
  'شناسه ملی',
  'شماره پروانه',
  'تاریخ صدور',
  'تاریخ اعتبار',
  'وضعیت پروانه',
  'مرجع صدور',
  'شماره ثبت',
].concat([
  'مدیرعامل',
  'جنسیت',
  'کد ملی',
  'رئیس هیأت مدیره',
  'تلفن همراه',
  'نوع تشکل',
  'تشکل مادر',
  'موضوع فعالیت',
  'محدوده',
  'کد بایگانی',
]);
const of = (...texts: readonly string[]) => fc.constantFrom('', '', ...texts);
const row = fc.tuple(
  of('انجمن یاس', 'انجمن ياس', 'خانه نور', 'مؤسسه مهر', 'موسسه مهر', 'کانون بهار', 'جمع کل', 'گروه نو'),
  of('10380284790', '14000000000', '۱۰۳۸۰۲۸۴۷۹۱', '123'),
  of('1', '۱', '12/3', '12/4'),
  of('1403/01/01', '1404/6/31', '98/8/28', '45292'),
  of('1405/12/29', '1402/01/01', 'ندارد', '1406/13/01'),
  of('معتبر', 'منقضی', 'تعلیق', 'بدون پروانه', 'در انتظار'),
  of('فرمانداری', 'استانداری'),
  of('10', '11'),
  of('نرگس فرهادی', 'علی راد', 'سارا مهری'),
  of('زن', 'مرد', 'نامعلوم است'),
  of('0499370899', '499370899', '0183382390', '99'),
  of('نرگس فرهادی', 'بابک نیک'),
  of('09121234567', '9121234568', '09121234567، 09350000000', 'خاموش است'),
  of('شعبه', 'مستقل', 'چیز دیگر'),
  of('خانه نور', 'سازمان مادر'),
  of('محیط زیست', 'هنر'),
  of('شهرستانی', 'ملی', 'منطقه‌ای'),
  of('الف', 'ب'),
);
const list = fc.array(row, { minLength: 1, maxLength: 10 });
/** The first row below the headings is number 2. */
const at = fc.integer({ min: 2, max: 12 });
const fix = fc.oneof(
  fc.record({ do: fc.constant('skip' as const), row: at }),
  // That a row is a new NGO is said once: the second time it would be another one.
  fc.record({ do: fc.constant('match' as const), row: at, ngoId: fc.constant(1) }),
  fc.record({ do: fc.constant('merge' as const), row: at, withRow: at }),
  fc.record({
    do: fc.constant('accept' as const),
    row: at,
    code: fc.constantFrom('same_as_row', 'same_as_record', 'legal_id_length', 'no_such_day', 'mobile_wrong'),
  }),
  fc.record({
    do: fc.constant('set' as const),
    row: at,
    target: fc.constantFrom('legalId', 'validUntil', 'permitNo'),
    value: fc.constantFrom('', '10380284790', '1405/12/29', '12/3'),
  }),
);
const fixes = fc.array(fix, { maxLength: 4 });

/** A list of blank rows alone is refused. */
const SURE = ['باشگاه ثابت'];

async function inOffice(work: (client: ImportClient, state: () => Promise<unknown>) => Promise<void>) {
  const office = await importOffice();
  const state = async () => {
    const tables = ['ngo', 'permit', 'membership', 'person', 'own_value', 'list_entry'];
    const living = {
      ngo: `select * from ngo where lifecycle <> 'voided'`,
      permit: `select p.* from permit p join ngo n on n.id = p.ngo_id where n.lifecycle <> 'voided' and voided_at is null`,
      membership: `select m.* from membership m join ngo n on n.id = m.ngo_id where n.lifecycle <> 'voided' and voided_at is null`,
      person: `select * from person where national_id is not null or id in (select m.person_id from membership m
        join ngo n on n.id = m.ngo_id where n.lifecycle <> 'voided' and voided_at is null)`,
      own_value: `select o.* from own_value o join ngo n on n.id = o.ngo_id where n.lifecycle <> 'voided'`,
      list_entry: `select * from list_entry where retired_on is null`,
    };
    const found = [];
    for (const table of tables) {
      const { rows } = await sql
        .raw(`${living[table as keyof typeof living]} order by 1, 2`)
        .execute(office.db.reader);
      found.push(rows.map((one) => ({ ...(one as object), version: 0 })));
    }
    return found;
  };
  try {
    await work(await office.clientOf('ngoOfficer'), state);
  } finally {
    await office.close();
  }
}

/** Brings a list in; gives the import's id, or null where there was nothing to write. */
async function bring(
  client: ImportClient,
  rows: readonly (readonly string[])[],
  applyUpdates: boolean,
  decided: readonly Fix[] = [],
) {
  const { stagingId, preview } = await previewed(client, csv(HEADINGS, ...rows, SURE), 'list.csv', decided);
  const { updates } = good(await client.imports.listUpdates({ stagingId, offset: 0, limit: 100 }));
  const done = await client.imports.confirm(confirming(stagingId, applyUpdates));
  if (!done.ok) expect(done.error).toBe('nothing_to_write');
  const freesNationalId = applyUpdates && updates.some(({ target }) => target === 'directorNationalId');
  return { preview, freesNationalId, importId: done.ok ? done.value.id : null };
}

describe('any list, into any register', () => {
  it(
    'changes nothing the second time, and lets nothing through that was held up',
    async () => {
      await fc.assert(
        fc.asyncProperty(list, list, fc.boolean(), fixes, async (before, rows, applyUpdates, decided) => {
          await inOffice(async (client, state) => {
            await bring(client, before, true);
            const first = await bring(client, rows, applyUpdates, decided);
            // A number taken from its holder may go to whoever else claimed it, the next time.
            if (first.freesNationalId) return;
            const known = await state();
            const { preview } = await bring(client, rows, applyUpdates, decided);
            expect(preview.counts).toMatchObject(
              applyUpdates ? { new: 0, fill: 0, update: 0 } : { new: 0, fill: 0 },
            );
            // A row that is held up may come to stand behind another one, which then waits for its decision.
            const held = preview.counts.blocked + preview.counts.merged;
            expect(held).toBeGreaterThanOrEqual(first.preview.counts.blocked);
            expect(await state()).toEqual(known);
          });
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'leaves nothing behind when it is taken back',
    async () => {
      await fc.assert(
        fc.asyncProperty(list, list, fc.boolean(), async (before, rows, applyUpdates) => {
          await inOffice(async (client, state) => {
            await bring(client, before, true);
            const known = await state();
            const { importId } = await bring(client, rows, applyUpdates);
            if (importId === null) return;
            good(await client.imports.undoImport({ importId, reason: 'اشتباه بود' }));
            expect(await state()).toEqual(known);
          });
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );
});
