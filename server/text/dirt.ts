import * as Y from 'yjs';

/** What transactions have touched since it was last taken: the cost of everything after is that of the touched, not of the text. */
export class Dirt {
  readonly blocks = new Set<unknown>();
  /** Of blocks that are there: the clients that made the texts which were taken out of them. */
  readonly texts = new Map<unknown, readonly number[]>();
  /** Blocks came, went or moved. */
  list = false;
  /** An id was written. */
  ids = false;
  /** A kind was written, or whether the block is a suggested one. */
  kinds = false;
  readonly #deleted: Y.Transaction['deleteSet'][] = [];

  note(fragment: Y.XmlFragment, { changed, deleteSet }: Y.Transaction): void {
    if (deleteSet.clients.size > 0) this.#deleted.push(deleteSet);
    for (const [type, keys] of changed) {
      const child = childOf(fragment, type);
      if (child === null) {
        this.list = true;
        continue;
      }
      this.blocks.add(child);
      if (child !== type) continue;
      if (keys.has(null)) this.#noteTexts(child, deleteSet);
      if (keys.has('id')) this.ids = true;
      if (keys.has('kind') || keys.has('sug')) this.kinds = true;
    }
  }

  add(other: Dirt): void {
    for (const type of other.blocks) this.blocks.add(type);
    this.list ||= other.list;
    this.ids ||= other.ids;
    this.kinds ||= other.kinds;
    this.#deleted.push(...other.#deleted);
  }

  /** Nothing at all went. */
  get tookNothing(): boolean {
    return this.#deleted.length === 0;
  }

  tookOut({ id }: Y.Item): boolean {
    return this.#deleted.some((deleted) => Y.isDeleted(deleted, id));
  }

  #noteTexts(block: unknown, deleteSet: Y.Transaction['deleteSet']): void {
    if (!(block instanceof Y.XmlElement)) return;
    const makers: number[] = [];
    for (let item = block._start; item !== null; item = item.right) {
      if (item.deleted && Y.isDeleted(deleteSet, item.id)) makers.push(item.id.client);
    }
    this.texts.set(block, makers);
  }
}

/** The child of the fragment that a type is in, or is; null for the fragment itself. */
function childOf(fragment: Y.XmlFragment, type: unknown): unknown {
  let child: unknown = type;
  while (child instanceof Y.AbstractType && child !== (fragment as unknown)) {
    const parent: unknown = child._item?.parent;
    if (parent === fragment) return child;
    child = parent;
  }
  return null;
}
