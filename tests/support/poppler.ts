import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `pdftotext` reads in a PDF, page by page, without the invisible marks that order it. */
export function pagesOfText(bytes: Uint8Array, options: readonly string[] = []): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'daftar-pdf-'));
  const file = join(folder, 'paper.pdf');
  try {
    writeFileSync(file, bytes);
    const text = execFileSync('pdftotext', [...options, file, '-'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    });
    return withoutMarks(text).split('\f').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Marks of direction say nothing that the letters around them do not say. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}
