import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { Settings } from './support/app.ts';

const OUT = join(import.meta.dirname, '../../out/test');

// `x.spec.ts` runs everywhere, `x.desktop.spec.ts`, `x.browser.spec.ts` and `x.packaged.spec.ts` only on what they
// are about.
export default defineConfig<Settings>({
  testDir: '.',
  outputDir: join(OUT, 'journeys'),
  // A journey signs in several times, and each time costs what a password's hash costs.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
  projects: [
    { name: 'browser', testMatch: /(?<!\.(?:desktop|packaged))\.spec\.ts$/, use: { host: 'browser' } },
    { name: 'desktop', testMatch: /(?<!\.(?:browser|packaged))\.spec\.ts$/, use: { host: 'desktop' } },
    { name: 'packaged', testMatch: /(?<!\.(?:browser|desktop))\.spec\.ts$/, use: { host: 'packaged' } },
  ],
});
