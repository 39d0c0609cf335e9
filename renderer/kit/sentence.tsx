import type { ReactNode } from 'react';
import { partsOfNumbered } from '../../shared/errors/said.fa.ts';

/** A sentence as it is; the number of an error at its end is smaller, for whoever is asked for it. */
export function Sentence({ text }: { readonly text: ReactNode }) {
  const parts = typeof text === 'string' ? partsOfNumbered(text) : null;
  if (parts === null) return text;
  return (
    <>
      {parts.sentence} <small className="error-no">{parts.number}</small>
    </>
  );
}
