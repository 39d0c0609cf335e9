// A spreadsheet calculates a cell that begins with one of these, whoever wrote it: = + - @, tab and line ends.
const CALCULATED = /^'*[=+\-@\t\r\n]/u;

/**
 * The rule against live formulas in text for a spreadsheet: a text that begins with one of those signs, or with apostrophes
 * before one, gets an apostrophe in front. `unguardCell` takes exactly that one away again.
 */
export function guardCell(text: string): string {
  return CALCULATED.test(text) ? `'${text}` : text;
}

/** The text as it was before `guardCell`; other texts stay. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && CALCULATED.test(text) ? text.slice(1) : text;
}
