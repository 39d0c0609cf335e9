import type { Progress } from '../../office/progress.ts';

/** Milliseconds of work before something else gets its turn: nobody notices a window held up so long. */
const TURN = 15;
const STEPS_PER_LOOK = 16;

export interface TurnOptions {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Steps done before these, and steps in all, for the progress. */
  readonly before: number;
  readonly total: number;
}

/** Does a long calculation step by step in short turns; `undefined` when the person stopped it. */
export async function inTurns<Value extends object>(
  work: Generator<void, Value>,
  { signal, report, before, total }: TurnOptions,
): Promise<Value | undefined> {
  let began = performance.now();
  for (let steps = 1; ; steps += 1) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (steps % STEPS_PER_LOOK !== 0 || performance.now() - began < TURN) continue;
    report({ done: Math.min(before + steps, total), total });
    await nextTurn();
    if (signal.aborted) return undefined;
    began = performance.now();
  }
}

/** Lets everything that waits have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
