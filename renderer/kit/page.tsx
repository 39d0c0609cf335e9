import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { KIT_TEXT } from './text.fa.ts';

interface Crumb {
  readonly to: string;
  readonly label: string;
}

interface PageHeadProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** The last crumb: this page, where its title alone does not say it. */
  readonly here?: string;
  /** Between the crumbs and the edge: stepping from record to record. */
  readonly step?: ReactNode;
  /** Beside the title: the state of a record. */
  readonly beside?: ReactNode;
  readonly sub?: ReactNode;
  readonly isTight?: boolean;
  /** The page's acts; the primary one last. */
  readonly children?: ReactNode;
}

/**
 * Title and acts of a page. On entering, the title takes the focus, so that the keyboard and a screen
 * reader begin at the page and not at the navigation.
 */
export function PageHead({
  title,
  crumbs = [],
  here,
  step,
  beside,
  sub,
  isTight = false,
  children,
}: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} – ${KIT_TEXT.product}`;
  }, [title]);
  useEffect(() => {
    const taken = document.activeElement;
    if (taken === null || taken === document.body || taken.closest('main') === null) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return (
    <div className={isTight ? 'page-head page-head--tight' : 'page-head'}>
      <div className="page-head__title">
        {crumbs.length > 0 && (
          <nav className="crumbs" aria-label={KIT_TEXT.breadcrumb}>
            {crumbs.map(({ to, label }, index) => (
              <span key={to} className="crumbs__part">
                {index > 0 && <ChevronLeft className="icon" aria-hidden="true" />}
                <Link to={to}>{label}</Link>
              </span>
            ))}
            {here !== undefined && (
              <span className="crumbs__part" aria-current="page">
                <ChevronLeft className="icon" aria-hidden="true" />
                {here}
              </span>
            )}
            {step}
          </nav>
        )}
        <div className="record-title">
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {beside}
        </div>
        {sub !== undefined && <p className="page-head__sub">{sub}</p>}
      </div>
      {children}
    </div>
  );
}
