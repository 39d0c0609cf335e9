import { sql } from 'kysely';
import type { z } from 'zod';
import { daysBetween } from '../../../shared/calendar/iso-date.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import {
  currentPermit,
  documentCheck,
  isExpired,
  permitState,
  stateOfPermit,
  stateOfSeat,
  standingOf,
  termEndOf,
} from '../../../shared/features/ngos/rules.ts';
import { BETWEEN } from '../../../shared/features/ngos/words.fa.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';
import type { Reader } from '../../database/schema.ts';
import { isThere, pathOfHash } from './document-files.ts';
import { documentsOf, flagsOf, notesOf } from './repository-documents.ts';
import { type StoredMembership, membershipsOf, seatsElsewhere } from './repository-people.ts';
import { type StoredPermit, permitsOf } from './repository-permits.ts';
import { type StoredNgo, branchesOf, changesOf, ngoById, ownValuesOf } from './repository.ts';
import { formerValues, timelineOf } from './timeline.ts';
import type { View } from './view.ts';

type Shown = z.input<typeof NgoRecord>;

/** One NGO with everything about it, or undefined where there is none. */
export async function recordOf(db: Reader, ngoId: NgoId, view: View): Promise<Shown | undefined> {
  const ngo = await ngoById(db, ngoId);
  if (!ngo) return undefined;
  const permits = await permitsOf(db, ngoId);
  const seats = await membershipsOf(db, ngoId);
  const documents = await documentsOf(db, ngoId);
  const flags = await flagsOf(db, ngoId);
  const notes = await notesOf(db, ngoId);
  const changes = await changesOf(db, ngoId);
  const papers = documents.map((document) => ({ ...document, isRetired: document.retiredAt !== null }));
  const current = currentPermit(permits);
  const validUntil = current?.facts.validUntil ?? null;
  const { contact } = ngo;

  return {
    id: ngo.id,
    version: ngo.version,
    lifecycle: ngo.lifecycle,
    lifecycleOn: ngo.lifecycleOn,
    lifecycleReason: ngo.lifecycleReason,
    facts: ngo.facts,
    contact: view.canSeePersonal ? contact : { ...contact, mobiles: [] },
    ownValues: await ownValuesOf(db, ngoId),
    shown: await shownNames(db, ngo),
    formerValues: formerValues(changes, view),
    permitState: permitState(permits, view.today, view.windowDays),
    statedStatus: current?.statedStatus ? current.statedStatus : null,
    daysLeft: validUntil === null ? null : daysBetween(view.today, validUntil),
    permits: permits.map((permit) => shownPermit(permit, permit === current, view)),
    members: await shownMembers(db, ngo, seats, view),
    boardEndsOn: termEndOf('board', seats),
    auditorEndsOn: termEndOf('auditors', seats),
    documents: await Promise.all(papers.map((document) => shownDocument(document, view))),
    documentCheck: documentCheck(view.required[ngo.facts.kind], papers, view.today),
    flags: flags.map(({ id, text, dueOn, at, by, clearedAt }) => ({
      id,
      text,
      dueOn,
      raisedAt: at,
      raisedBy: by ?? '',
      clearedAt,
    })),
    timeline: timelineOf({ ngo, permits, seats, documents, flags, notes, changes }, view),
    branches: await branchesOf(db, ngoId),
    auditCount: await auditCount(db, ngoId),
  };
}

function shownPermit(permit: StoredPermit, isCurrent: boolean, { today, windowDays }: View) {
  const { id, kind, facts, issuerName, statedStatus, acts } = permit;
  const isRevoked = standingOf(acts) === 'revoked';
  const state = isCurrent || isRevoked ? stateOfPermit(permit, today, windowDays) : ('ended' as const);
  return {
    id,
    kind,
    facts,
    issuerName,
    statedStatus: statedStatus === '' ? null : statedStatus,
    acts: acts.map(({ kind: act, on, reason, letterNo }) => ({ kind: act, on, reason, letterNo })),
    state,
  };
}

async function shownMembers(
  db: Reader,
  ngo: StoredNgo,
  seats: readonly StoredMembership[],
  { today, canSeePersonal }: View,
) {
  const elsewhere = await seatsElsewhere(db, [...new Set(seats.map(({ personId }) => personId))], ngo.id);
  return seats.map((seat) => {
    const { id, personId, body, term, endedOn, endReason, person } = seat;
    return {
      id,
      personId,
      body,
      term,
      endedOn,
      endReason,
      state: stateOfSeat(seat, seats, today),
      person: {
        fullName: person.fullName,
        gender: person.gender,
        nationalId: canSeePersonal ? person.nationalId : null,
        mobile: canSeePersonal ? person.mobile : null,
        isMasked: !canSeePersonal && (person.nationalId !== null || person.mobile !== null),
        alsoIn: elsewhere
          .filter((other) => other.personId === personId)
          .map(({ ngoId, name, role }) => ({ ngoId, name, role })),
      },
    };
  });
}

type DocumentRow = Awaited<ReturnType<typeof documentsOf>>[number] & { readonly isRetired: boolean };

async function shownDocument(document: DocumentRow, { today, folders }: View) {
  const { id, typeId, typeName, title, fileName, mediaType, size, hash, issuedOn, expiresOn } = document;
  const { isRetired, at, by } = document;
  const fields = { id, typeId, typeName, title, fileName, mediaType, size, hash, issuedOn, expiresOn };
  const added = { addedAt: at, addedBy: by ?? '', isRetired };
  if (isRetired) return { ...fields, ...added, state: 'retired' as const };
  if (!(await isThere(pathOfHash(folders, hash), size))) {
    return { ...fields, ...added, state: 'file_missing' as const };
  }
  const state = isExpired(document, today) ? ('expired' as const) : ('held' as const);
  return { ...fields, ...added, state };
}

/** Names of what the facts point to. */
async function shownNames(db: Reader, { facts, contact }: StoredNgo): Promise<Shown['shown']> {
  const subjectPath = await namesUpTo(db, facts.subjectId);
  const place = await namesUpTo(db, contact.placeId);
  const titleWord = await namesUpTo(db, facts.titleWordId);
  const parent =
    facts.parentNgoId === null
      ? undefined
      : await db.selectFrom('ngo').select('name').where('id', '=', facts.parentNgoId).executeTakeFirst();
  return {
    titleWord: titleWord[0] ?? null,
    subjectPath,
    place: place.length === 0 ? null : place.join(BETWEEN),
    parent: parent?.name ?? (facts.parentName === '' ? null : facts.parentName),
  };
}

/** An entry's name after those of the entries above it. */
export async function namesUpTo(db: Reader, entryId: ListEntryId | null): Promise<readonly string[]> {
  if (entryId === null) return [];
  const { rows } = await sql<{ name: string }>`
    with recursive above(id, parent_id, name, depth) as (
      select id, parent_id, name, 0 from list_entry where id = ${entryId}
      union all
      select e.id, e.parent_id, e.name, depth + 1 from list_entry e join above on e.id = above.parent_id
    )
    select name from above order by depth desc`.execute(db);
  return rows.map(({ name }) => name);
}

async function auditCount(db: Reader, ngoId: NgoId): Promise<number> {
  const { count } = await db
    .selectFrom('audit')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('subject', '=', `ngo/${ngoId}`)
    .executeTakeFirstOrThrow();
  return count;
}
