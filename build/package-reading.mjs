// Reads from a finished package what decides about its safety: the fuses in the program, and the archive.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** Marks the fuses in the program (Electron, `docs/tutorial/fuses.md`). */
const FUSE_MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses by their place behind the mark; names as in electron-builder's `electronFuses`. */
const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

const STATES = new Map([
  ['0', false],
  ['1', true],
]);

/**
 * The fuses of a program: `{ runAsNode: false, … }`. A fuse that its Electron has not or no longer has is left
 * out. Throws when the program has no fuses, or of another version than is known.
 */
export function fusesIn(program) {
  const at = program.indexOf(FUSE_MARK);
  if (at < 0) throw new Error('The program has no fuses');
  const [version, count] = program.subarray(at + FUSE_MARK.length);
  if (version !== 1) throw new Error(`The fuses have version ${version}`);
  const begin = at + FUSE_MARK.length + 2;
  const wire = program.toString('latin1', begin, begin + count);
  const found = FUSES.map((name, place) => [name, STATES.get(wire[place])]);
  return Object.fromEntries(found.filter(([, state]) => state !== undefined));
}

/**
 * What an asar archive holds: `files`, each `{ path, size, unpacked, hash, offset }`, and `headerHash`, which
 * is what the program compares it with. Throws for a file that is no archive.
 */
export function readArchive(path) {
  const file = openSync(path, 'r');
  try {
    const sizes = bytesOf(file, 16, 0);
    const headerSize = sizes.readUInt32LE(4);
    const text = bytesOf(file, sizes.readUInt32LE(12), 16).toString('utf8');
    const begin = 8 + headerSize;
    if (sizes.readUInt32LE(0) !== 4 || begin > fstatSync(file).size) throw new Error('No archive');
    const files = [...filesIn(JSON.parse(text), '', begin)];
    return { files, headerHash: sha256(text) };
  } finally {
    closeSync(file);
  }
}

/** The content of a file that lies inside the archive. */
export function contentIn(path, { size, offset }) {
  const file = openSync(path, 'r');
  try {
    return bytesOf(file, size, offset);
  } finally {
    closeSync(file);
  }
}

export function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash of the archive's header that a Windows program carries, or undefined. */
export function hashInProgram(program, archive) {
  const text = program.toString('latin1');
  const found = /\[\{"file":"([^"]+)","alg":"SHA256","value":"([0-9a-f]{64})"\}\]/i.exec(text);
  return found?.[1] === archive.replaceAll('\\', '\\\\') ? found[2] : undefined;
}

function* filesIn(folder, path, begin) {
  for (const [name, entry] of Object.entries(folder.files)) {
    const own = path === '' ? name : `${path}/${name}`;
    if (entry.files !== undefined) yield* filesIn(entry, own, begin);
    else {
      const { size = 0, unpacked = false, integrity, offset, link } = entry;
      yield { path: own, size, unpacked, hash: integrity?.hash, offset: begin + Number(offset ?? 0), link };
    }
  }
}

function bytesOf(file, size, position) {
  const bytes = Buffer.alloc(size);
  if (readSync(file, bytes, 0, size, position) !== size) throw new Error('The archive ends early');
  return bytes;
}

/** Which system's libraries a binary is one of: `linux`, `win32`, or undefined. */
export function platformOf(path) {
  const head = readFileSync(path).subarray(0, 4);
  if (head.equals(Buffer.from('\x7fELF', 'latin1'))) return 'linux';
  return head.subarray(0, 2).toString('latin1') === 'MZ' ? 'win32' : undefined;
}
