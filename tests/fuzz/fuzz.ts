import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FuzzMessage, FuzzTask } from './fuzz-thread.ts';

/** No file of these sizes may take longer: it would be a hang. */
const HANG_MS = 20_000;
/** As the office's own reading thread has. */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };
const MOST_EXTERNAL = 200_000_000;

export interface FuzzReport {
  readonly target: string;
  readonly executions: number;
  readonly read: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

/** Runs a reader over made-up bad files in a thread of bounded memory, and watches that it never hangs. */
export function fuzzed(task: FuzzTask): Promise<FuzzReport> {
  const { target, executions } = task;
  const thread = new Worker(join(import.meta.dirname, `fuzz-thread${extname(import.meta.filename)}`), {
    workerData: task,
    resourceLimits: LIMITS,
  });
  const faults: string[] = [];
  let at = task.firstSeed;
  return new Promise((resolve) => {
    const end = (read: number, refused: number) => {
      clearTimeout(watch);
      void thread.terminate();
      resolve({ target, executions, read, refused, faults });
    };
    const hang = () => {
      faults.push(`${target}, seed ${at}: hangs`);
      end(0, 0);
    };
    let watch = setTimeout(hang, HANG_MS);
    thread.on('message', (message: FuzzMessage) => {
      if (message.type === 'fault') faults.push(`${target}, seed ${message.seed}: ${message.text}`);
      else if (message.type === 'done') end(message.read, message.refused);
      else {
        at = message.seed;
        clearTimeout(watch);
        watch = setTimeout(hang, HANG_MS);
        if (message.external > MOST_EXTERNAL) {
          faults.push(`${target}, before seed ${at}: ${message.external} bytes are held`);
          end(0, 0);
        }
      }
    });
    thread.on('error', (problem) => {
      faults.push(`${target}, seed ${at}: ${problem instanceof Error ? problem.message : String(problem)}`);
      end(0, 0);
    });
  });
}
