/**
 * After adoption no text is logged any more. A late client is asked for all it has (step 1); from its full step 2 a private repair is
 * made for this connection alone, which takes its own words out of its copy. An incremental update is never answered by itself:
 * a scratch copy would lack earlier private repairs and double paragraphs. What was taken out goes back to whoever typed it, and only then is
 * what was sent acknowledged: nothing of it waits for the log any more (T24).
 */
import { ownFrame, step1Frame, updateFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import type { Clock } from '../../clock.ts';
import { late } from '../../text/late.ts';
import type { Remedy, TextRefusal } from '../../text/outcome.ts';
import type { Connection } from '../connection.ts';
import type { Ledger } from '../journal/ledger.ts';
import type { ArrivedText } from './authors.ts';

const ASK_AFTER_MS = 60;

type Refuse = (connection: Connection, code: TextRefusal, remedy: Remedy) => void;

export class LateTexts {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #refuse: Refuse;
  readonly #asking = new Map<Connection, () => void>();

  constructor(clock: Clock, ledger: Ledger, refuse: Refuse) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#refuse = refuse;
  }

  hear({ connection, updates: [update], full, n }: ArrivedText): void {
    if (full && update !== undefined) return this.#answer(connection, update, n);
    if (this.#asking.has(connection)) return;
    const cancel = this.#clock.after(ASK_AFTER_MS, () => {
      this.#asking.delete(connection);
      connection.send([step1Frame(this.#ledger.stateVector())]);
    });
    this.#asking.set(connection, cancel);
  }

  #answer(connection: Connection, update: Uint8Array, n: number): void {
    const heard = late(this.#ledger.live, update);
    if (!heard.ok) return this.#refuse(connection, heard.code, heard.remedy);
    const { repair, notices } = heard;
    const { seq } = this.#ledger;
    if (repair !== null) connection.send([updateFrame(repair)]);
    if (!connection.extended) return;
    if (notices.length > 0) connection.send([ownFrame(MESSAGE.healed, { seq, blocks: notices })]);
    connection.send([ownFrame(MESSAGE.ack, { n, seq })]);
  }

  forget(connection: Connection): void {
    this.#asking.get(connection)?.();
    this.#asking.delete(connection);
  }
}
