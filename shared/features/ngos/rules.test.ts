import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IsoDate as Day, addDays } from '../../calendar/iso-date.ts';
import { ListEntryId } from '../settings/contract.ts';
import { NO_FACTS, NOBODY } from '../../../tests/support/ngo-office.ts';
import { documentCheck, isExpired } from './document-rules.ts';
import { differingKeys, faultOfFacts, faultOfPerson, tidyFacts } from './fact-rules.ts';
import { masked } from './masking.ts';
import { type Seat, faultOfTerm, rolesOf, stateOfSeat, termEndOf } from './member-rules.ts';
import { Body, MemberRole } from './records.ts';

const TODAY = Day.parse('2026-11-24');
const date = fc.option(
  fc.integer({ min: -20, max: 20 }).map((days) => addDays(TODAY, days)),
  { nil: null },
);

describe('documents', () => {
  const type = (id: number) => ({ typeId: ListEntryId.parse(id), typeName: `نوع ${id}` });
  const paper = fc.record({
    typeId: fc.integer({ min: 1, max: 4 }).map((id) => ListEntryId.parse(id)),
    expiresOn: date,
    isRetired: fc.boolean(),
  });

  test('what is required and not there is missing; what ran out is expired; retired papers are nothing', () => {
    fc.assert(
      fc.property(fc.subarray([1, 2, 3, 4]), fc.array(paper, { maxLength: 8 }), (required, papers) => {
        const check = documentCheck(required.map(type), papers, TODAY);
        const missing = required.filter(
          (id) => papers.filter((one) => Number(one.typeId) === id && !one.isRetired).length === 0,
        );
        expect(check.missing.map(({ typeId }) => Number(typeId))).toEqual(missing);
        expect(check.expired).toBe(
          papers.filter(
            (one) =>
              !one.isRetired && one.expiresOn !== null && Date.parse(one.expiresOn) < Date.parse(TODAY),
          ).length,
        );
        expect(check.hasRule).toBe(required.length > 0);
      }),
    );
  });

  test('where nothing is required there is no rule, however many papers there are', () => {
    const held = { typeId: ListEntryId.parse(1), expiresOn: null, isRetired: false };
    expect(documentCheck([], [held], TODAY)).toEqual({ hasRule: false, missing: [], expired: 0 });
    expect(documentCheck([], [], TODAY).hasRule).toBe(false);
  });

  test('the last day of a document still counts', () => {
    const paperUntil = (days: number) => ({
      typeId: ListEntryId.parse(1),
      expiresOn: addDays(TODAY, days),
      isRetired: false,
    });
    expect([-1, 0, 1].map((days) => isExpired(paperUntil(days), TODAY))).toEqual([true, false, false]);
  });
});

