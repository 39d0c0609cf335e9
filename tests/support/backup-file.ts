import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { piecesOf, writeContainer } from '../../electron/backup/container.ts';
import type { Head } from '../../electron/backup/head.ts';
import { readInside } from '../../electron/backup/inside.ts';
import type { DerivedKey } from '../../electron/backup/keys.ts';
import type { Manifest, ManifestDocument } from '../../electron/backup/manifest.ts';
import { MIGRATIONS } from '../../electron/database/migrations/index.ts';
import { openDatabase } from '../../electron/database/open.ts';
import { pathOfHash } from '../../electron/features/ngos/document-files.ts';
import type { Folders } from '../../electron/office/folders.ts';
import { FIRST_INSTANT } from './temporary.ts';

interface Wanted {
  readonly folders: Folders;
  readonly file: string;
  readonly key?: DerivedKey | null;
  readonly head?: Partial<Head>;
  readonly manifest?: Partial<Manifest>;
  /** Where a document is said to be; in this file unless told otherwise. */
  readonly where?: (hash: string) => ManifestDocument['where'];
}

/** Writes a backup of a closed office by hand, so that a test may have any part of it otherwise. */
export async function writeBackup(wanted: Wanted): Promise<Manifest> {
  const { folders, file, key = null, where = () => 'here' } = wanted;
  const db = await openDatabase(folders.database);
  const inside = await readInside(db.reader);
  const documents = await db.reader.selectFrom('document').select(['hash', 'size']).distinct().execute();
  await db.close();
  const bytes = await readFile(folders.database);
  const database = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
  const manifest: Manifest = {
    version: '0.1.0',
    schemaVersion: MIGRATIONS.length,
    officeTitle: inside.officeTitle,
    isSample: inside.isSample,
    counts: inside.counts,
    trailHead: inside.head,
    database,
    documents: documents.map((document) => ({ ...document, where: where(document.hash) })),
    ...wanted.manifest,
  };
  const head = {
    office: inside.identity ?? '0'.repeat(32),
    madeAt: FIRST_INSTANT,
    reason: 'manual',
  } as const;
  await writeContainer(file, {
    head: { ...head, isComplete: true, ...wanted.head },
    manifest,
    key,
    source: (hash) => piecesOf(hash === database.hash ? folders.database : pathOfHash(folders, hash)),
  });
  return manifest;
}
