/**
 * Who is at one text through other nodes, and who is here, for them. Each node says of which texts somebody has them open; carets go from node
 * to node only where two have the same text open, so that what is spread by text costs nothing.
 */
import type { Json } from '../../../shared/lib/canonical-json.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { HERE, OPEN } from '../../nodes/facts.ts';
import type { Nodes } from '../../nodes/nodes.ts';

/** A client's presence, as its node stamped it; it is gone where `state` is null. */
export interface There {
  readonly client: number;
  readonly clock: number;
  readonly state: string | null;
  /** Whose id of presence it is. */
  readonly seat: string;
}

interface OtherNodesTools {
  readonly nodes: Nodes;
  readonly opinion: string;
  /** What is told where others have the text open. */
  readonly here: () => Iterable<There>;
  readonly heard: (there: There) => void;
  /** Whether all is known may have changed. */
  readonly changed: () => void;
}

export class OtherNodes {
  readonly #tools: OtherNodesTools;
  /** Other nodes where somebody has the text open. */
  readonly #open = new Map<string, ReturnType<typeof OPEN.shape.parse>>();
  /** By client: the node that told of it last, and what. */
  readonly #there = new Map<number, There & { readonly node: string }>();
  readonly #stops: readonly (() => void)[];
  /** What we have told of. */
  readonly #told = new Set<string>();
  #states: readonly EntityId[] = [];
  #isOpen = false;

  constructor(tools: OtherNodesTools) {
    this.#tools = tools;
    const { nodes, opinion, changed } = tools;
    this.#stops = [
      nodes.watch(OPEN.topic(opinion), (_, value, node) => this.#heardOpen(node, value)),
      nodes.watch(HERE.topic(opinion), (name, value, node) => this.#heardThere(Number(name), node, value)),
      nodes.onKnown(changed),
    ];
  }

  /** Is somebody there of whom nothing was told, or can nobody say? */
  get unknown(): boolean {
    return !this.#tools.nodes.known || [...this.#open.values()].some(([told]) => !told);
  }

  /** Member States with a screen at another node. */
  get states(): ReadonlySet<EntityId> {
    return new Set([...this.#open.values()].flatMap(([, states]) => states));
  }

  /** Who is there. */
  all(): Iterable<There> {
    return this.#there.values();
  }

  /** Somebody has the text open here, or nobody any more. */
  here(isOpen: boolean, states: readonly EntityId[]): void {
    if (isOpen === this.#isOpen && String(states) === String(this.#states)) return;
    this.#isOpen = isOpen;
    this.#states = states;
    this.#sayOpen();
  }

  /** These have changed here. */
  moved(changed: Iterable<There>): void {
    if (!this.#tells) return;
    for (const one of changed) this.#say(one);
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.here(false, []);
  }

  get #tells(): boolean {
    return this.#isOpen && this.#open.size > 0;
  }

  #sayOpen(): void {
    const { nodes, opinion, here } = this.#tools;
    if (!this.#tells) {
      for (const name of this.#told) nodes.retract(HERE.topic(opinion), name);
      this.#told.clear();
    } else if (this.#told.size === 0) for (const one of here()) this.#say(one);
    if (this.#isOpen) nodes.state(OPEN.topic(opinion), '', () => [this.#tells, this.#states]);
    else nodes.retract(OPEN.topic(opinion), '');
  }

  #say({ client, state, ...one }: There): void {
    const { nodes, opinion } = this.#tools;
    const name = String(client);
    if (state === null) {
      this.#told.delete(name);
      return nodes.retract(HERE.topic(opinion), name);
    }
    this.#told.add(name);
    nodes.state(HERE.topic(opinion), name, () => [one.clock, state, one.seat]);
  }

  #heardOpen(node: string, value: Json | null): void {
    const read = OPEN.shape.safeParse(value);
    const had = this.#open.size;
    if (read.success) this.#open.set(node, read.data);
    else this.#open.delete(node);
    if (this.#open.size > 0 !== had > 0) this.#sayOpen();
    this.#tools.changed();
  }

  /** One that moves to another node is told of by the other before the first has retracted it, or after. */
  #heardThere(client: number, node: string, value: Json | null): void {
    const known = this.#there.get(client);
    const read = HERE.shape.safeParse(value);
    if (read.success) {
      const [clock, state, seat] = read.data;
      if (known !== undefined && known.node !== node && known.clock > clock) return;
      const one = { client, clock, state, seat, node };
      this.#there.set(client, one);
      this.#tools.heard(one);
    } else if (known?.node === node) {
      this.#there.delete(client);
      this.#tools.heard({ ...known, state: null });
    }
  }
}
