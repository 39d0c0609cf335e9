import { parentPort, workerData } from 'node:worker_threads';
import { csvBytes } from './csv-bytes.ts';
import type { TableRow, WritingMessage, WritingTask } from './table.ts';
import { xlsxBytes } from './xlsx-bytes.ts';

// The program of the thread that writes a sheet: a register of 50,000 rows takes seconds.

const { format, options, tables } = workerData as WritingTask;
const rows: TableRow[][] = tables.map(() => []);

async function write(): Promise<void> {
  const filled = tables.map((table, index) => ({ ...table, rows: rows[index] ?? [] }));
  const [first] = filled;
  if (first === undefined) throw new Error('A file needs a table');
  const bytes = format === 'xlsx' ? await xlsxBytes(filled, options) : csvBytes(first);
  parentPort?.postMessage(bytes);
}

parentPort?.on('message', (message: WritingMessage) => {
  if (message.type === 'end') void write();
  else for (const row of message.rows) rows[message.table]?.push(row);
});
