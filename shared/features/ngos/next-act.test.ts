import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IsoDate, addDays } from '../../calendar/iso-date.ts';
import type { Lifecycle, PermitState } from './fields.ts';
import { nextAct } from './next-act.ts';
import type { NgoRecord } from './records.ts';
import { possibleSteps } from './rules.ts';

const TODAY = '2026-11-24' as IsoDate;

type Asked = Parameters<typeof nextAct>[0];

function record(part: Partial<Asked> = {}, kind: NgoRecord['facts']['kind'] = 'independent'): Asked {
  return {
    lifecycle: 'active',
    facts: { kind } as NgoRecord['facts'],
    permitState: 'valid',
    daysLeft: 200,
    documentCheck: { hasRule: true, missing: [], expired: 0 },
    boardEndsOn: addDays(TODAY, 100),
    auditorEndsOn: addDays(TODAY, 100),
    ...part,
  };
}

const missing = (count: number): NgoRecord['documentCheck'] => ({
  hasRule: true,
  missing: Array.from({ length: count }, (_, index) => ({
    typeId: (index + 1) as NgoRecord['documents'][number]['typeId'],
    typeName: `paper ${index}`,
  })),
  expired: 0,
});

const PERMIT_ACTS = ['issuePermit', 'startRenewal', 'renewPermit', 'liftSuspension'] as const;
const STATES: readonly PermitState[] = [
  'valid',
  'expiring',
  'expired',
  'renewing',
  'suspended',
  'revoked',
  'no_permit',
  'unknown',
];

describe('nextAct', () => {
  it('follows the permit', () => {
    expect(nextAct(record({ permitState: 'expiring', daysLeft: 24 }), TODAY)).toMatchObject({
      act: 'startRenewal',
      ground: 'expiring',
      days: 24,
    });
    expect(nextAct(record({ permitState: 'expired', daysLeft: -3 }), TODAY).act).toBe('startRenewal');
    expect(nextAct(record({ permitState: 'renewing' }), TODAY).act).toBe('renewPermit');
    expect(nextAct(record({ permitState: 'suspended' }), TODAY).act).toBe('liftSuspension');
    expect(nextAct(record({ permitState: 'no_permit', daysLeft: null }), TODAY).act).toBe('issuePermit');
  });

  it('asks for the missing day instead of guessing it', () => {
    expect(nextAct(record({ permitState: 'unknown', daysLeft: null }), TODAY)).toMatchObject({
      act: 'correctPermit',
      ground: 'no_last_day',
    });
  });

  it('leads nobody to a new permit after a revocation, nor a branch to a permit it does not need', () => {
    expect(nextAct(record({ permitState: 'revoked' }), TODAY).act).toBeNull();
    expect(nextAct(record({ permitState: 'no_permit', daysLeft: null }, 'branch'), TODAY)).toMatchObject({
      act: null,
      ground: 'branch_without_permit',
    });
  });

  it('brings a term that ran out before missing papers, and either only under a valid permit', () => {
    const lacking = { boardEndsOn: addDays(TODAY, -1), documentCheck: missing(2) };
    expect(nextAct(record(lacking), TODAY)).toMatchObject({
      act: 'appointMember',
      lacks: [
        { kind: 'missing_documents', count: 2 },
        { kind: 'board', count: 1 },
      ],
    });
    expect(nextAct(record({ documentCheck: missing(1) }), TODAY).act).toBe('addDocument');
    expect(nextAct(record({ ...lacking, permitState: 'expired' }), TODAY).act).toBe('startRenewal');
  });

  it('holds the last day of a term, and a term without an end, to be no lack', () => {
    const held = record({ boardEndsOn: TODAY, auditorEndsOn: null });
    expect(nextAct(held, TODAY)).toMatchObject({ act: null, lacks: [] });
  });

  it('only names acts that the permit allows, and of a record out of the register only its return', () => {
    const lifecycles: readonly Lifecycle[] = ['active', 'dissolved', 'retired', 'voided'];
    fc.assert(
      fc.property(
        fc.constantFrom(...STATES),
        fc.constantFrom(...lifecycles),
        fc.constantFrom('independent', 'branch'),
        fc.option(fc.integer({ min: -400, max: 400 })),
        fc.nat({ max: 3 }),
        (permitState, lifecycle, kind, daysLeft, lacking) => {
          const { act } = nextAct(
            record({ permitState, lifecycle, daysLeft, documentCheck: missing(lacking) }, kind),
            TODAY,
          );
          if (lifecycle !== 'active') return act === 'restoreNgo';
          const ofPermit = PERMIT_ACTS.find((name) => name === act);
          return ofPermit === undefined || possibleSteps(permitState).includes(ofPermit);
        },
      ),
    );
  });
});
