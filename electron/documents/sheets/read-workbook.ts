import { Worker } from 'node:worker_threads';
import { type Result, err, ok } from '../../../shared/kit/result.ts';
import type { Progress } from '../../office/progress.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import type { ReadingMessage, ReadingTask } from './reading.ts';
import type { SheetError } from './sheet-failure.ts';
import { threadFile } from './thread-file.ts';
import { type Merge, type PackedRows, type Sheet, type Workbook, sheetOf } from './workbook.ts';

export interface ReadingOptions {
  /** Bytes read, and how many there are once that is known. */
  readonly onProgress?: (progress: Progress) => void;
  /** Ends the reading thread at once. */
  readonly signal?: AbortSignal;
}

// The heap of the reading thread; with the file, its copy and the rows it stays under 300 MB.
const THREAD_LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/**
 * Reads an xlsx or CSV file in a thread of its own. The bytes are left as they are. Problems of the file
 * and the person's stop are results; anything else that goes wrong in the thread is thrown.
 */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { onProgress, signal }: ReadingOptions = {},
): Promise<Result<Workbook, SheetError | 'stopped'>> {
  if (signal?.aborted === true) return Promise.resolve(err('stopped'));
  if (bytes.length > MAX_FILE_BYTES) return Promise.resolve(err('too_large'));
  const task: ReadingTask = { bytes: new Uint8Array(bytes), fileName };
  const thread = new Worker(threadFile('reading-thread'), {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    resourceLimits: THREAD_LIMITS,
  });
  const collector = createCollector();

  return new Promise((resolve, reject) => {
    const stop = () => finish(() => resolve(err('stopped')));
    const finish = (settle: () => void) => {
      signal?.removeEventListener('abort', stop);
      void thread.terminate();
      settle();
    };
    signal?.addEventListener('abort', stop, { once: true });
    thread.on('message', (message: ReadingMessage) => {
      if (message.type === 'failed') finish(() => resolve(err(message.code)));
      else if (message.type === 'done')
        finish(() => resolve(ok({ ...message.file, sheets: collector.sheets() })));
      else if (message.type === 'progress') onProgress?.(message.progress);
      else collector.take(message);
    });
    thread.on('error', (problem: Error & { code?: string }) => {
      finish(() =>
        problem.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(err('too_large')) : reject(problem),
      );
    });
    thread.on('exit', () => reject(new Error('The reading thread ended without an answer')));
  });
}

type SheetMessage = Extract<ReadingMessage, { type: 'sheet' | 'rows' | 'merges' }>;

function createCollector() {
  const found: { name: string; isHidden: boolean; packs: PackedRows[]; merges: readonly Merge[] }[] = [];
  return {
    take: (message: SheetMessage) => {
      const last = found[found.length - 1];
      if (message.type === 'sheet') {
        found.push({ name: message.name, isHidden: message.isHidden, packs: [], merges: [] });
      } else if (message.type === 'rows') last?.packs.push(message.pack);
      else if (last) last.merges = message.merges;
    },
    sheets: (): readonly Sheet[] =>
      found.map(({ name, isHidden, packs, merges }) => sheetOf(name, isHidden, packs, merges)),
  };
}
