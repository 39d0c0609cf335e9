import { useCallback, useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
export type TypeSize = 'normal' | 'large';

interface Look {
  readonly theme: Theme;
  readonly size: TypeSize;
}

// The browser host has another port at every start. A browser keeps its storage by the port and its cookies without
// regard to it; the desktop's address has no cookies, but is always the same. So both have it.
const A_YEAR_IN_SECONDS = 31_536_000;
const THEME_KEY = 'daftar.theme';
const SIZE_KEY = 'daftar.type';

const listeners = new Set<() => void>();
let look: Look = {
  theme: kept(THEME_KEY) === 'dark' ? 'dark' : 'light',
  size: kept(SIZE_KEY) === 'large' ? 'large' : 'normal',
};
show();

function kept(key: string): string | null {
  const cookie = document.cookie.split('; ').find((pair) => pair.startsWith(`${key}=`));
  return cookie?.slice(key.length + 1) ?? localStorage.getItem(key);
}

function keep(key: string, value: string): void {
  localStorage.setItem(key, value);
  document.cookie = `${key}=${value}; SameSite=Strict; Path=/; Max-Age=${A_YEAR_IN_SECONDS}`;
}

function show(): void {
  document.documentElement.dataset['theme'] = look.theme;
  document.documentElement.dataset['type'] = look.size;
}

function choose(next: Look): void {
  look = next;
  keep(THEME_KEY, next.theme);
  keep(SIZE_KEY, next.size);
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
