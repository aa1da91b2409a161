/**
 * What the nodes of one store tell each other beside its logs: who is at which text, what has come to whom, that something was done. Nothing
 * of it is recorded, and it ends with the node that said it. A server that has its store for itself has none of this.
 */
import type { Json } from '../../shared/lib/canonical-json.ts';

/** `value` is null when it is so no longer, or when the node is gone. */
export type Heard = (name: string, value: Json | null, node: string) => void;

export interface Nodes {
  /** Of this node. */
  readonly id: string;
  /** Has all been heard that the other nodes say, as far as can be told? */
  readonly known: boolean;
  /** What one of all nodes does is for this one to do; where that cannot be told, for each. */
  readonly leads: boolean;
  /** Called when `known` has changed; until what it gives is called. */
  onKnown(hear: () => void): () => void;
  /** From now on this is so here, or is so differently; asked for when it is told, so that only the newest is. */
  state(topic: string, name: string, value: () => Json): void;
  retract(topic: string, name: string): void;
  /** Hears what others state, and what they state already; until what it gives is called. */
  watch(topic: string, hear: Heard): () => void;
  /** Something has happened: told once, and lost where nobody hears it. */
  tell(topic: string, word: Json): void;
  onTold(topic: string, hear: (word: Json) => void): () => void;
  /** Asks one node; null where there is no such node. Throws StorageFault where no answer came. */
  ask(node: string, topic: string, question: Json): Promise<Json | null>;
  /** Answers what other nodes ask. */
  answers(topic: string, answer: (question: Json) => Promise<Json>): void;
  close(): Promise<void>;
}
