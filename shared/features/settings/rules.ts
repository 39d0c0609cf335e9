import type { IsoDate } from '../../calendar/iso-date.ts';
import { IsoDate as Day } from '../../calendar/iso-date.ts';
import type { ListName, Parameter, ParameterName } from './contract.ts';

type Value = Parameter['value'];

interface Default {
  readonly value: Value;
  readonly unit: 'years' | 'days' | 'people' | 'months' | 'minutes';
  /** Least and greatest value that makes sense. */
  readonly range: readonly [number, number];
  /**
   * Where the value comes from: `found` was read in a source, `practice` is what offices do,
   * `assumed` is believed to be in the by-law, whose text after article 2 could not be read.
   */
  readonly certainty: 'found' | 'practice' | 'assumed' | 'own';
}

/** First values (domain.md §1.4, §1.6, §1.7). All can be changed from a day on; none is printed as a rule of law. */
export const DEFAULTS: Readonly<Record<ParameterName, Default>> = {
  /** Permits are renewed "usually every two years". */
  permit_validity_years: { value: 2, unit: 'years', range: [1, 20], certainty: 'practice' },
  /** Days before the last valid day from which a permit counts as ending; ascending. */
  expiry_windows_days: { value: [30, 60, 90], unit: 'days', range: [1, 730], certainty: 'own' },
  /** Term of the board by the model by-laws. */
  board_term_years: { value: 2, unit: 'years', range: [1, 10], certainty: 'found' },
  auditor_term_years: { value: 1, unit: 'years', range: [1, 10], certainty: 'assumed' },
  /** At least five members by the by-law of 1384, article 18, note. */
  minimum_founders: { value: 5, unit: 'people', range: [1, 100], certainty: 'found' },
  founder_minimum_age: { value: 18, unit: 'years', range: [0, 100], certainty: 'found' },
  /** Annual report within two months of the year's end (by-law of 1384, article 5). */
  annual_report_months: { value: 2, unit: 'months', range: [1, 12], certainty: 'found' },
  /** Minutes without input before the screen locks. */
  lock_after_minutes: { value: 10, unit: 'minutes', range: [1, 240], certainty: 'own' },
};

/** 1395/6/6, the day of the by-law in force: what was decided before it is not judged by these values. */
export const DEFAULTS_FROM = Day.parse('2016-08-27');

/** The value that held on a day; before the first recorded one, the default. */
export function parameterOn(
  parameters: readonly Pick<Parameter, 'name' | 'effectiveFrom' | 'value'>[],
  name: ParameterName,
  day: IsoDate,
): Value {
  const held = parameters.filter((one) => one.name === name && one.effectiveFrom <= day);
  const latest = held.reduce<(typeof held)[number] | undefined>(
    (best, one) => (best === undefined || one.effectiveFrom > best.effectiveFrom ? one : best),
    undefined,
  );
  return latest?.value ?? DEFAULTS[name].value;
}

/** A single number that held on a day. Throws for a parameter that is a list. */
export function numberOn(
  parameters: readonly Pick<Parameter, 'name' | 'effectiveFrom' | 'value'>[],
  name: Exclude<ParameterName, 'expiry_windows_days'>,
  day: IsoDate,
): number {
  const value = parameterOn(parameters, name, day);
  if (typeof value !== 'number') throw new Error(`${name} is not one number`);
  return value;
}

/** The expiry windows that held on a day, in days, ascending. */
export function windowsOn(
  parameters: readonly Pick<Parameter, 'name' | 'effectiveFrom' | 'value'>[],
  day: IsoDate,
): readonly number[] {
  const value = parameterOn(parameters, 'expiry_windows_days', day);
  return typeof value === 'number' ? [value] : value;
}

/** Whether a value fits its parameter: one number or ascending windows, each within its range. */
export function isValueOf(name: ParameterName, value: Value): boolean {
  const { range, value: example } = DEFAULTS[name];
  const numbers = typeof value === 'number' ? [value] : value;
  if ((typeof value === 'number') !== (typeof example === 'number')) return false;
  const isWithin = numbers.every((number) => number >= range[0] && number <= range[1]);
  return isWithin && numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number));
}

/** How many levels a list has: «محور، حوزه، موضوع»; district, city or rural district, village or quarter. */
export const LEVELS: Readonly<Record<ListName, number>> = {
  place: 3,
  issuer: 1,
  subject: 3,
  document_type: 1,
  title_word: 1,
  registration_office: 1,
};
