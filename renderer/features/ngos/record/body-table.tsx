import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { roleWord } from '../../../../shared/features/ngos/event-words.fa.ts';
import type { Body, Membership, NgoRecord } from '../../../../shared/features/ngos/records.ts';
import { BODY_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { formatMobile } from '../../../../shared/text/identifiers.ts';
import { atType } from '../../../kit/at-type.ts';
import { Button } from '../../../kit/button.tsx';
import { Menu } from '../../../kit/menu.tsx';
import { Day, Num, OrNone } from '../../../kit/persian.tsx';
import { Empty } from '../../../kit/states.tsx';
import { Ellipsis } from 'lucide-react';
import { NGO_TEXT } from '../text.fa.ts';
import { AlsoIn, TermLeft } from './body-list.tsx';
import { inOrder, isSitting } from './seats.ts';
import { RECORD_TEXT } from './words.fa.ts';

/** Who can be held to something today before who once founded it. */
const IN_ORDER: readonly Body[] = ['board', 'management', 'auditors', 'founders'];

interface BodyTablesProps {
  readonly record: NgoRecord;
  readonly today: IsoDate;
  readonly windowDays: number;
  readonly canEdit: boolean;
  readonly onAppoint: (body: Body) => void;
  readonly onEnd: (seat: Membership) => void;
  readonly onCorrect: (seat: Membership) => void;
}

/** Everybody in every body with term and contact; those who sat before come last. */
export function BodyTables(props: BodyTablesProps) {
  const { record, canEdit, onAppoint } = props;
  if (record.members.length === 0) {
    return (
      <Empty title={RECORD_TEXT.noMembers} text={RECORD_TEXT.noMembersText}>
        {canEdit && <Button onClick={() => onAppoint('board')}>{RECORD_TEXT.appoint}</Button>}
      </Empty>
    );
  }
  const former = record.members.filter((seat) => seat.state === 'ended');
  return (
    <>
      {IN_ORDER.map((body) => {
        const seats = inOrder(record.members.filter((one) => one.body === body && one.state !== 'ended'));
        if (seats.length === 0) return null;
        const endsOn = { board: record.boardEndsOn, auditors: record.auditorEndsOn }[
          body as 'board' | 'auditors'
        ];
        return (
          <section key={body} aria-labelledby={`body-${body}`}>
            <div className="part-head">
              <h2 id={`body-${body}`}>{BODY_WORDS[body]}</h2>
              {endsOn !== undefined && (
                <TermLeft endsOn={endsOn} today={props.today} windowDays={props.windowDays} />
              )}
            </div>
            <Seats {...props} seats={seats} />
          </section>
        );
      })}
      {former.length > 0 && (
        <section aria-labelledby="body-former">
          <h2 id="body-former">{RECORD_TEXT.former}</h2>
          <Seats {...props} seats={former} isFormer />
        </section>
      )}
    </>
  );
}

function Seats({
  seats,
  canEdit,
  onEnd,
  onCorrect,
  isFormer = false,
}: BodyTablesProps & { readonly seats: readonly Membership[]; readonly isFormer?: boolean }) {
  return (
    <table className="list list--wide">
      <colgroup>
        <col style={{ inlineSize: '24%' }} />
        <col style={{ inlineSize: '18%' }} />
        <col style={{ inlineSize: '26%' }} />
        <col style={{ inlineSize: atType(135) }} />
        <col />
        {canEdit && <col style={{ inlineSize: atType(44) }} />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{RECORD_TEXT.name}</th>
          <th scope="col">{RECORD_TEXT.role}</th>
          <th scope="col">{RECORD_TEXT.term}</th>
          <th scope="col">{RECORD_TEXT.nationalId}</th>
          <th scope="col">{RECORD_TEXT.mobiles}</th>
          {canEdit && (
            <th scope="col">
              <span className="vh">{NGO_TEXT.otherActs}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <tr key={seat.id} className={isFormer ? 'quiet' : undefined}>
            <th scope="row">
              {seat.person.fullName}
              <AlsoIn person={seat.person} />
            </th>
            <td>
              {isFormer && `${BODY_WORDS[seat.body]}، `}
              {roleWord(seat.term)}
            </td>
            <td>
              <SeatTerm seat={seat} />
            </td>
            <Personal seat={seat} />
            {canEdit && (
              <td>
                <Menu
                  label={RECORD_TEXT.actsOf(seat.person.fullName)}
                  icon={Ellipsis}
                  look="quiet"
                  small
                  isIconOnly
                  items={[
                    ...(seat.endedOn === null
                      ? [
                          {
                            key: 'end',
                            label: RECORD_TEXT.endMembership,
                            onChoose: () => onEnd(seat),
                            isDisabled: !isSitting(seat) && seat.state !== 'ended',
                          },
                        ]
                      : []),
                    { key: 'correct', label: RECORD_TEXT.correctMembership, onChoose: () => onCorrect(seat) },
                  ]}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SeatTerm({ seat: { term, endedOn, endReason, state } }: { readonly seat: Membership }) {
  const until = endedOn ?? term.termEndsOn;
  if (term.startedOn === null && until === null) return <OrNone>{null}</OrNone>;
  return (
    <>
      <Day on={term.startedOn} /> {RECORD_TEXT.to} <Day on={until} />
      {state === 'term_over' && <span className="tag tag--bad">{RECORD_TEXT.termOverTag}</span>}
      {state === 'future' && <span className="tag">{RECORD_TEXT.futureTag}</span>}
      {endReason !== '' && <div className="faint">{endReason}</div>}
    </>
  );
}

/** Two cells; where the role may not see them, one that says so. */
function Personal({ seat: { person } }: { readonly seat: Membership }) {
  if (person.isMasked) {
    return (
      <td colSpan={2} className="faint">
        {NGO_TEXT.masked}
      </td>
    );
  }
  return (
    <>
      <td className="num">
        {person.nationalId === null ? <OrNone>{null}</OrNone> : <Num>{person.nationalId}</Num>}
      </td>
      <td className="num">
        {person.mobile === null ? <OrNone>{null}</OrNone> : <Num>{formatMobile(person.mobile)}</Num>}
      </td>
    </>
  );
}
