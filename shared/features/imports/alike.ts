import type { Problem } from './contract.ts';

type Kind = Pick<Problem, 'code' | 'column' | 'value' | 'severity'>;

/** Like each other are problems that one decision settles: of one kind, in one column, at one stage. */
export function alikeKey({ code, column, value, severity }: Kind): string {
  return `${severity} ${code} ${column ?? ''} ${ALIKE_WHATEVER_VALUE.has(code) ? '' : value}`;
}

/** How a value was read is accepted for a whole column at once; what is wrong differs from cell to cell. */
const ALIKE_WHATEVER_VALUE: ReadonlySet<string> = new Set([
  'two_digit_year',
  'excel_serial_date',
  'day_first_date',
  'leading_zero_restored',
  'several_phones',
  'date_missing',
]);
