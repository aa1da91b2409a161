/** Longest time in which an appeal may be made, ms; older decisions need not be remembered. */
export const APPEAL_DAY_MS = 86_400_000;

/** An appeal is made at once: where everybody sits together that is minutes, where nobody does a day. */
export const AT_ONCE_MS = 600_000;
