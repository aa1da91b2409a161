/**
 * One Yjs document of this page from its first byte to its end: the pair, who is here, the connection, and the editor once the server's
 * text is in. Where the document can no longer follow the server a new draft takes over; nothing of this one goes into it but words.
 */
import type { EditorView } from 'prosemirror-view';
import { Awareness } from 'y-protocols/awareness';
import type { BlockId, Hash } from '../../shared/opinion/vocabulary.ts';
import { exactForm, hashLine, textHash } from '../../shared/text/canon.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ImeHold } from '../editor/ime-hold.ts';
import { createEditor, type EditorOptions } from '../editor/view.ts';
import type { Clock } from '../lib/clock.ts';
import { Pair } from './pair.ts';
import { Provider, type ProviderOptions } from './provider.ts';
import { sha256 } from './sha256.ts';
import { type Unrecorded, unrecorded } from './unrecorded.ts';

export class Draft {
  readonly pair = new Pair();
  readonly awareness = new Awareness(this.pair.mine);
  readonly provider: Provider;
  readonly #clock: Clock;
  #view: EditorView | null = null;
  #ime: ImeHold | null = null;

  constructor(options: Omit<ProviderOptions, 'pair' | 'awareness' | 'hold'>) {
    this.#clock = options.clock;
    this.provider = new Provider({ ...options, pair: this.pair, awareness: this.awareness, hold: this.hold });
  }

  get view(): EditorView | null {
    return this.#view;
  }

  /** Runs what touches the shown text now, or when nobody is composing any more. */
  readonly hold = (job: () => void): void => (this.#ime === null ? job() : this.#ime.run(job));

  /** Shows the text; `lost` is told words that were composed in a paragraph that others removed meanwhile. */
  show(editor: Omit<EditorOptions, 'text' | 'awareness' | 'recorded'>, lost: (block: BlockId, words: string) => void): EditorView {
    const { pair, awareness } = this;
    const recorded = (): ReadonlySet<BlockId> => new Set(readBlocks(pair.recordedText).map(({ id }) => id));
    const view = createEditor({ ...editor, text: pair.text, awareness, recorded });
    this.#view = view;
    this.#ime = new ImeHold(view, this.#clock, lost);
    return view;
  }

  /** Connected, and everything typed here is recorded? */
  get settled(): boolean {
    return this.provider.link.state.at === 'live' && this.provider.tally.count === 0;
  }

  unrecorded(): readonly Unrecorded[] {
    return unrecorded(readBlocks(this.pair.text), readBlocks(this.pair.recordedText));
  }

  textHash(): Hash {
    return textHash(
      readBlocks(this.pair.text).map((block) => hashLine(block.id, sha256(exactForm(block)))),
      sha256,
    );
  }

  /** Ends the connection; the text stays on the page and can be edited. */
  disconnect(): void {
    this.provider.close();
  }

  close(): void {
    this.disconnect();
    this.#ime?.close();
    this.#view?.destroy();
    this.awareness.destroy();
    this.pair.close();
  }
}
