// @vitest-environment happy-dom
/** Words that are marked stand where their letters are after each pause, though where none of them has moved only the paragraph typed in is asked. */
import { act, cleanup, renderHook } from '@testing-library/react';
import { joinBackward } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { afterEach, expect, it, vi } from 'vitest';
import { undo, ySyncPluginKey } from 'y-prosemirror';
import { differing } from '../../../client/editor/blocks.ts';
import { splitBlock } from '../../../client/editor/commands.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { wordsAt } from '../../../client/editor/letters.ts';
import { moveBlock } from '../../../client/editor/move.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { Store } from '../../../client/lib/store.ts';
import { Margin } from '../../../client/pages/opinion/text/margin.ts';
import { Places, type Spoken, spansOf } from '../../../client/pages/opinion/threads/places.ts';
import { useMarkedWords } from '../../../client/pages/opinion/threads/use-marked-words.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { manualClock } from '../../support/clock.ts';
import { count } from '../../support/levels.ts';
import { freshSeed, rngOf } from '../../support/rng.ts';
import { exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const LINES = 6;
const WORD = 'w000000e ';
const LINE = WORD.repeat(8);
const lookOf = (): string => 'commented';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** An editor in which the words of threads are marked, and another of the same text. */
function opened() {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  const [editor, other] = openPair(textOf(Array.from({ length: LINES }, (_, at) => ({ id: id(at + 1), text: LINE }))));
  const { view } = editor;
  // it is shown, and all of it near the window
  view.dom.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
  const margin = new Margin();
  view.setProps(margin.beside());
  margin.dress(view);
  oneParagraph(view, { differing, Drawn });
  const clock = manualClock();
  const words = new Store<Node>(view.state.doc);
  const places = new Places({ view: new Store(view), words } as unknown as ConstructorParameters<typeof Places>[0], clock);
  let renders = 0;
  renderHook(() => {
    renders += 1;
    useMarkedWords(margin, 'spoken', places.placed, lookOf);
  });
  const asked = vi.spyOn(margin, 'mark');
  return {
    editor,
    other,
    places,
    asked,
    renders: () => renders,
    spoken: (block: string, at: number, length: number): Omit<Spoken, 'id'> | null => {
      const text = ySyncPluginKey.getState(view.state).type;
      const said = wordsAt(text, view.state.doc, { block, at, length });
      return said && { block, words: { ...said, once: null } };
    },
    pause: (): void =>
      act(() => {
        margin.look(view.state.doc);
        words.set(view.state.doc);
        clock.advance(400);
      }),
    close: () => places.close(),
  };
}

/** Letters of each paragraph that are marked. */
function seenIn(dom: Element): readonly string[] {
  return [...dom.querySelectorAll('p[data-id]')].flatMap((paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    let at = 0;
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const isMarked = text.parentElement?.closest('.commented') != null;
      for (const _ of text.textContent ?? '') {
        if (isMarked) found.push(`${paragraph.getAttribute('data-id')} ${at}`);
        at += 1;
      }
    }
    return found;
  });
}

function meantBy(places: Places): readonly string[] {
  const { spans } = places.placed.getSnapshot();
  const all = [...spans.values()].flatMap((span) =>
    span ? Array.from({ length: span.length }, (_, by) => `${span.block} ${span.at + by}`) : [],
  );
  return [...new Set(all)];
}

it('P17 P32 words are marked where they are after each pause, whoever typed, on whichever side, took back or moved', () => {
  const first = freshSeed('marked-places');
  let [seen, few, moved] = [0, 0, 0];
  for (let seed = first; seed < first + count(10, 100, 500); seed++) {
    const rng = rngOf(seed);
    const rig = opened();
    const { editor, other, places, asked } = rig;
    let spoken: readonly Spoken[] = [];
    for (let step = 0; step < 25; step++) {
      if (rng.chance(0.3) || step < 4) {
        const said = rig.spoken(rng.pick(editor.ids), rng.below(40), rng.between(1, 8));
        if (said !== null) spoken = [...spoken, { ...said, id: `${step}` }];
        act(() => places.show(spoken));
      }
      for (let times = rng.below(3); times >= 0; times--) {
        const who = rng.chance(0.3) ? other : editor;
        const here = who.view.state.doc.children.map(({ attrs }): BlockId => attrs.id);
        const one = rng.pick(here);
        const kind = rng.below(8);
        const end = who.view.state.doc.resolve(who.at(one, 0)).parent.content.size;
        if (kind <= 2) who.type(one, end, 'so ');
        else if (kind === 3) who.type(one, 0, 'so ');
        else if (kind === 4) who.type(one, rng.below(end + 1), 'so ');
        else if (kind === 5 && end > 0) {
          const from = who.at(one, rng.below(end));
          who.view.dispatch(who.view.state.tr.delete(from, Math.min(from + 3, who.at(one, end))));
        } else if (kind === 6) who.run(undo);
        else if (rng.chance(0.3)) who.run(moveBlock(one, rng.pick([...here, null])));
        else if (rng.chance(0.5)) who.runAt(one, Math.min(20, end), splitBlock);
        else who.runAt(one, 0, joinBackward);
      }
      exchange(editor, other);
      const before = spansOf(places.placed.getSnapshot());
      const drawn = rig.renders();
      asked.mockClear();
      rig.pause();
      const isSame = before === spansOf(places.placed.getSnapshot());
      const [[, changed] = []] = asked.mock.calls;
      if (isSame && drawn === rig.renders() && changed != null) few += 1;
      if (!isSame) moved += 1;
      const now = seenIn(editor.view.dom);
      expect([...now].sort(), `seed ${seed}, step ${step}`).toEqual([...meantBy(places)].sort());
      seen += now.length;
    }
    rig.close();
    cleanup();
  }
  process.stdout.write(`marked-places: ${seen} letters marked, ${few} pauses in which none had moved, ${moved} in which some had\n`);
  expect(Math.min(few, moved)).toBeGreaterThan(20);
});

it('P17 where no words have moved only the paragraph that was typed in is asked, and nothing is drawn by React', () => {
  const { editor, places, asked, renders, spoken, pause, close } = opened();
  const all = editor.ids.flatMap((block, at) => {
    const said = spoken(block, 0, 5);
    return said === null ? [] : [{ ...said, id: `${at}` }];
  });
  act(() => places.show(all));
  pause();
  expect(seenIn(editor.view.dom)).toHaveLength(LINES * 5);
  asked.mockClear();
  const drawn = renders();
  editor.type(id(2), LINE.length, 'more');
  pause();
  expect(asked.mock.calls.map(([, changed]) => [...(changed ?? [])])).toEqual([[id(2)]]);
  expect(renders()).toBe(drawn);
  // between two who type on both sides of them meanwhile they are where their letters are
  editor.type(id(2), LINE.length, 'more');
  editor.type(id(2), 0, 'so ');
  pause();
  expect(renders()).toBeGreaterThan(drawn);
  expect(seenIn(editor.view.dom).filter((one) => one.startsWith(id(2)))).toEqual([3, 4, 5, 6, 7].map((at) => `${id(2)} ${at}`));
  close();
});
