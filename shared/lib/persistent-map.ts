/**
 * A map that never changes: with another value it is another map, which shares all but the way to that value (a hash array mapped trie).
 * What it holds comes in an order of its own, the same for the same keys.
 */
interface Leaf<Value> {
  readonly hash: number;
  /** More than one where keys have the same hash. */
  readonly pairs: readonly (readonly [key: string, value: Value])[];
}

type Branch<Value> = ReadonlyMap<number, Node<Value>>;
type Node<Value> = Leaf<Value> | Branch<Value>;

/** Of a hash, for one branch. */
const BITS = 5;
const MASK = (1 << BITS) - 1;

export class PersistentMap<Value> implements Iterable<readonly [key: string, value: Value]> {
  readonly #root: Branch<Value>;

  constructor(root: Branch<Value> = new Map()) {
    this.#root = root;
  }

  get(key: string): Value | undefined {
    const hash = hashOf(key);
    let node: Node<Value> | undefined = this.#root;
    for (let shift = 0; node !== undefined && !('pairs' in node); shift += BITS) node = node.get(slot(hash, shift));
    return node?.hash === hash ? node.pairs.find(([one]) => one === key)?.[1] : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, value: Value): PersistentMap<Value> {
    return new PersistentMap(put(this.#root, { hash: hashOf(key), pairs: [[key, value]] }, 0));
  }

  *values(): Generator<Value> {
    for (const [, value] of this) yield value;
  }

  *[Symbol.iterator](): Generator<readonly [key: string, value: Value]> {
    yield* pairsIn(this.#root);
  }
}

function put<Value>(branch: Branch<Value>, leaf: Leaf<Value>, shift: number): Branch<Value> {
  const at = slot(leaf.hash, shift);
  return new Map(branch).set(at, beside(branch.get(at), leaf, shift + BITS));
}

function beside<Value>(node: Node<Value> | undefined, leaf: Leaf<Value>, shift: number): Node<Value> {
  if (node === undefined) return leaf;
  if (!('pairs' in node)) return put(node, leaf, shift);
  if (node.hash !== leaf.hash) return put(put(new Map<number, Node<Value>>(), node, shift), leaf, shift);
  const keys = new Set(leaf.pairs.map(([key]) => key));
  return { hash: leaf.hash, pairs: [...node.pairs.filter(([key]) => !keys.has(key)), ...leaf.pairs] };
}

function* pairsIn<Value>(node: Node<Value>): Generator<readonly [key: string, value: Value]> {
  if ('pairs' in node) yield* node.pairs;
  else for (const below of node.values()) yield* pairsIn(below);
}

const slot = (hash: number, shift: number): number => (hash >>> shift) & MASK;

/** FNV-1a, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
