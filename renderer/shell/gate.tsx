import { type ReactNode, useEffect, useRef } from 'react';
import { GuideButton } from '../features/help/guide-button.tsx';
import { BrandMark } from './brand-mark.tsx';
import { SHELL_TEXT } from './text.fa.ts';

interface GateProps {
  readonly title: string;
  readonly text?: string | undefined;
  /** The office's name, where it has one. */
  readonly office?: string | undefined;
  readonly isWide?: boolean;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A page before the office: entrance, a forced password, the lock. */
export function Gate({ title, text, office, isWide = false, foot, children }: GateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${SHELL_TEXT.product}`;
    const taken = document.activeElement;
    if (taken === null || taken === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div className="gate">
      <div className="gate__brand">
        <BrandMark />
        <div>
          <div className="brand__name">{SHELL_TEXT.product}</div>
          {office !== undefined && office !== '' && <div className="brand__office">{office}</div>}
        </div>
        <GuideButton />
      </div>
      <main className={isWide ? 'gate__body gate__body--wide' : 'gate__body'}>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {text !== undefined && <p className="gate__text">{text}</p>}
        {children}
      </main>
      {foot !== undefined && <footer className="gate__foot">{foot}</footer>}
    </div>
  );
}
