import { type IsoDate, Instant, IsoDate as Day, addDays } from '../../shared/calendar/iso-date.ts';
import type { NgoContact, NgoFacts, NgoId } from '../../shared/features/ngos/fields.ts';
import type { MemberRole, PersonFacts } from '../../shared/features/ngos/records.ts';
import { NgoContact as Contact, NgoFacts as Facts } from '../../shared/features/ngos/fields.ts';
import { PersonFacts as Person } from '../../shared/features/ngos/records.ts';
import type { ListEntryId, ListName } from '../../shared/features/settings/contract.ts';
import { ok } from '../../shared/kit/result.ts';
import { checkLegalId, checkNationalId } from '../../shared/text/identifiers.ts';
import type { Connections } from '../../electron/database/open.ts';
import type { Writer } from '../../electron/database/schema.ts';
import { inTransaction } from '../../electron/database/transaction.ts';
import { refreshNgos, refreshPeople } from '../../electron/features/ngos/refresh.ts';
import { insertMemberships, insertPeople } from '../../electron/features/ngos/repository-people.ts';
import { insertActs, insertPermits } from '../../electron/features/ngos/repository-permits.ts';
import { insertChanges, insertNgos, replaceOwnValues } from '../../electron/features/ngos/repository.ts';
import { allEntries, insertEntry } from '../../electron/features/settings/repository.ts';
import {
  DOCUMENT_TYPES,
  FIRST_NAMES,
  ISSUERS,
  KINDS_OF_WORK,
  LAST_NAMES,
  OWN_HEADINGS,
  PLACES,
  STATED,
  STREETS,
  SUBJECTS,
  SYLLABLES,
  TELLING,
  TITLE_WORDS,
} from './names.fa.ts';
import { seededRandom } from './random.ts';

const BLOCK = 2_500;
const TODAY = Day.parse('2026-11-24');
const AT = Instant.parse('2026-11-24T06:00:00.000Z');
const WRITTEN = { at: AT, accountId: null } as const;

type Random = (below: number) => number;

/** Fills an office with so many made-up NGOs: people, permits and their history; the same for a seed. */
export async function generateOffice(db: Connections, count: number, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const lists = await inTransaction(db.writer, async (writer) => ok(await generateLists(writer)));
  if (!lists.ok) throw new Error('The lists could not be written');
  for (let start = 0; start < count; start += BLOCK) {
    await inTransaction(db.writer, async (writer) =>
      ok(await generateNgos(writer, lists.value, Math.min(BLOCK, count - start), random, start)),
    );
  }
}

type Lists = Awaited<ReturnType<typeof generateLists>>;

async function generateLists(writer: Writer) {
  const add = async (list: ListName, name: string, parentId: ListEntryId | null = null) => {
    const details = list === 'document_type' ? { requiredFor: ['independent' as const] } : {};
    // An office that was set up has entries of its own.
    const known = (await allEntries(writer)).find(
      (entry) => entry.list === list && entry.parentId === parentId && entry.name === name,
    );
    if (known) return known.id;
    return (await insertEntry(writer, { list, name, parentId, code: null, details })).id;
  };
  const subjects: ListEntryId[] = [];
  for (const [field, topics] of SUBJECTS) {
    const parent = await add('subject', field);
    for (const topic of topics) subjects.push(await add('subject', topic, parent));
  }
  const addAll = async (list: ListName, names: readonly string[]) => {
    const ids: ListEntryId[] = [];
    for (const name of names) ids.push(await add(list, name));
    return ids;
  };
  return {
    subjects,
    titleWords: await addAll('title_word', TITLE_WORDS),
    places: await addAll('place', PLACES),
    issuers: await addAll('issuer', ISSUERS),
    documentTypes: await addAll('document_type', DOCUMENT_TYPES),
  };
}

async function generateNgos(writer: Writer, lists: Lists, count: number, random: Random, first: number) {
  const drafts = Array.from({ length: count }, (_, index) => draftOf(lists, random, first + index));
  const ngoIds = await insertNgos(
    writer,
    drafts.map(({ facts, contact }) => ({ facts, contact, importId: null, createdAt: AT, accountId: null })),
  );
  const of = <Value>(read: (draft: Draft, ngoId: NgoId) => readonly Value[]) =>
    drafts.flatMap((draft, index) => read(draft, ngoIds[index] as NgoId));

  const personIds = await insertPeople(
    writer,
    of(({ seats }) => seats.map(({ person }) => person)),
  );
  await refreshPeople(writer, personIds);
  let seat = 0;
  await insertMemberships(
    writer,
    of(({ seats }, ngoId) =>
      seats.map(({ role, endedOn, termEndsOn }) => ({
        ngoId,
        personId: personIds[seat++] as (typeof personIds)[number],
        body: role === 'auditor' ? 'auditors' : role === 'executive_director' ? 'management' : 'board',
        term: { role, rank: null, startedOn: addDays(termEndsOn, -730), termEndsOn },
        endedOn,
        endReason: '',
        ...WRITTEN,
      })),
    ),
  );
  const permitIds = await insertPermits(
    writer,
    of(({ permits }, ngoId) =>
      permits.map((facts, index) => ({
        ngoId,
        kind: index === 0 ? ('issue' as const) : ('renewal' as const),
        facts,
        statedStatus: random(20) === 0 ? pick(STATED, random) : '',
        ...WRITTEN,
      })),
    ),
  );
  await insertActs(
    writer,
    permitIds
      .filter(() => random(15) === 0)
      .map((permitId) => ({
        permitId,
        kind: pick(['renewal_started', 'suspended', 'revoked'] as const, random),
        actedOn: addDays(TODAY, -random(300)),
        reason: '',
        letterNo: '',
        ...WRITTEN,
      })),
  );
  await replaceOwnValues(
    writer,
    of(({ ownValues }, ngoId) => [{ ngoId, ownValues }]),
  );
  await insertChanges(
    writer,
    of(({ formerName, facts }, ngoId) =>
      formerName === null
        ? []
        : [
            {
              ngoId,
              field: 'name',
              oldValue: formerName,
              newValue: facts.name,
              oldText: formerName,
              newText: facts.name,
            },
          ],
    ),
    {
      how: 'change',
      effectiveOn: addDays(TODAY, -500),
      reason: '',
      letterNo: '',
      importId: null,
      ...WRITTEN,
    },
  );
  await refreshNgos(writer, ngoIds);
}

