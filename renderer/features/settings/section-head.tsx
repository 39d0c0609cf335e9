import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { SETTINGS_TEXT } from './text.fa.ts';

interface SectionHeadProps {
  readonly title: string;
  readonly about: string;
  readonly canChange: boolean;
  readonly children?: ReactNode;
}

/** Name, purpose and acts of a section; who may only read is told so. */
export function SectionHead({ title, about, canChange, children }: SectionHeadProps) {
  return (
    <div className="settings-head">
      <div>
        <h2>{title}</h2>
        <p>{about}</p>
        {!canChange && (
          <p className="settings-head__only">
            <Lock className="icon" aria-hidden="true" />
            {SETTINGS_TEXT.readOnly}
          </p>
        )}
      </div>
      {canChange && children}
    </div>
  );
}
