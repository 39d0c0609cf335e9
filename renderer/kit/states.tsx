import type { UseQueryResult } from '@tanstack/react-query';
import { CircleX, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { failureNotice } from '../shell/asking.ts';
import { Button } from './button.tsx';
import { Sentence } from './sentence.tsx';
import { KIT_TEXT } from './text.fa.ts';

/** Nothing for 300 ms, then pale rows of the real height: a quick answer does not flicker. */
export function Ghost({ rows = 6, columns = 4 }: { readonly rows?: number; readonly columns?: number }) {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => show(true), 300);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="ghost-wrap" aria-busy="true">
      <span className="vh" role="status">
        {KIT_TEXT.loading}
      </span>
      {isShown && (
        <table className="grid ghost" aria-hidden="true">
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {Array.from({ length: columns }, (_, column) => (
                  <td key={column}>
                    <i />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface EmptyProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

/** Nothing here yet: what this place is for and the first step. */
export function Empty({ icon: Icon, title, text, children }: EmptyProps) {
  return (
    <div className="empty">
      {Icon && <Icon className="icon" aria-hidden="true" />}
      <b>{title}</b>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div>{children}</div>}
    </div>
  );
}

/** Something could not be read: what, and what to do. */
export function Failure({ failure, onRetry }: { readonly failure: unknown; readonly onRetry?: () => void }) {
  const { title, text } = failureNotice(failure);
  return (
    <div className="notice notice--bad notice--page" role="alert">
      <CircleX className="icon" aria-hidden="true" />
      <div>
        <b>{title}</b>
        <p>
          <Sentence text={text} />
        </p>
      </div>
      {onRetry && <Button onClick={onRetry}>{KIT_TEXT.tryAgain}</Button>}
    </div>
  );
}

/** An answer, or what stands in its place: the pale rows, the failure. */
export function Answered<Value>({
  answer,
  children,
  rows = 6,
}: {
  readonly answer: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactNode;
  readonly rows?: number;
}) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.isError) return <Failure failure={answer.error} onRetry={() => void answer.refetch()} />;
  return <Ghost rows={rows} />;
}
