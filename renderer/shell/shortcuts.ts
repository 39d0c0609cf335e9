import { useEffect, useRef } from 'react';
import { SHORTCUT_NAMES, type ShortcutName, isPressed, shortcutOf } from './shortcut-table.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** What each shortcut does while the component is shown; undefined where it may not be done now. */
export type ShortcutActs = { readonly [Name in ShortcutName]?: (() => void) | undefined };

/** Keys that act on the whole page as long as the component is shown. Behind a modal dialog they rest. */
export function useShortcuts(acts: ShortcutActs): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('.is-locked') !== null) return;
      const hasDialog = document.querySelector('dialog[open]') !== null;
      for (const name of SHORTCUT_NAMES) {
        const run = latest.current[name];
        if (run === undefined) continue;
        const { keys, whileTyping = false, evenInDialog = false } = shortcutOf(name);
        const hit = keys.find((one) => isPressed(one, event));
        if (hit === undefined || (hasDialog && !evenInDialog)) continue;
        if (hit.ctrl !== true && hit.alt !== true && !whileTyping && isTyping(event.target)) continue;
        event.preventDefault();
        run();
        return;
      }
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
