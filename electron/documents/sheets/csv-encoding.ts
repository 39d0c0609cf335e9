import { SheetFailure } from './sheet-failure.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256';

const PIECE = 64 * 1024;

/**
 * How a text file was written down, by its byte order mark, else UTF-16 by its pattern of bytes, else
 * UTF-8 if it is valid, else Windows-1256, which any bytes would be. `null` for what is no text at all.
 */
export function detectEncoding(bytes: Uint8Array): CsvEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // The upper bytes of Persian UTF-16 are control characters, which no text in the other encodings holds.
  if (bytes.subarray(0, PIECE).some(isControl)) return utf16Order(bytes.subarray(0, PIECE));
  return isUtf8(bytes) ? 'utf-8' : 'windows-1256';
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);
}

function utf16Order(sample: Uint8Array): CsvEncoding | null {
  const pairs = Math.floor(sample.length / 2);
  let little = 0;
  let big = 0;
  for (let index = 0; index < pairs; index += 1) {
    if (isUpperByte(sample[index * 2 + 1] ?? 255)) little += 1;
    if (isUpperByte(sample[index * 2] ?? 255)) big += 1;
  }
  if (Math.max(little, big) < pairs * 0.95) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** Upper bytes of Latin, Arabic, general punctuation and the Arabic presentation forms. */
function isUpperByte(byte: number): boolean {
  return byte === 0 || byte === 6 || byte === 0x20 || (byte >= 0xfb && byte <= 0xfe);
}

/** Valid but for a last character cut short, which is a problem of its own: the file has been cut. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let start = 0; start < bytes.length; start += PIECE) {
      decoder.decode(bytes.subarray(start, start + PIECE), { stream: true });
    }
  } catch {
    return false;
  }
  try {
    decoder.decode();
    return true;
  } catch {
    // A lone upper byte at the end of otherwise plain ASCII says nothing about UTF-8.
    if (bytes.subarray(0, bytes.length - 4).every((byte) => byte < 128)) return false;
    throw new SheetFailure('truncated');
  }
}

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The character that parts most records of a sample into the same number of cells. */
export function guessDelimiter(sample: string): Delimiter {
  const scores = DELIMITERS.map(
    (delimiter) => [score(countPerRecord(sample, delimiter)), delimiter] as const,
  );
  return scores.reduce((best, next) => (next[0] > best[0] ? next : best), [0, ','] as const)[1];
}

function countPerRecord(sample: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  for (const character of sample) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) count += 1;
    else if (character === '\n') {
      counts.push(count);
      count = 0;
    }
  }
  if (counts.length === 0) counts.push(count);
  return counts;
}

/** Records that agree count more than many parts: a comma within addresses comes in irregular numbers. */
function score(counts: readonly number[]): number {
  const byCount = new Map<number, number>();
  for (const count of counts) if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  return Math.max(0, ...[...byCount].map(([count, records]) => records * records * (1 + count / 100)));
}
