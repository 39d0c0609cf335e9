import { useEffect, useRef } from 'react';

interface Shortcut {
  /** The key's place on the keyboard, such as `KeyK`: in a Persian layout its letter is another. */
  readonly code: string;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
  readonly run: () => void;
  /** Also while something is typed; shortcuts with Ctrl or Alt always do. */
  readonly whileTyping?: boolean;
  /** Also while a modal dialog is open: who leaves the desk must be able to lock at any moment. */
  readonly evenInDialog?: boolean;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Keys that act on the whole page as long as the component is shown. Behind a modal dialog they rest. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('.is-locked') !== null) return;
      const hasDialog = document.querySelector('dialog[open]') !== null;
      const hit = latest.current.find(
        ({ code, ctrl = false, alt = false, shift = false }) =>
          event.code === code &&
          (event.ctrlKey || event.metaKey) === ctrl &&
          event.altKey === alt &&
          event.shiftKey === shift,
      );
      if (!hit || (hasDialog && hit.evenInDialog !== true)) return;
      if (hit.ctrl !== true && hit.alt !== true && hit.whileTyping !== true && isTyping(event.target)) return;
      event.preventDefault();
      hit.run();
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
