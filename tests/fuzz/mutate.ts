import type { Random } from '../../electron/features/office/sample/random.ts';

/** Bytes on which readers stumble: separators, limits of numbers, halves of characters. */
const TELLING: readonly Buffer[] = [
  Buffer.from([0]),
  Buffer.from([0xff]),
  Buffer.from([0xff, 0xff, 0xff, 0xff]),
  Buffer.from([0x7f, 0xff, 0xff, 0xff]),
  Buffer.from([0, 0, 0, 0, 0, 0, 0, 0]),
  Buffer.from([0xd9]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from('"'),
  Buffer.from('""'),
  Buffer.from('\r\n'),
  Buffer.from('PK\x01\x02'),
  Buffer.from('PK\x05\x06'),
  Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]>'),
  Buffer.from('<![CDATA['),
  Buffer.from('&#x110000;'),
  Buffer.from('99999999999999999999'),
  Buffer.from('-1'),
  Buffer.from('1e309'),
  Buffer.from('../../../'),
  Buffer.from('null'),
  Buffer.from('{}'),
];

const MOST_CHANGES = 6;
const MOST_COPIED = 2_000;

/** A file with some bytes changed, cut out, repeated, exchanged or put in. The file itself stays as it is. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  const changes = 1 + random(MOST_CHANGES);
  let result: Buffer = Buffer.from(bytes);
  for (let change = 0; change < changes; change += 1) result = changedOnce(result, random);
  return result;
}

function changedOnce(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return Buffer.from([random(256)]);
  const at = random(bytes.length);
  const length = Math.min(1 + random(MOST_COPIED), bytes.length - at);
  switch (random(7)) {
    case 0: {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
      return copy;
    }
    case 1: {
      const copy = Buffer.from(bytes);
      copy[at] = random(256);
      return copy;
    }
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 3:
      return bytes.subarray(0, at);
    case 4: {
      const piece = bytes.subarray(at, at + length);
      const to = random(bytes.length);
      return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]);
    }
    case 5: {
      const copy = Buffer.from(bytes);
      (TELLING[random(TELLING.length)] ?? copy).copy(copy, at);
      return copy;
    }
    default: {
      const put = TELLING[random(TELLING.length)] ?? bytes;
      return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]);
    }
  }
}
