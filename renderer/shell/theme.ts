import { useCallback, useEffect, useState } from 'react';

export type Theme = 'light' | 'dark';
export type TypeSize = 'normal' | 'large';

const THEME_KEY = 'daftar.theme';
const SIZE_KEY = 'daftar.type';

/** Light or dark and the size of type: a habit of this machine, so it is kept in the browser, not in the register. */
export function useTheme() {
  const [theme, setTheme] = useState<Theme>(() =>
    localStorage.getItem(THEME_KEY) === 'dark' ? 'dark' : 'light',
  );
  const [size, setSize] = useState<TypeSize>(() =>
    localStorage.getItem(SIZE_KEY) === 'large' ? 'large' : 'normal',
  );
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['type'] = size;
  }, [theme, size]);
  const chooseTheme = useCallback((next: Theme) => {
    localStorage.setItem(THEME_KEY, next);
    setTheme(next);
    document.documentElement.dataset['theme'] = next;
  }, []);
  const chooseSize = useCallback((next: TypeSize) => {
    localStorage.setItem(SIZE_KEY, next);
    setSize(next);
    document.documentElement.dataset['type'] = next;
  }, []);
  return { theme, size, chooseTheme, chooseSize };
}
