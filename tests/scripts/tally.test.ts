import { describe, expect, it } from 'vitest';
import { lastLine, longest, tallyVitest, toRunAgain, undescribed, withSecondRun } from '../../scripts/tally.mjs';

const file = (...tests: readonly (readonly [status: string, fullName: string])[]) => ({
  name: 'a.test.ts',
  status: tests.some(([status]) => status === 'failed') ? 'failed' : 'passed',
  assertionResults: tests.map(([status, fullName]) => ({ status, fullName })),
});

const counts = (report: Parameters<typeof tallyVitest>[0], exitCode = 0, skips: Parameters<typeof tallyVitest>[2] = []) => {
  const { passed, failed, skipped } = tallyVitest(report, exitCode, skips);
  return { passed, failed, skipped };
};

describe('the count of a run', () => {
  it('counts what passed and what failed', () => {
    const report = { testResults: [file(['passed', 'a'], ['failed', 'b']), file(['passed', 'c'])] };
    expect(counts(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  it('takes a skip only where it is listed with its reason', () => {
    const report = { testResults: [file(['passed', 'a'], ['skipped', 'b'], ['pending', 'c'])] };
    expect(counts(report)).toEqual({ passed: 1, failed: 2, skipped: 0 });
    const listed = tallyVitest(report, 0, [{ test: 'b', reason: 'no disk' }]);
    expect(listed).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(listed.lines).toContain('SKIPPED b: no disk');
  });

  it('counts a file that did not load as a failure', () => {
    const broken = { name: 'broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] };
    expect(counts({ testResults: [file(['passed', 'a']), broken] }, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('says again at the end what failed, and why in one line', () => {
    const why = { status: 'failed', fullName: 'b', failureMessages: ['Error: no disk\n    at open'] };
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [why] }] };
    expect(tallyVitest(report, 1, []).lines).toEqual(['FAILED a.test.ts: b: Error: no disk']);
  });

  it('is red where the runner is, and where nothing ran', () => {
    expect(counts({ testResults: [file(['passed', 'a'])] }, 1)).toMatchObject({ failed: 1 });
    expect(counts({ testResults: [] })).toMatchObject({ failed: 1 });
  });

  it('is red where a file was left out', () => {
    expect(tallyVitest({ testResults: [file(['passed', 'a'])] }, 0, [], 2).lines).toEqual(['FAILED vitest ran 1 of 2 files']);
  });

  it('runs failed files of a browser once more, names what passed alone, and is red where it fails again', () => {
    const of = (name: string, status: string) => ({
      name: `/x/${name}`,
      status,
      assertionResults: [{ status, fullName: name, failureMessages: ['Error: late\n at x'] }],
    });
    const first = { testResults: [of('e2e/a', 'failed'), of('e2e/b', 'passed'), of('c', 'failed')] };
    expect(toRunAgain(first, ['e2e/a', 'e2e/b'])).toEqual(['e2e/a']);
    const many = ['e2e/a', 'e2e/b', 'c', 'd'].map((name) => of(name, 'failed'));
    expect(toRunAgain({ testResults: many }, ['e2e/a', 'e2e/b'])).toEqual([]);
    expect(toRunAgain({ testResults: [{ ...of('e2e/a', 'failed'), assertionResults: [] }] }, ['e2e/a'])).toEqual([]);

    const passed = withSecondRun(first, { testResults: [of('e2e/a', 'passed')] });
    expect(passed.lines).toEqual(['UNSTABLE /x/e2e/a: e2e/a: passed alone, and before that: Error: late']);
    expect(counts(passed.report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
    const failed = withSecondRun(first, { testResults: [of('e2e/a', 'failed')] });
    expect(failed.lines).toEqual([]);
    expect(counts(failed.report, 1)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('names the files that took longest, with their share', () => {
    expect(longest('1000 a.test.ts\n3000 b.test.ts\n1000 c.test.ts\n', 2)).toEqual([
      { seconds: 3, share: 60, file: 'b.test.ts' },
      { seconds: 1, share: 20, file: 'a.test.ts' },
    ]);
  });

  it('ends in one plain line', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

it('names the routes whose answers no test has held against the description of the API', () => {
  const notes = ['wanted get /a', 'wanted post /a', 'judged get /a', 'wanted get /a', 'wanted get /b', 'judged get /c', ''].join('\n');
  expect(undescribed(notes)).toEqual(['post /a', 'get /b']);
  expect(undescribed('')).toEqual([]);
});
