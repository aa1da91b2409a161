/** With every 503, and every 429 that does not know better: when to ask again, seconds. */
export const RETRY_AFTER = '5';
