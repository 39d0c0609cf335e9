import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Folders, foldersIn } from '../office/folders.ts';
import { closeFolder, openFolder, removeSealed } from './at-rest.ts';
import { SealError, sealFile, unsealFile } from './sealed-file.ts';

const KEY = randomBytes(32);

let folders: Folders;
beforeEach(async () => {
  folders = foldersIn(await mkdtemp(join(tmpdir(), 'daftar-rest-')));
});
afterEach(() => rm(folders.root, { recursive: true, force: true }));

async function put(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(join(folders.root, path, '..'), { recursive: true });
  await writeFile(join(folders.root, path), bytes);
}

async function document(text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex');
  await put(`documents/${hash.slice(0, 2)}/${hash}`, text);
  return `documents/${hash.slice(0, 2)}/${hash}`;
}

/** Every file of the folder but the sealed ones, as text by its path. */
async function places(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folders.root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const relative = path.slice(folders.root.length + 1);
    if (entry.isFile() && !relative.startsWith('sealed')) found[relative] = await readFile(path, 'latin1');
  }
  return found;
}

async function wholeOffice(): Promise<Readonly<Record<string, string>>> {
  await put('daftar.sqlite', 'NGOs and their people');
  await put('backup-key.json', 'the key of the backups');
  await put('replaced-20261124-091500/daftar.sqlite', 'what was before');
  await document('a scan with a national id');
  await document('another');
  return places();
}

describe('a folder at rest', () => {
  test('holds nothing that can be read, and gives everything back', async () => {
    const before = await wholeOffice();
    await closeFolder(folders, KEY);
    expect(await places()).toEqual({});
    for (const entry of await readdir(folders.sealed, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name), 'latin1');
      for (const secret of Object.values(before)) expect(bytes).not.toContain(secret);
    }
    await openFolder(folders, KEY);
    expect(await places()).toEqual(before);
  });

  test('takes what changed, and leaves no old state to fall back to while it is open', async () => {
    await wholeOffice();
    await closeFolder(folders, KEY);
    await openFolder(folders, KEY);
    await put('daftar.sqlite', 'one NGO more');
    const later = await document('a later scan');
    await rm(join(folders.root, 'daftar.sqlite'));
    await openFolder(folders, KEY);
    expect(await places()).not.toHaveProperty('daftar.sqlite');
    await put('daftar.sqlite', 'one NGO more');
    await closeFolder(folders, KEY);
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ 'daftar.sqlite': 'one NGO more', [later]: 'a later scan' });
  });

  test('leaves an altered document where the next start finds it', async () => {
    await wholeOffice();
    const scan = await document('a third scan');
    await put(scan, 'altered');
    await closeFolder(folders, KEY);
    expect(await places()).toEqual({ [scan]: 'altered' });
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ [scan]: 'altered' });
  });

  test('opens its database last: where that stands, all else does', async () => {
    await wholeOffice();
    await closeFolder(folders, KEY);
    const steps: string[] = [];
    await openFolder(folders, KEY, { afterStep: (step) => void steps.push(step) });
    expect(steps).toHaveLength(5);
    expect(steps.indexOf('opened daftar.sqlite')).toBe(4);
  });

  test('seals a document anew whose sealed file nobody has seen whole since a crash', async () => {
    await wholeOffice();
    const scan = await document('a sixth scan');
    await closeFolder(folders, KEY);
    await openFolder(folders, KEY);
    // The crash: the next opening finds the document in its place, and the twin has gone bad meanwhile.
    await writeFile(join(folders.sealed, `${scan}.sealed`), 'damaged');
    const unproved = await openFolder(folders, KEY);
    await closeFolder(folders, KEY, { unproved });
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ [scan]: 'a sixth scan' });
  });

  test('leaves nothing half written to be read', async () => {
    await wholeOffice();
    const scan = await document('a fourth scan');
    for (const half of [
      `${scan}.part`,
      'daftar.sqlite.part',
      'daftar.sqlite-sums.part',
      'replaced-20261124-091500/daftar.sqlite.part',
    ]) {
      await put(half, 'half a secret');
    }
    await closeFolder(folders, KEY);
    expect(await places()).toEqual({});
  });

  test('keeps the sums of the database’s pages with it', async () => {
    await wholeOffice();
    await put('daftar.sqlite-sums', 'sums of pages');
    await closeFolder(folders, KEY);
    expect(await places()).toEqual({});
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ 'daftar.sqlite-sums': 'sums of pages' });
  });

  test('keeps what a crash left in the log of the database', async () => {
    await wholeOffice();
    await put('daftar.sqlite-wal', 'not yet in the database');
    await put('daftar.sqlite-shm', 'of no use');
    await closeFolder(folders, KEY);
    expect(await places()).toEqual({});
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ 'daftar.sqlite-wal': 'not yet in the database' });
    await rm(join(folders.root, 'daftar.sqlite-wal'));
    await closeFolder(folders, KEY);
    await openFolder(folders, KEY);
    expect(await places()).not.toHaveProperty('daftar.sqlite-wal');
  });

  test('opens without a document whose sealed file is damaged, and never takes that for whole', async () => {
    await wholeOffice();
    const scan = await document('a fifth scan');
    await closeFolder(folders, KEY);
    await writeFile(join(folders.sealed, `${scan}.sealed`), 'damaged');
    const unproved = await openFolder(folders, KEY);
    expect([...unproved]).toEqual([scan]);
    expect(await places()).not.toHaveProperty(scan);
    await put(scan, 'a fifth scan');
    await closeFolder(folders, KEY, { unproved });
    await openFolder(folders, KEY);
    expect(await places()).toMatchObject({ [scan]: 'a fifth scan' });
  });

  test('opens with its own key only, and says so without leaving or taking anything', async () => {
    const before = await wholeOffice();
    await closeFolder(folders, KEY);
    await expect(openFolder(folders, randomBytes(32))).rejects.toThrow(SealError);
    expect(await places()).toEqual({});
    await openFolder(folders, KEY);
    expect(await places()).toEqual(before);
  });

  test('is an open folder again once its protection is removed', async () => {
    const before = await wholeOffice();
    await closeFolder(folders, KEY);
    await openFolder(folders, KEY);
    await removeSealed(folders);
    expect(await places()).toEqual(before);
    expect(await readdir(folders.root)).not.toContain('sealed');
  });

  test('comes back whole from a stop after any step of closing or opening', async () => {
    class Stop extends Error {}
    const stopAt = (step: number) => {
      let at = 0;
      return () => {
        if (at++ === step) throw new Stop();
      };
    };
    const before = await wholeOffice();
    let stops = 0;
    for (let step = 0; ; step += 1) {
      const closed = await closeFolder(folders, KEY, { afterStep: stopAt(step) }).then(
        () => true,
        (failure: unknown) => {
          if (!(failure instanceof Stop)) throw failure;
          return false;
        },
      );
      // The crash of an opening, too, after as many steps.
      await openFolder(folders, KEY, { afterStep: stopAt(step) }).catch((failure: unknown) => {
        if (!(failure instanceof Stop)) throw failure;
      });
      const unproved = await openFolder(folders, KEY);
      expect(await places()).toEqual(before);
      // Once sealed and seen whole, a document is not sealed again.
      if (unproved.size > 0) await closeFolder(folders, KEY, { unproved });
      await openFolder(folders, KEY);
      if (closed) break;
      stops += 1;
    }
    // Three sealings, since documents are sealed once, and five removals.
    expect(stops).toBe(8);
  });
});

