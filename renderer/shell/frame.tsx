import { FlaskConical, Search, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { NavLink, Navigate, Route, Routes, matchRoutes, useLocation } from 'react-router';
import { formatJalaliLong } from '../../shared/calendar/jalali.ts';
import { formatCount } from '../../shared/text/digits.ts';
import { HelpMenu } from '../features/help/help-menu.tsx';
import { useGuidePlace } from '../features/help/help.tsx';
import { type GuidePlace, placeOf } from '../features/help/places.ts';
import { Palette } from '../features/palette/palette.tsx';
import { Button } from '../kit/button.tsx';
import { KeyCaps } from '../kit/shortcut.tsx';
import { Empty } from '../kit/states.tsx';
import { NAVIGATION, ROUTES } from '../routes.tsx';
import { useAsk } from './asking.ts';
import { ClockNotice } from './clock-notice.tsx';
import { LeaveSample } from './leave-sample.tsx';
import { useMyself } from './myself.tsx';
import { PersonMenu } from './person-menu.tsx';
import { Safety } from './safety.tsx';
import { shortcutOf } from './shortcut-table.ts';
import { useShortcuts } from './shortcuts.ts';
import { SHELL_TEXT } from './text.fa.ts';
import { BrandMark } from './brand-mark.tsx';

/** Navigation at the right, the bar above, the page between: what stays while pages change. */
export function Frame() {
  const { office, today, can } = useMyself();
  const [isFinding, find] = useState(false);
  const [isLeaving, leave] = useState(false);
  useShortcuts({ find: () => find(true) });
  useGuidePlace(useShownPlace());

  return (
    <div className="app">
      <a className="skip" href="#main" onClick={(event) => (event.preventDefault(), focusMain())}>
        {SHELL_TEXT.skip}
      </a>
      <nav className="nav" aria-label={SHELL_TEXT.sections}>
        <div className="brand">
          <BrandMark />
          <div className="brand__words">
            <div className="brand__name">{SHELL_TEXT.product}</div>
            <div className="brand__office cut" title={office.title}>
              {shortTitle(office.title)}
            </div>
          </div>
        </div>
        {NAVIGATION.map((group, index) => {
          const shown = group.filter(({ permission }) => permission === undefined || can(permission));
          return (
            shown.length > 0 && (
              <ul key={index}>
                {shown.map(({ to, label, icon: Icon }) => (
                  <li key={to}>
                    <NavLink className="nav__item" to={to}>
                      <Icon className="icon" aria-hidden="true" />
                      <span>{label}</span>
                      {to === '/today' && <DueCount />}
                    </NavLink>
                  </li>
                ))}
              </ul>
            )
          );
        })}
      </nav>

      <header className="topbar">
        <button className="finder" type="button" onClick={() => find(true)}>
          <Search className="icon" aria-hidden="true" />
          <span className="finder__hint">{SHELL_TEXT.finder}</span>
          <span aria-hidden="true">
            {shortcutOf('find').keys.map((keys) => (
              <KeyCaps key={keys.code} keys={keys} />
            ))}
          </span>
        </button>
        {office.isSample && (
          <span className="sample">
            <FlaskConical className="icon" aria-hidden="true" />
            <b>{SHELL_TEXT.sample}</b>
            <Button look="act" small onClick={() => leave(true)}>
              {SHELL_TEXT.leaveSample}…
            </Button>
          </span>
        )}
        <span className="topbar__date">{formatJalaliLong(today)}</span>
        <HelpMenu />
        <PersonMenu />
      </header>

      <main className="page" id="main" tabIndex={-1}>
        <ClockNotice />
        <Safety>
          <Routes>
            <Route path="/" element={<Navigate to="/today" replace />} />
            {ROUTES.map(({ path, page: Page, permission }) => (
              <Route
                key={path}
                path={path}
                element={permission === undefined || can(permission) ? <Page /> : <Forbidden />}
              />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Safety>
      </main>

      {isFinding && <Palette onClose={() => find(false)} />}
      {isLeaving && <LeaveSample onClose={() => leave(false)} />}
    </div>
  );
}

const PATTERNS = ROUTES.map(({ path }) => ({ path }));

/** The place in the guide of the page that is shown, and of its open tab or section. */
function useShownPlace(): GuidePlace {
  const location = useLocation();
  const match = matchRoutes(PATTERNS, location)?.at(-1);
  const query = new URLSearchParams(location.search);
  return placeOf(match?.route.path, query.get('tab') ?? query.get('section') ?? match?.params['mode']);
}

/** The county's name matters most where there is little room. */
function shortTitle(title: string): string {
  return title.replace(` ${SHELL_TEXT.countyWord} `, ' ');
}

/** What is late or ends today, beside its page in the navigation. */
function DueCount() {
  const tasks = useAsk(['today.listTasks', 'due'], (office) => office.today.listTasks({ limitPerKind: 1 }), {
    keepPrevious: true,
  });
  const due = (tasks.data?.totals ?? [])
    .filter(({ urgency }) => urgency === 'late' || urgency === 'due')
    .reduce((sum, { count }) => sum + count, 0);
  return due === 0 ? null : <span className="nav__count">{formatCount(due)}</span>;
}

function focusMain() {
  document.getElementById('main')?.focus();
}

function NotFound() {
  return (
    <Empty icon={TriangleAlert} title={SHELL_TEXT.notFound} text={SHELL_TEXT.notFoundText}>
      <NavLink className="btn" to="/today">
        {SHELL_TEXT.toToday}
      </NavLink>
    </Empty>
  );
}

function Forbidden() {
  return <Empty icon={TriangleAlert} title={SHELL_TEXT.forbidden} text={SHELL_TEXT.forbiddenText} />;
}
