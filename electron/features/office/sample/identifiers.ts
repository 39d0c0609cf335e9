import { checkLegalId, checkNationalId } from '../../../../shared/text/identifiers.ts';

/** کد ملی with a right check digit; no place has the code 999. */
export function madeUpNationalId(serial: number): string {
  return withCheckDigit(`999${String(100_000 + serial)}`, (value) => checkNationalId(value).problem === null);
}

/** شناسه ملی with a right check digit, from a range far beyond those given out. */
export function madeUpLegalId(serial: number): string {
  return withCheckDigit(`14999${String(10_000 + serial)}`, (value) => checkLegalId(value).problem === null);
}

/** A mobile number like those of examples: 0900 000 and four digits. */
export function madeUpMobile(serial: number): string {
  return `0900000${String(serial % 10_000).padStart(4, '0')}`;
}

export function madeUpPhone(serial: number): string {
  return `0230000${String(serial % 10_000).padStart(4, '0')}`;
}

export function madeUpPostalCode(serial: number): string {
  return `98765${String(12_340 + serial).slice(-5)}`;
}

function withCheckDigit(start: string, fits: (value: string) => boolean): string {
  const digit = Array.from({ length: 10 }, (_, last) => last).find((last) => fits(`${start}${last}`));
  if (digit === undefined) throw new Error(`No check digit fits ${start}`);
  return `${start}${digit}`;
}
