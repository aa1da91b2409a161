/**
 * What is drawn on a text, as ProseMirror's own set has it, by paragraph. Its own compares every paragraph with every decoration of the
 * document, when it is made and whenever it is drawn: with 1,000 of both that is most of what a keystroke costs. And what stands round
 * paragraphs is made only where ProseMirror asks for it: where one paragraph alone is drawn again it does not (one-paragraph.ts).
 *
 * It works on an internal of prosemirror-view 1.42.9, what a set is made of; the tests of the decorations go red when that changes.
 */
import type { Node } from 'prosemirror-model';
import { type Decoration, DecorationSet } from 'prosemirror-view';
import { ofBlock } from './blocks.ts';

type Made = new (round: readonly [], within: readonly []) => DecorationSet & { eq(other: unknown): boolean };

/** What stands in each paragraph. A map, or what gives of a paragraph that stays what it gave before. */
export type Within = Pick<ReadonlyMap<Node, DecorationSet>, 'get'>;

const NOTHING: Within = new Map();

export class Drawn extends (DecorationSet as unknown as Made) {
  readonly #round: () => readonly Decoration[];
  readonly by: readonly unknown[];
  readonly within: Within;
  #made: readonly Decoration[] | null = null;

  /**
   * `round`: what stands between paragraphs and on whole ones, in order. `by`: what that follows from, beside the paragraphs, their order and
   * attributes.
   */
  constructor(round: () => readonly Decoration[], by: readonly unknown[], within = NOTHING) {
    super([], []);
    this.#round = round;
    this.by = by;
    this.within = within;
  }

  get local(): readonly Decoration[] {
    this.#made ??= this.#round();
    return this.#made;
  }

  /** ProseMirror's own constructor has nothing to say. */
  set local(_: readonly Decoration[]) {}

  /** What stands within paragraphs is not compared: where it has changed, something else says so. */
  override eq(other: unknown): boolean {
    return this === other || (other instanceof Drawn && other.within === this.within && super.eq(other));
  }

  override forChild(_pos: number, block: Node): DecorationSet {
    return this.within.get(block) ?? DecorationSet.empty;
  }
}

/** Sets of what stands in a paragraph, the same as long as it says the same: another one ProseMirror compares letter by letter at each keystroke. */
export function keptSets<Span>(drawn: (span: Span) => Decoration): (block: Node, spans: readonly Span[]) => DecorationSet {
  const kept = ofBlock(() => ({ spans: NONE as readonly Span[], said: '[]', set: DecorationSet.empty }));
  return (block, spans) => {
    const known = kept(block);
    if (spans === known.spans) return known.set;
    known.spans = spans;
    const said = JSON.stringify(spans);
    if (said !== known.said) Object.assign(known, { said, set: DecorationSet.create(block, spans.map(drawn)) });
    return known.set;
  };
}

const NONE: readonly never[] = [];
