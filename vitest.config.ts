import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // wherever the machine stands; who means another zone names it
    env: { TZ: 'UTC' },
    setupFiles: ['tests/ui/support/patience.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // as long as tests/support/until.ts waits
    expect: { poll: { timeout: 10_000 } },
    coverage: { include: ['shared/opinion/**'], thresholds: { branches: 100 } },
  },
});
