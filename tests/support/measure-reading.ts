import { readFileSync } from 'node:fs';
import { readWorkbook } from '../../electron/documents/sheets/read-workbook.ts';

// Run as a process of its own: reads the file named on the command line and tells the outcome, the highest
// memory above what the idle process had, and for how long the main thread was ever held up.

const [, , path = ''] = process.argv;
// Whatever starting a thread loads once belongs to the idle process.
await readWorkbook(Buffer.from('الف,ب\n۱,۲\n'), 'warm.csv');
const idle = process.memoryUsage().rss;
let peak = idle;
let held = 0;
let last = performance.now();
const timer = setInterval(() => {
  const now = performance.now();
  held = Math.max(held, now - last);
  last = now;
  peak = Math.max(peak, process.memoryUsage().rss);
}, 2);
const result = await readWorkbook(readFileSync(path), path);
clearInterval(timer);
peak = Math.max(peak, process.resourceUsage().maxRSS * 1024);
console.log(JSON.stringify({ outcome: result.ok ? 'read' : result.error, peak: peak - idle, held }));
