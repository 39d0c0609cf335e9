import { createContext, useContext } from 'react';
import type { FieldNote } from './field.tsx';

/** Whether a form was tried while something in it was still missing. */
export const Attempted = createContext(false);

/** The note of a field; after an attempt that could not go on, an empty required one says so itself. */
export function useNoteOf(
  note: FieldNote | null | undefined,
  isMissing: boolean,
  sentence: string,
): FieldNote | null | undefined {
  const isAttempted = useContext(Attempted);
  return isAttempted && isMissing && note?.tone !== 'bad' ? { tone: 'bad', text: sentence } : note;
}
