/** As many times slower as the machine is now than an idle one, so many times longer (scripts/slowness.mjs); in a bench as it is. */
const SLOWNESS = Number(process.env.TEST_SLOWNESS ?? 1);

/** For limits that end what hangs: on an idle machine as given. What a rule promises is not asked for more patiently. */
export const patient = (ms: number): number => Math.round(ms * SLOWNESS);