type Draft = ReturnType<typeof draftOf>;

function draftOf(lists: Lists, random: Random, serial: number) {
  const registeredOn = addDays(TODAY, -random(6_000));
  const facts: NgoFacts = Facts.parse({
    name: nameOf(random),
    kind: random(12) === 0 ? 'branch' : 'independent',
    titleWordId: pick(lists.titleWords, random),
    parentNgoId: null,
    parentName: '',
    scopeLevel: pick(['county', 'county', 'county', 'province', 'national'], random),
    subjectId: pick(lists.subjects, random),
    registrationNo: random(10) === 0 ? '' : String(100 + random(90_000)),
    registrationOffice: pick(PLACES, random),
    registeredOn,
    legalId: random(6) === 0 ? null : legalIdOf(serial),
    legalIdReason: '',
    gazetteNo: '',
    gazetteOn: null,
    trackingCode: random(3) === 0 ? digits(random, 12) : '',
    memberCount: 5 + random(300),
    lastAssemblyOn: addDays(TODAY, -random(900)),
    lastAnnualReportYear: 1401 + random(5),
  });
  const contact: NgoContact = Contact.parse({
    phones: [`044${digits(random, 8)}`],
    mobiles: [`0900${digits(random, 7)}`],
    email: '',
    website: '',
    address: `${pick(STREETS, random)}، ${pick(STREETS, random)}، پلاک ${1 + random(300)}`,
    postalCode: `5${digits(random, 9)}`,
    placeId: pick(lists.places, random),
    description: random(8) === 0 ? `${pick(TELLING, random)} ${pick(TELLING, random)}` : '',
  });
  const roles: readonly MemberRole[] = [
    'executive_director',
    'board_chair',
    'deputy_chair',
    'treasurer',
    'principal',
    'alternate',
    'auditor',
  ];
  const termEndsOn = addDays(TODAY, random(1_000) - 400);
  return {
    facts,
    contact,
    formerName: random(12) === 0 ? nameOf(random) : null,
    seats: roles.map((role, index) => ({
      role,
      person: personOf(random, serial * roles.length + index),
      termEndsOn,
      endedOn: null,
    })),
    permits: permitsOf(lists, random, registeredOn, serial),
    ownValues: OWN_HEADINGS.filter(() => random(3) === 0).map((heading) => ({
      heading,
      value: `${pick(LAST_NAMES, random)} ${digits(random, 3)}`,
    })),
  };
}

function permitsOf(lists: Lists, random: Random, registeredOn: IsoDate, serial: number) {
  const issuerId = pick(lists.issuers, random);
  const count = random(20) === 0 ? 0 : 1 + random(3);
  return Array.from({ length: count }, (_, index) => {
    const issuedOn = addDays(TODAY, -730 * (count - index) + random(900));
    const start = issuedOn > TODAY ? registeredOn : issuedOn;
    return {
      permitNo: `${1395 + random(10)}/${serial + 1}`,
      issuerId,
      issuedOn: start,
      validUntil: random(25) === 0 ? null : addDays(start, 730),
      letterNo: `${digits(random, 5)}/${random(20)}`,
      resolutionNo: '',
    };
  });
}

function nameOf(random: Random): string {
  const coined = Array.from({ length: 2 + random(2) }, () => pick(SYLLABLES, random)).join('');
  const telling = random(3) === 0 ? coined : pick(TELLING, random);
  return `${pick(TITLE_WORDS, random)} ${pick(KINDS_OF_WORK, random)} ${pick(TELLING, random)} ${telling}`;
}

function personOf(random: Random, serial: number): PersonFacts {
  const gender = pick(['female', 'male'] as const, random);
  const coined = Array.from({ length: 2 }, () => pick(SYLLABLES, random)).join('');
  const last = random(2) === 0 ? pick(LAST_NAMES, random) : `${coined}ی`;
  return Person.parse({
    fullName: `${pick(FIRST_NAMES[gender], random)} ${last}`,
    gender,
    nationalId: nationalIdOf(serial),
    nationalIdReason: '',
    mobile: random(2) === 0 ? `0900${digits(random, 7)}` : null,
  });
}

function nationalIdOf(serial: number): string {
  return withCheckDigit(String(100_000_000 + serial), (value) => checkNationalId(value).problem === null);
}

function legalIdOf(serial: number): string {
  return withCheckDigit(String(1_400_100_000 + serial), (value) => checkLegalId(value).problem === null);
}

function withCheckDigit(start: string, fits: (value: string) => boolean): string {
  const digit = Array.from({ length: 10 }, (_, last) => last).find((last) => fits(`${start}${last}`));
  return `${start}${digit ?? 0}`;
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random(10)).join('');
}

function pick<Value>(values: readonly Value[], random: Random): Value {
  const value = values[random(values.length)];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
}
