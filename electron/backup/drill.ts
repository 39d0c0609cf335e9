import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrillReport } from '../../shared/features/backups/contract.ts';
import { printedHeads } from '../features/prints/repository.ts';
import { knownHead, verifyTrail } from '../office/audit.ts';
import type { Clock } from '../office/clock.ts';
import { type Folders, foldersIn } from '../office/folders.ts';
import { bringDocuments } from './bring-documents.ts';
import type { Following } from './container.ts';
import { countsOf } from './inside.ts';
import type { Unlock } from './keys.ts';
import type { Manifest } from './manifest.ts';
import { asReading, assertNotNewer, isCopyWhole, openCopy, takeDatabase } from './preview.ts';
import { openSources } from './sources.ts';

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
  const sources = await openSources(file, unlock);
  const { backup, holderOf } = sources;
  const { manifest, head } = backup;
  try {
    assertNotNewer(manifest);
    announce([manifest.database, ...manifest.documents].reduce((sum, { size }) => sum + size, 0));
    await takeDatabase(backup, scratch.database, following);
    const documents = await bringDocuments({
      documents: manifest.documents,
      beside: null,
      into: scratch,
      read: async (hash) => (await holderOf(hash))?.readEntry(hash),
      isProven: () => false,
      following,
    });
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
    sources.close();
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
