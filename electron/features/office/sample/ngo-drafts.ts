import { type Instant, type IsoDate, addDays } from '../../../../shared/calendar/iso-date.ts';
import { toJalali } from '../../../../shared/calendar/jalali.ts';
import type { Lifecycle, NgoContact, NgoFacts, OwnValue } from '../../../../shared/features/ngos/fields.ts';
import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { normalizeText } from '../../../../shared/text/persian.ts';
import { madeUpLegalId, madeUpMobile, madeUpPhone, madeUpPostalCode } from './identifiers.ts';
import {
  BRANCHES,
  DISSOLVED,
  FORMER_NAMES,
  NAMES_BY_SUBJECT,
  NATIONAL,
  PROVINCIAL,
  RETIRED,
  SUBJECT_OF_FORMER,
  WRITTEN_TWICE,
} from './ngo-names.fa.ts';
import { beganOn, officeHour, workday } from './past.ts';
import { type PermitDraft, type PermitPlan, permitPlans, permitsOf } from './permit-plan.ts';
import { type Random, pick, shuffled } from './random.ts';
import { type People, type SeatDraft, branchSeats, seatsOf } from './seat-plan.ts';
import {
  DESCRIPTIONS,
  LANES,
  OWN_COLUMNS,
  REASONS,
  REGISTRATION_OFFICE,
  REMARKS,
  STREETS,
  addressOf,
} from './words.fa.ts';

/** The entries of the office's lists that the sample points to, by name. */
export interface SampleLists {
  readonly idOf: (
    list: 'subject' | 'title_word' | 'issuer' | 'place' | 'document_type',
    name: string,
  ) => ListEntryId;
  readonly titleWords: readonly string[];
  readonly places: readonly ListEntryId[];
}

export interface NgoDraft {
  /** Counts from 1; the numbers of an NGO are made from it. */
  readonly serial: number;
  readonly facts: NgoFacts;
  readonly contact: NgoContact;
  readonly ownValues: readonly OwnValue[];
  readonly permits: readonly PermitDraft[];
  readonly seats: readonly SeatDraft[];
  /** The parent's serial where it is in this register. */
  readonly parent: number | null;
  readonly enteredAt: Instant;
  readonly formerName: { readonly name: string; readonly until: IsoDate } | null;
  readonly left: { readonly lifecycle: Lifecycle; readonly on: IsoDate; readonly reason: string } | null;
}

/** An NGO as its name list has it. */
interface Named {
  readonly name: string;
  readonly subject: string;
  readonly branchOf?: { readonly parent: string; readonly isParentHere: boolean };
  readonly left?: 'dissolved' | 'retired';
  /** The name under which the same NGO was written down before. */
  readonly again?: string;
}

interface Making {
  readonly lists: SampleLists;
  readonly people: People;
  readonly today: IsoDate;
  readonly random: Random;
}

/** All made-up NGOs as they are on a day; branches come last. */
export function ngoDrafts(making: Making): readonly NgoDraft[] {
  const ordinary = shuffled(ordinaryNames(), making.random);
  const plans = permitPlans(ordinary.length, making.random);
  const serialOf = new Map(ordinary.map(({ name }, index) => [name, index + 1]));
  const drafts = ordinary.map((named, index) =>
    ordinaryDraft(named, plans[index] ?? 'valid', index + 1, making),
  );
  const others = otherNames();
  return [
    ...drafts,
    ...others.map((named, index): NgoDraft => {
      const serial = drafts.length + index + 1;
      if (named.branchOf)
        return branchDraft(named, serialOf.get(named.branchOf.parent) ?? null, serial, making);
      const draft = ordinaryDraft(named, named.left ? 'valid' : 'none', serial, making);
      const first = drafts.find(({ facts }) => facts.name === named.again);
      return first === undefined ? draft : asTwin(draft, first);
    }),
  ];
}

function ordinaryNames(): readonly Named[] {
  return Object.entries(NAMES_BY_SUBJECT).flatMap(([subject, names]) =>
    names.map((name) => ({ name, subject })),
  );
}

function otherNames(): readonly Named[] {
  const left = (names: readonly string[], how: 'dissolved' | 'retired') =>
    names.map((name) => ({ name, subject: SUBJECT_OF_FORMER, left: how }));
  return [
    ...left(DISSOLVED, 'dissolved'),
    ...left(RETIRED, 'retired'),
    ...WRITTEN_TWICE.map(({ name, again, subject }) => ({ name: again, subject, again: name })),
    ...BRANCHES.map(({ parent, isParentHere, ...branch }) => ({
      ...branch,
      branchOf: { parent, isParentHere },
    })),
  ];
}

