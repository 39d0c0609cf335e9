import type { TrailRow } from '../../../shared/features/trail/contract.ts';
import type { z } from 'zod';
import { PARAMETER_WORDS } from '../settings/text.fa.ts';
import { SUBJECT_WORDS, TRAIL_TEXT } from './text.fa.ts';

/** What a row acted on, in words, and the page where it is seen; null where there is none. */
export interface ShownSubject {
  readonly name: string;
  readonly to: string | null;
}

/** Values of the settings are named, not numbered. */
const VALUES: Readonly<Record<string, { readonly name: string } | undefined>> = PARAMETER_WORDS;

export function shownSubject({
  subject,
  subjectName,
}: Pick<z.output<typeof TrailRow>, 'subject' | 'subjectName'>): ShownSubject | null {
  if (subject === null) return null;
  const [kind = '', id = ''] = subject.split('/');
  const word = SUBJECT_WORDS[subject] ?? SUBJECT_WORDS[kind] ?? kind;
  const isNumbered = /^\d+$/u.test(id);
  const value = kind === 'parameter' ? VALUES[id]?.name : undefined;
  const name = subjectName ?? value ?? (isNumbered ? TRAIL_TEXT.numbered(word, id) : word);
  return { name, to: pageOf(kind, id) };
}

function pageOf(kind: string, id: string): string | null {
  if (kind === 'ngo') return /^\d+$/u.test(id) ? `/ngos/${id}` : '/ngos';
  return kind === 'import' ? `/ngos?importId=${id}` : null;
}
