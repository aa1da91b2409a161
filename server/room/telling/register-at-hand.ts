import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import type { Ledger } from '../journal/ledger.ts';

/** The register, for which no document is built; null where only that knows how a paragraph last read that was removed after the snapshot. */
export function registerAtHand({ state, notes, name, wordsAtHand }: Ledger): Register | null {
  const known = register(state, notes, name.id, wordsAtHand);
  return known.paragraphs.every(({ removed, lastWords }) => !removed || lastWords !== null) ? known : null;
}
