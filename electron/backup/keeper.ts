import { mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { z } from 'zod';
import type { Instant } from '../../shared/calendar/iso-date.ts';
import {
  type BackupItem,
  type BackupReason,
  type BackupWork,
  type PlaceError,
  type backups,
} from '../../shared/features/backups/contract.ts';
import { backupName, isCheckDue, isDue } from '../../shared/features/backups/rules.ts';
import { type Result, err, ok } from '../../shared/kit/result.ts';
import type { Reader } from '../database/schema.ts';
import { identityOf, isSample } from '../features/office/repository.ts';
import { trailHead } from '../office/audit.ts';
import type { Clock } from '../office/clock.ts';
import type { Folders } from '../office/folders.ts';
import { copyOffice } from './copy-office.ts';
import { failureCode } from './failure-code.ts';
import {
  type KeptSettings,
  keepChecked,
  keepKeys,
  keepSettings,
  keptChecked,
  keptKeys,
  keptSettings,
} from './kept-state.ts';
import { createUnlock, newKey } from './keys.ts';
import { type FollowedWork, Stopped, createLongWorks } from './long-work.ts';
import { type CheckedSet, type Making, addCopy, addToSet, checkOne, rotateSet } from './make.ts';
import { diskRootOf, isPlaceThere, usableFolder } from './place.ts';
import { isOlderOffice } from './older-office.ts';
import { createPreviews } from './preview.ts';
import type { RestoreDesk } from './restore-desk.ts';
import type { Safeguard } from './restore.ts';
import { filesOfSet } from './set.ts';
import { listOf, summaryOf } from './standing.ts';

type Outcome = NonNullable<z.input<(typeof backups)['getOutcome']['output']>['outcome']>;

/** Keeps the office's backups: makes them, turns them over, and says how they stand. */
export interface BackupKeeper extends RestoreDesk {
  readonly isEncrypted: () => Promise<boolean>;
  readonly summary: () => ReturnType<typeof summaryOf>;
  readonly list: (db: Reader) => Promise<readonly BackupItem[]>;
  readonly current: () => BackupWork | null;
  readonly outcome: () => Outcome | null;
  readonly stop: () => void;
  /** Begins one more of the own set and of the second place, and does not wait for its end. */
  readonly begin: () => Result<null, 'backup_busy'>;
  readonly beginCopy: (folder: string) => Promise<Result<string, 'backup_busy' | PlaceError>>;
  readonly setSecondPlace: (folder: string | null) => Promise<Result<null, PlaceError>>;
  readonly setPassphrase: (passphrase: string | null) => Promise<Result<null, 'backup_busy'>>;
  /** Whether anything was written that no backup has. */
  readonly isChanged: (db: Reader) => Promise<boolean>;
  /** Makes the hourly backup if it is due, and waits for its end. Never throws. */
  readonly tick: () => Promise<void>;
  /**
   * Before a start brings an older database to this program's schema: backs it up as it is, for the way
   * back. Throws where that fails; nothing has been migrated then.
   */
  readonly beforeMigration: () => Promise<void>;
  /** Before the office closes: waits for a backup under way, and ends anything else. */
  readonly windDown: () => Promise<void>;
  /** As the last thing before the office closes: backs up what no backup has. Never throws. */
  readonly beforeClosing: () => Promise<void>;
  /** Ends what is under way and waits for it, so that the files are free. */
  readonly halt: () => Promise<void>;
}

interface Parts {
  readonly folders: Folders;
  readonly clock: Clock;
  /** The present connection. */
  readonly reader: () => Reader;
  /** Whether backups are made that nobody asked for. */
  readonly isAutomatic: boolean;
  readonly reportBug: (method: string, bug: unknown) => void;
}

export function createKeeper({ folders, clock, reader, isAutomatic, reportBug }: Parts): BackupKeeper {
  const works = createLongWorks(clock);
  const previews = createPreviews();
  let outcome: Outcome | null = null;

  let changing: Promise<void> = Promise.resolve();
  /** One after the other: each keeps what the others changed. */
  function change(changed: Partial<KeptSettings>): Promise<void> {
    const next = changing.then(async () =>
      keepSettings(folders, { ...(await keptSettings(folders)), ...changed }),
    );
    changing = next.catch(() => undefined);
    return next;
  }

  async function keepSet(folder: string, checked: CheckedSet): Promise<void> {
    await keepChecked(folders, { ...(await keptChecked(folders)), [folder]: checked });
  }

  /** One backup in the own set, and one in the second place where it is there. */
  async function backUp(reason: BackupReason, work: FollowedWork, withSecond: boolean): Promise<Safeguard> {
    await mkdir(folders.backups, { recursive: true });
    const copy = await copyOffice(folders, work);
    if (copy === undefined) throw new Error('There is no office to back up');
    try {
      const making = { copy, reason, keys: await keptKeys(folders), clock, work };
      const made = await addTo(folders.backups, making);
      const { madeAt, verifiedAt, name } = made;
      const head = copy.facts.trailHead;
      await change({ last: { madeAt, verifiedAt, headHash: head.hash } });
      // The restore that follows reads a file of this set: the next backup turns it over.
      if (reason !== 'before_restore') await turnOver(folders.backups, name, making);
      const { secondPlace, secondDiskRoot } = await keptSettings(folders);
      // A stick that is not there is no failure: today's work says how old its backups are.
      if (withSecond && secondPlace !== null && (await isPlaceThere(secondPlace, secondDiskRoot))) {
        const second = await addTo(secondPlace, making);
        await change({ lastInSecond: { madeAt: second.madeAt, place: secondPlace } });
        await turnOver(secondPlace, second.name, making);
      }
      return { name, head };
    } finally {
      await copy.drop();
    }
  }

  async function addTo(folder: string, making: Making) {
    const made = await addToSet(folder, (await keptChecked(folders))[folder] ?? {}, making);
    await keepSet(folder, made.checked);
    return made;
  }

  /** Its failure costs nothing but room: the backup stands, and the next one tries again. */
  async function turnOver(folder: string, justMade: string, making: Making): Promise<void> {
    try {
      const { rotation } = await keptSettings(folders);
      const checked = (await keptChecked(folders))[folder] ?? {};
      const rotated = await rotateSet(folder, checked, rotation, justMade, making);
      await keepSet(folder, await readOneAgain(folder, rotated, making));
    } catch (failure) {
      if (failure instanceof Stopped) throw failure;
      if (failureCode(failure) === 'backup_failed') reportBug('backups.rotate', failure);
    }
  }

  /** Each time the file that was not read for longest, if that was long ago. */
  async function readOneAgain(folder: string, checked: CheckedSet, making: Making): Promise<CheckedSet> {
    const files = await filesOfSet(folder, making.copy.office, checked);
    const oldest = files
      .filter(({ state, checkedAt }) => state === 'whole' && isCheckDue(checkedAt, clock()))
      .sort((one, other) => ((one.checkedAt ?? '') < (other.checkedAt ?? '') ? -1 : 1))[0];
    return oldest === undefined ? checked : checkOne(folder, oldest, checked, making);
  }

  /** Runs to its end whoever asked for it, and keeps how it ended. */
  async function settle(
    kind: Outcome['kind'],
    isByItself: boolean,
    work: (work: FollowedWork) => Promise<unknown>,
  ): Promise<void> {
    let error: string | null = null;
    try {
      const done = await works.run(kind, work);
      if (!done.ok) error = done.error;
    } catch (failure) {
      error = failureCode(failure);
      if (error === 'backup_failed') reportBug(`backups.${kind}`, failure);
    }
    const at = clock();
    outcome = { kind, at, error };
    if (kind !== 'backup') return;
    const isFailure = isByItself && error !== null && error !== 'stopped';
    if (error !== null && !isFailure) return;
    // On a full disk not even this may be kept; the age of the last backup tells it then.
    await change({ lastFailure: isFailure ? { at, code: error ?? '' } : null }).catch(() => undefined);
  }

  async function isChanged(db: Reader): Promise<boolean> {
    const { last } = await keptSettings(folders);
    const head = await trailHead(db);
    return head.seq > 0 && last?.headHash !== head.hash;
  }

  async function isWanted(): Promise<boolean> {
    const db = reader();
    return isAutomatic && (await identityOf(db)) !== null && !(await isSample(db)) && (await isChanged(db));
  }

  async function halt(): Promise<void> {
    works.stop();
    await works.settled();
  }

  return {
    previews,
    run: works.run,
    current: works.current,
    stop: works.stop,
    halt,
    outcome: () => outcome,
    isChanged,
    unlock: async (passphrase) => createUnlock(passphrase, (await keptKeys(folders)).keys),
    fileOf: async (ref) => {
      if (ref.from === 'file') return isAbsolute(ref.path) ? ref.path : undefined;
      const { secondPlace, secondDiskRoot } = await keptSettings(folders);
      const [folder, root] = ref.place === 'own' ? [folders.backups, null] : [secondPlace, secondDiskRoot];
      return folder === null || !(await isPlaceThere(folder, root)) ? undefined : join(folder, ref.name);
    },
    backUp: (running) => backUp('before_restore', { ...running, signal: works.signal() }, false),

    isEncrypted: async () => (await keptKeys(folders)).present !== null,
    summary: () => summaryOf(folders),
    list: async (db) => listOf(folders, await identityOf(db)),

    begin: () => {
      if (works.current() !== null) return err('backup_busy');
      void settle('backup', false, (work) => backUp('manual', work, true));
      return ok(null);
    },

    beginCopy: async (typed) => {
      const place = await usableFolder(typed, folders.root);
      if (!place.ok) return place;
      if (works.current() !== null) return err('backup_busy');
      const madeAt = clock();
      const taken = new Set((await filesOfSet(place.value, null, {})).map(({ name }) => name));
      const name = backupName(madeAt, (one) => taken.has(one));
      if (works.current() !== null) return err('backup_busy');
      void settle('copy', false, (work) => copyTo(place.value, name, madeAt, work));
      return ok(name);
    },

    setSecondPlace: async (typed) => {
      const place = typed === null ? ok(null) : await usableFolder(typed, folders.root);
      if (!place.ok) return place;
      const secondDiskRoot = place.value === null ? null : await diskRootOf(place.value);
      await change({ secondPlace: place.value, secondDiskRoot });
      return ok(null);
    },

    setPassphrase: async (passphrase) => {
      if (works.current() !== null) return err('backup_busy');
      const { keys } = await keptKeys(folders);
      const added = passphrase === null ? null : await newKey(passphrase);
      await keepKeys(folders, {
        present: added?.kdf.salt ?? null,
        keys: added === null ? keys : [...keys, added],
      });
      return ok(null);
    },

    tick: async () => {
      try {
        if (works.current() !== null || !(await isWanted())) return;
        const { last, lastFailure } = await keptSettings(folders);
        const standing = {
          lastMadeAt: last?.madeAt ?? null,
          failedAt: lastFailure?.at ?? null,
          isChanged: true,
        };
        if (isDue(standing, clock())) await settle('backup', true, (work) => backUp('hourly', work, true));
      } catch (failure) {
        reportBug('backups.tick', failure);
      }
    },

    beforeMigration: async () => {
      if (!(await isOlderOffice(folders.database))) return;
      await works.run('backup', (work) => backUp('before_migration', work, false));
    },

    windDown: async () => {
      if (works.current()?.kind !== 'backup') works.stop();
      await works.settled();
    },
    beforeClosing: async () => {
      try {
        if (await isWanted()) await settle('backup', true, (work) => backUp('exit', work, true));
        await previews.drop();
      } catch (failure) {
        reportBug('backups.beforeClosing', failure);
      }
    },
  };

  async function copyTo(folder: string, name: string, madeAt: Instant, work: FollowedWork): Promise<void> {
    const copy = await copyOffice(folders, work);
    if (copy === undefined) throw new Error('There is no office to back up');
    try {
      await addCopy(folder, name, madeAt, {
        copy,
        reason: 'manual',
        keys: await keptKeys(folders),
        clock,
        work,
      });
    } finally {
      await copy.drop();
    }
  }
}
