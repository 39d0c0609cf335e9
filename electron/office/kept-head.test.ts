import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { trailHead } from './audit.ts';
import { advanceHead, keepHead, keptHead } from './kept-head.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daftar-head-'));
  file = join(folder, 'trail-head.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const HEAD = { seq: 7, hash: 'a'.repeat(64) };

test('what was kept last is what comes back, and nothing is left aside', async () => {
  expect(await keptHead(file)).toBeNull();
  await keepHead(file, HEAD);
  await keepHead(file, { ...HEAD, seq: 8 });
  expect(await keptHead(file)).toEqual({ ...HEAD, seq: 8 });
  expect(await readdir(folder)).toEqual(['trail-head.json']);
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"seq":7}',
  '{"seq":-1,"hash":"aa"}',
  `{"seq":7,"hash":"${'g'.repeat(64)}"}`,
])('a file that was not written so is none: %s', async (text) => {
  await writeFile(file, text);
  expect(await keptHead(file)).toBeNull();
});

test('where it cannot be written nobody is kept out, and the older head stays', async () => {
  await keepHead(file, HEAD);
  await keepHead(join(folder, 'no', 'such', 'folder.json'), HEAD);
  // The name beside it, through which it is written, is taken by a folder.
  await mkdir(`${file}.next`);
  await keepHead(file, { ...HEAD, seq: 9 });
  expect(await keptHead(file)).toEqual(HEAD);
});

test('goes on with the trail, but stays where the trail no longer holds it', async () => {
  const office = await temporaryOffice({}, {});
  try {
    const refused = () => office.dispatch({ token: null, method: 'no.such', input: null });
    await advanceHead(file, office.db.reader);
    expect(await keptHead(file)).toEqual({ seq: 0, hash: '0'.repeat(64) });
    await refused();
    await refused();
    await advanceHead(file, office.db.reader);
    const head = await trailHead(office.db.reader);
    expect(await keptHead(file)).toEqual(head);

    await sql.raw('drop trigger audit_is_never_deleted').execute(office.db.writer);
    await sql.raw('delete from audit where seq = 2').execute(office.db.writer);
    await advanceHead(file, office.db.reader);
    expect(await keptHead(file)).toEqual(head);
    // Grown again past the place where it was cut, with other rows.
    office.setClock('2026-11-25T09:15:00.000Z');
    await refused();
    await refused();
    await advanceHead(file, office.db.reader);
    expect(await keptHead(file)).toEqual(head);
  } finally {
    await office.close();
  }
});
