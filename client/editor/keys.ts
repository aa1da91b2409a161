/** Keys of the text. Tab stays with the browser: it leaves the text. */
import { baseKeymap } from 'prosemirror-commands';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin, TextSelection } from 'prosemirror-state';
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

/**
 * What the browser itself would delete between two paragraphs. It does so where a key comes sooner than word of where the caret has gone
 * (chromium: selectionchange), and then keeps the looks of the words by an inline style, which the policy refuses and reports.
 */
function joins(view: EditorView, event: InputEvent): boolean {
  if (!event.inputType.startsWith('delete') || !event.cancelable || view.composing) return false;
  const [range] = event.getTargetRanges();
  const at = view.dom.ownerDocument.getSelection();
  if (range === undefined || at?.anchorNode == null || at.focusNode === null) return false;
  if (paragraphAt(range.startContainer) === paragraphAt(range.endContainer)) return false;
  event.preventDefault();
  const { state } = view;
  const [anchor, head] = [view.posAtDOM(at.anchorNode, at.anchorOffset), view.posAtDOM(at.focusNode, at.focusOffset)];
  view.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))));
  baseKeymap[event.inputType.endsWith('Forward') ? 'Delete' : 'Backspace']?.(view.state, view.dispatch, view);
  return true;
}

const paragraphAt = (node: Node): Element | null | undefined => (node instanceof Element ? node : node.parentElement)?.closest('p');

export function keys(): Plugin {
  const own = keydownHandler(isMac() ? BINDINGS : { ...BINDINGS, ...LEVELS });
  const basic = keydownHandler(baseKeymap);
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => isCommandKey(event) && (own(view, event) || basic(view, event)),
      handleDOMEvents: { beforeinput: joins },
    },
  });
}