describe('seats', () => {
  const seat: fc.Arbitrary<Seat> = fc
    .record({
      body: fc.constantFrom(...Body.options),
      role: fc.nat(5),
      startedOn: date,
      termEndsOn: date,
      endedOn: date,
    })
    .map(({ body, role, startedOn, termEndsOn, endedOn }) => {
      const roles = rolesOf(body);
      return {
        body,
        term: { role: roles[role % roles.length] ?? 'founder', rank: null, startedOn, termEndsOn },
        endedOn,
      };
    });

  test('each body has its own roles, and every role stands in a body', () => {
    expect(new Set(Body.options.flatMap(rolesOf))).toEqual(new Set(MemberRole.options));
    for (const body of Body.options) {
      for (const role of MemberRole.options) {
        const term = { role, rank: null, startedOn: null, termEndsOn: null };
        expect(faultOfTerm(body, term)).toBe(rolesOf(body).includes(role) ? null : 'role_not_of_body');
      }
    }
  });

  test('a term may be one day long and not shorter', () => {
    const term = (days: number) =>
      faultOfTerm('board', {
        role: 'principal',
        rank: null,
        startedOn: TODAY,
        termEndsOn: addDays(TODAY, days),
      });
    expect([-1, 0, 1].map(term)).toEqual(['term_ends_before_start', null, null]);
  });

  test('nobody’s seat ends because the term ran out, until somebody follows in the role', () => {
    fc.assert(
      fc.property(fc.array(seat, { minLength: 1, maxLength: 6 }), (all) => {
        for (const one of all) {
          const state = stateOfSeat(one, all, TODAY);
          const { startedOn, termEndsOn, role } = one.term;
          const followers = all.filter((other) => {
            const start = other.term.startedOn;
            const isSame = other.body === one.body && other.term.role === role;
            return isSame && start !== null && termEndsOn !== null && start > termEndsOn && start <= TODAY;
          });
          const hasEnded = one.endedOn !== null && one.endedOn <= TODAY;
          const isAhead = startedOn !== null && startedOn > TODAY;
          const isOver = termEndsOn !== null && termEndsOn < TODAY;
          const expected = hasEnded
            ? 'ended'
            : isAhead
              ? 'future'
              : !isOver
                ? 'current'
                : followers.length > 0
                  ? 'ended'
                  : 'term_over';
          expect(state).toBe(expected);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('a body’s term ends with the latest of the seats that nobody has ended', () => {
    fc.assert(
      fc.property(fc.array(seat, { maxLength: 6 }), fc.constantFrom(...Body.options), (all, body) => {
        const days = all
          .filter((one) => one.body === body && one.endedOn === null)
          .flatMap(({ term }) => (term.termEndsOn === null ? [] : [term.termEndsOn]))
          .sort();
        expect(termEndOf(body, all)).toBe(days[days.length - 1] ?? null);
      }),
    );
  });
});

describe('facts', () => {
  test('tidying is done once, and leaves an independent NGO without a parent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('independent' as const, 'branch' as const),
        fc.option(fc.constant(7 as never), { nil: null }),
        fc.constantFrom('', 'مادر'),
        fc.constantFrom(null, '10380284790', '10380284791'),
        fc.constantFrom('', 'چنین است'),
        (kind, parentNgoId, parentName, legalId, legalIdReason) => {
          const tidy = tidyFacts({ ...NO_FACTS, kind, parentNgoId, parentName, legalId, legalIdReason });
          expect(tidyFacts(tidy)).toEqual(tidy);
          if (kind === 'independent') expect([tidy.parentNgoId, tidy.parentName]).toEqual([null, '']);
          if (tidy.parentNgoId !== null) expect(tidy.parentName).toBe('');
          expect(tidy.legalIdReason).toBe(legalId === '10380284791' ? legalIdReason : '');
        },
      ),
    );
  });

  test('a wrong check digit needs a reason, and no date lies ahead', () => {
    const fault = (facts: Partial<typeof NO_FACTS>) => faultOfFacts({ ...NO_FACTS, ...facts }, TODAY);
    expect(fault({})).toBeNull();
    expect(fault({ legalId: '10380284791' })).toBe('legal_id_checksum');
    expect(fault({ legalId: '10380284791', legalIdReason: 'x' })).toBeNull();
    for (const field of ['registeredOn', 'gazetteOn', 'lastAssemblyOn'] as const) {
      expect(fault({ [field]: TODAY })).toBeNull();
      expect(fault({ [field]: addDays(TODAY, 1) })).toBe('date_in_future');
    }
    expect(faultOfPerson({ ...NOBODY, nationalId: '0499370898' })).toBe('national_id_checksum');
    expect(faultOfPerson({ ...NOBODY, nationalId: '0499370898', nationalIdReason: 'x' })).toBeNull();
    expect(faultOfPerson({ ...NOBODY, nationalId: '0499370899' })).toBeNull();
  });

  test('differing keys are those that differ, lists by their contents', () => {
    const before = { a: 1, b: ['x'], c: null as string | null };
    expect(differingKeys(before, { a: 1, b: ['x'], c: null })).toEqual([]);
    expect(differingKeys(before, { a: 2, b: ['x', 'y'], c: '' })).toEqual(['a', 'b', 'c']);
  });
});

test('of a masked identifier only the last two digits are left', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{0,15}$/u), (value) => {
      const hidden = masked(value);
      expect(hidden).toHaveLength(value.length);
      const shown = hidden.replace(/\*/gu, '');
      expect(shown).toBe(value.length > 2 ? value.slice(-2) : '');
    }),
  );
});
