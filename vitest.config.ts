import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.ts',
      'tests/access/**/*.test.ts',
      'tests/migrations/**/*.test.ts',
      'tests/documents/**/*.test.ts',
      'tests/reliability/**/*.test.ts',
      'tests/fuzz/**/*.test.ts',
      'tests/help/**/*.test.ts',
      'tests/windows/**/*.test.ts',
    ],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
