import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';

const Chosen = z.strictObject({ folder: z.string().min(1).max(1_000).refine(isAbsolute) });

/** The folder that a person chose for the office; null where nobody did, or the file is not readable as one. */
export function readChosenPlace(file: string): string | null {
  try {
    return Chosen.parse(JSON.parse(readFileSync(file, 'utf8'))).folder;
  } catch {
    return null;
  }
}

/** Keeps the choice for every start to come. Throws the system's error. */
export function keepChosenPlace(file: string, folder: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, JSON.stringify({ folder }));
  renameSync(`${file}.next`, file);
}
