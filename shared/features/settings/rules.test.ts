import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../calendar/iso-date.ts';
import { ListName, ParameterName } from './contract.ts';
import { DEFAULTS, DEFAULTS_FROM, LEVELS, isValueOf, numberOn, parameterOn, windowsOn } from './rules.ts';

const parameters = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('board_term_years' as const, 'auditor_term_years' as const),
    effectiveFrom: fc.integer({ min: 0, max: 60 }).map((days) => addDays(DEFAULTS_FROM, days)),
    value: fc.integer({ min: 1, max: 10 }),
  }),
  { selector: ({ name, effectiveFrom }) => `${name} ${effectiveFrom}`, maxLength: 12 },
);

test('on each day the value holds that was set last before it, in whatever order they were recorded', () => {
  fc.assert(
    fc.property(parameters, (recorded) => {
      // Day by day: the value changes on exactly the days for which one was set.
      let held: number = numberOn([], 'board_term_years', DEFAULTS_FROM);
      for (let days = 0; days <= 62; days += 1) {
        const today = addDays(DEFAULTS_FROM, days);
        const set = recorded.find(
          ({ name, effectiveFrom }) => name === 'board_term_years' && effectiveFrom === today,
        );
        held = set?.value ?? held;
        expect(parameterOn(recorded, 'board_term_years', today)).toBe(held);
        expect(numberOn(recorded, 'board_term_years', today)).toBe(held);
      }
    }),
  );
});

test('before anything was set the defaults hold, and every default fits its own parameter', () => {
  for (const name of ParameterName.options) {
    expect(parameterOn([], name, DEFAULTS_FROM)).toEqual(DEFAULTS[name].value);
    expect([name, isValueOf(name, DEFAULTS[name].value)]).toEqual([name, true]);
  }
  expect(windowsOn([], DEFAULTS_FROM)).toEqual([30, 60, 90]);
});

test('windows ascend and every number lies within the range of its parameter', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ParameterName.options),
      fc.oneof(
        fc.integer({ min: -5, max: 1_005 }),
        fc.array(fc.integer({ min: -5, max: 800 }), { minLength: 1 }),
      ),
      (name, value) => {
        const [least, greatest] = DEFAULTS[name].range;
        const isList = name === 'expiry_windows_days';
        const numbers = typeof value === 'number' ? [value] : value;
        const ascending = [...new Set(numbers)].sort((a, b) => a - b);
        const expected =
          isList === (typeof value !== 'number') &&
          JSON.stringify(ascending) === JSON.stringify(numbers) &&
          Math.min(...numbers) >= least &&
          Math.max(...numbers) <= greatest;
        expect(isValueOf(name, value)).toBe(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('every list has its levels', () => {
  expect(Object.keys(LEVELS).sort()).toEqual([...ListName.options].sort());
  expect(LEVELS).toMatchObject({ subject: 3, place: 3, issuer: 1 });
});
