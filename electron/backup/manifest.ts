import { z } from 'zod';
import { Counts } from '../../shared/features/backups/contract.ts';
import { BackupError } from './backup-error.ts';
import { jsonOf } from './head.ts';

/** Beyond it no register's list of documents goes: some 600,000 of them. */
export const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

const Entry = z.strictObject({
  /** SHA-256 of its bytes. */
  hash: z.string(),
  size: z.int().nonnegative(),
});

/** Where a document's bytes are: in this file, in another one of its set, or nowhere in the office. */
const Place = z.enum(['here', 'elsewhere', 'missing']);

/** What a backup holds; sealed and, with a passphrase, encrypted like all of the payload. */
export const Manifest = z.strictObject({
  /** Of the program that wrote it. */
  version: z.string().max(50),
  /** Migrations that the database has been through. */
  schemaVersion: z.int().nonnegative(),
  /** Who the office is, as people know it. */
  officeTitle: z.string().max(1_000),
  isSample: z.boolean(),
  counts: Counts,
  trailHead: z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(HASH) }),
  database: Entry,
  /** Every document that the register names, each once, in the order of their bytes. */
  documents: z.array(Entry.extend({ where: Place })).readonly(),
});
export type Manifest = z.output<typeof Manifest>;
export type ManifestDocument = Manifest['documents'][number];

/** Entries whose bytes are in the payload, with where they begin behind the manifest. */
export interface Extent {
  readonly hash: string;
  readonly size: number;
  readonly offset: number;
}

/** The database first, then the documents that are here. */
export function extentsOf({ database, documents }: Manifest): readonly Extent[] {
  let offset = 0;
  return [database, ...documents.filter(({ where }) => where === 'here')].map(({ hash, size }) => {
    const extent = { hash, size, offset };
    offset += size;
    return extent;
  });
}

/** Bytes that all entries here take together. */
export function extentBytes(extents: readonly Extent[]): number {
  const last = extents[extents.length - 1];
  return last === undefined ? 0 : last.offset + last.size;
}

/** Throws `backup_damaged`, or `backup_unsafe_name` where a name is not the hash of a document. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const parsed = Manifest.safeParse(jsonOf(bytes));
  if (!parsed.success) throw new BackupError('backup_damaged', 'A manifest that no program writes');
  const { database, documents } = parsed.data;
  if (![database, ...documents].every(({ hash }) => HASH.test(hash))) {
    throw new BackupError('backup_unsafe_name', 'A document whose name is no hash');
  }
  if (new Set(documents.map(({ hash }) => hash)).size !== documents.length) {
    throw new BackupError('backup_damaged', 'A document that is named twice');
  }
  return parsed.data;
}
