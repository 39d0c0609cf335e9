const ISOLATE = '\u2066';
const END = '\u2069';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Whether a number is read as it is typed; one with Persian letters in it is read from the right. */
export function readsLeftToRight(text: string): boolean {
  return !RIGHT_TO_LEFT.test(text.replace(/[\p{Nd}\u066b\u066c]/gu, ''));
}

/**
 * Numbers in groups, telephone numbers and the like in the order in which they are typed, wherever they
 * stand in a Persian sentence: without it «۰۹۱۲ ۱۲۳ ۴۵۶۷» would begin with its last group. A number with
 * Persian letters in it is read from the right and stays as it is.
 */
export function leftToRight(text: string): string {
  return text === '' || !readsLeftToRight(text) ? text : `${ISOLATE}${text}${END}`;
}

// A dot or hyphen that joins it to the Persian name before it stands between the two.
const LATIN_END = /(?![-._,])[\x21-\x7e\u06f0-\u06f9]+$/u;

/**
 * Where the end of a file's name begins that reads from left to right: «10.pdf» of «اساسنامه 10.pdf», «pdf»
 * of «اساسنامه.pdf».
 */
export function latinEndOf(fileName: string): number {
  return LATIN_END.exec(fileName)?.index ?? fileName.length;
}

/** A file's name for a Persian sentence: the digits before its ending stay before it. */
export function fileNameInText(fileName: string): string {
  const end = latinEndOf(fileName);
  return `${fileName.slice(0, end)}${end < fileName.length ? `${ISOLATE}${fileName.slice(end)}${END}` : ''}`;
}
