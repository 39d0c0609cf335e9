import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Counts } from '../../shared/features/backups/contract.ts';
import { BackupError } from './backup-error.ts';
import { jsonOf } from './head.ts';

/** Beyond it no register's list of documents goes: some 600,000 of them. */
export const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** SHA-256 of an entry's bytes, which is all the name it has, and how many they are. */
const Entry = z.strictObject({ hash: z.string(), size: z.int().nonnegative() });
/** The same, short: there are many. */
const Pair = z.tuple([z.string(), z.int().nonnegative()]);
const Pairs = z.array(Pair).readonly();

const facts = {
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
};

/**
 * As it stands in the file. What others of the set hold is an entry of its own, so that finding out what a
 * file holds costs no more than that.
 */
const Stored = z.strictObject({ ...facts, here: Pairs, missing: Pairs, elsewhere: Entry });
type Stored = z.output<typeof Stored>;

export interface ManifestDocument {
  readonly hash: string;
  readonly size: number;
  /** In this file, in another one of its set, or nowhere in the office when the backup was made. */
  readonly where: 'here' | 'elsewhere' | 'missing';
}

/** What a backup holds; sealed and, with a passphrase, encrypted like all of the payload. */
export interface Manifest extends Omit<Stored, 'here' | 'missing' | 'elsewhere'> {
  /** Every document that the register names, each once; those that are here in the order of their bytes. */
  readonly documents: readonly ManifestDocument[];
}

/** An entry whose bytes are in the payload, with where they begin behind the manifest. */
export interface Extent {
  readonly hash: string;
  readonly size: number;
  readonly offset: number;
}

/** A manifest without the list of what is elsewhere. */
export interface ManifestHere {
  readonly stored: Stored;
  /** The list of what is elsewhere first, then the database, then the documents that are here. */
  readonly extents: readonly Extent[];
  /** Bytes that they take together. */
  readonly bytes: number;
}

export interface ManifestBytes {
  readonly manifest: Buffer;
  readonly elsewhere: Buffer;
  readonly here: ManifestHere;
}

/** A manifest as it is written. Throws where it could not be read again. */
export function manifestBytes({ documents, ...facts }: Manifest): ManifestBytes {
  const pairs = (where: ManifestDocument['where']) =>
    documents.filter((one) => one.where === where).map(({ hash, size }) => [hash, size]);
  const elsewhere = Buffer.from(JSON.stringify(pairs('elsewhere')));
  const entry = { hash: createHash('sha256').update(elsewhere).digest('hex'), size: elsewhere.length };
  const stored = { ...facts, here: pairs('here'), missing: pairs('missing'), elsewhere: entry };
  const manifest = Buffer.from(JSON.stringify(stored));
  if (manifest.length > MOST_MANIFEST_BYTES) throw new Error('More documents than one backup can name');
  const here = parseHere(manifest);
  completeManifest(here, elsewhere);
  return { manifest, elsewhere, here };
}

/** Throws `backup_damaged`, or `backup_unsafe_name` where a name is not the hash of a document. */
export function parseHere(bytes: Uint8Array): ManifestHere {
  const parsed = Stored.safeParse(jsonOf(bytes));
  if (!parsed.success) throw damaged('A manifest that no program writes');
  const { here, elsewhere, database } = parsed.data;
  if (elsewhere.size > MOST_MANIFEST_BYTES) throw damaged('A list longer than it may be');
  const entries = [elsewhere, database, ...here.map(([hash, size]) => ({ hash, size }))];
  assertHashes(entries.map(({ hash }) => hash));
  let offset = 0;
  const extents = entries.map(({ hash, size }) => {
    const extent = { hash, size, offset };
    offset += size;
    return extent;
  });
  return { stored: parsed.data, extents, bytes: offset };
}

/** The whole manifest, once the list of what is elsewhere has been read. Throws as `parseHere` does. */
export function completeManifest({ stored }: ManifestHere, list: Uint8Array): Manifest {
  const parsed = Pairs.safeParse(jsonOf(list));
  if (!parsed.success) throw damaged('A list that no program writes');
  const { here, missing, elsewhere: _entry, ...facts } = stored;
  const placed = (pairs: z.output<typeof Pairs>, where: ManifestDocument['where']) =>
    pairs.map(([hash, size]) => ({ hash, size, where }));
  const documents = [
    ...placed(here, 'here'),
    ...placed(parsed.data, 'elsewhere'),
    ...placed(missing, 'missing'),
  ];
  assertHashes(documents.map(({ hash }) => hash));
  if (new Set(documents.map(({ hash }) => hash)).size !== documents.length) {
    throw damaged('A document that is named twice');
  }
  return { ...facts, documents };
}

function assertHashes(hashes: readonly string[]): void {
  if (hashes.every((hash) => HASH.test(hash))) return;
  throw new BackupError('backup_unsafe_name', 'A document whose name is no hash');
}

function damaged(what: string): BackupError {
  return new BackupError('backup_damaged', what);
}
