/** With every 503: when to ask again, seconds. */
export const RETRY_AFTER = '5';
