import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { usePlacement } from './placement.ts';

interface PopoverProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly className?: string;
  /** The control that opened it: a click there closes it by its own. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A small panel that floats beside its opener; a click outside or Esc closes it. */
export function Popover({ label, onClose, className = '', opener, children }: PopoverProps) {
  const panel = useRef<HTMLDivElement>(null);
  usePlacement(panel, opener);
  useEffect(() => {
    function pressed(event: PointerEvent) {
      const target = event.target;
      if (!(target instanceof Node)) return;
      if (panel.current?.contains(target) === true || opener.current?.contains(target) === true) return;
      onClose();
    }
    document.addEventListener('pointerdown', pressed);
    return () => document.removeEventListener('pointerdown', pressed);
  }, [onClose, opener]);
  return (
    <div
      ref={panel}
      className={`popover ${className}`}
      role="dialog"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
        opener.current?.focus();
      }}
    >
      {children}
    </div>
  );
}
