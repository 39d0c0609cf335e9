import { parentPort, workerData } from 'node:worker_threads';
import { TARGETS, type TargetName } from './targets.ts';

// Runs one target over many seeds. Before each it says which, so that whoever waits knows what hangs.

export interface FuzzTask {
  readonly target: TargetName;
  readonly firstSeed: number;
  readonly executions: number;
}

export type FuzzMessage =
  | { readonly type: 'at'; readonly seed: number; readonly external: number }
  | { readonly type: 'fault'; readonly seed: number; readonly text: string }
  | { readonly type: 'done'; readonly read: number; readonly refused: number };

const task = workerData as FuzzTask;
const say = (message: FuzzMessage) => parentPort?.postMessage(message);

async function fuzz({ target, firstSeed, executions }: FuzzTask): Promise<void> {
  const answers = { read: 0, refused: 0 };
  for (let seed = firstSeed; seed < firstSeed + executions; seed += 1) {
    say({ type: 'at', seed, external: process.memoryUsage().arrayBuffers });
    try {
      answers[await TARGETS[target].run(seed)] += 1;
    } catch (problem) {
      say({ type: 'fault', seed, text: problem instanceof Error ? (problem.stack ?? '') : String(problem) });
    }
  }
  say({ type: 'done', ...answers });
}

void fuzz(task);
