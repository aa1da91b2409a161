/**
 * `npm test`: everything that has to be green, in one run, ending with one line that counts it. Output is streamed as it comes.
 * Each step counts as one test, vitest's tests count one by one. It ends only processes that it started.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { grouped } from './groups.mjs';
import { installMissing } from './install.mjs';
import { asSetOn, factorOf, timeOfLoop } from './slowness.mjs';
import { lastLine, longest, tallyVitest, toRunAgain, undescribed, withSecondRun } from './tally.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;
const level = process.env.NEMCON_TEST ?? 'pr';
const loop = timeOfLoop();
const slower = factorOf(loop);
/** A hang must end as a red run. */
const DEADLINES = { pr: 45 * MINUTE, nightly: 180 * MINUTE, release: 800 * MINUTE };
if (!(level in DEADLINES)) throw new Error(`NEMCON_TEST is pr, nightly or release, not ${level}`);

const say = (line) => process.stdout.write(`${line}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
/** What each part took, and how long each core had nothing to do meanwhile. */
const times = [];

/** By core, in seconds since the machine was started. */
const idle = () => cpus().map(({ times }) => times.idle / 1000);

function run(command, args, deadlineMs = 10 * MINUTE * slower, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    const timer = setTimeout(() => {
      notes.push(`FAILED ${command}: stopped after ${(deadlineMs / MINUTE).toFixed(0)} minutes`);
      child.kill('SIGKILL');
    }, deadlineMs);
    child.on('error', (cause) => {
      notes.push(`FAILED ${command}: ${cause.message}`);
      clearTimeout(timer);
      resolve(1);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/** Does one part, and says how long it took. */
async function part(name, work) {
  say(`\n# ${name}`);
  const begun = performance.now();
  const before = idle();
  const passed = await work();
  const seconds = (performance.now() - begun) / 1000;
  times.push([seconds, name, idle().map((after, core) => after - before[core])]);
  say(`# ${name}: ${passed ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s`);
}

const step = (name, command, args) =>
  part(name, async () => {
    const passed = (await run(command, args)) === 0;
    total[passed ? 'passed' : 'failed'] += 1;
    if (!passed) notes.push(`FAILED ${name}`);
    return passed;
  });

const tool = (name) => join(root, 'node_modules/.bin', name);
const skips = JSON.parse(readFileSync(join(root, 'tests/skips.json'), 'utf8'));
/** What the tests leave for this run. */
const folder = mkdtempSync(join(tmpdir(), 'nemcon-report-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const conformed = join(folder, 'conformed');
const durations = join(folder, 'durations');
const ends = performance.now() + DEADLINES[level] * slower;

/** One run of vitest: how it ended, and its report, null where it left none. */
async function vitest({ files, workers, shares, env }, name) {
  const file = join(folder, `${name}.json`);
  const reporters = ['default', 'json', './scripts/durations.mjs'].map((reporter) => `--reporter=${reporter}`);
  const args = ['run', `--maxWorkers=${workers}`, `--isolate=${!shares}`, ...reporters, `--outputFile.json=${file}`, ...files];
  const exitCode = await run(tool('vitest'), args, ends - performance.now(), { CONFORMED: conformed, DURATIONS: durations, ...env });
  return { exitCode, report: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

async function group(one, name) {
  let { exitCode, report } = await vitest(one, name);
  const again = report === null ? [] : toRunAgain(report, one.again);
  if (again.length > 0) {
    say(`\n# once more, alone: ${again.join(', ')}`);
    const second = await vitest({ ...one, files: again, workers: 1 }, `${name}-again`);
    if (second.report !== null) {
      const both = withSecondRun(report, second.report);
      ({ report } = both);
      exitCode = second.exitCode;
      notes.push(...both.lines);
    }
  }
  if (report === null) {
    total.failed += 1;
    notes.push('FAILED tests: vitest left no report');
    return false;
  }
  const tally = tallyVitest(report, exitCode, skips, one.files.length);
  for (const key of Object.keys(total)) total[key] += tally[key];
  notes.push(...tally.lines);
  return tally.failed === 0;
}

async function tests() {
  const files = readdirSync(join(root, 'tests'), { recursive: true }).map((file) => `tests/${file}`);
  const groups = grouped(files.filter((file) => /\.test\.tsx?$/.test(file)).sort(), availableParallelism(), level);
  for (const [at, one] of groups.entries())
    await part(`${one.name}: ${one.files.length} files, ${one.workers} at once`, () => group(one, `report-${at}`));
  const missed = existsSync(conformed) ? undescribed(readFileSync(conformed, 'utf8')) : ['every route'];
  total[missed.length === 0 ? 'passed' : 'failed'] += 1;
  if (missed.length > 0)
    notes.push(`FAILED answers as described: no test has held against the description what is answered by ${missed.join(', ')}`);
}

/** What took how long. */
function sayTimes() {
  say('\n# the parts, in seconds, and how long each core was idle');
  for (const [seconds, name, idles] of times)
    say(`${seconds.toFixed(1).padStart(7)}  ${name} (idle ${idles.map((one) => one.toFixed(0)).join(', ')})`);
  const all = times.reduce((sum, [seconds]) => sum + seconds, 0);
  say(`${all.toFixed(1).padStart(7)}  in all; about ${asSetOn(all, loop).toFixed(0)} on the machine that the limits were set on`);
  if (!existsSync(durations)) return;
  say('\n# the longest test files: seconds, and their share of all');
  for (const { seconds, share, file } of longest(readFileSync(durations, 'utf8'), 15))
    say(`${seconds.toFixed(1).padStart(7)} ${share.toFixed(1).padStart(5)} %  ${file}`);
}

say(`# ${slower} times as slow as an idle machine: what hangs is ended so many times later`);
for (const { names } of installMissing(level, say)) {
  total.failed += 1;
  notes.push(`FAILED ${names[0]} is not installed`);
}
await step('build', process.execPath, ['scripts/build.mjs']);
await step('lint', tool('biome'), ['check', '--error-on-warnings', '.']);
await step('dead code', tool('knip'), []);
await step('types', tool('tsc'), ['-p', 'tsconfig.json']);
for (const pure of ['shared/opinion', 'shared/forum'])
  await step(`types of ${pure}, without Node and DOM`, tool('tsc'), ['-p', `${pure}/tsconfig.json`]);
await tests();
await step('budgets', process.execPath, ['scripts/budgets.mjs']);
sayTimes();

say('');
for (const note of notes) say(note);
say(lastLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
