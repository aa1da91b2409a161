/** With every 503, and every 429 that does not know better: when to ask again, seconds. */
export const RETRY_AFTER = '5';
/** Where what is asked for is on its way, seconds. */
export const AGAIN_SOON = '3';
