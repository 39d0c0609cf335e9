import { expect, test } from 'vitest';
import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { Parameter } from '../../../shared/features/settings/contract.ts';
import { historyOf, readNumbers } from './parameter-history.ts';

const value = (effectiveFrom: string, number: number): Parameter => ({
  name: 'board_term_years',
  effectiveFrom: IsoDate.parse(effectiveFrom),
  value: number,
  basis: '',
});

test('the newest value that has begun holds; later ones wait and earlier ones are past', () => {
  const parameters = [value('2016-08-27', 2), value('2026-03-21', 3), value('2027-03-21', 4)];
  const states = historyOf(parameters, 'board_term_years', IsoDate.parse('2026-03-21'));
  expect(states.map(({ parameter, state }) => [parameter.value, state])).toEqual([
    [4, 'ahead'],
    [3, 'holds'],
    [2, 'past'],
  ]);
  expect(historyOf(parameters, 'minimum_founders', IsoDate.parse('2026-03-21'))).toEqual([]);
});

test('numbers are read in any digits and with any mark between', () => {
  expect(readNumbers('۳۰، ۶۰ و ۹۰')).toEqual([30, 60, 90]);
  expect(readNumbers('٢')).toEqual([2]);
  for (const text of ['', 'سی', '۳۰، سی', '-', '۲٫۵']) expect(readNumbers(text)).toBeNull();
});
