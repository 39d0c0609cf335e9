import { type IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { Parameter, ParameterName } from '../../../shared/features/settings/contract.ts';
import { toAsciiDigits } from '../../../shared/text/persian.ts';

export interface HistoryRow {
  readonly parameter: Parameter;
  readonly state: 'ahead' | 'holds' | 'past';
}

/** The values of one parameter, newest first, each with whether it holds today. */
export function historyOf(
  parameters: readonly Parameter[],
  name: ParameterName,
  today: IsoDate,
): readonly HistoryRow[] {
  const values = parameters
    .filter((one) => one.name === name)
    .sort((one, other) => (one.effectiveFrom < other.effectiveFrom ? 1 : -1));
  const holding = values.find(({ effectiveFrom }) => effectiveFrom <= today);
  return values.map((parameter) => ({
    parameter,
    state: parameter.effectiveFrom > today ? 'ahead' : parameter === holding ? 'holds' : 'past',
  }));
}

/** Whole numbers as people write them in one line, in any digits: «۳۰، ۶۰ و ۹۰»; null for anything else. */
export function readNumbers(text: string): readonly number[] | null {
  const parts = toAsciiDigits(text)
    // Commas and semicolons of both scripts, and the letter that means «and».
    .split(/[\s,\u060c;\u061b\u0648/-]+/u)
    .filter(Boolean);
  const isWhole = parts.length > 0 && parts.every((part) => /^[0-9]{1,4}$/.test(part));
  return isWhole ? parts.map(Number) : null;
}
