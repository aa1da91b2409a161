/**
 * The programs outside npm that the tests drive, each by the names it may have, the best one first, and the fonts that pages are measured
 * with; Debian's packages have the same names, or the one in `from`. Chromium without windows is a quarter of the work: the one with windows makes a whole browser's surface for each
 * test (Playwright too takes the former where nobody looks on).
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const BROWSER = {
  names: ['chromium-headless-shell', 'chromium'],
  why: 'the editor is tested in a real browser',
  variable: 'CHROMIUM',
};

export const FIREFOX = {
  names: ['firefox-esr', 'firefox'],
  why: 'at night the editor, and what stands round it, are tested in it too',
  variable: 'FIREFOX',
};

export const WEBKIT = {
  names: ['WebKitWebDriver'],
  from: 'webkit2gtk-driver',
  why: 'at night one way through the house is gone in it too',
};

export const SCREEN = { names: ['Xvfb'], from: 'xvfb', why: 'WebKit draws on a screen' };

const ALWAYS = [
  { names: ['redis-server'], why: 'the Redis log passes the same contract as SQLite' },
  BROWSER,
  { names: ['strace'], why: 'proves that an acknowledgement follows the fsync' },
];

/** Each has a file by which it is known. Elsewhere than on Debian the tests run with the fonts that are there. */
const FONTS = [
  {
    names: ['fonts-noto-core'],
    file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf',
    why: 'pages are measured in Latin, Cyrillic and Arabic',
  },
  { names: ['fonts-noto-cjk'], file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', why: 'and in Chinese' },
];

/** What a run of this level drives. */
export const programsOf = (level) => [...ALWAYS, ...FONTS, ...(level === 'pr' ? [] : [FIREFOX, WEBKIT, SCREEN])];

/** Its path: what the environment names, or the first of its names that is on the path; null where it is not there. */
export function pathOf({ names, variable, file }) {
  if (file !== undefined) return existsSync(file) ? file : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const said = variable && process.env[variable];
  return (said ? [said, ...paths] : paths).find(executable) ?? null;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent and not executable are the same answer here
  }
}
