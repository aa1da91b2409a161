/** What those of a room who run the meeting are told of its receipts: all when they join, then what has changed. */
import type { Receipt } from '../../../shared/opinion/arrival.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { ownFrame } from '../../../shared/wire/frame.ts';
import { MESSAGE } from '../../../shared/wire/message.ts';
import type { Messages } from '../connection.ts';
import type { Receipts } from './receipts.ts';

export class ReceiptNews {
  readonly #receipts: Receipts;
  readonly #changed = new Set<EntityId>();
  /** Ends it. */
  readonly close: () => void;

  /** `due` is called when there are some. */
  constructor(receipts: Receipts, due: () => void) {
    this.#receipts = receipts;
    this.close = receipts.watch((state) => {
      this.#changed.add(state);
      due();
    });
  }

  all(): Messages {
    return [frame(true, this.#receipts.of())];
  }

  /** Since the last call, as one message, or none. */
  changes(): Messages {
    if (this.#changed.size === 0) return [];
    const message = frame(false, this.#receipts.of(this.#changed));
    this.#changed.clear();
    return [message];
  }
}

const frame = (whole: boolean, states: readonly Receipt[]): Uint8Array => ownFrame(MESSAGE.receipts, { whole, states });
