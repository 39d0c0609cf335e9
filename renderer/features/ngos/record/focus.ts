import { type RefObject, useEffect } from 'react';

/**
 * After a dialog the focus goes back to what opened it. An act can take that very button away, since
 * another one is next; then the title takes the focus, so that the keyboard goes on from the page's head.
 */
export function useFocusKept(page: RefObject<HTMLElement | null>, isDialogOpen: boolean): void {
  useEffect(() => {
    if (isDialogOpen) return undefined;
    // The record is read anew after an act, and the button goes a moment later than the dialog.
    const timer = window.setInterval(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      page.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }, 150);
    const end = window.setTimeout(() => window.clearInterval(timer), 900);
    return () => {
      window.clearInterval(timer);
      window.clearTimeout(end);
    };
  }, [page, isDialogOpen]);
}