describe('a sealed file', () => {
  const file = (name: string) => join(folders.root, name);

  test('of any length comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1)),
        async (size) => {
          const bytes = randomBytes(size);
          await writeFile(file('plain'), bytes);
          const hash = await sealFile(file('plain'), file('sealed-one'), KEY);
          expect(await unsealFile(file('sealed-one'), file('again'), KEY)).toBe(hash);
          expect((await readFile(file('again'))).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('with any byte changed, cut or appended is refused, and nothing is left in its place', async () => {
    await writeFile(file('plain'), randomBytes(3000));
    await sealFile(file('plain'), file('sealed-one'), KEY);
    const good = await readFile(file('sealed-one'));
    const change = fc.oneof(
      fc.record({ at: fc.nat(good.length - 1), by: fc.integer({ min: 1, max: 255 }) }).map(({ at, by }) => {
        const bytes = Buffer.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        return bytes;
      }),
      fc.nat(good.length - 1).map((length) => good.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => Buffer.concat([good, more])),
    );
    await fc.assert(
      fc.asyncProperty(change, async (bytes) => {
        await writeFile(file('changed'), bytes);
        await expect(unsealFile(file('changed'), file('again'), KEY)).rejects.toThrow(SealError);
        expect(await readdir(folders.root)).not.toContain('again');
        expect(await readdir(folders.root)).not.toContain('again.part');
      }),
      { numRuns: 150 },
    );
  });
});
