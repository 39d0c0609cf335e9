import { ClockAlert, Hourglass, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { type IsoDate, daysBetween } from '../../../../shared/calendar/iso-date.ts';
import { roleWord } from '../../../../shared/features/ngos/event-words.fa.ts';
import type { Body, Membership, NgoRecord } from '../../../../shared/features/ngos/records.ts';
import { BODY_WORDS, MEMBER_ROLE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { atType } from '../../../kit/at-type.ts';
import { Day } from '../../../kit/persian.tsx';
import { NGO_TEXT } from '../text.fa.ts';
import { type SeatedPerson, seatedIn, termStartOf } from './seats.ts';
import { RECORD_TEXT } from './words.fa.ts';

/** How long a term still runs; within the widest window it is said with colour. */
export function TermLeft({
  endsOn,
  today,
  windowDays,
}: {
  readonly endsOn: IsoDate | null;
  readonly today: IsoDate;
  readonly windowDays: number;
}) {
  if (endsOn === null) return <span className="faint">{NGO_TEXT.noEnd}</span>;
  const left = daysBetween(today, endsOn);
  if (left < 0) {
    return (
      <span className="state state--bad" title={NGO_TEXT.overSince(-left)}>
        <ClockAlert className="icon" aria-hidden="true" />
        <span>{NGO_TEXT.over}</span>
      </span>
    );
  }
  if (left > windowDays) return <span>{NGO_TEXT.daysLeft(left)}</span>;
  return (
    <span className="state state--warn">
      <Hourglass className="icon" aria-hidden="true" />
      <span>{NGO_TEXT.daysLeft(left)}</span>
    </span>
  );
}

interface TermProps {
  readonly label: string;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly today: IsoDate;
  readonly windowDays: number;
}

/** The term of a body: «هیأت مدیره: … تا …» and what is left of it. */
export function Term({ label, from, to, today, windowDays }: TermProps) {
  return (
    <p className="term">
      <span>
        {label}
        {to !== null && (
          <>
            {': '}
            {from !== null && (
              <>
                <Day on={from} />{' '}
              </>
            )}
            {RECORD_TEXT.to} <Day on={to} />
          </>
        )}
      </span>
      <TermLeft endsOn={to} today={today} windowDays={windowDays} />
    </p>
  );
}

/** A link where the same person sits on other boards too; those boards are named to who points there. */
export function AlsoIn({ person }: { readonly person: Membership['person'] }) {
  const others = [...new Map(person.alsoIn.map((one) => [one.ngoId, one])).values()];
  const [first] = others;
  if (first === undefined) return null;
  const names = others.map(({ name, role }) => `${name} (${MEMBER_ROLE_WORDS[role]})`).join('، ');
  return (
    <Link
      className="also"
      to={`/ngos/${first.ngoId}?tab=bodies`}
      title={RECORD_TEXT.alsoInTitle(names)}
      aria-label={`${RECORD_TEXT.alsoIn(others.length + 1)}. ${RECORD_TEXT.alsoInTitle(names)}`}
    >
      <UsersRound className="icon" aria-hidden="true" />
      {RECORD_TEXT.alsoIn(others.length + 1)}
    </Link>
  );
}

function People({ people, label }: { readonly people: readonly SeatedPerson[]; readonly label: string }) {
  return (
    <table className="list">
      <caption className="vh">{label}</caption>
      <colgroup>
        <col />
        <col style={{ inlineSize: atType(172) }} />
      </colgroup>
      <thead className="vh">
        <tr>
          <th scope="col">{RECORD_TEXT.name}</th>
          <th scope="col">{RECORD_TEXT.role}</th>
        </tr>
      </thead>
      <tbody>
        {people.map(({ personId, person, seats }) => (
          <tr key={personId}>
            <th scope="row">
              {person.fullName}
              <AlsoIn person={person} />
            </th>
            <td className="quiet wrap">{seats.map(({ term }) => roleWord(term)).join(' و ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface BodiesInShortProps {
  readonly record: NgoRecord;
  readonly today: IsoDate;
  readonly windowDays: number;
}

const IN_SHORT: readonly { readonly key: 'board' | 'auditors'; readonly bodies: readonly Body[] }[] = [
  { key: 'board', bodies: ['board', 'management'] },
  { key: 'auditors', bodies: ['auditors'] },
];

/** Board with the director, and auditors, as they sit today. */
export function BodiesInShort({ record, today, windowDays }: BodiesInShortProps) {
  const { members, boardEndsOn, auditorEndsOn } = record;
  const ends = { board: boardEndsOn, auditors: auditorEndsOn } as const;
  const groups = IN_SHORT.map(({ key, bodies }) => ({ key, people: seatedIn(members, bodies) }));
  return (
    <section aria-labelledby="record-bodies">
      <h2 id="record-bodies">{RECORD_TEXT.bodies}</h2>
      {groups.every(({ people }) => people.length === 0) && (
        <p className="quiet">{RECORD_TEXT.noMembersShort}</p>
      )}
      {groups
        .filter(({ people }) => people.length > 0)
        .map(({ key, people }) => (
          <div key={key} className="body">
            <Term
              label={BODY_WORDS[key]}
              from={termStartOf(members, key, ends[key])}
              to={ends[key]}
              today={today}
              windowDays={windowDays}
            />
            <People people={people} label={BODY_WORDS[key]} />
          </div>
        ))}
    </section>
  );
}
