import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BackupError } from './backup-error.ts';
import { type FollowedWork, Stopped } from './long-work.ts';
import type { ResultOf, Task, TaskMessage, TaskStart, Thrown } from './task.ts';

/** A failure of the disk that a thread met, by the system's code. */
export class DiskFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DiskFailure';
    this.code = code;
  }
}

/** Runs a task in a thread of its own. Throws `BackupError`, `Stopped`, `DiskFailure`, or a bug of the thread. */
export function runTask<T extends Task>(
  task: T,
  { announce, following, signal }: FollowedWork,
): Promise<ResultOf<T>> {
  const stop = new SharedArrayBuffer(4);
  const workerData: TaskStart = { task, stop };
  // As source where tests run it, bundled under its name in the product.
  const program = join(import.meta.dirname, `backup-thread${extname(import.meta.filename)}`);
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData });
    const onStop = () => void Atomics.store(new Int32Array(stop), 0, 1);
    if (signal.aborted) onStop();
    signal.addEventListener('abort', onStop);
    worker.on('message', (message: TaskMessage) => {
      if (message.type === 'announce') announce(message.bytes);
      else if (message.type === 'advance') following.advance(message.bytes);
      // The thread has exactly one answer to this task.
      else if (message.type === 'done') resolve(message.result as ResultOf<T>);
      else reject(failureOf(message.thrown));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', onStop);
      reject(new Error('The thread ended without an answer'));
    });
  });
}

function failureOf(thrown: Thrown): Error {
  switch (thrown.kind) {
    case 'stopped':
      return new Stopped();
    case 'backup':
      return new BackupError(thrown.code, thrown.message);
    case 'system':
      return new DiskFailure(thrown.code, thrown.message);
    case 'bug':
      return Object.assign(new Error(thrown.message), { stack: thrown.stack });
  }
}
