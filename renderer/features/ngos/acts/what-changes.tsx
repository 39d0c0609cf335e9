import type { ChangedField } from '../record/happenings.ts';
import { OldAndNew } from '../record/timeline.tsx';
import { ACT_TEXT } from './text.fa.ts';

/** Only the fields that become different, old and new, before anything is recorded. */
export function WhatChanges({ changes }: { readonly changes: readonly ChangedField[] }) {
  return (
    <div className="what-changes" aria-live="polite">
      <b>{ACT_TEXT.changes}</b>
      {changes.length === 0 ? <p>{ACT_TEXT.noChange}</p> : <OldAndNew fields={changes} />}
    </div>
  );
}
