import { readFileSync, writeSync } from 'node:fs';

/**
 * What a working office was asked and what it answered, written past the office into a file of its own. A
 * line stands in the system's memory once written, so `kill -9` loses none.
 */
export interface Asked {
  readonly at: 'asked';
  /** Stands in what the act writes, and nowhere else: by it the act is found again. */
  readonly mark: string;
  readonly kind: ActKind;
  /** Milliseconds of the wall's clock. */
  readonly ms: number;
  /** Of a restore: when the backup was made that it brings back. */
  readonly backupMadeAt: string | null;
}

export interface Answered {
  readonly at: 'answered';
  readonly mark: string;
  /** `done`, or the error. */
  readonly outcome: string;
  readonly ms: number;
}

/** What is not one act: that the office is open, or an answer that must never come. */
export interface Told {
  readonly at: 'opened' | 'incident';
  readonly text: string;
}

export type Line = Asked | Answered | Told;

export const ACT_KINDS = [
  'register',
  'correct',
  'note',
  'flag',
  'document',
  'import',
  'undoImport',
  'backup',
  'restore',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export function tell(file: number, line: Line): void {
  writeSync(file, `${JSON.stringify(line)}\n`);
}

/** Every line so far; the last one may be cut where the process was killed while it wrote. */
export function readJournal(path: string): readonly Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text) => {
      try {
        return [JSON.parse(text) as Line];
      } catch {
        return [];
      }
    });
}
