import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { longestFirst } from './scripts/groups.mjs';
import { BUILT, builtModule } from './scripts/server-bundle.mjs';
import { slowness } from './scripts/slowness.mjs';

/** What vitest knows of earlier runs is not there in a clean checkout. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const path = ({ moduleId }: TestSpecification): string => relative(import.meta.dirname, moduleId);
    return (await super.sort(files)).sort((one, other) => longestFirst(path(one), path(other)));
  }
}

const slower = slowness();

export default defineConfig({
  /** As it is shipped, and made once for all test files. */
  plugins: [{ name: 'built', enforce: 'pre', load: (id) => (BUILT.test(id) ? builtModule(id) : null) }],
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // wherever the machine stands; who means another zone names it
    env: { TZ: 'UTC', TEST_SLOWNESS: String(slower) },
    globalSetup: 'tests/support/workers.ts',
    setupFiles: ['tests/ui/support/patience.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 180_000 * slower,
    hookTimeout: 120_000 * slower,
    // as long as tests/support/until.ts waits
    expect: { poll: { timeout: 10_000 * slower } },
    // the one line of a failure that a long run keeps says what was found
    chaiConfig: { truncateThreshold: 250 },
    sequence: { sequencer: LongestFirst },
    coverage: { include: ['shared/opinion/**'], thresholds: { branches: 100 } },
  },
});
