import { type Instant, type IsoDate, dayInTehran } from '../../../shared/calendar/iso-date.ts';
import type { FormerValue, TimelineEvent } from '../../../shared/features/ngos/records.ts';
import { masked } from '../../../shared/features/ngos/rules.ts';
import type { documentsOf, flagsOf, notesOf } from './repository-documents.ts';
import type { StoredMembership } from './repository-people.ts';
import type { StoredPermit } from './repository-permits.ts';
import type { StoredNgo, changesOf } from './repository.ts';
import type { View } from './view.ts';

type Rows<Read extends (...input: never[]) => Promise<unknown>> = Awaited<ReturnType<Read>>;

interface Sources {
  readonly ngo: StoredNgo;
  readonly permits: readonly StoredPermit[];
  readonly seats: readonly StoredMembership[];
  readonly documents: Rows<typeof documentsOf>;
  readonly flags: Rows<typeof flagsOf>;
  readonly notes: Rows<typeof notesOf>;
  readonly changes: Rows<typeof changesOf>;
}

/** Fields of people whose values not everybody may see. */
const PERSONAL_FIELDS: ReadonlySet<string> = new Set(['mobiles', 'person.nationalId', 'person.mobile']);

/** Earlier values of the register's facts, the newest first. */
export function formerValues(changes: Rows<typeof changesOf>, view: View): readonly FormerValue[] {
  return [...changes]
    .reverse()
    .filter(({ field, oldText }) => field !== 'lifecycle' && oldText !== '')
    .map(({ field, oldText, effectiveOn, how }) => ({
      field,
      value: shownValue(field, oldText, view),
      until: how === 'change' ? effectiveOn : null,
      how,
    }));
}

/** Everything that happened to a record, the newest first; within a day as it was recorded. */
export function timelineOf(sources: Sources, view: View): readonly TimelineEvent[] {
  const { ngo, permits, seats, documents, flags, notes, changes } = sources;
  const events = [
    registered(ngo),
    ...changes.map((change) => changeEvent(change, view)),
    ...permits.flatMap(permitEvents),
    ...seats.flatMap(seatEvents),
    ...documents.flatMap((document) => [
      event('document_added', null, document.at, document.by, {
        type: document.typeName,
        title: document.title,
        fileName: document.fileName,
      }),
      ...(document.retiredAt === null
        ? []
        : [
            event('document_retired', null, document.retiredAt, document.retiredByName, {
              type: document.typeName,
              title: document.title,
              reason: document.retiredReason,
            }),
          ]),
    ]),
    ...flags.flatMap((flag) => [
      event('flag_raised', null, flag.at, flag.by, { text: flag.text, dueOn: flag.dueOn }),
      ...(flag.clearedAt === null
        ? []
        : [
            event('flag_cleared', null, flag.clearedAt, flag.clearedByName, {
              text: flag.text,
              reason: flag.clearedReason,
            }),
          ]),
    ]),
    ...notes.map(({ text, at, by }) => event('note', null, at, by, { text })),
  ];
  return events
    .map((one, index) => ({ one, index }))
    .sort((a, b) => compare(b.one.on, a.one.on) || compare(b.one.at, a.one.at) || b.index - a.index)
    .map(({ one }) => one);
}

function registered({ createdAt, importId, by }: StoredNgo): TimelineEvent {
  return importId === null
    ? event('registered', null, createdAt, by, {})
    : event('imported', null, createdAt, by, { importId: String(importId) });
}

function changeEvent(change: Rows<typeof changesOf>[number], view: View): TimelineEvent {
  const { field, oldText, newText, how, effectiveOn, reason, letterNo, at, by } = change;
  const kind = field === 'lifecycle' ? lifecycleKind(newText) : how === 'change' ? 'changed' : 'corrected';
  return event(kind, effectiveOn, at, by, {
    field,
    old: shownValue(field, oldText, view),
    new: shownValue(field, newText, view),
    reason,
    letterNo,
  });
}

/** `dissolved`, `retired`, `voided`; back in the register is `restored`. */
function lifecycleKind(lifecycle: string): string {
  return lifecycle === 'active' ? 'restored' : lifecycle;
}

function permitEvents({ kind, facts, issuerName, acts, at, by }: StoredPermit): readonly TimelineEvent[] {
  const { permitNo, issuedOn, validUntil, letterNo } = facts;
  return [
    event(kind === 'issue' ? 'permit_issued' : 'permit_renewed', issuedOn, at, by, {
      permitNo,
      issuer: issuerName,
      issuedOn,
      validUntil,
      letterNo,
    }),
    ...acts.map((act) =>
      event(act.kind, act.on, act.at, act.by, { permitNo, reason: act.reason, letterNo: act.letterNo }),
    ),
  ];
}

function seatEvents(seat: StoredMembership): readonly TimelineEvent[] {
  const { body, term, person, endedOn, endReason, endAt, endByName, at, by } = seat;
  const details = { fullName: person.fullName, body, role: term.role };
  return [
    event('member_appointed', term.startedOn, at, by, {
      ...details,
      startedOn: term.startedOn,
      termEndsOn: term.termEndsOn,
    }),
    ...(endedOn === null
      ? []
      : [event('member_ended', endedOn, endAt ?? at, endByName, { ...details, reason: endReason })]),
  ];
}

function event(
  kind: string,
  on: IsoDate | null,
  at: Instant,
  by: string | null,
  details: TimelineEvent['details'],
): TimelineEvent {
  return { kind, on: on ?? dayInTehran(at), at, by: by ?? '', details };
}

function shownValue(field: string, text: string, { canSeePersonal }: View): string {
  return canSeePersonal || !PERSONAL_FIELDS.has(field) ? text : masked(text);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
