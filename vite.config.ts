import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { licencesOf } from './build/licences.mjs';
import { readChapter } from './shared/guide/chapter.ts';

// The pages of both hosts: files of their own only, nothing inlined, so that the policy can be strict.
export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), guide(), licences()],
  build: {
    // The browser inside Electron 22.
    target: 'chrome108',
    cssTarget: 'chrome108',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 4_000,
  },
});

/** The chapters of the guide, read here so that one that is written wrongly does not build. */
function guide(): Plugin {
  return {
    name: 'guide',
    enforce: 'pre',
    transform(source, id) {
      if (!/\/docs\/guide\/[^/]+\.md$/u.test(id)) return undefined;
      const chapter = JSON.stringify(readChapter(source));
      return { code: `export const chapter = ${chapter};`, map: null, moduleType: 'js' };
    },
  };
}

/** The licences of everything that is shipped, as the module `virtual:licences`. */
function licences(): Plugin {
  const name = 'virtual:licences';
  return {
    name: 'licences',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? `export const licences = ${JSON.stringify(licencesOf(import.meta.dirname))};`
        : undefined,
  };
}
