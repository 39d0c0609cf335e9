import { roleWord } from '../../../shared/features/ngos/event-words.fa.ts';
import { MemberRole } from '../../../shared/features/ngos/records.ts';
import {
  BETWEEN,
  BODY_WORDS,
  KIND_WORDS,
  LIFECYCLE_WORDS,
  PERMIT_ACT_WORDS,
  PERMIT_STATE_WORDS,
  SCOPE_WORDS,
} from '../../../shared/features/ngos/words.fa.ts';
import { leftToRight } from '../../../shared/text/direction.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { formatMobile, formatPostalCode } from '../../../shared/text/identifiers.ts';
import type { Block, Fact, PaperCell, PaperColumn } from '../../documents/pdf/paper.ts';
import type { recordOf } from '../ngos/record.ts';
import {
  DOCUMENT_STATES,
  RECORD_WORDS,
  SEAT_STATES,
  dayWord,
  eventDetail,
  eventWord,
} from './record-words.fa.ts';

/** A record as the screen shows it to the person who prints: what is withheld there is withheld here. */
export type PrintedRecord = NonNullable<Awaited<ReturnType<typeof recordOf>>>;

/** How many events stand on the sheet; the screen has them all. */
const RECENT = 15;

/** The sheet of one NGO, part by part; parts without content are left out, missing papers never are. */
export function recordBlocks(record: PrintedRecord, canSeePersonal: boolean): readonly Block[] {
  return [
    ...factBlocks(RECORD_WORDS.identity, identity(record)),
    ...factBlocks(RECORD_WORDS.registration, registration(record)),
    ...factBlocks(RECORD_WORDS.contact, contact(record)),
    heading(RECORD_WORDS.permits),
    permits(record),
    heading(RECORD_WORDS.bodies),
    members(record, canSeePersonal),
    heading(RECORD_WORDS.documents),
    ...documents(record),
    ...factBlocks(
      RECORD_WORDS.own,
      record.ownValues.map(({ heading: name, value }) => fact(name, value, value.length > 40)),
    ),
    ...flags(record),
    ...branches(record),
    ...history(record),
  ];
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function factBlocks(title: string, facts: readonly Fact[]): readonly Block[] {
  const known = facts.filter(({ value }) => value !== '');
  return known.length === 0 ? [] : [heading(title), { kind: 'facts', facts: known }];
}

function fact(name: string, value: string | number | null, isLong = false): Fact {
  return { name, value: value === null ? '' : toPersianDigits(value), isLong };
}

/** Telephone numbers and the like, in the order in which they are typed. */
function numbers(name: string, values: readonly string[]): Fact {
  return { name, value: values.map((value) => leftToRight(toPersianDigits(value))).join(BETWEEN) };
}

/** Latin addresses keep their own digits. */
function latin(name: string, value: string): Fact {
  return { name, value: leftToRight(value) };
}

function identity({ facts, shown, lifecycle, formerValues, ...record }: PrintedRecord): readonly Fact[] {
  const formerNames = formerValues.filter(({ field }) => field === 'name').map(({ value }) => value);
  const { permitState, daysLeft } = record;
  const days = daysLeft === null ? '' : ` (${RECORD_WORDS.daysLeft(daysLeft)})`;
  return [
    fact(RECORD_WORDS.kind, KIND_WORDS[facts.kind]),
    fact(RECORD_WORDS.scopeLevel, facts.scopeLevel && SCOPE_WORDS[facts.scopeLevel]),
    fact(RECORD_WORDS.titleWord, shown.titleWord),
    fact(RECORD_WORDS.parent, shown.parent),
    fact(RECORD_WORDS.subject, shown.subjectPath.join(BETWEEN), true),
    fact(RECORD_WORDS.permitState, `${PERMIT_STATE_WORDS[permitState]}${days}`),
    fact(RECORD_WORDS.statedStatus, record.statedStatus),
    fact(RECORD_WORDS.lifecycle, lifecycle === 'active' ? null : LIFECYCLE_WORDS[lifecycle]),
    fact(RECORD_WORDS.boardEndsOn, dayWord(record.boardEndsOn)),
    fact(RECORD_WORDS.auditorEndsOn, dayWord(record.auditorEndsOn)),
    fact(RECORD_WORDS.memberCount, facts.memberCount),
    fact(RECORD_WORDS.lastAssemblyOn, dayWord(facts.lastAssemblyOn)),
    fact(RECORD_WORDS.lastAnnualReportYear, facts.lastAnnualReportYear),
    fact(RECORD_WORDS.formerNames, [...new Set(formerNames)].join(BETWEEN), true),
  ];
}

function registration({ facts }: PrintedRecord): readonly Fact[] {
  return [
    fact(RECORD_WORDS.registrationNo, facts.registrationNo),
    fact(RECORD_WORDS.registrationOffice, facts.registrationOffice),
    fact(RECORD_WORDS.registeredOn, dayWord(facts.registeredOn)),
    fact(RECORD_WORDS.legalId, facts.legalId),
    fact(RECORD_WORDS.gazette, RECORD_WORDS.gazetteOf(facts.gazetteNo, dayWord(facts.gazetteOn))),
    fact(RECORD_WORDS.trackingCode, facts.trackingCode),
    fact(RECORD_WORDS.legalIdReason, facts.legalIdReason, true),
  ];
}

function contact({ contact: known, shown }: PrintedRecord): readonly Fact[] {
  return [
    numbers(RECORD_WORDS.phones, known.phones),
    numbers(RECORD_WORDS.mobiles, known.mobiles.map(formatMobile)),
    latin(RECORD_WORDS.email, known.email),
    latin(RECORD_WORDS.website, known.website),
    fact(RECORD_WORDS.place, shown.place),
    numbers(RECORD_WORDS.postalCode, known.postalCode === null ? [] : [formatPostalCode(known.postalCode)]),
    fact(RECORD_WORDS.address, known.address, true),
    fact(RECORD_WORDS.description, known.description, true),
  ];
}

function table(
  columns: readonly PaperColumn[],
  rows: readonly (readonly PaperCell[])[],
  none: string,
): Block {
  return rows.length === 0 ? { kind: 'paragraph', text: none } : { kind: 'table', columns, rows };
}

const text = (name: string): PaperColumn => ({ heading: name, kind: 'text' });
const figures = (name: string): PaperColumn => ({ heading: name, kind: 'figures' });
const strong = (name: string): PaperColumn => ({ heading: name, kind: 'text', isStrong: true });

function permits({ permits: known }: PrintedRecord): Block {
  const columns = [
    figures(RECORD_WORDS.number),
    text(RECORD_WORDS.kind),
    text(RECORD_WORDS.issuer),
    figures(RECORD_WORDS.issuedOn),
    figures(RECORD_WORDS.validUntil),
    text(RECORD_WORDS.state),
    figures(RECORD_WORDS.letterNo),
    text(RECORD_WORDS.acts),
  ];
  const rows = known.map(({ kind, facts, issuerName, state, acts }) => [
    toPersianDigits(facts.permitNo),
    RECORD_WORDS.permitKinds[kind],
    issuerName ?? '',
    dayWord(facts.issuedOn),
    dayWord(facts.validUntil),
    PERMIT_STATE_WORDS[state],
    toPersianDigits(facts.letterNo),
    acts
      .map(({ kind: act, on, letterNo }) => {
        const letter = letterNo === '' ? '' : ` (${RECORD_WORDS.letterNo} ${toPersianDigits(letterNo)})`;
        return `${PERMIT_ACT_WORDS[act]} ${dayWord(on)}${letter}`;
      })
      .join(BETWEEN),
  ]);
  return table(columns, rows, RECORD_WORDS.noPermits);
}

const ROLE_ORDER = new Map(MemberRole.options.map((role, index) => [role, index]));

function members({ members: known }: PrintedRecord, canSeePersonal: boolean): Block {
  const columns = [
    text(RECORD_WORDS.body),
    strong(RECORD_WORDS.name),
    text(RECORD_WORDS.role),
    figures(RECORD_WORDS.from),
    figures(RECORD_WORDS.until),
    text(RECORD_WORDS.state),
    ...(canSeePersonal ? [figures(RECORD_WORDS.nationalId), figures(RECORD_WORDS.mobile)] : []),
  ];
  const rank = ({ body, term, state }: (typeof known)[number]) =>
    (state === 'ended' ? 100_000 : 0) +
    Object.keys(BODY_WORDS).indexOf(body) * 10_000 +
    (ROLE_ORDER.get(term.role) ?? 0) * 100 +
    (term.rank ?? 0);
  const rows = [...known]
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id)
    .map(({ body, term, endedOn, state, person }) => [
      BODY_WORDS[body],
      toPersianDigits(person.fullName),
      roleWord(term),
      dayWord(term.startedOn),
      dayWord(endedOn ?? term.termEndsOn),
      SEAT_STATES[state],
      ...(canSeePersonal
        ? [
            toPersianDigits(person.nationalId ?? ''),
            person.mobile === null ? '' : toPersianDigits(formatMobile(person.mobile)),
          ]
        : []),
    ]);
  return table(columns, rows, RECORD_WORDS.noMembers);
}

