/** The time zone of this browser: IANA name. */
export const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
