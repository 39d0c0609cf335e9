import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly path: string;
  /** As it is when unpacked; or already deflated, with the size and sum its directory entry claims. */
  readonly content:
    string | Buffer | { readonly deflated: Buffer; readonly size: number; readonly sum: number };
  /** Sets the bit that says the part is encrypted. */
  readonly isEncrypted?: boolean;
}

/** A zip file with fixed times: the same parts give the same bytes, honest or not. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { deflated, size, sum } = packed(part.content);
    const path = Buffer.from(part.path, 'utf8');
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800 | (part.isEncrypted === true ? 1 : 0), 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0, 6);
    head.writeUInt16LE(0x5a21, 8); // 2025-01-01
    head.writeUInt32LE(sum, 10);
    head.writeUInt32LE(deflated.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(path.length, 22);
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, deflated);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, path);
    offset += 30 + path.length + deflated.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directoryBytes.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directoryBytes, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function packed(content: ZipPart['content']) {
  if (typeof content !== 'string' && !Buffer.isBuffer(content)) return content;
  const bytes = Buffer.from(content);
  return { deflated: deflateRawSync(bytes), size: bytes.length, sum: crc32(bytes) };
}
