import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { BackupError } from './backup-error.ts';
import {
  AlteredSource,
  checkContainer,
  documentsHere,
  openContainer,
  peekHead,
  writeContainer,
} from './container.ts';
import { FRAME_BYTES, createFrameWriter, framedSize } from './frames.ts';
import { headBytes } from './head.ts';
import { type DerivedKey, createUnlock, newKey } from './keys.ts';
import type { Manifest } from './manifest.ts';

const COST = { N: 16, r: 1, p: 1 };
const PASSPHRASE = 'گذرواژه پشتیبان ۱۴۰۴';
const closed = createUnlock(null);

let folder = '';
let key: DerivedKey;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'پشتیبان دفتر '));
  key = await newKey(PASSPHRASE, COST);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const newFile = () => join(folder, `${(made += 1)}.daftar`);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const HEAD = {
  office: 'a'.repeat(32),
  madeAt: Instant.parse('2026-03-21T05:00:00.000Z'),
  reason: 'manual',
  isComplete: true,
} as const;

interface Contents {
  readonly manifest: Manifest;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

function contents(database: Uint8Array, documents: readonly Uint8Array[] = []): Contents {
  const all = [...new Map([database, ...documents].map((bytes) => [hashOf(bytes), bytes]))];
  return {
    bytes: new Map(all),
    manifest: {
      version: '0.1.0',
      schemaVersion: 5,
      officeTitle: 'فرمانداری',
      isSample: false,
      counts: { ngos: 1, people: 2, documents: documents.length, accounts: 1, acts: 3 },
      trailHead: { seq: 3, hash: 'b'.repeat(64) },
      database: { hash: hashOf(database), size: database.length },
      documents: documents.map((bytes) => ({ hash: hashOf(bytes), size: bytes.length, where: 'here' })),
    },
  };
}

async function write({ manifest, bytes }: Contents, derived: DerivedKey | null): Promise<string> {
  const file = newFile();
  await writeContainer(file, {
    head: HEAD,
    manifest,
    key: derived,
    source: (hash) => inPieces(bytes.get(hash)),
  });
  return file;
}

async function* inPieces(bytes: Uint8Array = new Uint8Array()): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 100_000) yield bytes.subarray(start, start + 100_000);
}

async function read(file: string, hash: string, unlock = closed): Promise<Buffer> {
  const backup = await openContainer(file, unlock);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of backup.readEntry(hash)) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  } finally {
    backup.close();
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const failure = await work.then(
    () => 'none',
    (error: unknown) => error,
  );
  if (failure === 'none') return 'none';
  if (failure instanceof BackupError) return failure.code;
  throw failure;
}

const database = randomBytes(3 * FRAME_BYTES + 17);
const small = randomBytes(900);

