/**
 * What is drawn on a text, as ProseMirror's own set has it, by paragraph. Its own compares every paragraph with every decoration of the
 * document, when it is made and whenever it is drawn: with 1,000 of both that is most of what a keystroke costs.
 *
 * It works on an internal of prosemirror-view 1.42.9, what a set is made of; the tests of the decorations go red when that changes.
 */
import { type Decoration, DecorationSet } from 'prosemirror-view';

type Made = new (round: readonly Decoration[], within: readonly []) => DecorationSet & { eq(other: unknown): boolean };
type Within = (pos: number) => DecorationSet | undefined;

const NOTHING: Within = () => undefined;

export class Drawn extends (DecorationSet as unknown as Made) {
  readonly #within: Within;

  /** `round`: what stands between paragraphs and on whole ones, in order. `within`: what stands in the paragraph that begins at `pos`. */
  constructor(round: readonly Decoration[], within = NOTHING) {
    super(round, []);
    this.#within = within;
  }

  /** What stands within paragraphs is not compared: where it has changed, another function says so. */
  override eq(other: unknown): boolean {
    return this === other || (other instanceof Drawn && other.#within === this.#within && super.eq(other));
  }

  override forChild(pos: number): DecorationSet {
    return this.#within(pos) ?? DecorationSet.empty;
  }
}
