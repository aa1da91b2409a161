import type { MessageKey } from '../../../shared/i18n/catalogue.ts';

/** The token in an invitation link, however much of the address was pasted; null where there is none. */
export const readLink = (pasted: string): string | null => /(?:^|[#/])([\w-]{43})\/?$/.exec(pasted.trim())?.[1] ?? null;

/** What is said of a link that opens nothing, for good. */
export const DEAD_LINK: ReadonlyMap<string, MessageKey> = new Map<string, MessageKey>([
  ['link-spent', 'invite.spent'],
  ['link-expired', 'invite.expired'],
  ['link-revoked', 'invite.revoked'],
  ['link-unknown', 'invite.unknown'],
  ['seat-closed', 'invite.seatClosed'],
]);
