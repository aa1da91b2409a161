/** The whole register over HTTP, which also says what a socket that was refused does not: why there is none for us. */
import type { Register } from '../../shared/opinion/register.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { isFault } from './fault.ts';

/** The register; a code of `CLOSE` where it is not for us; null where nobody answers. */
export type AskedRegister = Register | number | null;

/** What a refused upgrade would have said, had it been a socket. */
const REFUSED: ReadonlyMap<number, number> = new Map([
  [401, CLOSE.signedOut],
  [403, CLOSE.noRight],
  [404, CLOSE.notFound],
]);

export async function askRegister(opinion: string, seat: SeatId, fetch: typeof globalThis.fetch): Promise<AskedRegister> {
  try {
    const response = await fetch(`/api/opinions/${encodeURIComponent(opinion)}/register`, { headers: { 'nemcon-seat': seat } });
    return response.ok ? ((await response.json()) as Register) : (REFUSED.get(response.status) ?? null);
  } catch (error) {
    if (!isFault(error)) throw error;
    return null;
  }
}
