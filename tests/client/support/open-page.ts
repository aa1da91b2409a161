import type { EditorView } from 'prosemirror-view';
import { blockOf } from '../../../client/editor/blocks.ts';
import { type LiveOpinion, openOpinion } from '../../../client/sync/live-opinion.ts';
import type { OpenOptions } from '../../../client/sync/open-options.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type ManualClock, manualClock } from '../../support/clock.ts';
import { type FakeServer, settle } from './fake-server.ts';

export interface Page {
  readonly opinion: LiveOpinion;
  readonly clock: ManualClock;
  readonly view: EditorView;
  /** Words of each paragraph as shown. */
  readonly shown: readonly string[];
  type(block: BlockId, offset: number, words: string): void;
  /** Moves time on and lets everything under way arrive. */
  pass(ms: number): Promise<void>;
}

/** Opens an opinion as a delegate of a Member State and waits for its text. */
export async function openPage(server: FakeServer | undefined, options: Partial<OpenOptions> = {}): Promise<Page> {
  const place = document.createElement('div');
  document.body.append(place);
  const clock = manualClock();
  const bind = server === undefined ? {} : { openSocket: server.open, fetch: async () => new Response(JSON.stringify(server.register)) };
  const opinion = openOpinion({
    opinion: 'op-1',
    url: 'ws://test/collab/op-1',
    seat: { id: 'seat-1', entity: 'arl', capacity: 'member-state', functions: [], remote: false },
    person: 'A. Delegate',
    place,
    clock,
    random: () => 0.5,
    ...bind,
    ...options,
  });
  await settle();
  const page: Page = {
    opinion,
    clock,
    get view() {
      const view = opinion.view.getSnapshot();
      if (view === null) throw new Error('no text yet');
      return view;
    },
    get shown() {
      const words: string[] = [];
      page.view.state.doc.forEach((node) => void words.push(node.textContent));
      return words;
    },
    type(block, offset, words) {
      const placed = blockOf(page.view.state.doc, block);
      if (placed === undefined) throw new Error('no such paragraph');
      page.view.dispatch(page.view.state.tr.insertText(words, placed.pos + 1 + offset));
    },
    async pass(ms) {
      clock.advance(ms);
      await settle();
    },
  };
  return page;
}
