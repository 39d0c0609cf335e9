import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SheetTable, WritingMessage, WritingTask, XlsxOptions } from './table.ts';
import { threadFile } from './thread-file.ts';

/**
 * An xlsx file of one or several sheets, right to left unless told otherwise, each with a head row that
 * stays in view. Only numbers of `number` columns are numbers; all else is text and never calculated.
 */
export function writeXlsx(
  tables: readonly SheetTable[],
  options: XlsxOptions = { rightToLeft: true },
): Promise<Uint8Array> {
  return write('xlsx', tables, options);
}

/** A CSV file of one table: UTF-8 with byte order mark, guarded by the rule of `shared/text/cell-guard.ts`. */
export function writeCsv(table: SheetTable): Promise<Uint8Array> {
  return write('csv', [table], { rightToLeft: true });
}

const PIECE = 500;

async function write(
  format: WritingTask['format'],
  tables: readonly SheetTable[],
  options: XlsxOptions,
): Promise<Uint8Array> {
  const task: WritingTask = {
    format,
    options,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  const thread = new Worker(threadFile('writing-thread'), { workerData: task });
  const answer = new Promise<Uint8Array>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The writing thread ended without an answer')));
  });
  try {
    await Promise.race([answer, handOver(thread, tables)]);
    return await answer;
  } finally {
    void thread.terminate();
  }
}

/** In pieces: copying a whole register at once would hold up everything else. */
async function handOver(thread: Worker, tables: readonly SheetTable[]): Promise<void> {
  const send = (message: WritingMessage) => thread.postMessage(message);
  for (const [table, { rows }] of tables.entries()) {
    for (let start = 0; start < rows.length; start += PIECE) {
      send({ type: 'rows', table, rows: rows.slice(start, start + PIECE) });
      await setImmediate();
    }
  }
  send({ type: 'end' });
}
