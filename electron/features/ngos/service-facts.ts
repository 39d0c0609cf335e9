import type { ngoFacts as methods } from '../../../shared/features/ngos/contract-facts.ts';
import type { Lifecycle, NgoFacts, OwnValue } from '../../../shared/features/ngos/fields.ts';
import { faultOfPerson, tidyFacts } from '../../../shared/features/ngos/rules.ts';
import { err, errAbout } from '../../../shared/kit/result.ts';
import { searchKey } from '../../../shared/text/persian.ts';
import type { CommandContext, Service } from '../../office/service.ts';
import { faultInRegister, faultOfPermit, isPlaceUnknown } from './fact-checks.ts';
import { changesBetween, oldAndNew } from './field-texts.ts';
import { actOf, activeAsSeen, asSeen, forTrail, recorded, registered, subjectOf } from './on-record.ts';
import { identify, onRecord } from './people-writing.ts';
import { insertMemberships } from './repository-people.ts';
import { insertPermits, permitNoHolder, permitsOf } from './repository-permits.ts';
import {
  type ChangeAct,
  type StoredNgo,
  branchesOf,
  insertChanges,
  insertNgos,
  ngoWithLegalId,
  ownValuesOf,
  replaceOwnValues,
  updateContact,
  updateFacts,
  updateLifecycle,
} from './repository.ts';
import { similarTo } from './similar.ts';
import { viewOf } from './view.ts';

/** The record itself: its facts, contact data and place in the register. */
export const ngoFacts: Service<typeof methods> = {
  registerNgo: async ({ facts: given, contact, permit, director, notDuplicateOf }, context) => {
    const { db, moment, actor } = context;
    const facts = tidyFacts(given);
    const fault = await faultInRegister(db, facts, null, moment.today);
    if (fault) return err(fault);
    if (await isPlaceUnknown(db, contact, null)) return err('entry_not_found');
    const permitFault = permit && (await faultOfPermit(db, permit, null, null, moment.today));
    if (permitFault) return err(permitFault);
    const personFault = director && faultOfPerson(director);
    if (personFault) return err(personFault);
    const asked = { ...facts, legalId: facts.legalId ?? '', permitNo: permit?.permitNo ?? '' };
    const { name, legalId, registrationNo, permitNo } = asked;
    const likely = await similarTo(
      db,
      { name, legalId, registrationNo, permitNo, exceptNgoId: null },
      await viewOf(context),
    );
    if (likely.some(({ id }) => !notDuplicateOf.some((seen) => seen === id))) return err('likely_duplicate');

    const written = { at: moment.now, accountId: actor() };
    const [ngoId] = await insertNgos(db, [
      { facts, contact, importId: null, createdAt: moment.now, accountId: actor() },
    ]);
    if (ngoId === undefined) throw new Error('No NGO was added');
    if (permit) {
      await insertPermits(db, [{ ngoId, kind: 'issue', facts: permit, statedStatus: '', ...written }]);
    }
    const person = director && (await identify(db, null, director, 'keep'));
    if (person === 'person_not_found') throw new Error('A new person cannot be missing');
    if (person) {
      const term = { role: 'executive_director', rank: null, startedOn: null, termEndsOn: null } as const;
      const seat = { ngoId, personId: person.personId, body: 'management', term } as const;
      const [membershipId] = await insertMemberships(db, [
        { ...seat, endedOn: null, endReason: '', ...written },
      ]);
      if (membershipId === undefined) throw new Error('No membership was added');
      const act = { how: 'change', effectiveOn: moment.today, reason: '', letterNo: '' } as const;
      await insertChanges(db, onRecord(person.changes, ngoId, membershipId), actOf(context, act));
    }
    const after = { ...forTrailOf(facts), permitNo: permit?.permitNo ?? '' };
    return registered(context, ngoId, { before: null, after }, person?.shownIn);
  },

  correctNgo: async ({ facts, reason, ...asked }, context) => {
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    return rewriteFacts(ngo.value, facts, context, {
      how: 'correction',
      effectiveOn: null,
      reason,
      letterNo: '',
    });
  },

  changeNgo: async ({ facts, effectiveOn, reason, letterNo, ...asked }, context) => {
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    if (effectiveOn > context.moment.today) return errAbout(subjectOf(asked.ngoId), 'date_in_future');
    return rewriteFacts(ngo.value, facts, context, { how: 'change', effectiveOn, reason, letterNo });
  },

  updateContact: async ({ contact, ...asked }, context) => {
    const { db, moment } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const before = ngo.value.contact;
    if (await isPlaceUnknown(db, contact, before)) return errAbout(subject, 'entry_not_found');
    const changes = await changesBetween(db, asked.ngoId, before, contact);
    if (changes.length === 0) return errAbout(subject, 'nothing_changed');

    await updateContact(db, asked.ngoId, contact);
    const act = { how: 'change', effectiveOn: moment.today, reason: '', letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, act));
    return recorded(context, asked.ngoId, {
      before: forTrail(Object.fromEntries(changes.map(({ field, oldValue }) => [field, oldValue]))),
      after: forTrail(Object.fromEntries(changes.map(({ field, newValue }) => [field, newValue]))),
    });
  },

  setOwnValues: async ({ ownValues, ...asked }, context) => {
    const { db, moment } = context;
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    const headings = ownValues.map(({ heading }) => searchKey(heading));
    if (new Set(headings).size < headings.length) return errAbout(subject, 'heading_twice');
    const held = await ownValuesOf(db, asked.ngoId);
    if (JSON.stringify(held) === JSON.stringify(ownValues)) return errAbout(subject, 'nothing_changed');

    await replaceOwnValues(db, [{ ngoId: asked.ngoId, ownValues }]);
    const [before, after] = [byHeading(held), byHeading(ownValues)];
    const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
      (heading) => before.get(heading) !== after.get(heading),
    );
    const changes = differing.map((heading) => ({
      ngoId: asked.ngoId,
      field: `own:${heading}`,
      oldValue: before.get(heading) ?? null,
      newValue: after.get(heading) ?? null,
      oldText: before.get(heading) ?? '',
      newText: after.get(heading) ?? '',
    }));
    const act = { how: 'change', effectiveOn: moment.today, reason: '', letterNo: '' } as const;
    await insertChanges(db, changes, actOf(context, act));
    return recorded(context, asked.ngoId, oldAndNew(changes));
  },

  dissolveNgo: async ({ on, reason, letterNo, ...asked }, context) => {
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    if (on > context.moment.today) return errAbout(subjectOf(asked.ngoId), 'date_in_future');
    return moveTo('dissolved', ngo.value, context, { effectiveOn: on, reason, letterNo });
  },

  retireNgo: async ({ on, reason, ...asked }, context) => {
    const ngo = await activeAsSeen(asked, context);
    if (!ngo.ok) return ngo;
    if (on > context.moment.today) return errAbout(subjectOf(asked.ngoId), 'date_in_future');
    return moveTo('retired', ngo.value, context, { effectiveOn: on, reason, letterNo: '' });
  },

  restoreNgo: async ({ reason, ...asked }, context) => {
    const ngo = await asSeen(asked, context);
    if (!ngo.ok) return ngo;
    const subject = subjectOf(asked.ngoId);
    if (ngo.value.lifecycle === 'active') return errAbout(subject, 'already_active');
    const { legalId } = ngo.value.facts;
    const holder = legalId === null ? undefined : await ngoWithLegalId(context.db, legalId);
    if (holder !== undefined && holder !== asked.ngoId) return errAbout(subject, 'legal_id_taken');
    for (const permit of await permitsOf(context.db, asked.ngoId)) {
      const taken = await permitNoHolder(context.db, permit.facts, asked.ngoId);
      if (taken !== undefined) return errAbout(subject, 'permit_no_taken');
    }
    const effectiveOn = context.moment.today;
    return moveTo('active', ngo.value, context, { effectiveOn, reason, letterNo: '' });
  },
};

