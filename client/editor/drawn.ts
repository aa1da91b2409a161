/**
 * What is drawn on a text, as ProseMirror's own set has it, by paragraph. Its own compares every paragraph with every decoration of the
 * document, when it is made and whenever it is drawn: with 1,000 of both that is most of what a keystroke costs.
 *
 * It works on an internal of prosemirror-view 1.42.9, what a set is made of; the tests of the decorations go red when that changes.
 */
import { type Decoration, DecorationSet } from 'prosemirror-view';

type Made = new (round: readonly Decoration[], within: readonly []) => DecorationSet;

export class Drawn extends (DecorationSet as unknown as Made) {
  readonly #within: (pos: number) => DecorationSet | undefined;

  /**
   * `round`: what stands between paragraphs and on whole ones, in order. `within`: what stands in the paragraph that begins at `pos`; only
   * another document may change it.
   */
  constructor(round: readonly Decoration[], within: (pos: number) => DecorationSet | undefined = () => undefined) {
    super(round, []);
    this.#within = within;
  }

  override forChild(pos: number): DecorationSet {
    return this.#within(pos) ?? DecorationSet.empty;
  }
}
