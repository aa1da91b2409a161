/** Keys of the text. Tab stays with the browser: it leaves the text. */
import { baseKeymap } from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isCommandKey, isMac } from '../ui/command-key.ts';
import { bracket, changeLevel, splitBlock, toggleEmphasis, toggleStrong } from './commands.ts';
import { redo, undo } from './large-undo.ts';

/** Pages that have the editor take these from here: taken past it, its packages come in more chunks, and the first bundle is 1.3 KiB larger. */
export { isCommandKey, isMac };

/** One level in or out in reading direction: "deeper" is towards the end of the line. */
const sideways =
  (towards: 'left' | 'right'): Command =>
  (state, dispatch, view) => {
    const ends = view !== undefined && readsRightToLeft(view) ? 'left' : 'right';
    return changeLevel(towards === ends ? 1 : -1)(state, dispatch);
  };

function readsRightToLeft(view: EditorView): boolean {
  const at = view.domAtPos(view.state.selection.from).node;
  const element = at instanceof Element ? at : at.parentElement;
  return element !== null && getComputedStyle(element).direction === 'rtl';
}

const BINDINGS: Readonly<Record<string, Command>> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': toggleStrong,
  'Mod-i': toggleEmphasis,
  Enter: splitBlock,
  'Shift-Enter': splitBlock,
  'Ctrl-Alt-]': bracket,
};

/** On macOS these select words. */
const LEVELS: Readonly<Record<string, Command>> = { 'Alt-Shift-ArrowRight': sideways('right'), 'Alt-Shift-ArrowLeft': sideways('left') };

export function keys(): Plugin {
  const own = keydownHandler(isMac() ? BINDINGS : { ...BINDINGS, ...LEVELS });
  const basic = keydownHandler(baseKeymap);
  return new Plugin({
    props: { handleKeyDown: (view, event) => isCommandKey(event) && (own(view, event) || basic(view, event)) },
  });
}
