import type { Json } from './change.ts';

/**
 * Plain data as text, for a channel that carries only text. JSON with one addition: bytes become
 * `{"$bytes": base64}`. A key of the data that itself begins with `$` gets another one in front, so that
 * no data can be mistaken for bytes.
 */
export function encodeWire(value: unknown): string {
  return JSON.stringify(toWire(value)) ?? 'null';
}

/** The data that `encodeWire` was given. Throws `SyntaxError` for a text it cannot have written. */
export function decodeWire(text: string): unknown {
  return fromWire(JSON.parse(text) as Json);
}

const BYTES = '$bytes';

function toWire(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [BYTES]: toBase64(value) };
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.startsWith('$') ? `$${key}` : key, toWire(part)]),
  );
}

function fromWire(value: Json | undefined): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first?.[0] === BYTES) {
    if (entries.length > 1 || typeof first[1] !== 'string') throw new SyntaxError('Bytes must stand alone');
    return fromBase64(first[1]);
  }
  return Object.fromEntries(
    entries.map(([key, part]) => {
      if (key.startsWith('$') && !key.startsWith('$$')) throw new SyntaxError(`Unknown mark: ${key}`);
      return [key.startsWith('$$') ? key.slice(1) : key, fromWire(part)];
    }),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const VALUES = new Int16Array(128).fill(-1);
CODES.forEach((code, value) => (VALUES[code] = value));
const PADDING = 61;

// String.fromCharCode takes its letters as arguments, of which a call has only so many.
const PIECE = 12_288;

// By hand, since this file has neither Node's Buffer nor the browser's btoa.
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += String.fromCharCode(...base64Codes(bytes.subarray(start, start + PIECE)));
  }
  return text;
}

/** Letters of base64 for bytes; only the last piece may have a length that three does not divide. */
function base64Codes(bytes: Uint8Array): Uint8Array {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  for (let at = 0, to = 0; at < bytes.length; at += 3, to += 4) {
    const left = bytes.length - at;
    const block = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    codes[to] = codeOf(block >> 18);
    codes[to + 1] = codeOf(block >> 12);
    if (left > 1) codes[to + 2] = codeOf(block >> 6);
    if (left > 2) codes[to + 3] = codeOf(block);
  }
  return codes;
}

function codeOf(sixBits: number): number {
  return CODES[sixBits & 63] ?? 0;
}

function fromBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new SyntaxError('Base64 comes in groups of four');
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const letters = text.length - padding;
  for (let at = 0, to = 0; at < letters; at += 4, to += 3) {
    const left = letters - at;
    const block =
      (valueAt(text, at) << 18) |
      (valueAt(text, at + 1) << 12) |
      ((left > 2 ? valueAt(text, at + 2) : 0) << 6) |
      (left > 3 ? valueAt(text, at + 3) : 0);
    bytes[to] = block >> 16;
    if (left > 2) bytes[to + 1] = block >> 8;
    if (left > 3) bytes[to + 2] = block;
  }
  return bytes;
}

function valueAt(text: string, index: number): number {
  const value = VALUES[text.charCodeAt(index)] ?? -1;
  if (value < 0) throw new SyntaxError('Not base64');
  return value;
}
