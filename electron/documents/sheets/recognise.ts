import { MAX_FILE_BYTES } from './limits.ts';
import { SheetFailure, type SheetError } from './sheet-failure.ts';

/** What the bytes are, whatever the name says; throws `SheetFailure` for everything that is no sheet. */
export function recognise(bytes: Uint8Array, fileName: string): 'xlsx' | 'csv' {
  if (bytes.length === 0) throw new SheetFailure('empty');
  if (bytes.length > MAX_FILE_BYTES) throw new SheetFailure('too_large');
  const name = nameKind(fileName);
  if (startsWith(bytes, OLE)) throw new SheetFailure(oleProblem(bytes, name));
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) {
    if (name === 'text' || name === 'old') throw new SheetFailure('name_mismatch');
    return 'xlsx';
  }
  if (OTHER_FORMATS.some((magic) => startsWith(bytes, magic))) throw new SheetFailure(wrongContent(fileName));
  const beginning = plainBeginning(bytes);
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style)/u.test(beginning)) {
    throw new SheetFailure('html_table');
  }
  // The XML that Excel 2003 wrote; it still opens there and can be saved anew.
  if (beginning.startsWith('<?xml') && beginning.includes('excel.sheet')) throw new SheetFailure('old_xls');
  if (/^(<\?xml|<html|\{\\rtf|%!ps)/u.test(beginning)) throw new SheetFailure(wrongContent(fileName));
  if (name === 'xlsx' || name === 'old') throw new SheetFailure('name_mismatch');
  return 'csv';
}

/** The code for content that is no sheet: where the name promised one, it is the name that misleads. */
export function wrongContent(fileName: string): 'not_a_sheet' | 'name_mismatch' {
  return nameKind(fileName) === 'other' ? 'not_a_sheet' : 'name_mismatch';
}

type NameKind = 'xlsx' | 'old' | 'text' | 'other';

function nameKind(fileName: string): NameKind {
  const ending = /\.([a-z0-9]+)\s*$/iu.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (['xlsx', 'xlsm', 'xltx', 'xltm'].includes(ending)) return 'xlsx';
  if (['xls', 'xlt', 'xlsb'].includes(ending)) return 'old';
  return ['csv', 'tsv', 'tab', 'txt'].includes(ending) ? 'text' : 'other';
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OTHER_FORMATS = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], // SQLite
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** A file of the old container: an encrypted xlsx, an xls, or another program's. */
function oleProblem(bytes: Uint8Array, name: NameKind): SheetError {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'encrypted';
  if (holds('Workbook') || holds('Book') || name === 'old') return 'old_xls';
  if (holds('WordDocument') || holds('PowerPoint Document'))
    return name === 'other' ? 'not_a_sheet' : 'name_mismatch';
  // Within this container, a file that calls itself xlsx can only be an encrypted one.
  return name === 'xlsx' ? 'encrypted' : name === 'other' ? 'not_a_sheet' : 'name_mismatch';
}

/** The first characters in lower case, without byte order mark, spaces and the zeros of UTF-16. */
function plainBeginning(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replace(/\u0000/gu, '')
    .trimStart()
    .toLowerCase();
}
