import { defineConfig } from 'vitest/config';
import { slowness } from './scripts/slowness.mjs';

const slower = slowness();

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // wherever the machine stands; who means another zone names it
    env: { TZ: 'UTC', TEST_SLOWNESS: String(slower) },
    setupFiles: ['tests/ui/support/patience.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000 * slower,
    hookTimeout: 120_000 * slower,
    // as long as tests/support/until.ts waits
    expect: { poll: { timeout: 10_000 * slower } },
    coverage: { include: ['shared/opinion/**'], thresholds: { branches: 100 } },
  },
});
