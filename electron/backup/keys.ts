import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { passwordKey } from '../../shared/features/accounts/rules.ts';
import { BackupError } from './backup-error.ts';

// Two keys: every file has a random one of its own, and that is wrapped under one derived from the
// passphrase. So nonces never meet again, and files of one passphrase cost one derivation.

const KEY_BYTES = 32;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;

const bytes = (count: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * count}}$`));

/**
 * What deriving costs, as the head of a file claims: bounded before anything is allocated, at twice the
 * memory and four times the rounds of `PASSPHRASE_COST`.
 */
export const Kdf = z.strictObject({
  salt: bytes(16),
  N: z
    .int()
    .min(2)
    .max(2 ** 17)
    .refine((iterations) => Number.isInteger(Math.log2(iterations))),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(8),
});
export type Kdf = z.output<typeof Kdf>;

/** In the head of an encrypted file: how the passphrase becomes a key, and the file's own key under it. */
export const Encryption = z.strictObject({
  kdf: Kdf,
  nonce: bytes(NONCE_BYTES),
  wrapped: bytes(KEY_BYTES + TAG_BYTES),
});
export type Encryption = z.output<typeof Encryption>;

/** 64 MB and some hundred milliseconds on an office computer (of OWASP's equal choices). */
export const PASSPHRASE_COST = { N: 2 ** 16, r: 8, p: 2 };

/** A key derived from a passphrase; its salt says which of them it is. */
export interface DerivedKey {
  readonly kdf: Kdf;
  /** 32 bytes, as hex. */
  readonly key: string;
}

/** Derives a key from a passphrase as it was typed: digits and letters of another keyboard are the same. */
export async function deriveKey(passphrase: string, kdf: Kdf): Promise<DerivedKey> {
  const { salt, N, r, p } = kdf;
  const options = { N, r, p, maxmem: 256 * N * r + 2 ** 20 };
  const key = await new Promise<Buffer>((resolve, reject) => {
    scrypt(passwordKey(passphrase), Buffer.from(salt, 'hex'), KEY_BYTES, options, (error, derived) =>
      error ? reject(error) : resolve(derived),
    );
  });
  return { kdf, key: key.toString('hex') };
}

/** A key for a new passphrase. */
export function newKey(passphrase: string, cost: Omit<Kdf, 'salt'> = PASSPHRASE_COST): Promise<DerivedKey> {
  return deriveKey(passphrase, { ...cost, salt: randomBytes(16).toString('hex') });
}

/** Makes the own key of a new file, and what its head says about it. */
export function newFileKey(derived: DerivedKey): { readonly key: Buffer; readonly encryption: Encryption } {
  const key = randomBytes(KEY_BYTES);
  return { key, encryption: wrapKey(key, derived) };
}

/** A key under one derived from a passphrase. */
export function wrapKey(key: Buffer, derived: DerivedKey): Encryption {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(derived.key, 'hex'), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { kdf: derived.kdf, nonce: nonce.toString('hex'), wrapped: wrapped.toString('hex') };
}

/** What opens encrypted files: keys that are kept, and a passphrase that was typed. */
export interface Unlock {
  /** The own key of a file. Throws `passphrase_needed` or `wrong_passphrase`. */
  readonly fileKey: (encryption: Encryption) => Promise<Buffer>;
  /** Every derived key known by now: for a thread, which is not told the passphrase. */
  readonly known: () => readonly DerivedKey[];
}

export function createUnlock(passphrase: string | null, kept: readonly DerivedKey[] = []): Unlock {
  const known = new Map(kept.map((derived) => [derived.kdf.salt, derived]));
  const typed = new Map<string, Promise<DerivedKey>>();
  return {
    fileKey: async (encryption) => {
      const { kdf } = encryption;
      const before = known.get(kdf.salt);
      const found = before === undefined ? undefined : unwrap(encryption, before);
      if (found !== undefined) return found;
      if (passphrase === null) throw new BackupError('passphrase_needed', 'The backup is encrypted');
      const mark = JSON.stringify(kdf);
      const pending = typed.get(mark) ?? deriveKey(passphrase, kdf);
      typed.set(mark, pending);
      const derived = await pending;
      const key = unwrap(encryption, derived);
      if (key === undefined) throw new BackupError('wrong_passphrase', 'The passphrase does not fit');
      known.set(kdf.salt, derived);
      return key;
    },
    known: () => [...known.values()],
  };
}

function unwrap({ nonce, wrapped }: Encryption, derived: DerivedKey): Buffer | undefined {
  const sealed = Buffer.from(wrapped, 'hex');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    Buffer.from(derived.key, 'hex'),
    Buffer.from(nonce, 'hex'),
  );
  decipher.setAuthTag(sealed.subarray(KEY_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, KEY_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}
