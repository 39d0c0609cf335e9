import type { Logo } from './contract.ts';

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The closing chunk: no length, the name IEND, and its checksum. */
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const JPEG_START = [0xff, 0xd8, 0xff];
const JPEG_END = [0xff, 0xd9];

/** Whether the bytes are, by their content, a whole picture of the kind they are said to be. */
export function isWholePicture({ mediaType, bytes }: Logo): boolean {
  return mediaType === 'image/png'
    ? startsWith(bytes, PNG_START) && endsWith(bytes, PNG_END)
    : startsWith(bytes, JPEG_START) && endsWith(bytes, JPEG_END);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function endsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return startsWith(bytes.subarray(bytes.length - mark.length), mark);
}
