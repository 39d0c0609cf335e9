import { CamelCasePlugin, CompiledQuery, Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../database/schema.ts';
import { sqlite3Dialect } from '../../database/sqlite3-dialect.ts';
import { ngoOffice } from '../../../tests/support/ngo-office.ts';
import { ngoWithLegalId } from './repository.ts';

let office: Awaited<ReturnType<typeof ngoOffice>>;
beforeAll(async () => void (office = await ngoOffice()));
afterAll(() => office.close());

test('a legal id is looked up in its index, not by reading every record', async () => {
  const heard: CompiledQuery[] = [];
  const db = new Kysely<Database>({
    dialect: sqlite3Dialect(office.folders.database, { readOnly: true }),
    plugins: [new CamelCasePlugin()],
    log: ({ query }) => void heard.push(query),
  });
  await ngoWithLegalId(db, '14001000013');
  await db.destroy();
  // A bound condition is not known while planning, so the statement is explained as it is sent.
  const [asked] = heard;
  const plan = await office.db.reader.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${asked?.sql ?? ''}`, [...(asked?.parameters ?? [])]),
  );
  expect(plan.rows.map(({ detail }) => detail).join('\n')).toContain('ngo_legal_id');
});