for (const isEncrypted of [false, true]) {
  const name = isEncrypted ? 'encrypted' : 'plain';
  const derived = () => (isEncrypted ? key : null);
  const unlock = () => createUnlock(null, isEncrypted ? [key] : []);

  test(`${name}: gives back every entry as it was, in any order`, async () => {
    const documents = [randomBytes(10), new Uint8Array(), randomBytes(FRAME_BYTES), randomBytes(2_500_000)];
    const file = await write(contents(database, documents), derived());
    for (const bytes of [...documents].reverse()) {
      expect((await read(file, hashOf(bytes), unlock())).equals(bytes)).toBe(true);
    }
    expect((await read(file, hashOf(database), unlock())).equals(database)).toBe(true);
    expect(await documentsHere(file, unlock())).toEqual(documents.map(hashOf));
    const { head, manifest, size } = await checkContainer(file, unlock());
    expect(head).toMatchObject(HEAD);
    expect(manifest.documents).toHaveLength(4);
    expect(size).toBe(readFileSync(file).length);
    expect(peekHead(file).head).toEqual(head);
  });

  test(`${name}: any changed byte is found`, async () => {
    const file = await write(contents(randomBytes(2_000), [small, randomBytes(50)]), derived());
    const whole = readFileSync(file);
    const changed = newFile();
    const property = fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (position, difference) => {
        const bytes = Buffer.from(whole);
        bytes[position] = (bytes[position] ?? 0) ^ difference;
        writeFileSync(changed, bytes);
        expect(await codeOf(checkContainer(changed, unlock()))).not.toBe('none');
      },
    );
    await fc.assert(property, {
      numRuns: 400,
      examples: [
        [0, 1],
        [7, 1],
        [8, 1],
        [whole.length - 1, 128],
      ],
    });
  });

  test(`${name}: a changed byte is found in frames beyond the first`, async () => {
    const file = await write(contents(database, [small]), derived());
    const whole = readFileSync(file);
    for (const position of [FRAME_BYTES + 5_000, 2 * FRAME_BYTES, whole.length - 40, whole.length - 1]) {
      const bytes = Buffer.from(whole);
      bytes[position] = (bytes[position] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await codeOf(checkContainer(file, unlock()))).toBe('backup_damaged');
    }
  });

  test(`${name}: a file cut at any length says so`, async () => {
    const file = await write(contents(randomBytes(2_000), [small]), derived());
    const whole = readFileSync(file);
    const cut = newFile();
    const property = fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      writeFileSync(cut, whole.subarray(0, length));
      expect(await codeOf(checkContainer(cut, unlock()))).toBe('backup_truncated');
    });
    await fc.assert(property, { numRuns: 200, examples: [[0], [1], [8], [11], [12], [whole.length - 1]] });
  });

  test(`${name}: appended bytes are found, whole frames too`, async () => {
    const file = await write(contents(randomBytes(2_000)), derived());
    const whole = readFileSync(file);
    for (const more of [Buffer.alloc(1), whole.subarray(-300), randomBytes(FRAME_BYTES)]) {
      writeFileSync(file, Buffer.concat([whole, more]));
      expect(await codeOf(checkContainer(file, unlock()))).toBe('backup_damaged');
    }
  });

  test(`${name}: exchanged frames are found`, async () => {
    const same = Buffer.alloc(4 * FRAME_BYTES, 7);
    const file = await write(contents(same), derived());
    const bytes = readFileSync(file);
    const frame = FRAME_BYTES + (isEncrypted ? 16 : 32);
    const end = bytes.length;
    const [first, second] = [end - 3 * frame, end - 2 * frame];
    const kept = Buffer.from(bytes.subarray(first, first + frame));
    bytes.copyWithin(first, second, second + frame);
    kept.copy(bytes, second);
    writeFileSync(file, bytes);
    expect(await codeOf(checkContainer(file, unlock()))).toBe('backup_damaged');
  });
}

test('names what is elsewhere and what is missing, and holds none of it', async () => {
  const { manifest, bytes } = contents(database, [small]);
  const others = ['elsewhere', 'missing'].map((where, index) => ({
    hash: String(index).repeat(64),
    size: 5,
    where: where as 'elsewhere' | 'missing',
  }));
  const documents = [...manifest.documents, ...others];
  const file = await write({ manifest: { ...manifest, documents }, bytes }, key);
  const unlock = createUnlock(null, [key]);
  expect((await checkContainer(file, unlock)).manifest.documents).toEqual(documents);
  expect(await documentsHere(file, unlock)).toEqual([hashOf(small)]);
  expect(await codeOf(read(file, '0'.repeat(64), unlock))).toBe('documents_elsewhere');
});

test('the passphrase opens it, however its digits and letters are typed', async () => {
  const file = await write(contents(database), key);
  const typed = 'گذرواژه پشتيبان 1404';
  expect((await read(file, hashOf(database), createUnlock(typed))).equals(database)).toBe(true);
});

test('says whether a passphrase is needed or wrong, and another key does not help', async () => {
  const file = await write(contents(database), key);
  expect(await codeOf(checkContainer(file, closed))).toBe('passphrase_needed');
  expect(await codeOf(checkContainer(file, createUnlock('چیز دیگری')))).toBe('wrong_passphrase');
  const other = await newKey(PASSPHRASE, COST);
  expect(await codeOf(checkContainer(file, createUnlock(null, [other])))).toBe('passphrase_needed');
});

test('encrypted, it shows nothing of what it holds', async () => {
  const text = Buffer.from('انجمن حمایت از کودکان '.repeat(40));
  const file = readFileSync(await write(contents(text), key));
  expect(file.includes(Buffer.from('انجمن'))).toBe(false);
  expect(file.includes(Buffer.from('فرمانداری'))).toBe(false);
});

test('a key that was once known opens without the passphrase', async () => {
  const file = await write(contents(database), key);
  const unlock = createUnlock(PASSPHRASE);
  await checkContainer(file, unlock);
  await checkContainer(file, createUnlock(null, unlock.known()));
});

test('knows what is no backup, and what is not there', async () => {
  const file = newFile();
  writeFileSync(file, 'SQLite format 3\0 and more than twelve bytes');
  expect(await codeOf(checkContainer(file, closed))).toBe('not_a_backup');
  expect(await codeOf(checkContainer(folder, closed))).toBe('not_a_backup');
  expect(await codeOf(checkContainer(join(folder, 'nothing'), closed))).toBe('backup_not_found');
});

