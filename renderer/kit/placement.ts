import { type RefObject, useLayoutEffect } from 'react';

const GAP = 4;
const EDGE = 8;

/**
 * Keeps a floating panel under its opener, end edges together, and within the window: above the opener
 * where there is no room below. The panel is fixed, so that no scrolling list or dialog cuts it off.
 */
export function usePlacement(
  panel: RefObject<HTMLElement | null>,
  opener: RefObject<HTMLElement | null>,
  isOpen = true,
): void {
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const place = () => placeUnder(panel.current, opener.current);
    place();
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [panel, opener, isOpen]);
}

function placeUnder(panel: HTMLElement | null, opener: HTMLElement | null): void {
  if (panel === null || opener === null) return;
  const at = opener.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = at.bottom + GAP;
  const hasRoom = below + height <= window.innerHeight - EDGE;
  const start = hasRoom ? below : at.top - GAP - height;
  const furthest = window.innerWidth - EDGE - width;
  panel.style.insetBlockStart = `${Math.max(EDGE, start)}px`;
  // The pages read from right to left, so the end edge is counted from the window's left.
  panel.style.insetInlineEnd = `${Math.max(EDGE, Math.min(at.left, furthest))}px`;
}
