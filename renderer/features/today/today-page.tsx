import { CircleCheckBig } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { windowsOn, numberOn } from '../../../shared/features/settings/rules.ts';
import { NgoFilter } from '../../../shared/features/ngos/list.ts';
import type { TaskDay } from '../../../shared/features/today/rules.ts';
import { addDays } from '../../../shared/calendar/iso-date.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { EmptyRegister } from '../ngos/list/empties.tsx';
import { EMPTY_QUERY, toAddress } from '../ngos/list/query.ts';
import { BackupWarnings } from './backup-warnings.tsx';
import { SUBJECTS, SUBJECT_OF, type Subject, URGENCIES, groupsOf } from './tasks.ts';
import { SUBJECT_NAMES, TODAY_TEXT, summaryOf } from './text.fa.ts';
import { WorkTable } from './work-table.tsx';

/** Of each kind among all; the whole of a kind is one click further. */
const FEW = 6;
const MANY = 100;

/** What is late, blocked, due or ahead, each line one click from the place where it is done. */
export function TodayPage() {
  const { today } = useMyself();
  const [address, setAddress] = useSearchParams();
  const subject = SUBJECTS.find((one) => one === address.get('kind')) ?? null;
  const [limit, setLimit] = useState(MANY);
  const limitPerKind = subject === null ? FEW : limit;
  const asked = useAsk(
    ['today.listTasks', limitPerKind],
    (office) => office.today.listTasks({ limitPerKind }),
    { keepPrevious: true },
  );
  const parameters = useAsk(['settings.listParameters'], (office) => office.settings.listParameters({}));
  const day: TaskDay = {
    today,
    windows: windowsOn(parameters.data ?? [], today),
    annualReportMonths: numberOn(parameters.data ?? [], 'annual_report_months', today),
  };

  const totals = asked.data?.totals ?? [];
  const countOf = (isAsked: (total: (typeof totals)[number]) => boolean) =>
    totals.filter(isAsked).reduce((sum, { count }) => sum + count, 0);
  const counts = Object.fromEntries(
    URGENCIES.map((urgency) => [urgency, countOf((total) => total.urgency === urgency)]),
  ) as Record<(typeof URGENCIES)[number], number>;

  return (
    <>
      <PageHead title={TODAY_TEXT.title} sub={asked.data === undefined ? undefined : summaryOf(counts)}>
        {totals.length > 0 && <Windows day={day} />}
      </PageHead>
      <BackupWarnings />
      {totals.length > 0 && (
        <nav className="tabs" aria-label={TODAY_TEXT.kinds}>
          <KindTab subject={null} current={subject} count={countOf(() => true)} />
          {SUBJECTS.map((one) => {
            const count = countOf(({ kind }) => SUBJECT_OF[kind] === one);
            return (
              (count > 0 || one === subject) && (
                <KindTab key={one} subject={one} current={subject} count={count} />
              )
            );
          })}
        </nav>
      )}
      <Answered answer={asked} rows={12}>
        {({ tasks, windows }) => {
          const groups = groupsOf(tasks, totals, subject, day);
          if (groups.length === 0) return <NothingToDo subject={subject} days={Math.max(0, ...windows)} />;
          return (
            <WorkTable
              key={subject ?? 'all'}
              groups={groups}
              days={Math.max(0, ...windows)}
              onMore={(kind) => {
                // Of a kind that no list shows, this page shows as many as the office gives.
                if (subject === null) setAddress({ kind: SUBJECT_OF[kind] });
                else setLimit(500);
              }}
            />
          );
        }}
      </Answered>
    </>
  );
}

interface KindTabProps {
  readonly subject: Subject | null;
  readonly current: Subject | null;
  readonly count: number;
}

function KindTab({ subject, current, count }: KindTabProps) {
  return (
    <Link
      className="tab"
      to={{ search: subject === null ? '' : `kind=${subject}` }}
      aria-current={subject === current ? 'true' : undefined}
    >
      {subject === null ? TODAY_TEXT.all : SUBJECT_NAMES[subject]} <i>{formatCount(count)}</i>
    </Link>
  );
}

/** How many permits end within each of the office's windows, each figure the list it counts. */
function Windows({ day: { today, windows } }: { readonly day: TaskDay }) {
  const filters = windows.map((days) =>
    NgoFilter.parse({ permitStates: ['expiring'], validFrom: today, validUntil: addDays(today, days) }),
  );
  const counted = useAsk(['ngos.countNgos', filters], (office) => office.ngos.countNgos({ filters }));
  if (counted.data === undefined) return null;
  return (
    <div className="windows">
      <span>{TODAY_TEXT.windows}</span>
      {windows.map((days, index) => {
        const query = { ...EMPTY_QUERY, permitStates: ['expiring'], expiry: `within_${days}` } as const;
        const search = toAddress(query, { by: 'validUntil', direction: 'ascending' }).toString();
        return (
          <Link key={days} to={`/ngos?${search}`}>
            {TODAY_TEXT.window(days, counted.data[index] ?? 0)}
          </Link>
        );
      })}
    </div>
  );
}

function NothingToDo({ subject, days }: { readonly subject: Subject | null; readonly days: number }) {
  const filters = [NgoFilter.parse({ lifecycles: [] })];
  const counted = useAsk(['ngos.countNgos', filters], (office) => office.ngos.countNgos({ filters }));
  if (counted.data === undefined) return null;
  // Nothing to do in an office that has no register yet: then that is what is to be done.
  if (counted.data[0] === 0) return <EmptyRegister />;
  return (
    <Empty
      icon={CircleCheckBig}
      title={subject === null ? TODAY_TEXT.emptyTitle : TODAY_TEXT.emptyKind}
      text={subject === null ? TODAY_TEXT.emptyText(days) : undefined}
    >
      <ButtonLink to="/ngos">{TODAY_TEXT.toRegister}</ButtonLink>
    </Empty>
  );
}
