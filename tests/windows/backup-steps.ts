import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupRef } from '../../shared/features/backups/contract.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { good, listing } from '../support/ngo-office.ts';
import { ADMINISTRATOR, Daftar } from './daftar.ts';
import { NAMES, type Step, must, namesIn, readPaper, register } from './steps.ts';

const LATER = 'انجمنی که پس از پشتیبان ثبت شد';

const WAIT_MS = 200;

/** Waits until the long work that was begun has ended, and throws if it did not end well. */
async function workEnded({ calls }: Daftar): Promise<void> {
  for (;;) {
    const { work } = good(await calls.backups.getWork({}));
    if (work === null) break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  const { outcome } = good(await calls.backups.getOutcome({}));
  must(outcome !== null && outcome.error === null, `it ended well, not with ${outcome?.error}`);
}

/** The newest of the own set that a person asked for. */
async function newestBackup({ calls }: Daftar) {
  const all = good(await calls.backups.listBackups({}));
  const item = all.find(({ place, reason }) => place === 'own' && reason === 'manual');
  must(item !== undefined, 'the backup is in the list');
  return item;
}

async function refOfNewest(daftar: Daftar): Promise<BackupRef> {
  const { name } = await newestBackup(daftar);
  return { from: 'set', place: 'own', name };
}

const backUp: Step = [
  'backs up while the office is open, and checks the copy',
  async (daftar) => {
    good(await daftar.calls.backups.startBackup({}));
    await workEnded(daftar);
    const { name, size, state } = await newestBackup(daftar);
    must(state === 'whole', `the copy is whole, not ${state}`);
    return `${name}, ${size} bytes`;
  },
];

const restoreOver: Step = [
  'writes on, then restores the backup over the open office',
  async (daftar) => {
    await register(daftar, LATER);
    const preview = good(
      await daftar.calls.backups.previewBackup({ backup: await refOfNewest(daftar), passphrase: null }),
    );
    must(preview.counts.ngos === NAMES.length, 'the backup has the records of its time');
    must(preview.differences?.now.ngos === NAMES.length + 1, 'now there is one more');
    good(
      await daftar.calls.backups.restoreBackup({
        previewId: preview.previewId,
        password: ADMINISTRATOR.password,
        reason: 'آزمایش بازیابی',
      }),
    );
    must(!(await daftar.calls.ngos.listNgos(listing())).ok, 'everybody is signed out');
    await daftar.signIn();
    const names = await namesIn(daftar);
    must(names.length === NAMES.length && !names.includes(LATER), 'what came later is gone');
    await readPaper(daftar);
    const { fault } = good(await daftar.calls.trail.verifyTrail({ expected: null }));
    must(fault === null, 'the trail is whole');
    const backups = good(await daftar.calls.backups.listBackups({}));
    must(
      backups.some(({ reason }) => reason === 'before_restore'),
      'the state before is kept',
    );
    return names.join('، ');
  },
];

const drill: Step = [
  'tries a backup in a scratch folder',
  async (daftar) => {
    const report = good(
      await daftar.calls.backups.runDrill({ backup: await refOfNewest(daftar), passphrase: null }),
    );
    must(report.isDatabaseWhole && report.isTrailWhole && report.documentsFaulty === 0, 'it is whole');
    return `${report.documentsWhole} documents, ${report.counts.acts} acts`;
  },
];

const newMachine: Step = [
  'copies onto a stick and brings the office back on another PC',
  async (daftar) => {
    const stick = join(daftar.folder, '..', 'حافظه همراه');
    await mkdir(stick, { recursive: true });
    const { name } = good(await daftar.calls.backups.startCopy({ folder: stick }));
    await workEnded(daftar);
    const other = new Daftar(join(daftar.folder, '..', 'رایانه دیگر'));
    try {
      await other.open();
      const [found] = good(await other.calls.backups.findBackups({ path: stick }));
      must(found?.path === join(stick, name), 'the copy is found');
      const { previewId } = good(
        await other.calls.backups.previewFirst({ path: found.path, passphrase: null }),
      );
      good(await other.calls.backups.restoreFirst({ previewId }));
      await other.signIn();
      must((await namesIn(other)).length === NAMES.length, 'every record is there');
      await readPaper(other);
      return foldersIn(other.folder).database;
    } finally {
      await other.close();
    }
  },
];

const readOn: Step = [
  'is closed with a backup of its own, opened again and reads what was restored',
  async (daftar) => {
    await daftar.close();
    await daftar.open();
    await daftar.signIn();
    const kept = good(await daftar.calls.backups.listBackups({}));
    must(
      kept.some(({ reason, state }) => reason === 'exit' && state === 'whole'),
      'the backup of the end is there',
    );
    must((await namesIn(daftar)).length === NAMES.length, 'every record is there');
    return readPaper(daftar);
  },
];

export const BACKUP_STEPS: readonly Step[] = [backUp, restoreOver, drill, newMachine, readOn];
