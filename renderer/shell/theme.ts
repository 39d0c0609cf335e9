import { useCallback, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
export type TypeSize = 'normal' | 'large';

interface Look {
  readonly theme: Theme;
  readonly size: TypeSize;
}

const THEME_KEY = 'daftar.theme';
const SIZE_KEY = 'daftar.type';

const listeners = new Set<() => void>();
let look: Look = {
  theme: localStorage.getItem(THEME_KEY) === 'dark' ? 'dark' : 'light',
  size: localStorage.getItem(SIZE_KEY) === 'large' ? 'large' : 'normal',
};
show();

function show(): void {
  document.documentElement.dataset['theme'] = look.theme;
  document.documentElement.dataset['type'] = look.size;
}

function choose(next: Look): void {
  look = next;
  localStorage.setItem(THEME_KEY, next.theme);
  localStorage.setItem(SIZE_KEY, next.size);
  show();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Light or dark and the size of type: a habit of this machine, so it is kept in the browser, not in the
 * register. The same for all who ask, wherever it was chosen.
 */
export function useTheme() {
  const { theme, size } = useSyncExternalStore(subscribe, () => look);
  const chooseTheme = useCallback((next: Theme) => choose({ ...look, theme: next }), []);
  const chooseSize = useCallback((next: TypeSize) => choose({ ...look, size: next }), []);
  return { theme, size, chooseTheme, chooseSize };
}
