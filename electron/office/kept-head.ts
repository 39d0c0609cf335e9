import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TrailHead } from './audit.ts';

const Kept = z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Keeps the head of the trail beside the database. Give only a head that is committed: one that a
 * rollback takes back would later look like a cut tail.
 */
export async function keepHead(file: string, head: TrailHead): Promise<void> {
  const next = `${file}.next`;
  try {
    await writeFile(next, JSON.stringify(head));
    await rename(next, file);
  } catch (error) {
    // A virus scanner may hold the file for a moment, and a full disk has its own message elsewhere.
    // The older head stays, which is weaker evidence and no reason to keep a person out.
    if (!isSystemError(error)) throw error;
  }
}

/** The head kept last; null when there is none or the file is not readable as one. */
export async function keptHead(file: string): Promise<TrailHead | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const kept = Kept.safeParse(jsonOf(text ?? ''));
  return kept.success ? kept.data : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}