function documents({ documents: known, documentCheck }: PrintedRecord): readonly Block[] {
  const columns = [
    strong(RECORD_WORDS.document),
    text(RECORD_WORDS.title),
    figures(RECORD_WORDS.date),
    figures(RECORD_WORDS.expires),
    text(RECORD_WORDS.state),
  ];
  const missing = documentCheck.missing.map(({ typeName }): readonly PaperCell[] => [
    toPersianDigits(typeName),
    '',
    '',
    '',
    { text: RECORD_WORDS.missing, isStrong: true },
  ]);
  const held = known
    .filter(({ isRetired }) => !isRetired)
    .map(({ typeName, title, issuedOn, expiresOn, state }): readonly PaperCell[] => [
      toPersianDigits(typeName),
      toPersianDigits(title),
      dayWord(issuedOn),
      dayWord(expiresOn),
      state === 'held' ? DOCUMENT_STATES.held : { text: DOCUMENT_STATES[state], isStrong: true },
    ]);
  const { hasRule, expired } = documentCheck;
  const isComplete = hasRule && missing.length === 0 && expired === 0;
  const check = hasRule ? (isComplete ? [RECORD_WORDS.complete] : []) : [RECORD_WORDS.noRule];
  return [
    ...check.map((sentence): Block => ({ kind: 'paragraph', text: sentence })),
    table(columns, [...missing, ...held], RECORD_WORDS.noDocuments),
  ];
}

