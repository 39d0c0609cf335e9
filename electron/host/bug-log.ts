import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BugReport } from '../office/dispatcher.ts';

/**
 * Writes bugs into a file for each month, one JSON object a line. What a person typed stays out: of a
 * message only plain English words are kept. A log that cannot be written must not be a second bug, so
 * then the report goes to the terminal.
 */
export function createBugLog(
  folder: string,
  clock: () => Date = () => new Date(),
): (report: BugReport) => void {
  return ({ incident, method, bug }) => {
    const at = clock().toISOString();
    const line = JSON.stringify({ at, incident, method, bug: described(bug) });
    try {
      mkdirSync(folder, { recursive: true });
      appendFileSync(join(folder, `bugs-${at.slice(0, 7)}.log`), `${line}\n`);
    } catch {
      console.error(line);
    }
  };
}

interface Described {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: readonly string[];
  readonly cause?: Described;
}

function described(bug: unknown, depth = 0): Described {
  if (!(bug instanceof Error)) return { name: typeof bug, message: '', stack: [] };
  const code = 'code' in bug && typeof bug.code === 'string' ? bug.code : undefined;
  return {
    name: bug.name,
    ...(code !== undefined && { code }),
    message: withoutPersonalData(bug.message),
    stack: (bug.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map(placeOf),
    ...(bug.cause !== undefined && depth < 3 && { cause: described(bug.cause, depth + 1) }),
  };
}

/** Function and place within the program; the folders before it may carry a person's name. */
function placeOf(line: string): string {
  return line.trim().replace(/(file:\/\/)?[^\s()]*[\\/](?=[^\\/\s()]+:\d+:\d+)/, '');
}

/** A message without quoted values, letters beyond English, numbers of more than three digits, and paths. */
export function withoutPersonalData(message: string): string {
  return message
    .slice(0, 2_000)
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|«[^»]*»?/g, '"…"')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][^\s\\/]+){2,}/g, '…/')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .replace(/\d{4,}/g, '#')
    .slice(0, 500);
}
