import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryOffice } from '../../tests/support/temporary.ts';
import { insertOffice } from '../features/office/repository.ts';
import { inTransaction } from '../database/transaction.ts';
import { FIRST_INSTANT } from '../../tests/support/temporary.ts';
import { ok } from '../../shared/kit/result.ts';
import { createGate, isSampleOffice, putAway } from './start-over.ts';

test('calls go side by side; who works alone waits for them and keeps the next ones out', async () => {
  const gate = createGate();
  const told: string[] = [];
  const opens: Record<string, () => void> = {};
  const held = (name: string) =>
    gate.pass(async () => {
      told.push(`${name} in`);
      await new Promise<void>((resolve) => (opens[name] = resolve));
      told.push(`${name} out`);
    });
  const [a, b] = [held('a'), held('b')];
  const alone = gate.alone(async () => void told.push('alone'));
  const late = gate.pass(async () => void told.push('late'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(['a in', 'b in']);
  opens['a']?.();
  opens['b']?.();
  await Promise.all([a, b, alone, late]);
  expect(told).toEqual(['a in', 'b in', 'a out', 'b out', 'alone', 'late']);
});

test('who is inside may work alone, counts as outside meanwhile, and does not wait for another who does', async () => {
  const gate = createGate();
  const told: string[] = [];
  const errand = (name: string) =>
    gate.pass(async () => {
      await gate.aloneFromInside(async () => {
        told.push(`${name} alone`);
        await new Promise((resolve) => setImmediate(resolve));
        told.push(`${name} done`);
      });
      told.push(`${name} after`);
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`${name} out`);
    });
  let open = () => {};
  const other = gate.pass(async () => {
    await new Promise<void>((resolve) => (open = resolve));
    told.push('other out');
  });
  const both = [errand('a'), errand('b')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  open();
  await Promise.all([other, ...both]);
  expect(told).toEqual([
    ...['other out', 'a alone', 'a done', 'a after', 'a out'],
    ...['b alone', 'b done', 'b after', 'b out'],
  ]);
  await expect(
    gate.pass(() => gate.aloneFromInside(() => Promise.reject(new RangeError('x')))),
  ).rejects.toThrow(RangeError);
  expect(await gate.alone(async () => 9)).toBe(9);
});

test('a failure within opens the gate again, alone or not', async () => {
  const gate = createGate();
  const failing = async () => {
    throw new RangeError('x');
  };
  await expect(gate.pass(failing)).rejects.toThrow(RangeError);
  await expect(gate.alone(failing)).rejects.toThrow(RangeError);
  expect(await gate.pass(async () => 7)).toBe(7);
  expect(await gate.alone(async () => 8)).toBe(8);
  const both = await Promise.all([
    gate.alone(async () => 1),
    gate.alone(async () => 2),
    gate.pass(async () => 3),
  ]);
  expect(both).toEqual([1, 2, 3]);
});

test('only a sample is one, and putting it away leaves an empty place and nothing behind', async () => {
  const office = await temporaryOffice({}, {});
  expect(await isSampleOffice(office.db)).toBe(false);
  const profile = {
    kind: 'governorate',
    provinceCode: '04',
    countyName: 'x',
    countyCode: '',
    letterheadLines: ['x'],
  } as const;
  const stored = { profile, logo: null, recoveryHash: null, createdAt: FIRST_INSTANT };
  await inTransaction(office.db.writer, async (writer) =>
    ok(await insertOffice(writer, { ...stored, isSample: true })),
  );
  expect(await isSampleOffice(office.db)).toBe(true);
  await inTransaction(office.db.writer, async (writer) =>
    ok(await writer.updateTable('office').set({ isSample: 0 }).execute()),
  );
  expect(await isSampleOffice(office.db)).toBe(false);

  const { folders } = office;
  await mkdir(join(folders.documents, 'ab'));
  await writeFile(join(folders.documents, 'ab', 'abcd'), 'x');
  await writeFile(folders.trailHead, '{}');
  await office.db.close();
  await putAway(folders);
  expect((await readdir(folders.root)).sort()).toEqual(['documents', 'logs', 'temporary']);
  expect([await readdir(folders.documents), await readdir(folders.temporary)]).toEqual([[], []]);
  await expect(readFile(folders.database)).rejects.toMatchObject({ code: 'ENOENT' });
  await rm(folders.root, { recursive: true, force: true });
});
