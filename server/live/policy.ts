/** What a follower's page may do: run and style nothing but the very bytes that were built. */
import { FOLLOW_SCRIPT, FOLLOW_STYLE } from '../built.ts';

export const FOLLOW_POLICY = [
  "default-src 'none'",
  `style-src ${FOLLOW_STYLE.hash}`,
  `script-src ${FOLLOW_SCRIPT.hash}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types follow',
].join(';');