test('refuses a newer format before it reads on', async () => {
  const file = await write(contents(small), null);
  const bytes = readFileSync(file);
  bytes.writeUInt16BE(2, 6);
  writeFileSync(file, bytes);
  expect(await codeOf(checkContainer(file, closed))).toBe('backup_newer');
});

interface Hostile {
  readonly head?: object;
  readonly manifest?: object;
  /** In place of the manifest's text. */
  readonly json?: string;
  /** In place of the list of what is elsewhere. */
  readonly elsewhere?: unknown;
}

/** A file whose sums and seals fit whatever its head and manifest say, as an enemy would write it. */
async function hostile({ head, manifest, json, elsewhere = [] }: Hostile): Promise<string> {
  const file = newFile();
  const { documents: _none, ...facts } = contents(small).manifest;
  const list = Buffer.from(JSON.stringify(elsewhere));
  const stored = { ...facts, here: [], missing: [], elsewhere: { hash: hashOf(list), size: list.length } };
  const text = Buffer.from(json ?? JSON.stringify({ ...stored, ...manifest }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const payload = Buffer.concat([length, text, list, small]);
  const { bytes, hash } = headBytes({ ...HEAD, encryption: null, payloadSize: payload.length });
  const fd = openSync(file, 'w');
  const sealing = { key: null, headHash: hash };
  const frames = createFrameWriter(fd, { start: bytes.length, size: payload.length, sealing });
  await frames.write(payload);
  await frames.end();
  writeSync(fd, bytes, 0, bytes.length, 0);
  closeSync(fd);
  if (head !== undefined) withHead(file, bytes.length, head);
  return file;
}

function withHead(file: string, oldStart: number, changes: object): void {
  const bytes = readFileSync(file);
  const head = JSON.parse(bytes.subarray(12, oldStart - 32).toString()) as object;
  const json = Buffer.from(JSON.stringify({ ...head, ...changes }));
  const prefix = Buffer.from(bytes.subarray(0, 12));
  prefix.writeUInt32BE(json.length, 8);
  const before = Buffer.concat([prefix, json]);
  const sum = createHash('sha256').update(before).digest();
  writeFileSync(file, Buffer.concat([before, sum, bytes.subarray(oldStart)]));
}

test('the hostile file of these tests is taken as long as it asks for nothing', async () => {
  expect(await codeOf(checkContainer(await hostile({}), closed))).toBe('none');
});

test.each([
  ['memory without end', { N: 2 ** 40, r: 8, p: 1 }],
  ['time without end', { N: 2 ** 17, r: 8, p: 1_000_000 }],
  ['a count that is no power of two', { N: 1_000, r: 8, p: 1 }],
  ['a negative count', { N: -16, r: 8, p: 1 }],
  ['a fraction', { N: 2 ** 0.5, r: 8, p: 1 }],
])('refuses scrypt parameters: %s', async (_name, cost) => {
  const kdf = { salt: '0'.repeat(32), ...cost };
  const encryption = { kdf, nonce: '0'.repeat(24), wrapped: '0'.repeat(96) };
  const file = await hostile({ head: { encryption } });
  expect(await codeOf(checkContainer(file, createUnlock('x')))).toBe('backup_damaged');
});

test.each([
  ['no size', { payloadSize: -1 }, 'backup_damaged'],
  ['a size beyond every disk', { payloadSize: 2 ** 52 }, 'backup_damaged'],
  ['more than the file has', { payloadSize: 2 ** 40 }, 'backup_truncated'],
  ['a field that is unknown', { more: 1 }, 'backup_damaged'],
  ['an office that is a path', { office: '../../etc/passwd' }, 'backup_damaged'],
])('refuses a head that says %s', async (_name, head, code) => {
  expect(await codeOf(checkContainer(await hostile({ head }), closed))).toBe(code);
});

test.each([
  ['../../../somewhere', 'backup_unsafe_name'],
  ['C:\\windows\\x', 'backup_unsafe_name'],
  [`${'a'.repeat(63)}/`, 'backup_unsafe_name'],
  ['A'.repeat(64), 'backup_unsafe_name'],
  [`${'a'.repeat(64)}\n`, 'backup_unsafe_name'],
])('refuses the document name %j', async (hash, code) => {
  for (const part of ['here', 'missing']) {
    const file = await hostile({ manifest: { [part]: [[hash, 0]] } });
    expect(await codeOf(checkContainer(file, closed))).toBe(code);
  }
  expect(await codeOf(checkContainer(await hostile({ elsewhere: [[hash, 0]] }), closed))).toBe(code);
});

const NAME = 'c'.repeat(64);
test.each([
  [
    'twice the same document',
    {
      here: [
        [NAME, 0],
        [NAME, 0],
      ],
    },
  ],
  ['a document in two places', { here: [[NAME, 0]], missing: [[NAME, 0]] }],
  ['a document longer than the file', { here: [[NAME, 2 ** 40]] }],
  ['a negative length', { here: [[NAME, -5]] }],
  [
    'lengths that add up beyond counting',
    {
      here: [
        [NAME, 2 ** 53 - 1],
        ['d'.repeat(64), 2 ** 53 - 1],
      ],
    },
  ],
  ['a list longer than it may be', { elsewhere: { hash: NAME, size: 2 ** 40 } }],
  ['a list unlike its hash', { elsewhere: { hash: NAME, size: 2 } }],
  ['an unknown part', { links: [[NAME, 1]] }],
  ['no list', { here: { length: 3 } }],
])('refuses a manifest with %s', async (_name, manifest) => {
  expect(await codeOf(checkContainer(await hostile({ manifest }), closed))).toBe('backup_damaged');
});

test.each([
  [{}],
  [[[NAME, 0, '/etc']]],
  [
    [
      [NAME, 0],
      [NAME, 0],
    ],
  ],
  ['…'],
])('refuses the list %j of what is elsewhere', async (elsewhere) => {
  expect(await codeOf(checkContainer(await hostile({ elsewhere }), closed))).toBe('backup_damaged');
});

test('refuses a manifest that is no JSON, nests too deep or is not in UTF-8', async () => {
  for (const json of ['', 'null', '['.repeat(100_000), '{"__proto__": 1}', '\uFFFD']) {
    expect(await codeOf(checkContainer(await hostile({ json }), closed))).toBe('backup_damaged');
  }
});

test('an entry unlike its name is found although every seal fits', async () => {
  const { manifest } = contents(small);
  const lie = { ...manifest.database, hash: 'd'.repeat(64) };
  expect(await codeOf(checkContainer(await hostile({ manifest: { database: lie } }), closed))).toBe(
    'backup_damaged',
  );
});

test('a manifest that is longer than it may be is not read', async () => {
  const file = await hostile({});
  const bytes = readFileSync(file);
  const start = bytes.readUInt32BE(8) + 12 + 32;
  bytes.writeUInt32BE(0xffffffff, start);
  const payload = bytes.subarray(start, bytes.length - 32);
  const head = createHash('sha256')
    .update(bytes.subarray(0, start - 32))
    .digest();
  const place = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  createHash('sha256')
    .update(head)
    .update(place)
    .update(payload)
    .digest()
    .copy(bytes, bytes.length - 32);
  writeFileSync(file, bytes);
  expect(await codeOf(checkContainer(file, closed))).toBe('backup_damaged');
});

test('writing what is not as it is named fails, and so does a taken name', async () => {
  const { manifest, bytes } = contents(small);
  const writing = (source: Uint8Array, file = newFile()) =>
    writeContainer(file, { head: HEAD, manifest, key: null, source: () => inPieces(source) });
  await expect(writing(Buffer.alloc(small.length))).rejects.toThrow(AlteredSource);
  await expect(writing(small.subarray(1))).rejects.toThrow(AlteredSource);
  await expect(writing(Buffer.concat([small, small]))).rejects.toThrow(AlteredSource);
  const taken = await write({ bytes, manifest }, null);
  await expect(writing(small, taken)).rejects.toMatchObject({ code: 'EEXIST' });
});

test('a file that shrinks while it is read was cut', async () => {
  const file = await write(contents(database), null);
  const backup = await openContainer(file, closed);
  truncateSync(file, 2 * FRAME_BYTES);
  const all = async () => {
    for await (const piece of backup.readEntry(backup.manifest.database.hash))
      expect(piece.length).toBeGreaterThan(0);
  };
  expect(await codeOf(all())).toBe('backup_truncated');
  backup.close();
});

test('frames take what is said', () => {
  expect(framedSize(0, true)).toBe(16);
  expect(framedSize(FRAME_BYTES, false)).toBe(FRAME_BYTES + 32);
  expect(framedSize(FRAME_BYTES + 1, false)).toBe(FRAME_BYTES + 1 + 64);
});
