import { type ReactNode, createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { FieldNote } from '../../../kit/field.tsx';
import type { Problem, ProblemCode } from './reading.ts';
import { PROBLEM_WORDS } from './text.fa.ts';

interface Spots {
  readonly shown: readonly Problem[];
  readonly leave: (field: string) => void;
}

const Context = createContext<Spots>({ shown: [], leave: () => undefined });

/** What is shown of a form's problems: those of fields that were left, and all after an attempt to record. */
export function useSpots(problems: readonly Problem[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAttempted, attempt] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const leave = useCallback((field: string) => {
    setLeft((all) => (all.has(field) ? all : new Set([...all, field])));
  }, []);
  const shown = useMemo(
    () => problems.filter(({ field, code }) => isAttempted || (left.has(field) && code !== 'required')),
    [problems, isAttempted, left],
  );
  const spots = useMemo(() => ({ shown, leave }), [shown, leave]);
  const goTo = useCallback((field: string) => goToField(form.current, field), []);
  return { spots, shown, goTo, form, attempt: () => attempt(true), calm: () => attempt(false) };
}

/** Puts the cursor into a field, wherever in the form it stands. */
function goToField(within: HTMLElement | null, field: string): void {
  const spot = within?.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const control = spot?.querySelector<HTMLElement>('input, select, textarea, button');
  control?.focus({ preventScroll: true });
  control?.scrollIntoView({ block: 'nearest' });
}

export function SpotsProvider({ spots, children }: { readonly spots: Spots; readonly children: ReactNode }) {
  return <Context.Provider value={spots}>{children}</Context.Provider>;
}

interface SpotProps {
  readonly field: string;
  /** Said instead of the words for these problems, where something can be done about them on the spot. */
  readonly says?: Partial<Readonly<Record<ProblemCode, ReactNode>>>;
  /** When nothing is wrong. */
  readonly otherwise?: FieldNote | null | undefined;
  readonly children: (note: FieldNote | null) => ReactNode;
}

/** One field's place in a form: its problem goes beside it, and links of the bottom bar find it. */
export function Spot({ field, says = {}, otherwise = null, children }: SpotProps) {
  const { shown, leave } = useContext(Context);
  const problem = shown.find((one) => one.field === field);
  const note: FieldNote | null =
    problem === undefined
      ? (otherwise ?? null)
      : { tone: problem.tone, text: says[problem.code] ?? PROBLEM_WORDS[problem.code] };
  return (
    <div data-field={field} onBlur={() => leave(field)}>
      {children(note)}
    </div>
  );
}
