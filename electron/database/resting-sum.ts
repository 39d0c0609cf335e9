import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';

// SQLite keeps no sums of its pages, so a bit that turns on the disk between two days changes a name or a
// number, and every check of the file's structure finds it whole. What can be known is that a file that
// nobody wrote to is still what it was when the office was closed.

const Sum = z.strictObject({
  size: z.int().nonnegative(),
  mtimeMs: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Of the closed database; keep it in a file beside. Failing leaves none, which only means not knowing. */
export async function keepRestingSum(database: string, file: string): Promise<void> {
  const next = `${file}.next`;
  try {
    const { size, mtimeMs } = await stat(database);
    const sum = Sum.parse({ size, mtimeMs, sha256: await hashOf(database) });
    await writeFile(next, JSON.stringify(sum));
    await rename(next, file);
  } catch {
    await rm(file, { force: true }).catch(() => undefined);
    await rm(next, { force: true }).catch(() => undefined);
  }
}

/**
 * Whether the database is still what it was when its sum was kept. True as well where that cannot be known:
 * without a sum, and where something has written to the file since, as its time tells.
 */
export async function isAsItRested(database: string, file: string): Promise<boolean> {
  const sum = Sum.safeParse(jsonOf(await readFile(file, 'utf8').catch(() => '')));
  if (!sum.success) return true;
  const found = await stat(database).catch(() => undefined);
  if (found === undefined || found.size !== sum.data.size) return true;
  // Copying keeps times only to the millisecond.
  if (Math.abs(found.mtimeMs - sum.data.mtimeMs) >= 2) return true;
  return (await hashOf(database)) === sum.data.sha256;
}

/** Before the office writes to the database again. */
export async function forgetRestingSum(file: string): Promise<void> {
  await rm(file, { force: true });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
