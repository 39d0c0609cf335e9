import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Paper } from './paper.ts';

const THREAD = join(import.meta.dirname, `pdf-thread${extname(import.meta.filename)}`);

/** Draws a paper as PDF in a thread of its own, so that nobody else at the program has to wait. */
export async function writePdf(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const thread = new Worker(THREAD, { workerData: paper });
  try {
    return await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('The drawing thread ended without an answer')));
    });
  } finally {
    void thread.terminate();
  }
}
