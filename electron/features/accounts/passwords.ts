import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** What a hash costs; kept with each hash, so that it may grow over the years. */
export interface ScryptCost {
  /** Iterations, a power of two; memory is 128 × N × r bytes. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** A quarter of a second and 32 MB on an office computer of 2020 (OWASP's recommendation for this N). */
export const CURRENT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const STORED = /^scrypt\$N=([0-9]{1,8}),r=([0-9]{1,3}),p=([0-9]{1,3})\$([\w+/]+={0,2})\$([\w+/]+={0,2})$/;

/** A salted hash with its parameters in one string: `scrypt$N=32768,r=8,p=3$salt$hash`. */
export async function hashSecret(secret: string, cost: ScryptCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return format(cost, salt, await derive(secret, salt, HASH_BYTES, cost));
}

/**
 * Whether the secret is the one that was hashed. Without a stored hash (an unknown name) it takes as long
 * and says no.
 */
export async function isSecret(secret: string, stored: string | null, cost: ScryptCost): Promise<boolean> {
  const known = stored === null ? undefined : parse(stored);
  const salt = known?.salt ?? randomBytes(SALT_BYTES);
  const expected = known?.hash ?? randomBytes(HASH_BYTES);
  const actual = await derive(secret, salt, expected.length, known?.cost ?? cost);
  return timingSafeEqual(actual, expected) && known !== undefined;
}

/** Whether a hash was made with other parameters than today's: at the next right entry it is made anew. */
export function isOutdated(stored: string, cost: ScryptCost): boolean {
  const known = parse(stored)?.cost;
  return known?.N !== cost.N || known.r !== cost.r || known.p !== cost.p;
}

function derive(secret: string, salt: Uint8Array, length: number, cost: ScryptCost): Promise<Uint8Array> {
  // Twice what the algorithm needs: the default limit of 32 MB is exactly one too little.
  const options = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function format({ N, r, p }: ScryptCost, salt: Uint8Array, hash: Uint8Array): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return `scrypt$N=${N},r=${r},p=${p}$${text(salt)}$${text(hash)}`;
}

function parse(stored: string) {
  const parts = STORED.exec(stored);
  if (parts === null) return undefined;
  const [, N, r, p] = parts;
  const [salt, hash] = parts.slice(4).map((text) => Buffer.from(text, 'base64'));
  // A shortened hash fits as the whole one does, and an empty one fits every secret.
  if (salt?.length !== SALT_BYTES || hash?.length !== HASH_BYTES) return undefined;
  return { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt, hash };
}
