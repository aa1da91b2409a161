/**
 * The text for those who come and for those who come back. What is the same for many is framed once: so a hundred at once cost what one costs,
 * and the state that most of it is costs nothing anew while others type.
 */
import { step2Frame, updateFrame } from '../../../shared/wire/frame.ts';
import type { Messages } from '../connection.ts';
import type { Ledger } from '../journal/ledger.ts';

export class TextForComers {
  readonly #ledger: Ledger;
  /** By the updates that they are made of, which stay the same as long as nothing happens. */
  readonly #messages = new WeakMap<readonly Uint8Array[], Messages>();
  readonly #firsts = new WeakMap<Uint8Array, Uint8Array>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** For somebody who has what this state vector says. May build the document. */
  of(stateVector: Uint8Array): Messages {
    const updates = isEmpty(stateVector) ? this.#ledger.whole : this.#ledger.lacking(stateVector);
    return once(this.#messages, updates, ([first, ...others]) =>
      first === undefined ? [] : [once(this.#firsts, first, step2Frame), ...others.map(updateFrame)],
    );
  }
}

function once<Of extends object, Made>(known: WeakMap<Of, Made>, of: Of, make: (of: Of) => Made): Made {
  const made = known.get(of) ?? make(of);
  known.set(of, made);
  return made;
}

/** A state vector that names no client. */
const isEmpty = (stateVector: Uint8Array): boolean => stateVector.length === 1;
