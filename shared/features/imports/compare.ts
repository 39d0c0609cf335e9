import { BETWEEN } from '../ngos/words.fa.ts';
import type { ListWord, NgoField, Place, RegisterRecord, RegisterSeat, RowChange } from './changes.ts';
import { comparePermit } from './compare-permit.ts';
import type { Target } from './contract.ts';
import type { ListWords } from './list-words.ts';
import { foldedKey, nameKeyOf } from './remembered.ts';
import { type RowFacts, isNothing, joinedNumbers, saySame } from './row-facts.ts';

/**
 * What a row would change in a record. An empty cell changes nothing; what only differs in spelling is the
 * same; numbers are added, never taken away.
 */
export function compareWithRecord(
  row: RowFacts,
  record: RegisterRecord,
  words: ListWords,
): readonly RowChange[] {
  return [
    ...comparePlainFields(row, record),
    ...compareLists(row, record, words),
    ...compareNumbers(row, record),
    ...comparePermit(row, record.permits, words),
    ...comparePeople(row, record),
    ...compareOwn(row, record),
  ];
}

/** Facts that row and record both hold as they are. */
const PLAIN = [
  'name',
  'kind',
  'scopeLevel',
  'registrationNo',
  'registrationOffice',
  'registeredOn',
  'legalId',
  'gazetteNo',
  'gazetteOn',
  'trackingCode',
  'memberCount',
  'lastAssemblyOn',
  'lastAnnualReportYear',
] as const;
const PLAIN_CONTACT = ['email', 'website', 'address', 'postalCode', 'description'] as const;

function comparePlainFields(row: RowFacts, { facts, contact }: RegisterRecord): readonly RowChange[] {
  return [
    ...PLAIN.flatMap((key) => plainChange(key, row[key], facts[key])),
    ...PLAIN_CONTACT.flatMap((key) => plainChange(key, row[key], contact[key])),
  ];
}

type Plain = string | number | null;

function plainChange(key: NgoField & Target, told: Plain, known: Plain): readonly RowChange[] {
  if (isNothing(told) || saySame(told, known)) return [];
  return [change({ at: 'ngo', field: key }, key, known, told)];
}

function compareLists(
  row: RowFacts,
  { facts, contact, shown }: RegisterRecord,
  words: ListWords,
): readonly RowChange[] {
  const entries = [
    ['titleWordId', 'titleWord', 'title_word', row.titleWord, facts.titleWordId, shown.titleWord],
    ['subjectId', 'subject', 'subject', row.subject, facts.subjectId, shown.subject],
    ['placeId', 'place', 'place', row.place, contact.placeId, shown.place],
  ] as const;
  const listed = entries.flatMap(([field, target, list, word, known, knownText]): readonly RowChange[] => {
    if (word === '' || saySame(word, knownText)) return [];
    const found = words.find(list, word);
    if (found !== null && found === known) return [];
    const newValue = found ?? ({ list, word } satisfies ListWord);
    const texts = { oldText: knownText, newText: word, oldValue: known, newValue };
    return [{ place: { at: 'ngo', field }, target, isUpdate: known !== null, ...texts }];
  });
  // A list may call a parent by the name that it had when the list was written.
  const isKnown = [shown.parent, ...shown.formerParents].some((name) => saySame(row.parentName, name));
  if (row.parentName === '' || isKnown) return listed;
  const parent = change({ at: 'ngo', field: 'parentName' }, 'parentName', facts.parentName, row.parentName);
  // Only a branch has a parent: it waits for the kind.
  const isUpdate = shown.parent !== '' || facts.kind !== 'branch';
  return [...listed, { ...parent, isUpdate, oldText: shown.parent }];
}

function compareNumbers(row: RowFacts, { contact }: RegisterRecord): readonly RowChange[] {
  return (['mobiles', 'phones'] as const).flatMap((field) => {
    const joined = joinedNumbers(contact[field], row[field]);
    if (joined.length === contact[field].length) return [];
    const texts = { oldText: contact[field].join(BETWEEN), newText: joined.join(BETWEEN) };
    const target = field === 'mobiles' ? 'mobile' : 'phone';
    return [
      {
        place: { at: 'ngo', field },
        target,
        isUpdate: false,
        ...texts,
        oldValue: contact[field],
        newValue: joined,
      },
    ];
  });
}

function comparePeople(row: RowFacts, record: RegisterRecord): readonly RowChange[] {
  const seats = [
    ...compareSeat('director', row.directorName, record.director),
    ...compareSeat('chair', row.chairName, record.chair),
  ];
  const known = seatOfName(record, row.directorName);
  if (known === null) return seats;
  const { membershipId, personId, person } = known;
  const facts = [
    ['gender', 'directorGender', row.directorGender, person.gender],
    ['nationalId', 'directorNationalId', row.directorNationalId, person.nationalId],
  ] as const;
  return [
    ...seats,
    ...facts.flatMap(([field, target, told, before]) =>
      told === null || told === before
        ? []
        : [change({ at: 'person', membershipId, personId, field }, target, before, told)],
    ),
  ];
}

/** Who sits in one of a record's seats under a name: one name in one NGO is one person, in either seat. */
export function seatOfName({ director, chair }: RegisterRecord, fullName: string): RegisterSeat | null {
  if (fullName === '') return null;
  const isMeant = (seat: RegisterSeat | null) =>
    seat !== null && nameKeyOf(seat.person.fullName) === nameKeyOf(fullName);
  return [director, chair].find(isMeant) ?? null;
}

function compareSeat(
  role: 'director' | 'chair',
  fullName: string,
  seat: RegisterSeat | null,
): readonly RowChange[] {
  if (fullName === '') return [];
  if (seat !== null && nameKeyOf(seat.person.fullName) === nameKeyOf(fullName)) return [];
  const known = seat === null ? '' : seat.person.fullName;
  const target = role === 'director' ? 'directorName' : 'chairName';
  return [change({ at: 'newSeat', role, ends: seat?.membershipId ?? null }, target, known, fullName)];
}

function compareOwn(row: RowFacts, { own }: RegisterRecord): readonly RowChange[] {
  const known = new Map(own.map(({ heading, value }) => [foldedKey(heading), { heading, value }]));
  return row.own.flatMap(({ heading, value }) => {
    const held = known.get(foldedKey(heading));
    if (held !== undefined && saySame(held.value, value)) return [];
    return [change({ at: 'own', heading: held?.heading ?? heading }, null, held?.value ?? '', value)];
  });
}

/** A change whose old and new values are shown as they are stored. */
export function change(place: Place, target: Target | null, known: Plain, told: Plain): RowChange {
  const texts = { oldText: String(known ?? ''), newText: String(told ?? '') };
  return { place, target, isUpdate: !isNothing(known), ...texts, oldValue: known, newValue: told };
}