async function rewriteFacts(
  ngo: StoredNgo,
  given: NgoFacts,
  context: CommandContext,
  act: Pick<ChangeAct, 'how' | 'effectiveOn' | 'reason' | 'letterNo'>,
) {
  const { db, moment } = context;
  const facts = tidyFacts(given);
  const fault = await faultInRegister(db, facts, ngo, moment.today);
  if (fault) return errAbout(subjectOf(ngo.id), fault);
  const changes = await changesBetween(db, ngo.id, ngo.facts, facts);
  if (changes.length === 0) return errAbout(subjectOf(ngo.id), 'nothing_changed');

  await updateFacts(db, ngo.id, facts);
  await insertChanges(db, changes, actOf(context, act));
  const isRenamed = changes.some(({ field }) => field === 'name');
  const branches = isRenamed ? (await branchesOf(db, ngo.id)).map(({ id }) => id) : [];
  return recorded(context, ngo.id, { ...oldAndNew(changes), reason: act.reason }, branches);
}

async function moveTo(
  lifecycle: Lifecycle,
  ngo: StoredNgo,
  context: CommandContext,
  act: Pick<ChangeAct, 'effectiveOn' | 'reason' | 'letterNo'>,
) {
  const { db } = context;
  const { effectiveOn, reason } = act;
  await updateLifecycle(db, ngo.id, { lifecycle, on: effectiveOn, reason });
  const change = {
    ngoId: ngo.id,
    field: 'lifecycle',
    oldValue: ngo.lifecycle,
    newValue: lifecycle,
    oldText: ngo.lifecycle,
    newText: lifecycle,
  };
  await insertChanges(db, [change], actOf(context, { how: 'change', ...act }));
  return recorded(context, ngo.id, { ...oldAndNew([change]), reason });
}

/** Only what is known: most of a new record's fields are empty. */
function forTrailOf(facts: NgoFacts) {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== ''));
}

function byHeading(values: readonly OwnValue[]): ReadonlyMap<string, string> {
  return new Map(values.map(({ heading, value }) => [heading, value]));
}
