import { parentPort, workerData } from 'node:worker_threads';
import type { Paper } from './paper.ts';
import { pdfBytes } from './pdf-bytes.ts';

// The program of the thread that draws a paper: hundreds of rows take about a second.

async function draw(paper: Paper): Promise<void> {
  const bytes = Uint8Array.from(await pdfBytes(paper));
  parentPort?.postMessage(bytes, [bytes.buffer]);
}

void draw(workerData as Paper);
