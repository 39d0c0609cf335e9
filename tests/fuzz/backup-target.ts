import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instant } from '../../shared/calendar/iso-date.ts';
import { BackupError } from '../../electron/backup/backup-error.ts';
import { checkContainer, peekHead, writeContainer } from '../../electron/backup/container.ts';
import { createFrameWriter } from '../../electron/backup/frames.ts';
import { headBytes } from '../../electron/backup/head.ts';
import { type DerivedKey, createUnlock, newFileKey, newKey } from '../../electron/backup/keys.ts';
import { type Manifest, manifestBytes } from '../../electron/backup/manifest.ts';
import { type Random, seededRandom } from '../../electron/features/office/sample/random.ts';
import { mutated } from './mutate.ts';
import type { Answer, Target } from './targets.ts';

const HEAD = {
  office: 'a'.repeat(32),
  madeAt: Instant.parse('2026-03-21T05:00:00.000Z'),
  reason: 'manual',
  isComplete: true,
} as const;
const COST = { N: 16, r: 1, p: 1 };

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ENTRIES = ['SQLite format 3\0 and more', '%PDF-1.4 one', '%PDF-1.4 two'].map((text) =>
  Buffer.from(text),
);
const [DATABASE = Buffer.alloc(0), ...DOCUMENTS] = ENTRIES;
const MANIFEST: Manifest = {
  version: '0.1.0',
  schemaVersion: 5,
  officeTitle: 'فرمانداری بهاردشت',
  isSample: false,
  counts: { ngos: 1, people: 2, documents: 3, accounts: 1, acts: 3 },
  trailHead: { seq: 3, hash: 'b'.repeat(64) },
  database: { hash: hashOf(DATABASE), size: DATABASE.length },
  documents: [
    ...DOCUMENTS.map((bytes) => ({ hash: hashOf(bytes), size: bytes.length, where: 'here' as const })),
    { hash: 'c'.repeat(64), size: 12, where: 'elsewhere' },
  ],
};

interface Good {
  readonly folder: string;
  readonly key: DerivedKey;
  readonly plain: Buffer;
  readonly encrypted: Buffer;
}

let made: Promise<Good> | undefined;

async function makeGood(): Promise<Good> {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-fuzz-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const key = await newKey('گذرواژه پشتیبان', COST);
  const bytesOf = async (name: string, derived: DerivedKey | null) => {
    const file = join(folder, name);
    const source = async function* (hash: string) {
      yield await Promise.resolve(ENTRIES.find((bytes) => hashOf(bytes) === hash) ?? Buffer.alloc(0));
    };
    await writeContainer(file, { head: HEAD, manifest: MANIFEST, key: derived, source });
    return readFileSync(file);
  };
  return { folder, key, plain: await bytesOf('plain', null), encrypted: await bytesOf('encrypted', key) };
}

/**
 * Three ways: a file changed anywhere, which must always be refused; the payload of a file that was sealed
 * after the change, as an ill-meaning program would; and the same under the right passphrase.
 */
export const backupTarget: Target = {
  run: async (seed) => {
    const good = await (made ??= makeGood());
    const random = seededRandom(seed);
    const file = join(good.folder, 'tried.daftar');
    const way = random(4);
    if (way < 2) {
      const whole = way === 0 ? good.plain : good.encrypted;
      const changed = mutated(whole, random);
      writeFileSync(file, changed);
      const answer = await answerOf(file, good.key);
      if (answer === 'read' && !changed.equals(whole)) throw new Error('A changed file was taken for whole');
      return answer;
    }
    await writeSealed(file, payload(random), way === 3 ? good.key : null);
    return answerOf(file, good.key);
  },
};

async function answerOf(file: string, key: DerivedKey): Promise<Answer> {
  try {
    peekHead(file);
    const { manifest } = await checkContainer(file, createUnlock(null, [key]));
    const names = [manifest.database, ...manifest.documents].map(({ hash }) => hash);
    if (!names.every((name) => /^[0-9a-f]{64}$/u.test(name))) throw new Error('A name that is no hash');
    return 'read';
  } catch (problem) {
    if (problem instanceof BackupError) return 'refused';
    throw problem;
  }
}

function payload(random: Random): Buffer {
  const { manifest, elsewhere } = manifestBytes(MANIFEST);
  const length = Buffer.alloc(4);
  const changed = random(3) === 0 ? manifest : mutated(manifest, random);
  length.writeUInt32BE(random(8) === 0 ? random(2 ** 32) : changed.length);
  const rest = Buffer.concat([elsewhere, ...ENTRIES]);
  return Buffer.concat([length, changed, random(2) === 0 ? rest : mutated(rest, random)]);
}

/** A file whose head and frames are in order, whatever its payload is. */
async function writeSealed(file: string, bytes: Buffer, derived: DerivedKey | null): Promise<void> {
  const fileKey = derived === null ? null : newFileKey(derived);
  const head = headBytes({ ...HEAD, encryption: fileKey?.encryption ?? null, payloadSize: bytes.length });
  const fd = openSync(file, 'w');
  try {
    writeSync(fd, head.bytes, 0, head.bytes.length, 0);
    const sealing = { key: fileKey?.key ?? null, headHash: head.hash };
    const frames = createFrameWriter(fd, { start: head.bytes.length, size: bytes.length, sealing });
    await frames.write(bytes);
    await frames.end();
  } finally {
    closeSync(fd);
  }
}