function flags({ flags: known }: PrintedRecord): readonly Block[] {
  const open = known.filter(({ clearedAt }) => clearedAt === null);
  if (open.length === 0) return [];
  return [
    heading(RECORD_WORDS.flags),
    ...open.map(({ text: words, dueOn }): Block => {
      const due = dayWord(dueOn);
      const sentence = toPersianDigits(words);
      return { kind: 'paragraph', text: due === '' ? sentence : RECORD_WORDS.due(sentence, due) };
    }),
  ];
}

function branches({ branches: known }: PrintedRecord): readonly Block[] {
  if (known.length === 0) return [];
  const names = known.map(({ name }) => toPersianDigits(name)).join(BETWEEN);
  return [heading(RECORD_WORDS.branches), { kind: 'paragraph', text: names }];
}

function history({ timeline }: PrintedRecord): readonly Block[] {
  if (timeline.length === 0) return [];
  const recent = timeline.slice(0, RECENT);
  const columns = [
    figures(RECORD_WORDS.date),
    text(RECORD_WORDS.event),
    text(RECORD_WORDS.detail),
    text(RECORD_WORDS.by),
  ];
  const rows = recent.map((event) => [
    dayWord(event.on),
    eventWord(event),
    eventDetail(event),
    toPersianDigits(event.by),
  ]);
  return [heading(RECORD_WORDS.history(recent.length, timeline.length)), { kind: 'table', columns, rows }];
}
