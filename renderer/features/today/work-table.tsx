import type { LucideIcon } from 'lucide-react';
import { CalendarClock, ChevronLeft, CirclePause, ClockAlert, Hourglass } from 'lucide-react';
import { useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { atType } from '../../kit/at-type.ts';
import type { Task, TaskKind } from '../../../shared/features/today/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { rememberSteps } from '../ngos/steps.ts';
import { type Group, type Urgency, placeOf } from './tasks.ts';
import {
  ACTS,
  ACT_WITHOUT_DATES,
  KIND_NAMES,
  TODAY_TEXT,
  URGENCY_NAMES,
  allOf,
  groupNote,
  reasonOf,
  urgencyWords,
} from './text.fa.ts';

const LOOKS: Readonly<Record<Urgency, { readonly icon: LucideIcon; readonly look: string }>> = {
  late: { icon: ClockAlert, look: 'state state--bad' },
  blocked: { icon: CirclePause, look: 'state state--warn' },
  due: { icon: CalendarClock, look: 'state state--info' },
  ahead: { icon: Hourglass, look: 'state' },
};

interface WorkTableProps {
  readonly groups: readonly Group[];
  /** How far ahead the page looks. */
  readonly days: number;
  readonly onMore: (kind: TaskKind) => void;
}

/**
 * The work by urgency. One row is the current one and has the page's primary act; arrows or J and K move it
 * and the focus with it, so that Enter does what the row says.
 */
export function WorkTable({ groups, days, onMore }: WorkTableProps) {
  const { can } = useMyself();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [current, setCurrent] = useState(0);
  const body = useRef<HTMLTableElement>(null);
  const tasks = groups.flatMap((group) => group.tasks);
  const at = Math.min(current, tasks.length - 1);
  const canWrite = can('ngo.write');

  function move(by: number) {
    const next = Math.max(0, Math.min(tasks.length - 1, at + by));
    setCurrent(next);
    const link = body.current?.querySelector<HTMLElement>(`[data-task="${next}"]`);
    link?.focus({ preventScroll: true });
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  }
  function openCurrent() {
    const task = tasks[at];
    if (task === undefined) return;
    remember();
    void navigate(placeOf(task, canWrite));
  }
  function remember() {
    rememberSteps({
      filterName: TODAY_TEXT.title,
      backTo: `/today${search}`,
      ids: [...new Set(tasks.map(({ ngoId }) => ngoId))],
    });
  }
  useShortcuts({ taskDown: () => move(1), taskUp: () => move(-1) });

  const places = new Map(tasks.map((task, place) => [task, place]));
  return (
    <div className="grid-wrap work-wrap">
      <table className="grid work" aria-label={TODAY_TEXT.table} ref={body}>
        <colgroup>
          <col style={{ inlineSize: atType(158) }} />
          <col style={{ inlineSize: atType(262) }} />
          <col style={{ inlineSize: atType(122) }} />
          <col />
          <col style={{ inlineSize: atType(170) }} />
        </colgroup>
        <thead className="vh">
          <tr>
            {Object.entries(TODAY_TEXT.heads).map(([key, words]) => (
              <th key={key} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.urgency}>
            <tr className="group">
              <th colSpan={5} scope="rowgroup">
                <span>{URGENCY_NAMES[group.urgency]}</span>
                <i>{groupNote(group.urgency, group.count, days)}</i>
              </th>
            </tr>
            {group.tasks.map((task) => {
              const place = places.get(task) ?? 0;
              return (
                <TaskRow
                  key={`${task.kind}-${task.ngoId}-${place}`}
                  task={task}
                  place={place}
                  isCurrent={place === at}
                  canWrite={canWrite}
                  onCurrent={() => setCurrent(place)}
                  onOpen={remember}
                />
              );
            })}
            {group.cuts.length > 0 && (
              <tr className="cuts">
                <td colSpan={5}>
                  {group.cuts.map(({ kind, count, to }) =>
                    to === null ? (
                      <button
                        key={kind}
                        type="button"
                        className="btn btn--act btn--s"
                        onClick={() => onMore(kind)}
                      >
                        {allOf(kind, count)}
                      </button>
                    ) : (
                      <Link key={kind} className="btn btn--act btn--s" to={to}>
                        {allOf(kind, count)}
                      </Link>
                    ),
                  )}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      <EnterOpens onEnter={openCurrent} />
    </div>
  );
}

/** With nothing focused, as after entering the page, Enter does the current row's act. */
function EnterOpens({ onEnter }: { readonly onEnter: () => void }) {
  useShortcuts({
    taskOpen: () => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && focused.closest('a, button') !== null) focused.click();
      else onEnter();
    },
  });
  return null;
}

interface TaskRowProps {
  readonly task: Task;
  readonly place: number;
  readonly isCurrent: boolean;
  readonly canWrite: boolean;
  readonly onCurrent: () => void;
  readonly onOpen: () => void;
}

function TaskRow({ task, place, isCurrent, canWrite, onCurrent, onOpen }: TaskRowProps) {
  const { icon: Icon, look } = LOOKS[task.urgency];
  const reason = reasonOf(task);
  const plain = reason.map((piece) => (typeof piece === 'string' ? piece : piece.figures)).join('');
  return (
    <tr
      className={isCurrent ? 'is-current' : undefined}
      // Rows that scroll past a mouse at rest do not mean it.
      onMouseMove={({ movementX, movementY }) => (movementX !== 0 || movementY !== 0) && onCurrent()}
      onFocus={onCurrent}
    >
      <td>
        <span className={look}>
          <Icon className="icon" aria-hidden="true" />
          <span>{urgencyWords(task)}</span>
        </span>
      </td>
      <th scope="row" title={task.ngoName}>
        {toPersianDigits(task.ngoName)}
      </th>
      <td className="quiet">{KIND_NAMES[task.kind]}</td>
      <td title={plain}>
        {reason.map((piece, at) =>
          typeof piece === 'string' ? (
            <span key={at}>{piece}</span>
          ) : (
            <span key={at} className="n">
              {piece.figures}
            </span>
          ),
        )}
      </td>
      <td>
        <Link
          className={isCurrent ? 'btn btn--primary btn--s' : 'btn btn--act btn--s'}
          to={placeOf(task, canWrite)}
          data-task={place}
          aria-label={`${actOf(task, canWrite)}: ${task.ngoName}`}
          onClick={onOpen}
        >
          {actOf(task, canWrite)}
          {!isCurrent && <ChevronLeft className="icon" aria-hidden="true" />}
        </Link>
      </td>
    </tr>
  );
}

function actOf({ kind, details }: Task, canWrite: boolean): string {
  if (!canWrite) return TODAY_TEXT.open;
  if (kind === 'permit_missing' && details['state'] === 'unknown') return ACT_WITHOUT_DATES;
  return ACTS[kind];
}
