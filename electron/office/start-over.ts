import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connections } from '../database/open.ts';
import type { Folders } from './folders.ts';

/** Calls go through one by one or side by side, but never while the office is being changed underneath. */
export interface Gate {
  readonly pass: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Waits until nobody is inside, keeps everybody out meanwhile, and runs the work alone. */
  readonly alone: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** The same for somebody who is inside: they count as outside until the work has ended. */
  readonly aloneFromInside: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

export function createGate(): Gate {
  let inside = 0;
  let closed: Promise<void> | undefined;
  let onEmpty: (() => void) | undefined;
  const leave = () => {
    inside -= 1;
    if (inside === 0) onEmpty?.();
  };
  async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
    while (closed) await closed;
    let reopen = () => {};
    closed = new Promise((resolve) => (reopen = resolve));
    try {
      if (inside > 0) await new Promise<void>((resolve) => (onEmpty = resolve));
      return await work();
    } finally {
      onEmpty = undefined;
      closed = undefined;
      reopen();
    }
  }
  return {
    pass: async (work) => {
      while (closed) await closed;
      inside += 1;
      try {
        return await work();
      } finally {
        leave();
      }
    },
    alone,
    aloneFromInside: (work) => {
      leave();
      return alone(async () => {
        try {
          return await work();
        } finally {
          // Before the gate opens: whoever waits for it must find this one inside again.
          inside += 1;
        }
      });
    },
  };
}

/** Whether the database holds a sample office: only then may it be put away. */
export async function isSampleOffice({ reader }: Connections): Promise<boolean> {
  const office = await reader.selectFrom('office').select('isSample').executeTakeFirst();
  return office?.isSample === 1;
}

/**
 * Moves the closed database and its documents into the temporary folder, which is emptied at every
 * start. The database goes first and in one step: a crash before it leaves the sample as it was, one
 * after it an empty office.
 */
export async function putAway(folders: Folders): Promise<void> {
  const away = join(folders.temporary, `sample-${randomUUID()}`);
  await mkdir(away, { recursive: true });
  await rm(folders.trailHead, { force: true });
  await rename(folders.database, join(away, 'daftar.sqlite'));
  // Empty after a clean close; left behind they would belong to another database.
  for (const suffix of ['-wal', '-shm']) await rm(`${folders.database}${suffix}`, { force: true });
  await rename(folders.documents, join(away, 'documents'));
  await mkdir(folders.documents, { recursive: true });
  await rm(away, { recursive: true, force: true });
}
