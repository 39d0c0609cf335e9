import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Folders } from '../office/folders.ts';

/**
 * What the look in the background has found: the next start looks at it once more, and thoroughly, before
 * it opens. Kept in a small file; losing it only means finding it again.
 */
const Doubts = z.strictObject({
  isDatabaseDoubtful: z.boolean(),
  /** Files whose contents were not what they should be. */
  files: z.array(z.string().regex(/^[0-9a-f]{64}$/)).readonly(),
  /** The last file that was read, in the order of hashes: the next look goes on there. */
  readUpTo: z.string(),
});
export type Doubts = z.output<typeof Doubts>;

export const NO_DOUBTS: Doubts = { isDatabaseDoubtful: false, files: [], readUpTo: '' };

function placeOf({ root }: Folders): string {
  return join(root, 'doubts.json');
}

export async function keptDoubts(folders: Folders): Promise<Doubts> {
  try {
    return Doubts.parse(JSON.parse(await readFile(placeOf(folders), 'utf8')));
  } catch {
    return NO_DOUBTS;
  }
}

/** Never a reason to stop anything: on a full disk the doubt is found again. */
export async function keepDoubts(folders: Folders, doubts: Doubts): Promise<void> {
  const next = `${placeOf(folders)}.next`;
  await writeFile(next, JSON.stringify(doubts))
    .then(() => rename(next, placeOf(folders)))
    .catch(() => rm(next, { force: true }).catch(() => undefined));
}
