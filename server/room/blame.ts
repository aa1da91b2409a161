/**
 * Whose fault was it? Where storage fails, and where anything throws once an append has begun, nobody knows what the log holds: the room is
 * dropped, and the next one reads it. Whatever else throws while something is worked on that somebody sent was thrown by what they sent:
 * that is theirs alone. The text is folded anew where it was touched, and the others go on.
 */
import { StorageFault } from '../log/log.ts';
import { RecordDamage } from '../record/damage.ts';
import type { Ledger } from './journal/ledger.ts';

export type Attempt<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: unknown };

/** Throws what is not the fault of whoever sent it. */
export async function attempt<Value>(
  ledger: Pick<Ledger, 'appendsBegun' | 'isAhead' | 'refold'>,
  run: () => Promise<Value> | Value,
): Promise<Attempt<Value>> {
  const { appendsBegun } = ledger;
  try {
    return { ok: true, value: await run() };
  } catch (fault) {
    if (fault instanceof StorageFault || fault instanceof RecordDamage || ledger.appendsBegun !== appendsBegun) throw fault;
    if (ledger.isAhead) await ledger.refold();
    return { ok: false, fault };
  }
}
