/**
 * Is a request about the document of a restricted session? Then nothing is told of it (O7). By its address: where a fault ends, and where a
 * socket is refused, there are no params.
 */
import { readRestrictedId } from '../shared/forum/restricted.ts';

export const asksSession = (address: string): boolean =>
  address
    .replaceAll(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .split(/[/?&=]/)
    .some((word) => readRestrictedId(word) !== null);
