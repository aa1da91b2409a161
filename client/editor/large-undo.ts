/**
 * An undo is no edit of the editor and comes past every filter; it, too, can take many paragraphs away for everybody: what was pasted a while
 * ago. It is asked about like any large cut. What the server has not recorded, or not for a minute, goes at once (SPEC P13, T16).
 */
import { type Command, Plugin, PluginKey } from 'prosemirror-state';
import { redoCommand, undoCommand, ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isSuggested } from '../../shared/text/block.ts';
import { browserClock } from '../lib/clock.ts';
import { type LargeCut, MOST } from './large-cuts.ts';

type Step = Y.UndoManager['undoStack'][number];

interface Asking {
  /** Paragraphs that the log has. */
  readonly recorded: () => ReadonlySet<BlockId>;
  readonly asks: (cut: LargeCut) => void;
  readonly since: WeakMap<Step, number>;
}

const KEY = new PluginKey<Asking>('large-undo');

/** The server's minute begins when it hears of it. */
const AT_ONCE_MS = 50_000;

const managerOf = (state: Parameters<Command>[0]): Y.UndoManager | undefined => yUndoPluginKey.getState(state)?.undoManager;

/** Without it `undo` and `redo` ask nothing. Must stand behind yUndoPlugin. */
export const largeUndos = (recorded: Asking['recorded'], asks: Asking['asks']): Plugin =>
  new Plugin({
    key: KEY,
    state: { init: () => ({ recorded, asks, since: new WeakMap() }), apply: (_, asking) => asking },
    view: ({ state }) => {
      const { since } = KEY.getState(state) ?? {};
      managerOf(state)?.on(
        'stack-item-added',
        ({ stackItem }: { readonly stackItem: Step }) => void since?.set(stackItem, browserClock.now()),
      );
      return {};
    },
  });

export const undo = asking('undo', undoCommand);
export const redo = asking('redo', redoCommand);

function asking(name: 'undo' | 'redo', command: Command): Command {
  return (state, dispatch) => {
    const { recorded, asks, since } = KEY.getState(state) ?? {};
    const manager = managerOf(state);
    const stack = manager?.[`${name}Stack`] ?? [];
    const step = stack.at(-1);
    const isYoung = step === undefined || browserClock.now() - (since?.get(step) ?? 0) < AT_ONCE_MS;
    const blocks = isYoung || !dispatch || !recorded ? [] : lostBy(step, ySyncPluginKey.getState(state).type, recorded());
    if (blocks.length <= MOST) return command(state, dispatch);
    const rest = (): void => {
      if (stack.at(-1) !== step) return;
      // where nothing is left to do it would go on with the step before
      const before = stack.splice(0, stack.length - 1);
      manager?.[name]();
      stack.unshift(...before);
    };
    asks?.({ blocks, rest });
    return true;
  };
}

/** Paragraphs with words that go as a whole: others have written nothing in them. */
function lostBy({ insertions }: Step, text: Y.XmlFragment, recorded: ReadonlySet<BlockId>): readonly BlockId[] {
  const isOwn = (item: Y.Item | null): boolean => item !== null && Y.isDeleted(insertions, item.id);
  return (text.toArray() as Y.XmlElement[]).flatMap((element) => {
    const { id = '', sug = null } = element.getAttributes();
    if (!recorded.has(id) || isSuggested({ sug }) || !isOwn(element._item)) return [];
    const words = (element.toArray() as Y.XmlText[]).flatMap(wordsIn);
    return words.length > 0 && words.every(isOwn) ? id : [];
  });
}

function wordsIn(text: Y.XmlText): readonly Y.Item[] {
  const words: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted && item.countable) words.push(item);
  return words;
}
