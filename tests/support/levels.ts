/** `NEMCON_TEST`: pr in the gate; nightly and release raise counts, and add what takes long and other browsers (scripts/groups.mjs). */
const LEVELS = ['pr', 'nightly', 'release'] as const;
type Level = (typeof LEVELS)[number];

function readLevel(): Level {
  const asked = process.env.NEMCON_TEST ?? 'pr';
  const level = LEVELS.find((known) => known === asked);
  if (level === undefined) throw new Error(`NEMCON_TEST is ${LEVELS.join(', ')}, not ${asked}`);
  return level;
}

export const level = readLevel();

/** The count for the level asked for. */
export const count = (pr: number, nightly: number, release: number): number => ({ pr, nightly, release })[level];
