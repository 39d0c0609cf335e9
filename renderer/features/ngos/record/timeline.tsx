import {
  Archive,
  FilePlus,
  FileText,
  FileUp,
  Flag,
  type LucideIcon,
  PencilLine,
  PenLine,
  Shield,
  ShieldAlert,
  ShieldOff,
  StickyNote,
  Undo2,
  UserMinus,
  UsersRound,
} from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import { dayInTehran, timeInTehran } from '../../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../../shared/calendar/jalali.ts';
import type { TimelineEvent } from '../../../../shared/features/ngos/records.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { atType } from '../../../kit/at-type.ts';
import { Button } from '../../../kit/button.tsx';
import { Day } from '../../../kit/persian.tsx';
import { fieldValue, fieldWord, isFigures } from '../../../../shared/features/ngos/field-words.fa.ts';
import {
  type ChangedField,
  type Happening,
  type HistoryGroup,
  byYear,
  groupOf,
  happeningsOf,
} from './happenings.ts';
import {
  TIMELINE_TEXT,
  happeningDetail,
  happeningGround,
  happeningLine,
  happeningTitle,
} from './timeline-words.fa.ts';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  registered: FilePlus,
  imported: FileUp,
  changed: PencilLine,
  corrected: PenLine,
  dissolved: Archive,
  retired: Archive,
  voided: Archive,
  restored: FilePlus,
  permit_issued: Shield,
  permit_renewed: Shield,
  renewal_started: Shield,
  renewal_ended: Shield,
  suspended: ShieldAlert,
  suspension_lifted: Shield,
  revoked: ShieldOff,
  member_appointed: UsersRound,
  member_ended: UserMinus,
  document_added: FileText,
  document_retired: Archive,
  flag_raised: Flag,
  flag_cleared: Flag,
  note: StickyNote,
};

/** Month and day: the year stands above. */
function MonthDay({ of }: { readonly of: TimelineEvent }) {
  return <span className="n num">{toPersianDigits(formatJalali(of.on).slice(5))}</span>;
}

/** What happened lately, beside the overview; the whole of it is one step away. */
export function Timeline({
  timeline,
  limit,
  onWhole,
}: {
  readonly timeline: readonly TimelineEvent[];
  readonly limit: number;
  readonly onWhole: () => void;
}) {
  const all = useMemo(() => happeningsOf(timeline), [timeline]);
  return (
    <>
      <h2 id="record-timeline">{TIMELINE_TEXT.heading}</h2>
      {all.length === 0 && <p className="quiet">{TIMELINE_TEXT.empty}</p>}
      <ol className="timeline">
        {byYear(all.slice(0, limit)).map(({ year, happenings }) => (
          <Fragment key={year}>
            <li className="timeline__year">{toPersianDigits(year)}</li>
            {happenings.map((happening, index) => (
              <Line key={index} happening={happening} />
            ))}
          </Fragment>
        ))}
      </ol>
      {all.length > limit && (
        <button type="button" className="link link--button" onClick={onWhole}>
          {TIMELINE_TEXT.whole}
        </button>
      )}
    </>
  );
}

function Line({ happening }: { readonly happening: Happening }) {
  const Icon = ICONS[happening.kind] ?? FileText;
  const line = happeningLine(happening);
  return (
    <li>
      <MonthDay of={happening.first} />
      <Icon className="icon" aria-hidden="true" />
      <div>
        <b>{happeningTitle(happening)}</b>
        {line !== '' && <span>{line}</span>}
      </div>
    </li>
  );
}

const GROUPS: readonly (HistoryGroup | 'all')[] = ['all', 'facts', 'permits', 'people', 'papers', 'notes'];

/** The whole history: old and new, the reason, who and when; corrections and changes told apart. */
export function History({ timeline }: { readonly timeline: readonly TimelineEvent[] }) {
  const [group, show] = useState<HistoryGroup | 'all'>('all');
  const all = useMemo(() => happeningsOf(timeline), [timeline]);
  const shown = all.filter(({ kind, fields }) => group === 'all' || groupOf(kind, fields) === group);
  return (
    <>
      <div className="seg history__filter" role="group" aria-label={TIMELINE_TEXT.filterLabel}>
        {GROUPS.map((one) => (
          <button key={one} type="button" aria-pressed={one === group} onClick={() => show(one)}>
            {TIMELINE_TEXT.filters[one]}
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p className="quiet">{TIMELINE_TEXT.noneOfKind}</p>
      ) : (
        <table className="list list--wide history">
          <colgroup>
            <col style={{ inlineSize: atType(92) }} />
            <col style={{ inlineSize: '25%' }} />
            <col />
            <col style={{ inlineSize: '22%' }} />
            <col style={{ inlineSize: '17%' }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{TIMELINE_TEXT.day}</th>
              <th scope="col">{TIMELINE_TEXT.what}</th>
              <th scope="col">{TIMELINE_TEXT.detail}</th>
              <th scope="col">{TIMELINE_TEXT.why}</th>
              <th scope="col">{TIMELINE_TEXT.who}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((happening, index) => (
              <Row key={index} happening={happening} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row({ happening }: { readonly happening: Happening }) {
  const { kind, first, fields } = happening;
  const Icon = ICONS[kind] ?? FileText;
  return (
    <tr>
      <td className="num">
        <Day on={first.on} />
      </td>
      <th scope="row">
        <span className="history__what">
          <Icon className="icon" aria-hidden="true" />
          <span>
            {happeningTitle(happening)}
            {kind === 'corrected' && <span className="faint block">{TIMELINE_TEXT.correctionMeans}</span>}
            {kind === 'changed' && <span className="faint block">{TIMELINE_TEXT.changeMeans}</span>}
          </span>
        </span>
      </th>
      <td>
        {fields.length > 0 ? (
          <OldAndNew fields={fields} />
        ) : (
          <span className="lines">{happeningDetail(happening)}</span>
        )}
      </td>
      <td>{happeningGround(happening)}</td>
      <td className="quiet">
        {first.by}
        <span className="faint block">
          {TIMELINE_TEXT.recordedAt(
            toPersianDigits(formatJalali(dayInTehran(first.at))),
            toPersianDigits(timeInTehran(first.at)),
          )}
        </span>
      </td>
    </tr>
  );
}

/** Each field with its old value struck out and the new one behind it. */
export function OldAndNew({
  fields,
  onUndo,
}: {
  readonly fields: readonly ChangedField[];
  /** Takes a change back, while nothing is recorded yet. */
  readonly onUndo?: (field: string) => void;
}) {
  return (
    <dl className="old-new">
      {fields.map(({ field, old, new: fresh }, index) => (
        <Fragment key={index}>
          <dt>
            {fieldWord(field)}
            {onUndo && (
              <Button
                look="quiet"
                small
                icon={Undo2}
                aria-label={TIMELINE_TEXT.undo(fieldWord(field))}
                title={TIMELINE_TEXT.undo(fieldWord(field))}
                onClick={() => onUndo(field)}
              />
            )}
          </dt>
          <dd>
            <del className={isFigures(field) ? 'n' : undefined}>
              <span className="vh">{TIMELINE_TEXT.old}: </span>
              {fieldValue(field, old)}
            </del>
            <span aria-hidden="true"> ← </span>
            <ins className={isFigures(field) ? 'n' : undefined}>
              <span className="vh">{TIMELINE_TEXT.new}: </span>
              {fieldValue(field, fresh)}
            </ins>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
