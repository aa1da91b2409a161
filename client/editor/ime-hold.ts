/**
 * While somebody composes (Chinese, accents on macOS), the browser owns the letters around the caret: a remote change at or behind them
 * leaves half-typed letters in the text. So what comes from others waits until 30 ms after the composition has ended, at most 10 s.
 * Where the paragraph under composition is gone by then, the composed words are handed back.
 */
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../lib/clock.ts';
import { blockOf } from './blocks.ts';

const SETTLE_MS = 30;
const LONGEST_MS = 10_000;

export class ImeHold {
  readonly #view: EditorView;
  readonly #clock: Clock;
  readonly #lost: (block: BlockId, words: string) => void;
  readonly #held: (() => void)[] = [];
  #composition: { readonly block: BlockId; words: string } | null = null;
  #stopLimit: (() => void) | null = null;
  #stopSettling: (() => void) | null = null;

  /** `lost` is told what was composed in a paragraph that others have removed meanwhile. */
  constructor(view: EditorView, clock: Clock, lost: (block: BlockId, words: string) => void) {
    this.#view = view;
    this.#clock = clock;
    this.#lost = lost;
    view.dom.addEventListener('compositionstart', this.#started);
    view.dom.addEventListener('compositionupdate', this.#updated);
    view.dom.addEventListener('compositionend', this.#ended);
  }

  /** Runs `job` now, or after the composition; in order. */
  readonly run = (job: () => void): void => {
    if (this.#composition === null) return job();
    this.#held.push(job);
    this.#stopLimit ??= this.#clock.after(LONGEST_MS, () => this.#flush());
  };

  /** Lets everything in and stops listening. */
  close(): void {
    this.#flush();
    this.#view.dom.removeEventListener('compositionstart', this.#started);
    this.#view.dom.removeEventListener('compositionupdate', this.#updated);
    this.#view.dom.removeEventListener('compositionend', this.#ended);
  }

  readonly #started = (): void => {
    this.#composition ??= { block: this.#view.state.selection.$from.parent.attrs.id ?? '', words: '' };
  };

  readonly #updated = ({ data }: CompositionEvent): void => {
    if (this.#composition !== null) this.#composition.words = data;
  };

  readonly #ended = ({ data }: CompositionEvent): void => {
    if (this.#composition === null) return;
    this.#composition.words = data;
    this.#settle();
  };

  /** ProseMirror reads the last letters a moment after the end, and the next composition may have begun by then. */
  #settle(): void {
    this.#stopSettling?.();
    this.#stopSettling = this.#clock.after(SETTLE_MS, () => (this.#view.composing ? this.#settle() : this.#flush()));
  }

  #flush(): void {
    this.#stopLimit?.();
    this.#stopSettling?.();
    this.#stopLimit = this.#stopSettling = null;
    const composition = this.#composition;
    this.#composition = null;
    for (const job of this.#held.splice(0)) job();
    if (composition === null || composition.words === '' || blockOf(this.#view.state.doc, composition.block) !== undefined) return;
    this.#lost(composition.block, composition.words);
  }
}
