import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IsoDate, IsoDate as Day, addDays, daysBetween } from '../../calendar/iso-date.ts';
import { PermitState } from './fields.ts';
import {
  PERMIT_STEPS,
  type PermitOnFile,
  currentPermit,
  endsBeforeIssue,
  permitState,
  possibleSteps,
  standingOf,
  stateOfPermit,
} from './permit-rules.ts';
import { PermitActKind } from './records.ts';

const TODAY = Day.parse('2026-11-24');
const WINDOW = 90;

const date = fc.option(
  fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days)),
  { nil: null },
);
const acts = fc.array(
  fc.constantFrom(...PermitActKind.options).map((kind) => ({ kind })),
  { maxLength: 6 },
);
const permit: fc.Arbitrary<PermitOnFile> = fc.record({
  facts: fc.record({ issuedOn: date, validUntil: date }),
  acts,
});

/** Once more from the office's own words, with the days counted and the acts read backwards. */
function stated(permits: readonly PermitOnFile[], today: IsoDate, windowDays: number): PermitState {
  const last = permits.slice(-1);
  for (const { facts, acts: all } of last) {
    const kinds = all.map(({ kind }) => kind);
    if (kinds.includes('revoked')) return 'revoked';
    if (kinds.lastIndexOf('suspended') > kinds.lastIndexOf('suspension_lifted')) return 'suspended';
    if (kinds.lastIndexOf('renewal_started') > kinds.lastIndexOf('renewal_ended')) return 'renewing';
    if (facts.validUntil === null) return 'unknown';
    if (facts.issuedOn !== null && daysBetween(today, facts.issuedOn) > 0) return 'unknown';
    const daysLeft = daysBetween(today, facts.validUntil);
    return daysLeft < 0 ? 'expired' : daysLeft <= windowDays ? 'expiring' : 'valid';
  }
  return 'no_permit';
}

describe('the state of a permit', () => {
  test('is what its acts and dates say, over any history, day and window', () => {
    const seen = new Set<PermitState>();
    fc.assert(
      fc.property(
        fc.array(permit, { maxLength: 3 }),
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 0, max: 200 }),
        (permits, shift, windowDays) => {
          const today = addDays(TODAY, shift);
          const state = permitState(permits, today, windowDays);
          seen.add(state);
          expect(state).toBe(stated(permits, today, windowDays));
        },
      ),
      { numRuns: 5_000 },
    );
    expect([...seen].sort()).toEqual([...PermitState.options].sort());
  });

  test('goes through a term day by day: the last day itself is valid', () => {
    const issuedOn = addDays(TODAY, -700);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (windowDays) => {
        const on = (days: number) =>
          stateOfPermit(
            { facts: { issuedOn, validUntil: TODAY }, acts: [] },
            addDays(TODAY, days),
            windowDays,
          );
        expect(on(0)).toBe('expiring');
        expect(on(1)).toBe('expired');
        expect(on(-windowDays)).toBe('expiring');
        expect(on(-windowDays - 1)).toBe('valid');
        expect(on(-700)).not.toBe('unknown');
        expect(on(-701)).toBe('unknown');
      }),
    );
  });

  test('guesses no date that is missing, whatever the other one is', () => {
    fc.assert(
      fc.property(date, (issuedOn) => {
        expect(stateOfPermit({ facts: { issuedOn, validUntil: null }, acts: [] }, TODAY, WINDOW)).toBe(
          'unknown',
        );
      }),
    );
    const withoutIssue = { facts: { issuedOn: null, validUntil: addDays(TODAY, 200) }, acts: [] };
    expect(stateOfPermit(withoutIssue, TODAY, WINDOW)).toBe('valid');
  });

  test('is never better than the last permit says: those before it do not count', () => {
    fc.assert(
      fc.property(fc.array(permit, { maxLength: 4 }), permit, (before, last) => {
        expect(currentPermit([...before, last])).toBe(last);
        expect(permitState([...before, last], TODAY, WINDOW)).toBe(stateOfPermit(last, TODAY, WINDOW));
      }),
    );
  });

  test('depends on the order of the acts only where one takes back the other', () => {
    const of = (...kinds: PermitActKind[]) => standingOf(kinds.map((kind) => ({ kind })));
    expect(of('suspended', 'suspension_lifted')).toBe('dated');
    expect(of('suspension_lifted', 'suspended')).toBe('suspended');
    expect(of('renewal_started', 'suspended')).toBe('suspended');
    expect(of('suspended', 'renewal_started')).toBe('suspended');
    expect(of('renewal_started', 'suspended', 'suspension_lifted')).toBe('renewing');
    expect(of('renewal_started', 'renewal_ended')).toBe('dated');
    fc.assert(
      fc.property(acts, acts, (before, after) => {
        expect(standingOf([...before, { kind: 'revoked' }, ...after])).toBe('revoked');
      }),
    );
  });
});

describe('steps', () => {
  test('every step is possible somewhere, and every state can be left', () => {
    const all = PermitState.options.map(possibleSteps);
    expect(new Set(all.flat())).toEqual(new Set(PERMIT_STEPS));
    for (const steps of all) expect(steps.length).toBeGreaterThan(0);
  });

  test('what is suspended can only be lifted or revoked, what is revoked only issued anew', () => {
    expect(possibleSteps('suspended')).toEqual(['liftSuspension', 'revokePermit']);
    expect(possibleSteps('revoked')).toEqual(['issuePermit']);
    expect(possibleSteps('no_permit')).toEqual(['issuePermit']);
  });
});

test('a permit ends before it is issued only where both days are known', () => {
  fc.assert(
    fc.property(date, date, (issuedOn, validUntil) => {
      const expected =
        issuedOn !== null && validUntil !== null && Date.parse(validUntil) < Date.parse(issuedOn);
      expect(endsBeforeIssue({ issuedOn, validUntil })).toBe(expected);
    }),
  );
});
