import type { Following } from './container.ts';
import { Stopped } from './long-work.ts';
import { bring, look } from './open-task.ts';
import { runTask } from './run-task.ts';
import type { BringTask, LookTask, ResultOf } from './task.ts';

/** Below it starting a thread takes longer than the work, and nobody notices the work. */
const SMALL_BYTES = 16 * 1024 * 1024;

/**
 * Reads of backup files what the task asks for: in the thread, unless it is little. It is stopped by what
 * `assertGoingOn` throws, and then throws that.
 *
 * @param bytes roughly what is to be read
 */
export async function runFollowed<T extends LookTask | BringTask>(
  task: T,
  bytes: number,
  following: Following,
): Promise<ResultOf<T>> {
  following.assertGoingOn();
  if (bytes < SMALL_BYTES) {
    // Each of the two gives what its kind of task asks for.
    return (await (task.kind === 'look' ? look(task, following) : bring(task, following))) as ResultOf<T>;
  }
  const controller = new AbortController();
  const assertGoingOn = () => {
    if (controller.signal.aborted) throw new Stopped();
  };
  const advance = (more: number) => {
    following.advance(more);
    try {
      following.assertGoingOn();
    } catch {
      controller.abort();
    }
  };
  const relayed = { advance, assertGoingOn };
  try {
    return await runTask(task, {
      announce: () => undefined,
      following: relayed,
      signal: controller.signal,
    });
  } catch (failure) {
    if (controller.signal.aborted) following.assertGoingOn();
    throw failure;
  }
}

/** What a task that reads these entries has to go through. */
export function bytesOf(entries: readonly { readonly size: number }[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}
