/**
 * What a file is by its own first bytes, whatever its name says; undefined for what an office file has no
 * use for: programs, pages with scripts, unknown bytes.
 */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, '%PDF-')) return 'application/pdf';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'image/tiff';
  return startsWith(bytes, 'PK\x03\x04') ? officeType(bytes) : undefined;
}

// The names of a package's parts stand unpacked in its headers and again at its end.
const PARTS: readonly (readonly [part: string, mediaType: string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

function officeType(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return PARTS.find(([part]) => text.includes(part))?.[1] ?? 'application/zip';
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
}
