/** The token in an invitation link, however much of the address was pasted; null where there is none. */
export const readLink = (pasted: string): string | null => /(?:^|[#/])([\w-]{43})\/?$/.exec(pasted.trim())?.[1] ?? null;
