/** Counts for the last line of `npm test`, from vitest's JSON report and from the steps around it. */

/**
 * A test file that could not be loaded and an error outside every test count as one failure each: vitest reports no test for them.
 * A skip is fine only where `tests/skips.json` names it with its reason.
 */
export function tallyVitest(report, exitCode, allowedSkips, files = report.testResults.length) {
  const allowed = new Map(allowedSkips.map((skip) => [skip.test, skip.reason]));
  const tally = { passed: 0, failed: 0, skipped: 0, lines: [] };
  for (const file of report.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      tally.failed += 1;
      tally.lines.push(`FAILED ${file.name}: ${file.message || 'the file did not load'}`);
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1;
      else if (test.status === 'failed') {
        tally.failed += 1;
        tally.lines.push(`FAILED ${file.name}: ${test.fullName}: ${inShort(test.failureMessages?.[0])}`);
      } else if (allowed.has(test.fullName)) {
        tally.skipped += 1;
        tally.lines.push(`SKIPPED ${test.fullName}: ${allowed.get(test.fullName)}`);
      } else {
        tally.failed += 1;
        tally.lines.push(`FAILED ${test.fullName}: skipped, and not listed in tests/skips.json`);
      }
    }
  }
  if (report.testResults.length !== files) {
    tally.failed += 1;
    tally.lines.push(`FAILED vitest ran ${report.testResults.length} of ${files} files`);
  }
  if (exitCode !== 0 && tally.failed === 0) {
    tally.failed = 1;
    tally.lines.push(`FAILED vitest ended with ${exitCode}: an error outside every test`);
  }
  if (tally.passed + tally.failed === 0) {
    tally.failed = 1;
    tally.lines.push('FAILED vitest ran no test');
  }
  return tally;
}

/** More failing files than these are no matter of the machine. */
const MOST_AGAIN = 3;

/** The files among `allowed` to run once more: where a test failed. A file that did not load, or too many of them, stay as they are. */
export function toRunAgain(report, allowed) {
  const failed = report.testResults.filter(({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed'));
  return failed.length <= MOST_AGAIN ? allowed.filter((file) => failed.some(({ name }) => name.endsWith(`/${file}`))) : [];
}

/** The report with what the files did when they ran `again`, and a line for each test that failed at first and passed then. */
export function withSecondRun(report, again) {
  const second = new Map(again.testResults.map((file) => [file.name, file]));
  const lines = report.testResults.flatMap((file) => {
    const passed = new Set(
      second.get(file.name)?.assertionResults.flatMap(({ status, fullName }) => (status === 'passed' ? [fullName] : [])),
    );
    return file.assertionResults
      .filter(({ status, fullName }) => status === 'failed' && passed.has(fullName))
      .map(
        ({ fullName, failureMessages }) =>
          `UNSTABLE ${file.name}: ${fullName}: passed alone, and before that: ${inShort(failureMessages?.[0])}`,
      );
  });
  return { report: { ...report, testResults: report.testResults.map((file) => second.get(file.name) ?? file) }, lines };
}

/** The first line of what went wrong: the whole stands where the test ran, thousands of lines above. */
const inShort = (message = 'no reason given') => message.split('\n', 1)[0].slice(0, 300);

/** Routes that answer JSON, none of which any test has held against the description; from the notes of tests/http/conforms.ts. */
export function undescribed(notes) {
  const lines = new Set(notes.split('\n'));
  return [...lines].flatMap((line) => {
    const [what, ...route] = line.split(' ');
    return what === 'wanted' && !lines.has(['judged', ...route].join(' ')) ? [route.join(' ')] : [];
  });
}

/** The files that took longest, from the lines of scripts/durations.mjs; `share`: of the time of all, in per cent. */
export function longest(lines, most) {
  const all = lines
    .trim()
    .split('\n')
    .map((line) => ({ seconds: Number(line.slice(0, line.indexOf(' '))) / 1000, file: line.slice(line.indexOf(' ') + 1) }));
  const total = all.reduce((sum, { seconds }) => sum + seconds, 0);
  return all
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, most)
    .map((one) => ({ ...one, share: (100 * one.seconds) / total }));
}

export const lastLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
