import { extname, join } from 'node:path';

/** A thread's program, beside this file: as source where tests run it, bundled under its name in the product. */
export function threadFile(name: 'reading-thread' | 'writing-thread'): string {
  return join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);
}