function ordinaryDraft(named: Named, plan: PermitPlan, serial: number, making: Making): NgoDraft {
  const { lists, people, today, random } = making;
  const permits = permitsOf(plan, serial, today, random);
  const firstIssue = permits[0]?.issuedOn ?? addDays(today, -400 - random(1_500));
  const registeredOn = workday(addDays(firstIssue, -25 - random(60)));
  const formerName = FORMER_NAMES[named.name];
  return {
    ...commonParts(serial, firstIssue, making),
    facts: {
      ...BLANK,
      name: normalizeText(named.name),
      kind: 'independent',
      titleWordId: titleWordOf(named.name, lists),
      scopeLevel: NATIONAL.includes(named.name)
        ? 'national'
        : PROVINCIAL.includes(named.name)
          ? 'province'
          : 'county',
      subjectId: lists.idOf('subject', named.subject),
      registrationNo: String(120 + serial * 3),
      registrationOffice: REGISTRATION_OFFICE,
      registeredOn,
      legalId: random(9) === 0 ? null : madeUpLegalId(serial),
      gazetteNo: String(20_000 + serial * 7),
      gazetteOn: addDays(registeredOn, 12),
      trackingCode: random(3) === 0 ? '' : String(140_500_000_000 + serial * 1_013),
      memberCount: 9 + random(140),
      lastAssemblyOn: workday(addDays(today, -30 - random(600))),
      lastAnnualReportYear: lastReportYear(today, random),
    },
    permits,
    seats: seatsOf(people, registeredOn, today, random),
    formerName:
      formerName === undefined
        ? null
        : { name: formerName, until: workday(addDays(today, -40 - random(300))) },
    left: named.left === undefined ? null : leaving(named.left, today, random),
  };
}

/** A branch works by an agreement: no permit, registration or bodies of its own (domain.md §1.3). */
function branchDraft(
  { name, subject, branchOf }: Named,
  parent: number | null,
  serial: number,
  making: Making,
): NgoDraft {
  const { lists, people, today, random } = making;
  const since = workday(addDays(today, -200 - random(1_200)));
  return {
    ...commonParts(serial, since, making),
    facts: {
      ...BLANK,
      name: normalizeText(name),
      kind: 'branch',
      parentName: branchOf === undefined || branchOf.isParentHere ? '' : branchOf.parent,
      scopeLevel: branchOf?.isParentHere ? 'province' : 'national',
      subjectId: lists.idOf('subject', subject),
    },
    parent: branchOf?.isParentHere ? parent : null,
    permits: [],
    seats: branchSeats(people, since),
    formerName: null,
    left: null,
  };
}

/** The second writing of an NGO: its registration again, but neither its papers' numbers nor its telephone. */
function asTwin(draft: NgoDraft, first: NgoDraft): NgoDraft {
  const { registrationNo, registrationOffice, subjectId } = first.facts;
  const facts = { ...draft.facts, registrationNo, registrationOffice, subjectId, legalId: null };
  return { ...draft, facts, ownValues: [] };
}

const BLANK = {
  titleWordId: null,
  parentNgoId: null,
  parentName: '',
  registrationNo: '',
  registrationOffice: '',
  registeredOn: null,
  legalId: null,
  legalIdReason: '',
  gazetteNo: '',
  gazetteOn: null,
  trackingCode: '',
  memberCount: null,
  lastAssemblyOn: null,
  lastAnnualReportYear: null,
} as const;

/** What does not depend on the kind; a new record was entered when it began, an older one in the first weeks. */
function commonParts(serial: number, since: IsoDate, { lists, today, random }: Making) {
  const began = beganOn(today);
  const entered = since > began ? since : addDays(began, 4 + Math.floor(serial / 8));
  const contact: NgoContact = {
    phones: random(4) === 0 ? [] : [madeUpPhone(serial)],
    mobiles: random(3) === 0 ? [] : [madeUpMobile(9_000 + serial)],
    email: random(5) === 0 ? `ngo-${serial}@example.org` : '',
    website: '',
    address: addressOf(pick(STREETS, random), pick(LANES, random), 1 + random(120)),
    postalCode: random(5) === 0 ? null : madeUpPostalCode(serial),
    placeId: pick(lists.places, random),
    description: random(6) === 0 ? pick(DESCRIPTIONS, random) : '',
  };
  return {
    serial,
    contact,
    ownValues: ownValuesOf(serial, random),
    parent: null,
    enteredAt: officeHour(workday(entered), random),
  };
}

function ownValuesOf(serial: number, random: Random): readonly OwnValue[] {
  return [
    { heading: OWN_COLUMNS.file, value: `${1 + Math.floor(serial / 30)}-${String(serial).padStart(3, '0')}` },
    ...(random(4) === 0 ? [{ heading: OWN_COLUMNS.remark, value: pick(REMARKS, random) }] : []),
  ];
}

function titleWordOf(name: string, { titleWords, idOf }: SampleLists): ListEntryId | null {
  const word = titleWords.find((one) => name.startsWith(`${one} `));
  return word === undefined ? null : idOf('title_word', word);
}

/** Of the Jalali year before, mostly; some are behind, and of some nothing is known. */
function lastReportYear(today: IsoDate, random: Random): number | null {
  const chance = random(10);
  const last = toJalali(today).year - 1;
  if (chance < 7) return last;
  return chance < 9 ? last - 1 : null;
}

function leaving(lifecycle: 'dissolved' | 'retired', today: IsoDate, random: Random) {
  const reason =
    lifecycle === 'dissolved' ? REASONS.dissolved : pick([REASONS.retired, REASONS.moved], random);
  return { lifecycle, on: workday(addDays(today, -20 - random(200))), reason };
}
