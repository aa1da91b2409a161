/**
 * `npm test`: everything that has to be green, in one run, ending with one line that counts it. Output is streamed as it comes.
 * Each step counts as one test, vitest's tests count one by one. It ends only processes that it started.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './install.mjs';
import { lastLine, tallyVitest, undescribed } from './tally.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;
const level = process.env.NEMCON_TEST ?? 'pr';
/** A hang must end as a red run. */
const DEADLINES = { pr: 30 * MINUTE, nightly: 150 * MINUTE, release: 800 * MINUTE };
if (!(level in DEADLINES)) throw new Error(`NEMCON_TEST is pr, nightly or release, not ${level}`);

const say = (line) => process.stdout.write(`${line}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];

function run(command, args, deadlineMs = 10 * MINUTE, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    const timer = setTimeout(() => {
      notes.push(`FAILED ${command}: stopped after ${deadlineMs / MINUTE} minutes`);
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

async function step(name, command, args) {
  say(`\n# ${name}`);
  const begun = performance.now();
  const passed = (await run(command, args)) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
  if (!passed) notes.push(`FAILED ${name}`);
  say(`# ${name}: ${passed ? 'ok' : 'FAILED'}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const tool = (name) => join(root, 'node_modules/.bin', name);

async function vitest() {
  say('\n# tests');
  const folder = mkdtempSync(join(tmpdir(), 'nemcon-report-'));
  const report = join(folder, 'report.json');
  const conformed = join(folder, 'conformed');
  try {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const exitCode = await run(tool('vitest'), args, DEADLINES[level], { CONFORMED: conformed });
    if (!existsSync(report)) {
      total.failed += 1;
      notes.push('FAILED tests: vitest left no report');
      return;
    }
    const skips = JSON.parse(readFileSync(join(root, 'tests/skips.json'), 'utf8'));
    const tally = tallyVitest(JSON.parse(readFileSync(report, 'utf8')), exitCode, skips);
    for (const key of Object.keys(total)) total[key] += tally[key];
    notes.push(...tally.lines);
    const missed = existsSync(conformed) ? undescribed(readFileSync(conformed, 'utf8')) : ['every route'];
    total[missed.length === 0 ? 'passed' : 'failed'] += 1;
    if (missed.length > 0)
      notes.push(`FAILED answers as described: no test has held against the description what is answered by ${missed.join(', ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const need of installMissing(say)) {
  total.failed += 1;
  notes.push(`FAILED ${need.program} is not installed`);
}
await step('build', process.execPath, ['scripts/build.mjs']);
await step('lint', tool('biome'), ['check', '--error-on-warnings', '.']);
await step('dead code', tool('knip'), []);
await step('types', tool('tsc'), ['-p', 'tsconfig.json']);
for (const pure of ['shared/opinion', 'shared/forum']) {
  const config = `${pure}/tsconfig.json`;
  if (existsSync(join(root, config))) await step(`types of ${pure}, without Node and DOM`, tool('tsc'), ['-p', config]);
}
await vitest();
await step('budgets', process.execPath, ['scripts/budgets.mjs']);

say('');
for (const note of notes) say(note);
say(lastLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
