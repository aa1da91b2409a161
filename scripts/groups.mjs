/**
 * The groups in which `npm test` runs the test files, one after the other, so that both cores of a small machine are busy all along: what
 * computes or draws with one file for each core; what mostly waits, for a server, a page or a clock, with two; what measures by itself.
 * What only computes shares a process and its modules with the files before it, which spares each about a second; a page that is drawn
 * leaves stores behind that the next file would find.
 */
const GROUPS = [
  {
    name: 'tests that measure',
    workers: () => 1,
    has: [
      'tests/e2e/called.test.ts',
      'tests/e2e/first-text.test.ts',
      'tests/e2e/without-websocket.test.ts',
      'tests/room/event-loop.test.ts',
      'tests/system/door.test.ts',
      'tests/system/flood.test.ts',
      'tests/system/restart.test.ts',
    ],
  },
  {
    name: 'tests that wait',
    workers: (cores) => 2 * cores,
    has: ['tests/client/browser/', 'tests/demo/', 'tests/e2e/', 'tests/http/collab.test.ts', 'tests/process/', 'tests/system/'],
  },
  {
    name: 'tests that draw',
    workers: (cores) => cores,
    has: ['tests/client/', 'tests/live/follow.test.ts', 'tests/page/text-html.test.ts', 'tests/ui/'],
  },
  { name: 'tests that compute', workers: (cores) => cores, has: ['tests/'], shares: true },
];

/** What is done at night in Firefox too (tests/support/browser.ts): typing, composing, pasting, following, a meeting by keys. */
const IN_FIREFOX = [
  'tests/client/browser/editor.test.ts',
  'tests/e2e/following.test.ts',
  'tests/e2e/hostile-clipboard.test.ts',
  'tests/e2e/meeting-by-keys.test.ts',
];

/** What is done at night alone, in a browser that nothing else drives (tests/support/webkit.ts). */
const IN_WEBKIT = ['tests/e2e/webkit.test.ts'];

/**
 * What is done at night alone, because the gate ends within 25 minutes on two idle cores (CONTRIBUTING.md): rare states, one look after
 * another. The ways that everybody goes, each rule that a browser alone can show, and each page (tests/e2e/pages.test.ts) stay in the gate.
 */
export const AT_NIGHT = [
  'tests/e2e/address.test.ts',
  'tests/e2e/agreed-by-keys.test.ts',
  'tests/e2e/arrival.test.ts',
  'tests/e2e/first-look.test.ts',
  'tests/e2e/followed-time.test.ts',
  'tests/e2e/head.test.ts',
  'tests/e2e/hostile-clipboard.test.ts',
  'tests/e2e/hostile-words.test.ts',
  'tests/e2e/in-sight.test.ts',
  'tests/e2e/late-draft.test.ts',
  'tests/e2e/low-window.test.ts',
  'tests/e2e/meeting-report.test.ts',
  'tests/e2e/palette.test.ts',
  'tests/e2e/part-lost.test.ts',
  'tests/e2e/participants.test.ts',
  'tests/e2e/report.test.ts',
  'tests/e2e/select-paragraphs.test.ts',
  'tests/e2e/snapshot.test.ts',
  'tests/e2e/stalled-storage.test.ts',
  'tests/e2e/weak-list.test.ts',
  'tests/e2e/what-changed-by-keys.test.ts',
];

/**
 * What runs once more in the gate, alone, where it failed: beside three others a page may be late for reasons of the machine. What fails then
 * is red, and what passes is named as unstable. Nothing else is tried twice, and at night nothing is.
 */
const IN_BROWSER = ['tests/client/browser/', 'tests/e2e/'];

/** More files at once than this win nothing, and want memory. */
const MOST = 8;

/** Each file in the first group that has it; what computes runs first, because it is what fails most. After the gate come other browsers. */
export function grouped(files, cores, level) {
  const group = (name, workers, of, { shares = false, env = {} } = {}) => ({
    name,
    workers: Math.min(MOST, workers),
    shares,
    again: level === 'pr' ? of.filter((file) => IN_BROWSER.some((start) => file.startsWith(start))) : [],
    files: of,
    env,
  });
  const left = level === 'pr' ? [...IN_WEBKIT, ...AT_NIGHT] : IN_WEBKIT;
  const run = files.filter((file) => !left.includes(file));
  const homes = run.map((file) => GROUPS.find(({ has }) => has.some((start) => file.startsWith(start))));
  const groups = GROUPS.map((one) => {
    const own = run.filter((_, at) => homes[at] === one);
    return group(one.name, one.workers(cores), own, one);
  }).reverse();
  if (level === 'pr') return groups;
  const only = (some) => files.filter((file) => some.includes(file));
  return [
    ...groups,
    group('tests in Firefox', cores, only(IN_FIREFOX), { env: { TEST_BROWSER: 'firefox' } }),
    group('tests in WebKit', cores, only(IN_WEBKIT)),
  ];
}

/** The longest of their groups: begun last they would run on alone. */
const LONGEST = [
  'tests/e2e/pages.test.ts',
  'tests/e2e/weak-list.test.ts',
  'tests/opinion/random.test.ts',
  'tests/http/collab.test.ts',
  'tests/e2e/',
];

function rank(file) {
  const at = LONGEST.findIndex((start) => file.startsWith(start));
  return at === -1 ? LONGEST.length : at;
}

/** By path. */
export const longestFirst = (one, other) => rank(one) - rank(other);
