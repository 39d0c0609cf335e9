import { CircleCheck, CircleSlash, History, ListFilter } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { TrailFilter, TrailRow } from '../../../shared/features/trail/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { At } from '../../kit/at.tsx';
import { Button } from '../../kit/button.tsx';
import { useLongList } from '../../kit/long-list.ts';
import { LongTable } from '../../kit/long-table.tsx';
import { OrNone } from '../../kit/persian.tsx';
import { Empty, Failure, Ghost } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { methodWord } from './method-words.fa.ts';
import { outcomeWord } from './outcome-words.fa.ts';
import { shownSubject } from './subjects.ts';
import { TRAIL_TEXT } from './text.fa.ts';
import { type EntryNames, changeLines } from './trail-change.ts';

type Row = z.output<typeof TrailRow>;

const PART = 200;
/** Of a longer change the beginning stands in the list; the rest opens in its row. */
const SHOWN_LINES = 2;

interface TrailTableProps {
  readonly filter: TrailFilter;
  readonly reading: number;
  readonly onSubject: (subject: string) => void;
}

/** The rows, newest first. */
export function TrailTable({ filter, reading, onSubject }: TrailTableProps) {
  const list = useLongList<Row, string>(
    ['trail.readTrail', reading, filter],
    (office, offset) => office.trail.readTrail({ filter, offset, limit: PART }),
    { isStill: true },
  );
  const entries = useAsk(['settings.listEntries'], (office) => office.settings.listEntries({}));
  const names = useMemo(
    (): EntryNames => new Map((entries.data ?? []).map(({ id, name }) => [id, name])),
    [entries.data],
  );
  // Reading adds a row, so the next part begins with rows that are there already.
  const rows = useMemo(() => {
    const seen = new Set<number>();
    return list.rows?.filter(({ seq }) => !seen.has(seq) && seen.add(seq));
  }, [list.rows]);
  const keyOf = useCallback(({ seq }: Row) => String(seq), []);

  if (rows === undefined) {
    return list.failure === null ? (
      <Ghost rows={12} />
    ) : (
      <Failure failure={list.failure} onRetry={list.retry} />
    );
  }
  if (rows.length === 0) return <Empty icon={History} title={TRAIL_TEXT.empty} text={TRAIL_TEXT.emptyText} />;
  return (
    <>
      <LongTable
        label={TRAIL_TEXT.title}
        className="trail"
        headings={TRAIL_TEXT.headings}
        widths={[80, 148, 132, 152, 190, 146, null]}
        rows={rows}
        rowKey={keyOf}
        rowHeight={33}
        total={Math.max(list.total, rows.length)}
        onMore={list.more}
      >
        {(row) => (
          <>
            <td className="num">{formatCount(row.seq)}</td>
            <td className="num">
              <At at={row.at} />
            </td>
            <td title={row.person ?? undefined}>
              {row.person ?? <span className="none">{TRAIL_TEXT.nobody}</span>}
            </td>
            <th scope="row" className="wraps">
              {methodWord(row.method)}
            </th>
            <td>
              <Subject row={row} onSubject={onSubject} />
            </td>
            <td>
              <Outcome outcome={row.outcome} />
            </td>
            <td className="wraps">
              <Told row={row} names={names} />
            </td>
          </>
        )}
      </LongTable>
      <div className="grid-foot">
        <span>{TRAIL_TEXT.shown(rows.length, Math.max(list.total, rows.length))}</span>
        <span className="push">{TRAIL_TEXT.readingIsRecorded}</span>
      </div>
    </>
  );
}

function Subject({ row, onSubject }: { readonly row: Row; readonly onSubject: (subject: string) => void }) {
  const { can } = useMyself();
  const shown = shownSubject(row);
  const { subject, method } = row;
  if (shown === null || subject === null) return <OrNone>{null}</OrNone>;
  // What was done with backups is seen where they are, by whoever keeps them.
  const to = shown.to ?? (method.startsWith('backups.') && can('office.manage') ? '/backups' : null);
  return (
    <span className="trail__subject">
      {to === null ? (
        <span className="cut">{toPersianDigits(shown.name)}</span>
      ) : (
        <Link className="cut" to={to} title={shown.name}>
          {toPersianDigits(shown.name)}
        </Link>
      )}
      {/\/\d+$/u.test(subject) && (
        <Button
          look="quiet"
          small
          icon={ListFilter}
          aria-label={`${TRAIL_TEXT.onlyThis}: ${shown.name}`}
          title={TRAIL_TEXT.onlyThis}
          onClick={() => onSubject(subject)}
        />
      )}
    </span>
  );
}

function Outcome({ outcome }: { readonly outcome: string }) {
  const isDone = outcome === 'done';
  const Icon = isDone ? CircleCheck : CircleSlash;
  return (
    <span className={isDone ? 'state state--ok' : 'state state--warn'}>
      <Icon className="icon" aria-hidden="true" />
      <span>{outcomeWord(outcome)}</span>
    </span>
  );
}

function Told({ row, names }: { readonly row: Row; readonly names: EntryNames }) {
  const [isOpen, setOpen] = useState(false);
  const lines = changeLines(row.change, names, row.subject);
  const shown = isOpen ? lines : lines.slice(0, SHOWN_LINES);
  const hidden = lines.length - shown.length;
  if (lines.length === 0 && row.reason === null) return <OrNone>{null}</OrNone>;
  return (
    <ul className="trail__told">
      {row.reason !== null && row.reason !== '' && <li>{TRAIL_TEXT.reason(row.reason)}</li>}
      {shown.map(({ label, before, after }, index) => (
        <li key={index}>
          <span className="trail__label">{label}:</span>{' '}
          {before !== null && (
            <>
              <del>
                <bdi>{before}</bdi>
              </del>
              <span className="trail__arrow" aria-label={TRAIL_TEXT.becameWord}>
                {' '}
                ←{' '}
              </span>
            </>
          )}
          <bdi>{after}</bdi>
        </li>
      ))}
      {lines.length > SHOWN_LINES && (
        <li>
          <button
            type="button"
            className="trail__more"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? TRAIL_TEXT.less : TRAIL_TEXT.more(hidden)}
          </button>
        </li>
      )}
    </ul>
  );
}
