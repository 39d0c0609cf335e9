import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Reader } from '../database/schema.ts';
import { type TrailHead, hashAt, trailHead } from './audit.ts';

const Kept = z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Keeps the trail's present head in place of the one before, as long as that one is still in the trail:
 * otherwise the tail was cut or written anew, and the older head is the evidence of it. Call it while
 * nothing of the trail awaits its commit.
 */
export async function advanceHead(file: string, db: Reader): Promise<void> {
  const kept = await keptHead(file);
  if (kept !== null && kept.seq > 0 && (await hashAt(db, kept.seq)) !== kept.hash) return;
  await keepHead(file, await trailHead(db));
}

/**
 * Keeps a head of the trail beside the database. Give only one that is committed: one that a rollback
 * takes back would later look like a cut tail.
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
