import { monitorEventLoopDelay } from 'node:perf_hooks';

/** One line of the table: what was measured, beside the raw work it stands on, in milliseconds. */
export interface Measured {
  readonly what: string;
  readonly times: readonly number[];
  /** The same work with nothing of ours around it, in the same run. */
  readonly raw: { readonly what: string; readonly times: readonly number[] };
  /** What was asked for, in milliseconds; null where nothing is. */
  readonly limit: number | null;
  /** Which figure the limit is about. */
  readonly judged: 'p95' | 'median';
  readonly note?: string;
}

/** The value that a share of all values does not exceed. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (times: readonly number[]) => quantile(times, 0.5);
export const p95 = (times: readonly number[]) => quantile(times, 0.95);

/** Milliseconds a piece of work takes, and what it gives. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly ms: number; readonly value: Value }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** Milliseconds for which the main thread was held up longest while the work went on. */
export async function longestHold(work: () => Promise<void>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  return delays.max / 1e6;
}

export const HEAD = [
  '| measured | n | median ms | p95 ms | raw baseline | raw median ms | raw p95 ms | ratio (judged) | asked | met |',
  '| --- | --: | --: | --: | --- | --: | --: | --: | --- | --- |',
];

/** A line of the table in Markdown. */
export function line({ what, times, raw, limit, judged, note }: Measured): string {
  const figure = judged === 'p95' ? p95 : median;
  const value = figure(times);
  const cells = [
    note === undefined ? what : `${what} (${note})`,
    times.length,
    shown(median(times)),
    shown(p95(times)),
    raw.what,
    shown(median(raw.times)),
    shown(p95(raw.times)),
    (value / figure(raw.times)).toFixed(2),
    limit === null ? '–' : `${judged} ≤ ${limit}`,
    limit === null ? '–' : value <= limit ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function shown(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}
