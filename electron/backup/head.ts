import { createHash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { z } from 'zod';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { BackupReason } from '../../shared/features/backups/contract.ts';
import { BackupError } from './backup-error.ts';
import { type Payload, framedSize, readFully } from './frames.ts';
import { Encryption } from './keys.ts';

// What stands before the frames: magic and format, length, JSON, and a sum over the three. It is what can
// be known of a backup without its passphrase, so it holds nothing about the people in it.

const MAGIC = Buffer.from('DAFTAR', 'latin1');
const FORMAT = 1;
const PREFIX_BYTES = 12;
const MOST_HEAD_BYTES = 64 * 1024;
const SUM_BYTES = 32;
const MOST_PAYLOAD = 2 ** 50;

export const Head = z.strictObject({
  /** Random, from the database: tells the backups of two offices in one folder apart. */
  office: z.string().regex(/^[0-9a-f]{32}$/),
  madeAt: Instant,
  reason: BackupReason,
  /** Needs no other file. */
  isComplete: z.boolean(),
  encryption: Encryption.nullable(),
  payloadSize: z.int().min(4).max(MOST_PAYLOAD),
});
export type Head = z.output<typeof Head>;

/** The bytes before the frames, and their hash, which every frame is sealed with. */
export function headBytes(head: Head): { readonly bytes: Buffer; readonly hash: Buffer } {
  const json = Buffer.from(JSON.stringify(Head.parse(head)));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  MAGIC.copy(prefix);
  prefix.writeUInt16BE(FORMAT, 6);
  prefix.writeUInt32BE(json.length, 8);
  const before = Buffer.concat([prefix, json]);
  const hash = sum(before);
  return { bytes: Buffer.concat([before, hash]), hash };
}

export interface ReadHead {
  readonly head: Head;
  /** Bytes of the file, which are as many as the head asks for. */
  readonly size: number;
  /** Still without the key. */
  readonly payload: Omit<Payload, 'sealing'>;
  readonly headHash: Buffer;
}

/**
 * Reads the head of an open file and holds the file's length against it. Throws `not_a_backup`,
 * `backup_newer`, `backup_truncated` or `backup_damaged`; allocates nothing that the file asks for unbounded.
 */
export function readHead(fd: number): ReadHead {
  const { size } = fstatSync(fd);
  const prefix = Buffer.alloc(Math.min(size, PREFIX_BYTES));
  readFully(fd, prefix, 0);
  const magic = prefix.subarray(0, MAGIC.length);
  if (!magic.equals(MAGIC.subarray(0, magic.length))) throw new BackupError('not_a_backup', 'Other contents');
  if (size < PREFIX_BYTES) throw truncated();
  const format = prefix.readUInt16BE(6);
  if (format > FORMAT) throw new BackupError('backup_newer', `Format ${format}`);
  const length = prefix.readUInt32BE(8);
  if (format !== FORMAT || length > MOST_HEAD_BYTES) throw damaged('No such head');
  const start = PREFIX_BYTES + length + SUM_BYTES;
  if (size < start) throw truncated();
  const all = Buffer.alloc(start);
  readFully(fd, all, 0);
  const before = all.subarray(0, start - SUM_BYTES);
  const headHash = sum(before);
  if (!headHash.equals(all.subarray(start - SUM_BYTES))) throw damaged('The head is not as it was written');
  const head = Head.safeParse(jsonOf(before.subarray(PREFIX_BYTES)));
  if (!head.success) throw damaged('A head that no program writes');
  const expected = start + framedSize(head.data.payloadSize, head.data.encryption !== null);
  if (size < expected) throw truncated();
  if (size > expected) throw damaged('Something was appended');
  return { head: head.data, size, payload: { start, size: head.data.payloadSize }, headHash };
}

/** The value of JSON in UTF-8; undefined where it is none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function sum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function truncated(): BackupError {
  return new BackupError('backup_truncated', 'The file is shorter than it was written');
}

function damaged(what: string): BackupError {
  return new BackupError('backup_damaged', what);
}
