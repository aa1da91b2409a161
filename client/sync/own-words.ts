/**
 * What was typed here and is not in the log: kept for whoever opens this opinion next, put into the text where it still fits, and else in
 * its author's hands. None of it is anywhere else, and when nothing waits to be acknowledged all of it is in its
 * author's hands (K8, T24).
 */
import type { EditorView } from 'prosemirror-view';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { replay } from '../editor/replay.ts';
import type { Clock } from '../lib/clock.ts';
import { Buffer } from './buffer.ts';
import type { Drafts } from './drafts.ts';
import { HandedBackStore } from './handed-back.ts';
import { livingHere } from './living.ts';
import { LostWordsDesk } from './lost-words.ts';
import type { LostWords } from './pair.ts';
import type { Told } from './told.ts';
import { plan, type Unrecorded, wordsOf } from './unrecorded.ts';

export interface OwnWordsOptions {
  readonly opinion: string;
  /** Its id. */
  readonly seat: string;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly drafts: () => Drafts;
  /** The text on the page; null before it has come and after it has gone. */
  readonly view: () => EditorView | null;
  readonly mayWriteIn: (block: BlockId) => boolean;
}

const SAVE_MS = 300;

export class OwnWords {
  readonly handedBack: HandedBackStore;
  readonly #options: OwnWordsOptions;
  readonly #buffer: Buffer;
  readonly #lost: LostWordsDesk;
  #tookOver = false;
  #stopSaving: (() => void) | null = null;

  constructor(options: OwnWordsOptions) {
    const { opinion, seat, clock, storage } = options;
    this.#options = options;
    this.handedBack = new HandedBackStore(storage, opinion, seat);
    this.#buffer = new Buffer({ opinion, seat, storage, living: (name, group) => livingHere(name, group, clock) });
    this.#lost = new LostWordsDesk(clock, (lost) =>
      this.handBack(lost.map(({ block, words }) => ({ block, why: 'removed', mine: words }))),
    );
  }

  /** They have gone before anybody can have seen them. */
  lost(words: readonly LostWords[]): void {
    this.#lost.add(words);
  }

  /** The server has taken something out and gives it back. What was typed into a paragraph that others removed this page has found by itself. */
  healed({ blocks: all }: Extract<Told, { readonly type: 'healed' }>): void {
    const blocks = all.filter(({ why }) => why !== 'removed');
    this.handBack(blocks);
    // while somebody composes, the text in which they are missing is still held
    this.#options.drafts().current.hold(() => {
      for (const { block, mine } of blocks) this.#lost.healed(block, mine);
    });
  }

  handBack(items: readonly Omit<Parameters<HandedBackStore['add']>[0][number], 'at'>[]): void {
    const at = this.#options.clock.now();
    this.handedBack.add(items.map((item) => ({ ...item, at })));
  }

  /** So many changes are not recorded now. The server gives words back before it acknowledges the rest: with 0 nobody will say more of what is lost. */
  changed(count: number): void {
    if (count > 0) {
      this.#stopSaving ??= this.#options.clock.after(SAVE_MS, () => this.save());
      return;
    }
    this.#lost.flush();
    this.save();
  }

  /** Puts into the text on the page what a former document or a former page could not get recorded, and hands back what does not fit. */
  put(changes: readonly Unrecorded[], removals: boolean): void {
    const { view: viewNow, drafts, mayWriteIn } = this.#options;
    const view = viewNow();
    if (view === null || changes.length === 0) return;
    const { put, back } = plan(changes, readBlocks(drafts().current.pair.text), (id) => !mayWriteIn(id), removals);
    replay(view, put);
    const words = back.map((change) => ({ block: change.id, why: 'not-recorded' as const, mine: wordsOf(change) }));
    this.handBack(words.filter(({ mine }) => mine !== ''));
  }

  /** Is there something that dead tabs may have left behind? */
  get mayTakeOver(): boolean {
    return !this.#tookOver && this.#buffer.others.length > 0;
  }

  /** What dead tabs of this seat left behind, once; their entries go when ours holds what came of them. */
  async takeOver(): Promise<void> {
    if (this.#tookOver) return;
    this.#tookOver = true;
    const { changes, done } = await this.#buffer.leftBehind();
    if (this.#options.view() === null) return; // this page has ended too: the next one finds them
    this.put(changes, true);
    this.save();
    done();
  }

  save(): void {
    this.#stopSaving?.();
    this.#stopSaving = null;
    const { changing, shown } = this.#options.drafts();
    if (shown.view !== null) this.#buffer.save(changing || shown.provider.tally.count > 0 ? shown.unrecorded() : []);
  }

  /** The page may be about to go. */
  leaving(): void {
    this.#lost.flush();
    this.save();
  }

  close(): void {
    this.#lost.flush(); // text that was held while somebody composed has come in meanwhile
    this.#stopSaving?.();
    this.#buffer.close();
  }
}
