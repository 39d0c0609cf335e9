import { parentPort, workerData } from 'node:worker_threads';
import { BackupError } from './backup-error.ts';
import { checkContainer } from './container.ts';
import { createUnlock } from './keys.ts';
import { make } from './make-task.ts';
import { bring, look } from './open-task.ts';
import { rotate } from './rotate-task.ts';
import { Stopped } from './long-work.ts';
import type { Task, TaskMessage, TaskRun, TaskStart, Thrown } from './task.ts';

// The program of the thread that reads, hashes and encrypts: gigabytes pass here, never the window's thread.

const TELL_EVERY = 4 * 1024 * 1024;

const { task, stop } = workerData as TaskStart;
const stopFlag = new Int32Array(stop);

function send(message: TaskMessage): void {
  parentPort?.postMessage(message);
}

let untold = 0;
const run: TaskRun = {
  announce: (bytes) => send({ type: 'announce', bytes }),
  advance: (bytes) => {
    untold += bytes;
    if (untold < TELL_EVERY) return;
    send({ type: 'advance', bytes: untold });
    untold = 0;
  },
  assertGoingOn: () => {
    if (Atomics.load(stopFlag, 0) !== 0) throw new Stopped();
  },
};

async function perform(given: Task): Promise<unknown> {
  switch (given.kind) {
    case 'make':
      return make(given, run);
    case 'check': {
      await checkContainer(given.file, createUnlock(null, given.keys), run);
      return null;
    }
    case 'look':
      return look(given, run);
    case 'bring':
      return bring(given, run);
    case 'rotate':
      return rotate(given, run);
  }
}

function thrownOf(failure: unknown): Thrown {
  if (failure instanceof Stopped) return { kind: 'stopped' };
  const { message, stack = '' } = failure instanceof Error ? failure : new Error(String(failure));
  if (failure instanceof BackupError) return { kind: 'backup', code: failure.code, message };
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' ? { kind: 'system', code, message } : { kind: 'bug', message, stack };
}

void perform(task).then(
  (result) => send({ type: 'done', result }),
  (failure: unknown) => send({ type: 'failed', thrown: thrownOf(failure) }),
);
