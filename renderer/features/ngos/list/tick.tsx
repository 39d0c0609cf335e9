import { useEffect, useRef } from 'react';

interface TickProps {
  readonly label: string;
  readonly state: 'none' | 'some' | 'all';
  /** With Shift, a range is meant. */
  readonly onToggle: (isRange: boolean) => void;
  /** Within the rows the keyboard goes by the grid's own cursor. */
  readonly isInRow?: boolean;
}

/** The box that selects a row, or all of them. */
export function Tick({ label, state, onToggle, isInRow = false }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  const isShift = useRef(false);
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'some';
  }, [state]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="tick"
      aria-label={label}
      checked={state === 'all'}
      tabIndex={isInRow ? -1 : 0}
      onMouseDown={(event) => {
        isShift.current = event.shiftKey;
        // A range by mouse must not mark the text between.
        if (event.shiftKey) event.preventDefault();
      }}
      onChange={() => {
        onToggle(isShift.current);
        isShift.current = false;
      }}
    />
  );
}
