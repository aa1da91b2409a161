/**
 * Which seats are those of the person of whom a provider says this. Each way that the configuration names adds seats; a seat that was
 * given to an e-mail address is for that address alone, and a function that the provider does not confirm opens no seat that has it.
 */
import type { ForumState } from '../../shared/forum/state.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { line } from '../../shared/wire/value.ts';
import type { Opening } from './provider-config.ts';

export type Claims = Readonly<Record<string, unknown>>;

interface Held {
  readonly state: ForumState;
  readonly holders: { of(seat: SeatId): { readonly contact: string | null } };
}

export function seatsOf(
  { state, holders }: Held,
  claims: Claims,
  { seatClaim, entityClaim, functionClaim, byEmail }: Opening,
): readonly SeatId[] {
  const email = emailOf(claims);
  const ids = wordsIn(claims, seatClaim);
  const entities = wordsIn(claims, entityClaim);
  const functions = wordsIn(claims, functionClaim);
  const open = [...state.seats.values()].filter((seat) => seat.open);
  return open.flatMap(({ seat, entity, functions: held }) => {
    const contact = plain(holders.of(seat).contact ?? '');
    const given = contact !== '' && contact === email;
    if (contact !== '' && !given) return [];
    const { id, code } = state.entities.get(entity) ?? { id: entity, code: entity };
    const inEntity = [id, code].some((name) => entities.includes(plain(name))) && held.every((one) => functions.includes(one));
    return ids.includes(seat) || inEntity || (byEmail && given) ? [seat] : [];
  });
}

/** The name that others will see: the first that can be shown. */
export function personOf(claims: Claims): string {
  const shown = line(80);
  const names = [claims.name, claims.preferred_username, claims.email, claims.sub];
  return names.map((name) => shown.safeParse(name)).find(({ success }) => success)?.data ?? '?';
}

/** One that the provider has not verified is nobody's. */
const emailOf = ({ email, email_verified }: Claims): string | null =>
  typeof email === 'string' && email_verified === true ? plain(email) : null;

/** A claim is one word or a list of them. */
function wordsIn(claims: Claims, name: string | null): readonly string[] {
  const value = name === null || !Object.hasOwn(claims, name) ? [] : claims[name];
  return [value].flat().flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [plain(word)] : []));
}

const plain = (word: string): string => word.trim().toLowerCase();
