import type { IncomingMessage } from 'node:http';

/** The first cookie of that name, as it stands; ours are plain ASCII and need no decoding. */
export function readCookie(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** `__Host-`: browsers take it from https only, for this host only, for all its paths: a sister domain cannot plant one. */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-nemcon' : 'nemcon');

/**
 * Strict: links between delegates open a shell that needs no rights, and the shell's own requests carry the cookie; an invitation is
 * redeemed by a button on our own page. So nothing needs it to travel with a click from elsewhere: a page opened that way only comes
 * without the text in its first HTML.
 */
export const sessionCookie = (secure: boolean, secret: string, maxAgeMs: number): string =>
  strict(sessionCookieName(secure), secure, secret, maxAgeMs);

/** Of a sign-in through the provider that is under way. Strict as well: the page that the person comes back to is ours, and asks with it. */
export const flowCookieName = (secure: boolean): string => (secure ? '__Host-nemcon-flow' : 'nemcon-flow');

export const flowCookie = (secure: boolean, secret: string, maxAgeMs: number): string =>
  strict(flowCookieName(secure), secure, secret, maxAgeMs);

/** How often a page was refused without a pause (server/http/refused-again.ts). */
export const REFUSED_COOKIE = 'nemcon-refused';

/** For one address; null: no cookie can name it. */
export const refusedCookie = (secure: boolean, times: number, maxAgeMs: number, path: string): string | null =>
  /^[\w\-./~%]*$/.test(path) ? strict(REFUSED_COOKIE, secure, String(times), maxAgeMs, path) : null;

function strict(name: string, secure: boolean, value: string, maxAgeMs: number, path = '/'): string {
  const seconds = Math.floor(maxAgeMs / 1000);
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** Language of the interface: not a secret, kept a year. */
export const languageCookie = (secure: boolean, language: string): string =>
  `nemcon-language=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`;
