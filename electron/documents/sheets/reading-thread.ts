import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv.ts';
import type { ReadingMessage, ReadingReport, ReadingTask } from './reading.ts';
import { recognise, wrongContent } from './recognise.ts';
import { SheetFailure } from './sheet-failure.ts';
import { readXlsx } from './xlsx.ts';

// The program of the thread that reads a file: what hangs or fills the memory here does so here only.

const PROGRESS_STEP = 500_000;

function send(message: ReadingMessage, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

function createReport(): ReadingReport {
  let told = 0;
  return {
    progress: (progress) => {
      if (progress.done - told < PROGRESS_STEP) return;
      told = progress.done;
      send({ type: 'progress', progress });
    },
    sheet: (name, isHidden) => send({ type: 'sheet', name, isHidden }),
    rows: (pack) => {
      const { rows, starts, columns, kinds, numbers, ends } = pack;
      send(
        { type: 'rows', pack },
        [rows, starts, columns, kinds, numbers, ends].flatMap(({ buffer }) =>
          buffer instanceof ArrayBuffer ? [buffer] : [],
        ),
      );
    },
    merges: (merges) => send({ type: 'merges', merges }),
  };
}

async function read({ bytes, fileName }: ReadingTask): Promise<void> {
  const report = createReport();
  try {
    const wrong = wrongContent(fileName);
    if (recognise(bytes, fileName) === 'xlsx') {
      await readXlsx(bytes, wrong, report);
      send({ type: 'done', file: { format: 'xlsx', encoding: null, delimiter: null } });
    } else {
      const { encoding, delimiter } = await readCsv(bytes, wrong, report);
      send({ type: 'done', file: { format: 'csv', encoding, delimiter } });
    }
  } catch (problem) {
    if (!(problem instanceof SheetFailure)) throw problem;
    send({ type: 'failed', code: problem.code });
  }
}

void read(workerData as ReadingTask);
