import type { z } from 'zod';
import type { ngoPermits as methods } from '../../../shared/features/ngos/contract-permits.ts';
import type { PermitActKind, PermitId } from '../../../shared/features/ngos/records.ts';
import {
  type PermitStep,
  currentPermit,
  differingKeys,
  permitState,
  possibleSteps,
  standingOf,
} from '../../../shared/features/ngos/rules.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import type { CommandContext, Service } from '../../office/service.ts';
import { faultOfPermit } from './fact-checks.ts';
import { oldAndNew } from './field-texts.ts';
import { actOf, activeAsSeen, recorded, subjectOf } from './on-record.ts';
import {
  type StoredPermit,
  insertActs,
  insertPermits,
  permitsOf,
  updatePermit,
} from './repository-permits.ts';
import { type NewChange, type StoredNgo, insertChanges } from './repository.ts';
import { viewOf } from './view.ts';

/** Permits as history: issued, renewed by another one, suspended, revoked. */
export const ngoPermits: Service<typeof methods> = {
  issuePermit: async ({ permit, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const { steps } = await situation(ngo.value, context);
    if (!steps.includes('issuePermit')) return errAbout(subject, 'has_permit');
    const fault = await faultOfPermit(db, permit, null, asked.ngoId, moment.today);
    if (fault) return errAbout(subject, fault);

    const written = { at: moment.now, accountId: actor() };
    await insertPermits(db, [
      { ngoId: asked.ngoId, kind: 'issue', facts: permit, statedStatus: '', ...written },
    ]);
    return recorded(context, asked.ngoId, { before: null, after: permit });
  },

  renewPermit: async ({ permitId, permit, ...asked }, context) => {
    const { db, moment, actor } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const step = await mayStep('renewPermit', permitId, ngo.value, context);
    if (!step.ok) return errAbout(subject, step.error);
    const fault = await faultOfPermit(db, permit, null, asked.ngoId, moment.today);
    if (fault) return errAbout(subject, fault);

    const before = step.value;
    const written = { at: moment.now, accountId: actor() };
    if (standingOf(before.acts) === 'renewing') {
      const actedOn = permit.issuedOn ?? moment.today;
      const end = {
        permitId,
        kind: 'renewal_ended',
        actedOn,
        reason: '',
        letterNo: permit.letterNo,
      } as const;
      await insertActs(db, [{ ...end, ...written }]);
    }
    await insertPermits(db, [
      { ngoId: asked.ngoId, kind: 'renewal', facts: permit, statedStatus: '', ...written },
    ]);
    return recorded(context, asked.ngoId, { before: before.facts, after: permit });
  },

  startRenewal: async (input, context) => act('startRenewal', 'renewal_started', input, context),
  endRenewal: async (input, context) => act('endRenewal', 'renewal_ended', input, context),
  suspendPermit: async (input, context) => act('suspendPermit', 'suspended', input, context),
  liftSuspension: async (input, context) => act('liftSuspension', 'suspension_lifted', input, context),
  revokePermit: async (input, context) => act('revokePermit', 'revoked', input, context),

  correctPermit: async ({ permitId, permit, reason, ...asked }, context) => {
    const { db, moment } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const before = (await permitsOf(db, asked.ngoId)).find(({ id }) => id === permitId);
    if (!before) return errAbout(subject, 'permit_not_found');
    const keys = differingKeys(before.facts, permit);
    if (keys.length === 0) return errAbout(subject, 'nothing_changed');
    const fault = await faultOfPermit(db, permit, before.facts, asked.ngoId, moment.today);
    if (fault) return errAbout(subject, fault);

    await updatePermit(db, permitId, permit);
    const names = { before: before.issuerName ?? '', after: await issuerName(context, permit.issuerId) };
    const changes: readonly NewChange[] = keys.map((key) => ({
      ngoId: asked.ngoId,
      permitId,
      field: `permit.${key}`,
      oldValue: before.facts[key],
      newValue: permit[key],
      oldText: key === 'issuerId' ? names.before : (before.facts[key] ?? '').toString(),
      newText: key === 'issuerId' ? names.after : (permit[key] ?? '').toString(),
    }));
    const correction = { how: 'correction', effectiveOn: null, reason, letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, correction));
    return recorded(context, asked.ngoId, { ...oldAndNew(changes), reason });
  },
};

type ActInput = z.output<(typeof methods)['suspendPermit']['input']>;

/** One official act on the current permit. */
async function act(step: PermitStep, kind: PermitActKind, input: ActInput, context: CommandContext) {
  const { permitId, on, reason, letterNo, ...asked } = input;
  const { db, moment, actor } = context;
  const ngo = await activeAsSeen(asked, context);
  if (!ngo.ok) return ngo;
  const subject = subjectOf(asked.ngoId);
  if (on > moment.today) return errAbout(subject, 'date_in_future');
  const permit = await mayStep(step, permitId, ngo.value, context);
  if (!permit.ok) return errAbout(subject, permit.error);

  const written = { at: moment.now, accountId: actor() };
  await insertActs(db, [{ permitId, kind, actedOn: on, reason, letterNo, ...written }]);
  const before = { permitNo: permit.value.facts.permitNo, standing: standingOf(permit.value.acts) };
  const after = { ...before, standing: standingOf([...permit.value.acts, { kind }]), on, letterNo };
  return recorded(context, asked.ngoId, { before, after, reason });
}

/** The permit, if it is the current one and the step is possible in its state. */
async function mayStep(step: PermitStep, permitId: PermitId, ngo: StoredNgo, context: CommandContext) {
  const { permits, steps } = await situation(ngo, context);
  const permit = permits.find(({ id }) => id === permitId);
  if (!permit) return err('permit_not_found');
  const isPossible = permit === currentPermit(permits) && steps.includes(step);
  return isPossible ? ok(permit) : err('not_possible_now');
}

async function situation(ngo: StoredNgo, context: CommandContext) {
  const { today, windowDays } = await viewOf(context);
  const permits: readonly StoredPermit[] = await permitsOf(context.db, ngo.id);
  return { permits, steps: possibleSteps(permitState(permits, today, windowDays)) };
}

async function issuerName({ db }: CommandContext, issuerId: StoredPermit['facts']['issuerId']) {
  if (issuerId === null) return '';
  const entry = await db.selectFrom('listEntry').select('name').where('id', '=', issuerId).executeTakeFirst();
  return entry?.name ?? '';
}
