/** Addresses of the web that somebody gives for others to follow. */
import { isShowable } from './line.ts';

const LONGEST = 2_000;

/** Null where it is none: another scheme (`javascript:`), a name and password in it, or characters that are not shown. */
export function webAddress(typed: string): URL | null {
  if (typed.length > LONGEST || !isShowable(typed) || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null;
}
