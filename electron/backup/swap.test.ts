import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ok } from '../../shared/kit/result.ts';
import { openDatabase } from '../database/open.ts';
import { inTransaction } from '../database/transaction.ts';
import { appendToTrail } from '../office/audit.ts';
import { type Folders, foldersIn } from '../office/folders.ts';
import { finishSwap, giveUpSwap, incomingOf, swapIn } from './swap.ts';

const OLD = 'aa'.repeat(32);
const NEW = 'bb'.repeat(32);
const ALTERED = 'cc'.repeat(32);

let folders: Folders;
beforeEach(async () => {
  folders = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-swap-')));
  await database(folders.database, 'old');
  await document(folders.documents, OLD, 'old');
  await document(folders.documents, ALTERED, 'altered');
  await writeFile(folders.trailHead, 'old');
  await prepare();
});
afterEach(() => rm(folders.root, { recursive: true, force: true }));

async function prepare(): Promise<void> {
  const incoming = incomingOf(folders);
  await mkdir(folders.incoming, { recursive: true });
  await database(incoming.database, 'new');
  await document(incoming.documents, NEW, 'new');
  await document(incoming.documents, ALTERED, 'right');
  await writeFile(incoming.trailHead, 'new');
}

async function database(file: string, person: string): Promise<void> {
  const db = await openDatabase(file);
  const entry = { at: '2026-11-24T09:15:00.000Z', accountId: null, method: 'x', outcome: 'done' } as const;
  await inTransaction(db.writer, async (writer) =>
    ok(await appendToTrail(writer, { ...entry, person, subject: null, reason: null, change: null } as never)),
  );
  await db.close();
}

async function document(root: string, hash: string, text: string): Promise<void> {
  await mkdir(join(root, hash.slice(0, 2)), { recursive: true });
  await writeFile(join(root, hash.slice(0, 2), hash), text);
}

/** What an opening finds: whose database, whose head, and the documents. */
async function found(at = folders) {
  const db = await openDatabase(at.database);
  const person = (await db.reader.selectFrom('audit').select('person').executeTakeFirst())?.person;
  await db.close();
  const documents = Object.fromEntries(
    await Promise.all(
      [OLD, NEW, ALTERED].map(async (hash) => [
        hash.slice(0, 2),
        await readFile(join(at.documents, hash.slice(0, 2), hash), 'utf8').catch(() => null),
      ]),
    ),
  ) as Record<string, string | null>;
  return { person, head: await readFile(at.trailHead, 'utf8'), documents };
}

const BEFORE = { person: 'old', head: 'old', documents: { aa: 'old', bb: null, cc: 'altered' } };
const AFTER = { person: 'new', head: 'new', documents: { aa: 'old', bb: 'new', cc: 'right' } };

async function names(at = folders): Promise<readonly string[]> {
  return (await readdir(at.root)).sort();
}

class PowerCut extends Error {}

/** Stops as a power cut would: nothing after the given step is done. */
function cutAfter(wanted: number) {
  let seen = 0;
  return () => {
    seen += 1;
    if (seen === wanted) throw new PowerCut();
  };
}

async function stepsOf(keepOldIn: string | null): Promise<readonly string[]> {
  const copy = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-steps-')));
  await cp(folders.root, copy.root, { recursive: true });
  const steps: string[] = [];
  await swapIn(copy, keepOldIn, (step) => void steps.push(step));
  await rm(copy.root, { recursive: true, force: true });
  return steps;
}

describe.each([null, 'replaced-20261124-091500'])('an exchange that keeps the old in %s', (keepOldIn) => {
  test('leaves the new state alone, and nothing of the work', async () => {
    await swapIn(folders, keepOldIn);
    expect(await found()).toEqual(AFTER);
    const kept = keepOldIn === null ? [] : [keepOldIn];
    expect(await names()).toEqual(['daftar.sqlite', 'documents', ...kept, 'trail-head.json']);
    if (keepOldIn === null) return;
    const old = await openDatabase(join(folders.root, keepOldIn, 'daftar.sqlite'));
    expect(await old.reader.selectFrom('audit').select('person').execute()).toEqual([{ person: 'old' }]);
    await old.close();
  });

  test('cut after any step, the next start finds the old state or the new one, never half of both', async () => {
    const steps = await stepsOf(keepOldIn);
    expect(steps).toEqual([
      ...['prepared', 'marked', 'documents bb', 'documents cc', 'place cleared'],
      ...['database', 'trail head', 'mark removed'],
    ]);
    for (const [index, step] of steps.entries()) {
      const copy = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-cut-')));
      await cp(folders.root, copy.root, { recursive: true });
      await expect(swapIn(copy, keepOldIn, cutAfter(index + 1))).rejects.toThrow(PowerCut);
      // The start after it may be cut as well, at each of its own steps.
      for (let cut = 1; cut <= steps.length; cut += 1) {
        const again = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-cut-')));
        await cp(copy.root, again.root, { recursive: true });
        await finishSwap(again, cutAfter(cut)).catch((failure: unknown) => {
          if (!(failure instanceof PowerCut)) throw failure;
        });
        await finishSwap(again);
        expect([step, cut, await found(again)]).toEqual([step, cut, step === 'prepared' ? BEFORE : AFTER]);
        expect((await names(again)).filter((name) => name.startsWith('incoming'))).toEqual([]);
        await rm(again.root, { recursive: true, force: true });
      }
      await rm(copy.root, { recursive: true, force: true });
    }
  });
});

test('what was prepared without a mark is removed at the next start', async () => {
  await writeFile(`${folders.incomingMark}.part`, '{"keep');
  expect(await finishSwap(folders)).toBe(false);
  expect(await names()).toEqual(['daftar.sqlite', 'documents', 'trail-head.json']);
  expect(await found()).toEqual(BEFORE);
});

test('a mark that a disk has changed keeps the old database', async () => {
  await writeFile(folders.incomingMark, 'x');
  expect(await finishSwap(folders)).toBe(true);
  expect(await found()).toEqual(AFTER);
  expect(await names()).toContain('replaced-00000000-000000');
});

test('given up before the database has moved, the old state stands and no later start goes on', async () => {
  await expect(swapIn(folders, null, cutAfter(2))).rejects.toThrow(PowerCut);
  expect(await giveUpSwap(folders)).toBe(true);
  expect(await finishSwap(folders)).toBe(false);
  expect(await found()).toEqual(BEFORE);
});

test('once the new database has its place, nothing is given up', async () => {
  const steps = await stepsOf(null);
  await expect(swapIn(folders, null, cutAfter(steps.indexOf('database') + 1))).rejects.toThrow(PowerCut);
  expect(await giveUpSwap(folders)).toBe(false);
  expect(await finishSwap(folders)).toBe(true);
  expect(await found()).toEqual(AFTER);
});

test('a database that somebody still has open is not replaced', async () => {
  const open = await openDatabase(folders.database);
  await inTransaction(open.writer, async (writer) =>
    ok(
      await writer
        .insertInto('stranger')
        .values({ bucket: 'abcd', failedAttempts: 1, lastFailedAt: 'x' } as never)
        .execute(),
    ),
  );
  const before = await hashOf(folders.database);
  await expect(swapIn(folders, null)).rejects.toThrow('not closed');
  expect(await giveUpSwap(folders)).toBe(true);
  expect(await hashOf(folders.database)).toBe(before);
  await open.close();
  expect(await found()).toEqual(BEFORE);
});

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
