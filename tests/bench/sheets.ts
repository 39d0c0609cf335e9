import { sql } from 'kysely';
import { imports } from '../../shared/features/imports/contract.ts';
import { ngos } from '../../shared/features/ngos/contract.ts';
import { NgoFilter, NgoSort } from '../../shared/features/ngos/list.ts';
import { office } from '../../shared/features/office/contract.ts';
import { prints } from '../../shared/features/prints/contract.ts';
import { selectFromJson } from '../../electron/database/bulk.ts';
import { writeXlsx } from '../../electron/documents/sheets/write-sheet.ts';
import { importsService } from '../../electron/features/imports/service.ts';
import { ngosService } from '../../electron/features/ngos/service.ts';
import { officeService } from '../../electron/features/office/service.ts';
import { printsService } from '../../electron/features/prints/service.ts';
import type { Result } from '../../shared/kit/result.ts';
import { temporaryOffice } from '../support/temporary.ts';
import { generateOffice } from './generate.ts';
import { type Measured, longestHold, timed } from './measure.ts';
import { IMPORT_HEADINGS, OFFICE_PROFILE } from './names.fa.ts';
import { plainTable } from './plain-table.ts';

const SEED = 1_405;
const RUNS = 5;
const IMPORTED_ROWS = 10_000;
const PRINTED_ROWS = 459;
const BLOCK = 5_000;

/** An import of 10,000 rows, from the file to the preview and from the confirmation to the commit. */
export async function measureImport(): Promise<{
  readonly measured: Measured;
  readonly held: Measured;
}> {
  const bytes = Uint8Array.from(await sheetOf(IMPORTED_ROWS));
  const through: number[] = [];
  const holds: number[] = [];
  const raw: number[] = [];
  const rawHolds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const bench = await temporaryOffice({ ngos, imports }, { ngos: ngosService, imports: importsService });
    try {
      const client = await bench.clientOf('ngoOfficer');
      holds.push(
        await longestHold(async () => {
          const { ms } = await timed(async () => {
            const workId = `run-${run}`;
            const opened = given(await client.imports.openFile({ workId, fileName: 'list.xlsx', bytes }));
            const { stagingId, choice } = opened;
            const head = given(await client.imports.readHead({ stagingId, ...choice }));
            const { mapping } = head;
            given(await client.imports.preview({ workId, stagingId, choice, mapping, fixes: [] }));
            const done = given(
              await client.imports.confirm({ workId, stagingId, applyUpdates: false, reason: 'سنجش' }),
            );
            if (done.created < IMPORTED_ROWS) throw new Error(`Only ${done.created} rows came in`);
          });
          through.push(ms);
        }),
      );
      await sql`create table bench_raw (id integer primary key, cells text not null) strict`.execute(
        bench.db.writer,
      );
      const rows = Array.from({ length: IMPORTED_ROWS }, (_, id) => ({
        id,
        cells: JSON.stringify(rowOf(id)),
      }));
      rawHolds.push(
        await longestHold(async () => {
          const { ms } = await timed(async () => {
            for (let start = 0; start < rows.length; start += BLOCK) {
              await sql`insert into bench_raw (id, cells)
                ${selectFromJson(['id', 'cells'], rows.slice(start, start + BLOCK))}`.execute(
                bench.db.writer,
              );
            }
          });
          raw.push(ms);
        }),
      );
    } finally {
      await bench.close();
    }
  }
  return {
    measured: {
      what: `import of ${IMPORTED_ROWS} rows: file to preview, confirmation to commit`,
      times: through,
      raw: { what: 'the same rows as text into one table', times: raw },
      limit: 5_000,
      judged: 'median',
    },
    held: {
      what: 'longest hold of the main thread during that import',
      times: holds,
      raw: { what: 'during the raw insert', times: rawHolds },
      limit: 100,
      judged: 'p95',
    },
  };
}

/** The PDF of a list of 459 rows, as many as one province has. */
export async function measureListPdf(): Promise<Measured> {
  const bench = await temporaryOffice(
    { office, ngos, prints },
    { office: officeService, ngos: ngosService, prints: printsService },
  );
  try {
    given(
      await bench.stranger.office.createOffice({
        profile: OFFICE_PROFILE,
        logo: null,
        administrator: {
          userName: 'admin',
          fullName: 'مدیر',
          post: '',
          password: 'Sepehr-1405-abr',
          alsoKeepsRegister: false,
        },
      }),
    );
    await generateOffice(bench.db, PRINTED_ROWS, SEED);
    const client = await bench.clientOf('ngoOfficer');
    const filter = NgoFilter.parse({});
    const sort = NgoSort.parse({});
    const columns = ['name', 'subject', 'permitNo', 'validUntil', 'permitState', 'directorName'] as const;
    const through: number[] = [];
    const raw: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const print = {
        filter,
        sort,
        ngoIds: null,
        columns,
        title: '',
        landscape: false,
        withSignatures: true,
      };
      const made = await timed(() => client.prints.printNgoList(print));
      const { rowCount } = given(made.value);
      if (rowCount !== PRINTED_ROWS) throw new Error(`Only ${rowCount} rows were printed`);
      through.push(made.ms);
      raw.push((await timed(() => plainTable(PRINTED_ROWS, columns.length + 1))).ms);
    }
    return {
      what: `PDF of a list of ${PRINTED_ROWS} rows`,
      times: through,
      raw: { what: 'as large a Latin table by pdfmake alone', times: raw },
      limit: 2_000,
      judged: 'median',
    };
  } finally {
    await bench.close();
  }
}

function given<Value, Code extends string>(result: Result<Value, Code>): Value {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function sheetOf(count: number): Promise<Uint8Array> {
  const columns = IMPORT_HEADINGS.map((heading) => ({ heading, kind: 'text' as const, width: 20 }));
  const rows = Array.from({ length: count }, (_, index) => rowOf(index));
  return writeXlsx([{ name: 'سمن‌ها', columns, rows }]);
}

/** One row of a clean list: name, permit, dates, registration, director, telephone, address, own column. */
function rowOf(index: number): readonly string[] {
  const month = String(1 + (index % 12)).padStart(2, '0');
  return [
    `انجمن یاران ${index} کوهستان`,
    `1404/${index + 1}`,
    `1404/${month}/05`,
    `1406/${month}/05`,
    String(10_000 + index),
    `مدیر شماره ${index}`,
    `0900${String(1_000_000 + index)}`,
    `خیابان معلم، پلاک ${index}`,
    `بایگانی ${index % 97}`,
  ];
}
