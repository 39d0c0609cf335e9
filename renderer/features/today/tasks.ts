import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { NgoFilter, type NgoFilterInput } from '../../../shared/features/ngos/list.ts';
import type { Task, TaskKind } from '../../../shared/features/today/contract.ts';
import { type TaskDay, taskGroups } from '../../../shared/features/today/rules.ts';
import { EMPTY_QUERY, type ListQuery, toAddress } from '../ngos/list/query.ts';
import { spanFrom } from '../ngos/list/span.ts';
import type { SUBJECT_NAMES } from './text.fa.ts';

export type Urgency = Task['urgency'];
export const URGENCIES: readonly Urgency[] = ['late', 'blocked', 'due', 'ahead'];

/** What the tabs part the work by. */
export type Subject = keyof typeof SUBJECT_NAMES;
export const SUBJECTS: readonly Subject[] = [
  'permits',
  'bodies',
  'documents',
  'reports',
  'flags',
  'duplicates',
];

export const SUBJECT_OF: Readonly<Record<TaskKind, Subject>> = {
  permit_expired: 'permits',
  permit_expiring: 'permits',
  permit_missing: 'permits',
  permit_suspended: 'permits',
  renewal_under_way: 'permits',
  board_term_over: 'bodies',
  board_term_ending: 'bodies',
  auditor_term_over: 'bodies',
  documents_missing: 'documents',
  documents_expired: 'documents',
  suspected_duplicate: 'duplicates',
  flag_due: 'flags',
  annual_report_missing: 'reports',
};

interface Total {
  readonly kind: TaskKind;
  readonly urgency: Urgency;
  readonly count: number;
}

/** One kind of work that is not wholly shown: how many there are, and where all of them are. */
export interface Cut extends Total {
  /** The register's list with the same number; null where it cannot be narrowed like that. */
  readonly to: string | null;
}

export interface Group {
  readonly urgency: Urgency;
  readonly count: number;
  readonly tasks: readonly Task[];
  readonly cuts: readonly Cut[];
}

/** Lines of each group among all the work: what is due today must not lie below a hundred late ones. */
const MOST_LINES: Readonly<Record<Urgency, number>> = { late: 5, blocked: 4, due: 6, ahead: 5 };

/** The work of a subject, or the beginning of all of it, by urgency; within a group the nearest day first. */
export function groupsOf(
  tasks: readonly Task[],
  totals: readonly Total[],
  subject: Subject | null,
  day: TaskDay,
): readonly Group[] {
  const isAsked = ({ kind }: { readonly kind: TaskKind }) => subject === null || SUBJECT_OF[kind] === subject;
  return URGENCIES.flatMap((urgency) => {
    const own = totals.filter((total) => total.urgency === urgency && isAsked(total));
    if (own.length === 0) return [];
    const nearest = tasks
      .filter((task) => task.urgency === urgency && isAsked(task))
      .sort((a, b) => (a.days ?? Infinity) - (b.days ?? Infinity));
    const shown = subject === null ? nearest.slice(0, MOST_LINES[urgency]) : nearest;
    return [
      {
        urgency,
        count: own.reduce((sum, { count }) => sum + count, 0),
        tasks: shown,
        cuts: own
          .filter(({ kind, count }) => shown.filter((task) => task.kind === kind).length < count)
          .map((total) => ({ ...total, to: listOf(total, day) })),
      },
    ];
  });
}

/** The register's list of one kind of work. */
function listOf({ kind, urgency }: Total, day: TaskDay): string | null {
  const group = taskGroups(day).find((one) => one.kind === kind && one.urgency === urgency);
  return group === undefined || group.filter === null ? null : addressOf(group.filter);
}

/** The address of the register's list for a filter. */
export function addressOf(filter: NgoFilterInput): string {
  const {
    validFrom,
    validUntil,
    boardEndsFrom,
    boardEndsUntil,
    registeredFrom,
    registeredUntil,
    flagged,
    ...same
  } = NgoFilter.parse(filter);
  const span = (from: IsoDate | null, until: IsoDate | null) => spanFrom({ from, until });
  const query: ListQuery = {
    ...EMPTY_QUERY,
    ...same,
    flagged: flagged === null ? null : flagged ? 'yes' : 'no',
    expiry: span(validFrom, validUntil),
    boardEnds: span(boardEndsFrom, boardEndsUntil),
    registered: span(registeredFrom, registeredUntil),
  };
  return `/ngos?${toAddress(query, { by: 'name', direction: 'ascending' }).toString()}`;
}

/** The place in the record where a task is done. */
export function placeOf({ kind, ngoId }: Pick<Task, 'kind' | 'ngoId'>, canWrite: boolean): string {
  switch (SUBJECT_OF[kind]) {
    case 'permits':
      return `/ngos/${ngoId}?tab=permits`;
    case 'bodies':
      return `/ngos/${ngoId}?tab=bodies`;
    case 'documents':
      return `/ngos/${ngoId}?tab=documents`;
    case 'reports':
      // The report's year is one of the facts; whoever may not change them looks at the record.
      return canWrite ? `/ngos/${ngoId}/change` : `/ngos/${ngoId}`;
    case 'flags':
    case 'duplicates':
      return `/ngos/${ngoId}`;
  }
}
