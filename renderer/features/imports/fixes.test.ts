import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fix, type Problem, ProblemCode, TARGETS } from '../../../shared/features/imports/contract.ts';
import { answerTo, answers, withFixes, withoutAnswer } from './fixes.ts';

const row = fc.integer({ min: 1, max: 5 });
const code = fc.constantFrom(...ProblemCode.options);
const target = fc.constantFrom(...TARGETS);
const fix: fc.Arbitrary<Fix> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), row, target, value: fc.string() }),
  fc.record({ do: fc.constant('skip' as const), row }),
  fc.record({ do: fc.constant('accept' as const), row, code }),
  fc.record({ do: fc.constant('match' as const), row, ngoId: fc.option(fc.integer({ min: 1, max: 9 })) }),
  fc.record({ do: fc.constant('merge' as const), row, withRow: row }),
);
const problem: fc.Arbitrary<Problem> = fc.record({
  row,
  column: fc.integer({ min: 0, max: 9 }),
  target,
  nameInFile: fc.string(),
  value: fc.string(),
  code,
  severity: fc.constantFrom('must_fix' as const, 'warning' as const, 'resolved' as const),
  details: fc.constant({}),
  alike: fc.constant(0),
});

describe('the decisions about an import', () => {
  test('deciding again replaces, and never grows the list', () => {
    fc.assert(
      fc.property(fc.array(fix), fix, (fixes, one) => {
        const once = withFixes(withFixes([], fixes), [one]);
        expect(withFixes(once, [one])).toEqual(once);
        expect(once.at(-1)).toEqual(one);
      }),
    );
  });

  test('taking an answer back leaves every other decision', () => {
    fc.assert(
      fc.property(fc.array(fix), problem, (fixes, asked) => {
        const all = withFixes([], fixes);
        const answer = answerTo(all, asked);
        const left = withoutAnswer(all, asked);
        expect(left).toEqual(all.filter((one) => one !== answer));
        expect(answer === undefined).toBe(!all.some((one) => answers(one, asked)));
      }),
    );
  });
});
