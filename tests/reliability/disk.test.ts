import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { foldersIn } from '../../electron/office/folders.ts';
import { FILLING, canMount, fillBut, mountDisk, unmountDisk } from '../support/small-disk.ts';
import { checkOffice } from './check-office.ts';
import { marksFor } from './desks.ts';
import { PASSWORD } from '../support/first-run.ts';
import { type OpenedOffice, openWhole } from './office.ts';

// A disk on which room ends at every possible place of a backup and of a restore.

const MEGABYTES = 24;
/** Of the room that the work needs, this much is left; so it ends early, in the middle, and at the very end. */
const SHARES = [0, 0.1, 0.3, 0.6, 0.9];

const nextMark = marksFor(4);

let disk: string;
let opened: OpenedOffice | undefined;
const folder = () => join(disk, 'office');
const filling = () => join(disk, FILLING);

async function begun(): Promise<OpenedOffice> {
  opened = await openWhole(folder());
  await opened.enter();
  return opened;
}

async function settled({ client }: OpenedOffice): Promise<string | null | undefined> {
  for (;;) {
    const work = await client.backups.getWork({});
    if (work.ok && work.value.work === null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const outcome = await client.backups.getOutcome({});
  return outcome.ok ? outcome.value.outcome?.error : 'refused';
}

/** Nothing half is left under a backup's name, and the office is as the journal would have it. */
async function expectWhole(): Promise<void> {
  await opened?.office.close();
  opened = undefined;
  await rm(filling(), { force: true });
  expect((await checkOffice(folder(), [])).faults).toEqual([]);
}

describe.skipIf(!canMount())('a disk that fills up', { timeout: 240_000 }, () => {
  beforeEach(async () => {
    disk = await mkdtemp(join(tmpdir(), 'daftar-disk-'));
    await mountDisk(disk, MEGABYTES);
  });
  afterEach(async () => {
    await opened?.office.close().catch(() => undefined);
    opened = undefined;
    await unmountDisk(disk);
    await rm(disk, { recursive: true, force: true });
  });

  test('during a backup is told, leaves nothing half, and the next one succeeds', async () => {
    const office = await begun();
    await office.client.backups.startBackup({});
    expect(await settled(office)).toBeNull();
    const { backups } = foldersIn(folder());
    const before = (await readdir(backups)).filter((name) => name.endsWith('.daftar'));
    const { size } = await databaseSize();
    for (const share of SHARES) {
      await fillBut(disk, size * 2 * share);
      const asked = await office.client.backups.startBackup({});
      const error = asked.ok ? await settled(office) : asked.error;
      if (share < 0.3) expect(['disk_full', 'place_full']).toContain(error);
      const names = (await readdir(backups)).filter((name) => name.endsWith('.daftar'));
      // The older ones are never given up for one that did not come about.
      if (error !== null) expect(names).toEqual(expect.arrayContaining(before));
      await rm(filling());
    }
    await office.client.backups.startBackup({});
    expect(await settled(office)).toBeNull();
    await expectWhole();
  });

  test('during a restore leaves the present state, and the restore succeeds once there is room', async () => {
    const office = await begun();
    await office.client.backups.startBackup({});
    expect(await settled(office)).toBeNull();
    const listed = await office.client.backups.listBackups({});
    const first = listed.ok ? listed.value[0] : undefined;
    if (first === undefined) throw new Error('There is a backup');
    const backup = { from: 'set', place: first.place, name: first.name } as const;
    const { size } = await databaseSize();
    const restore = async () => {
      const seen = await office.client.backups.previewBackup({ backup, passphrase: null });
      if (!seen.ok) return seen.error;
      const { previewId } = seen.value;
      const done = await office.client.backups.restoreBackup({
        previewId,
        password: PASSWORD,
        reason: nextMark(),
      });
      return done.ok ? 'restored' : done.error;
    };
    for (const share of SHARES) {
      await fillBut(disk, size * 4 * share);
      const said = await restore();
      await rm(filling());
      const full = ['disk_full', 'place_full', 'present_not_backed_up', 'restore_failed', 'preview_gone'];
      expect(['restored', ...full]).toContain(said);
      if (share === 0) expect(said).not.toBe('restored');
      await office.enter();
      expect(await office.client.trail.verifyTrail({ expected: null })).toMatchObject({
        value: { fault: null },
      });
    }
    expect(await restore()).toBe('restored');
    await expectWhole();
  });

  function databaseSize() {
    return stat(foldersIn(folder()).database);
  }
});
