/**
 * After adoption no text is logged any more. A late client is asked for all it has (step 1); from its full step 2 a private repair is
 * made for this connection alone, which takes its own words out of its copy. An incremental update is never answered by itself:
 * a scratch copy would lack earlier private repairs and double paragraphs.
 */
import { step1Frame, updateFrame } from '../../../shared/wire/frame.ts';
import type { Clock } from '../../clock.ts';
import { late } from '../../text/late.ts';
import type { Ledger } from '../journal/ledger.ts';
import type { Session } from '../session.ts';
import type { ArrivedText } from './authors.ts';

const ASK_AFTER_MS = 60;

export class LateTexts {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #asking = new Map<Session, () => void>();

  constructor(clock: Clock, ledger: Ledger) {
    this.#clock = clock;
    this.#ledger = ledger;
  }

  hear({ session, update, full }: ArrivedText): void {
    if (full) {
      const repair = late(this.#ledger.live, update);
      if (repair !== null) session.send([updateFrame(repair)]);
      return;
    }
    if (this.#asking.has(session)) return;
    const cancel = this.#clock.after(ASK_AFTER_MS, () => {
      this.#asking.delete(session);
      session.send([step1Frame(this.#ledger.stateVector())]);
    });
    this.#asking.set(session, cancel);
  }

  forget(session: Session): void {
    this.#asking.get(session)?.();
    this.#asking.delete(session);
  }
}
