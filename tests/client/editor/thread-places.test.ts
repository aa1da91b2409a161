// @vitest-environment happy-dom
/** Where the words of threads are, kept up to date by looking at paragraphs that have changed alone: as if all were looked at each time. */
import { expect, it } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import { splitBlock } from '../../../client/editor/commands.ts';
import { spanOf, wordsAt } from '../../../client/editor/letters.ts';
import { moveBlock } from '../../../client/editor/move.ts';
import { Store } from '../../../client/lib/store.ts';
import { Places, type Spoken } from '../../../client/pages/opinion/threads/places.ts';
import { manualClock } from '../../support/clock.ts';
import { count } from '../../support/levels.ts';
import { freshSeed, rngOf } from '../../support/rng.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const LINES = 8;
const WORD = 'w000000e ';

it('P32 the places of words are those that a look at every thread would find, whatever was typed, moved or begun', () => {
  const first = freshSeed('thread-places');
  let [here, gone] = [0, 0];
  for (let seed = first; seed < first + count(20, 200, 1_000); seed++) {
    const rng = rngOf(seed);
    const editor = openEditor(textOf(Array.from({ length: LINES }, (_, at) => ({ id: id(at + 1), text: WORD.repeat(6) }))));
    const text = ySyncPluginKey.getState(editor.view.state).type;
    const clock = manualClock();
    const words = new Store(0);
    const opinion = { view: new Store(editor.view), words };
    const places = new Places(opinion as unknown as ConstructorParameters<typeof Places>[0], clock);
    let spoken: readonly Spoken[] = [];
    for (let step = 0; step < 30; step++) {
      const block = rng.pick(editor.ids);
      const { doc, tr } = editor.view.state;
      const [from, to] = [editor.at(block, 0), editor.at(block, 0) + rng.below(12)];
      const { size } = doc.resolve(from).parent.content;
      const act = rng.below(6);
      if (act <= 1) {
        const said = wordsAt(text, doc, { block, at: rng.below(20), length: rng.between(1, 12) });
        // how they read is not asked for: then each place is that of its letters
        if (said !== null) spoken = [...spoken, { id: `${step}`, block, words: { ...said, once: null } }];
        places.show(spoken);
      } else if (act === 2) {
        spoken = spoken.filter(() => rng.chance(0.8));
        places.show(spoken);
      } else if (act === 3) editor.type(block, 0, 'new ');
      else if (act === 4 && to <= doc.content.size) editor.view.dispatch(tr.delete(from, Math.min(to, from + size)));
      // the last one may have fewer letters
      else if (rng.chance(0.5)) editor.runAt(block, Math.min(5, size), splitBlock);
      else editor.run(moveBlock(block, rng.pick([...editor.ids, null])));
      words.set(step + 1);
      clock.advance(400);
      const { spans } = places.placed.getSnapshot();
      const found = new Map(spoken.map((one) => [one.id, spanOf(text, editor.view.state.doc, one.block, one.words)]));
      expect([...spans].sort(), `seed ${seed}, step ${step}`).toEqual([...found].sort());
      here += [...found.values()].filter((span) => span != null).length;
      gone += [...found.values()].filter((span) => span === null).length;
    }
    places.close();
    editor.close();
  }
  process.stdout.write(`thread-places: ${here} at their words, ${gone} gone\n`);
  expect(Math.min(here, gone)).toBeGreaterThan(50);
});
