/**
 * How many times slower than an idle machine this one is now, 1 at the least: the time of a loop of arithmetic beside its time on an idle
 * core. It tells a slow machine and a busy one alike. Every limit that is there to end what hangs is as many times longer
 * (tests/support/patient.ts, vitest.config.ts, scripts/test.mjs). Measured once at the start of each run; `TEST_SLOWNESS` says it instead.
 */
const ROUNDS = 200_000_000;
/** On the machine that the limits were set on. */
const SET_ON_MS = 285;
/** What is no slower than this needs no longer limits. */
const IDLE_MS = 350;
/** So that a hang still ends. */
const MOST = 8;

export const slowness = () => factorOf(timeOfLoop());

/** What took so long now took on the machine that the limits were set on about so long: `ms` is the time of the loop now. */
export const asSetOn = (seconds, ms) => (seconds * SET_ON_MS) / ms;

export function factorOf(ms) {
  if (!(ms > 0)) throw new RangeError(`not a time: ${ms}`);
  return Math.round(Math.min(MOST, Math.max(1, ms / IDLE_MS)) * 10) / 10;
}

/** In ms; where `TEST_SLOWNESS` says how many times slower the machine is, that is believed. */
export function timeOfLoop() {
  const said = process.env.TEST_SLOWNESS;
  if (said !== undefined) return Number(said) * IDLE_MS;
  const begun = performance.now();
  let mixed = 1;
  for (let round = 0; round < ROUNDS; round += 1) mixed = (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) + round) | 0;
  const ms = performance.now() - begun;
  // what nobody reads is not computed
  return mixed === ms ? IDLE_MS : ms;
}
