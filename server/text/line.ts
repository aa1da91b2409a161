import type * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf } from '../../shared/text/read.ts';
import { blocksIn, build } from './element.ts';

/** The blocks of a text in their order, while healing takes some out and puts others in: read once, then kept. */
export class Line {
  readonly #fragment: Y.XmlFragment;
  readonly #elements: Y.XmlElement[];
  readonly #byId = new Map<BlockId, Y.XmlElement>();

  constructor(fragment: Y.XmlFragment) {
    this.#fragment = fragment;
    this.#elements = blocksIn(fragment);
    for (const element of this.#elements) this.name(element);
  }

  get elements(): readonly Y.XmlElement[] {
    return this.#elements;
  }

  byId(id: BlockId): Y.XmlElement | undefined {
    return this.#byId.get(id);
  }

  placeOf(element: Y.XmlElement): number {
    return this.#elements.indexOf(element);
  }

  /** The element has its id now. */
  name(element: Y.XmlElement): void {
    const id = attributeOf(element, 'id');
    if (isBlockId(id)) this.#byId.set(id, element);
  }

  insert(place: number, block: TextBlock): void {
    const element = build(block);
    this.#fragment.insert(place, [element]);
    this.#elements.splice(place, 0, element);
    this.#byId.set(block.id, element);
  }

  remove(element: Y.XmlElement): void {
    const place = this.placeOf(element);
    const id = attributeOf(element, 'id');
    if (isBlockId(id) && this.#byId.get(id) === element) this.#byId.delete(id);
    this.#fragment.delete(place, 1);
    this.#elements.splice(place, 1);
  }
}
