import { randomInt } from 'node:crypto';
import { CamelCasePlugin, CompiledQuery, Kysely, sql } from 'kysely';
import { permissionsOf } from '../../shared/access.ts';
import { momentAt } from '../../shared/calendar/iso-date.ts';
import { NgoFilter, NgoSort } from '../../shared/features/ngos/list.ts';
import type { NgoId } from '../../shared/features/ngos/fields.ts';
import type { Database, Reader } from '../../electron/database/schema.ts';
import { sqlite3Dialect } from '../../electron/database/sqlite3-dialect.ts';
import { ngosService } from '../../electron/features/ngos/service.ts';
import type { QueryContext } from '../../electron/office/service.ts';
import { ngoOffice } from '../support/ngo-office.ts';
import { FIRST_INSTANT } from '../support/temporary.ts';
import { generateOffice } from './generate.ts';
import { type Measured, timed } from './measure.ts';
import { queriesFor } from './queries.ts';

const SEED = 20_261_124;
const PAGE = { offset: 0, limit: 50 };
const OPENINGS = 500;
const SAVES = 300;

/** Searching, opening and saving in an office of so many NGOs. */
export async function measureRegister(count: number): Promise<readonly Measured[]> {
  const office = await ngoOffice();
  try {
    await generateOffice(office.db, count, SEED);
    await sql`analyze`.execute(office.db.writer);
    return [await search(office, count), await open(office, count), await save(office, count)];
  } finally {
    await office.close();
  }
}

type BenchOffice = Awaited<ReturnType<typeof ngoOffice>>;

async function search(office: BenchOffice, count: number): Promise<Measured> {
  const client = await office.clientOf('ngoOfficer');
  const texts = await queriesFor(office.db.reader, SEED);
  const recorder = statementRecorder(office.folders.database);
  const through: number[] = [];
  const direct: number[] = [];
  for (const text of texts) {
    const filter = NgoFilter.parse({ text });
    const sort = NgoSort.parse({});
    const { ms } = await timed(() => client.ngos.listNgos({ filter, sort, ...PAGE }));
    through.push(ms);
    const statements = await recorder.statementsOf(async (db) => {
      await ngosService.listNgos({ filter, sort, ...PAGE }, contextOn(db, office));
    });
    direct.push((await timed(() => runAll(office.db.reader, statements))).ms);
  }
  await recorder.close();
  return {
    what: `search, ${count} NGOs: first 50 rows and total`,
    times: through,
    raw: { what: 'the same SQL run directly', times: direct },
    limit: 20,
    judged: 'p95',
  };
}

async function open(office: BenchOffice, count: number): Promise<Measured> {
  const client = await office.clientOf('ngoOfficer');
  const ids = Array.from({ length: OPENINGS }, () => (1 + randomInt(count)) as NgoId);
  const through: number[] = [];
  const direct: number[] = [];
  for (const ngoId of ids) {
    through.push((await timed(() => client.ngos.getNgo({ ngoId }))).ms);
    const raw = CompiledQuery.raw('select * from ngo where id = ?', [ngoId]);
    direct.push((await timed(() => office.db.reader.executeQuery(raw))).ms);
  }
  return {
    what: `open a record, ${count} NGOs`,
    times: through,
    raw: { what: 'one row by its key', times: direct },
    limit: 20,
    judged: 'p95',
  };
}

async function save(office: BenchOffice, count: number): Promise<Measured> {
  const client = await office.clientOf('ngoOfficer');
  await sql`create table bench_raw (id integer primary key, text text not null) strict`.execute(
    office.db.writer,
  );
  const through: number[] = [];
  const direct: number[] = [];
  for (let index = 0; index < SAVES; index += 1) {
    const ngoId = (1 + randomInt(count)) as NgoId;
    const record = await client.ngos.getNgo({ ngoId });
    if (!record.ok) throw new Error(record.error);
    const { facts, version } = record.value;
    const changed = { ...facts, memberCount: 1 + ((facts.memberCount ?? 0) % 900) };
    const saved = await timed(() =>
      client.ngos.correctNgo({ ngoId, version, facts: changed, reason: 'سنجش سرعت' }),
    );
    if (!saved.value.ok) throw new Error(saved.value.error);
    through.push(saved.ms);
    // A durable commit of one row: nobody can be quicker with `synchronous = full`.
    const row = CompiledQuery.raw('insert into bench_raw (text) values (?)', [`${index}`]);
    direct.push((await timed(() => office.db.writer.executeQuery(row))).ms);
  }
  return {
    what: `save a correction with its audit row, ${count} NGOs`,
    times: through,
    raw: { what: 'one durable insert', times: direct },
    limit: 20,
    judged: 'p95',
  };
}

function contextOn(db: Reader, office: BenchOffice): QueryContext {
  const permissions = permissionsOf(['ngoOfficer']);
  return {
    db,
    session: null,
    token: null,
    actor: () => {
      throw new Error('A query needs nobody');
    },
    can: (permission) => permissions.has(permission),
    moment: momentAt(FIRST_INSTANT),
    resources: { folders: office.folders } as QueryContext['resources'],
  };
}

/** A second reader that remembers which statements it was given. */
function statementRecorder(file: string) {
  const heard: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: sqlite3Dialect(file, { readOnly: true }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: ({ query }) => void heard.push(query),
  });
  return {
    statementsOf: async (work: (db: Reader) => Promise<void>) => {
      heard.length = 0;
      await work(db);
      return [...heard];
    },
    close: () => db.destroy(),
  };
}

async function runAll(db: Kysely<Database>, statements: readonly CompiledQuery[]): Promise<void> {
  for (const { sql: text, parameters } of statements) {
    await db.executeQuery(CompiledQuery.raw(text, [...parameters]));
  }
}
