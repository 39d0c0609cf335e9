import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrillReport } from '../../shared/features/backups/contract.ts';
import { printedHeads } from '../features/prints/repository.ts';
import { knownHead, verifyTrail } from '../office/audit.ts';
import type { Clock } from '../office/clock.ts';
import { type Folders, foldersIn } from '../office/folders.ts';
import type { Following } from './container.ts';
import { countsOf } from './inside.ts';
import type { Unlock } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { asReading, isCopyWhole, openCopy, openManifest } from './preview.ts';
import { bytesOf, runFollowed } from './run-followed.ts';

interface Asked {
  readonly folders: Pick<Folders, 'temporary'>;
  readonly file: string;
  readonly unlock: Unlock;
  readonly clock: Clock;
  readonly announce: (total: number) => void;
  readonly following: Following;
}

/**
 * Does with a backup what a new machine would, in a scratch folder and from the backup files alone: takes
 * the database and every document out, opens the office there, verifies its trail, and removes all of it.
 * Throws `BackupError`, what `following` throws, or what the disk says.
 */
export async function runDrill(asked: Asked): Promise<DrillReport> {
  const { folders, file, unlock, clock, announce, following } = asked;
  const began = performance.now();
  const scratch = foldersIn(join(folders.temporary, `drill-${randomUUID()}`));
  const { manifest, head } = await openManifest(file, unlock);
  try {
    const bytes = bytesOf([manifest.database, ...manifest.documents]);
    announce(bytes);
    await mkdir(scratch.root, { recursive: true });
    const bringing = { beside: null, into: { documents: scratch.documents }, proven: [] };
    const documents = await runFollowed(
      { kind: 'bring', file, keys: unlock.known(), database: scratch.database, ...bringing },
      bytes,
      following,
    );
    const isDatabaseWhole = await isCopyWhole(scratch.database);
    const opened = isDatabaseWhole ? await lookInside(scratch.database, manifest) : null;
    return {
      finishedAt: clock(),
      madeAt: head.madeAt,
      counts: opened?.counts ?? manifest.counts,
      documentsWhole: documents.whole,
      documentsFaulty: documents.missing.length,
      isDatabaseWhole,
      isTrailWhole: opened?.isTrailWhole ?? false,
      tookMs: Math.round(performance.now() - began),
    };
  } catch (failure) {
    throw asReading(failure);
  } finally {
    await rm(scratch.root, { recursive: true, force: true });
  }
}

/** Opens the office as a start would, migrations and all. */
async function lookInside(file: string, { trailHead }: Manifest) {
  const db = await openCopy(file);
  try {
    const known = [...(await printedHeads(db.reader)).map(knownHead), knownHead(trailHead)];
    const { fault } = await verifyTrail(db.reader, known);
    return { counts: await countsOf(db.reader), isTrailWhole: fault === null };
  } finally {
    await db.close();
  }
}
