/**
 * Carets and selections of others. Classes and data attributes only: the default of y-prosemirror sets `style`, which the page's policy
 * refuses. The name is drawn by the style sheet from `data-name`, so no letter of it is ever in the text.
 */
import type { Plugin } from 'prosemirror-state';
import { yCursorPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import type { EntityId } from '../../shared/opinion/vocabulary.ts';

/** What the server stamps: `name` is the entity. */
interface Stamped {
  readonly name: EntityId;
}

/** `called` gives the short name of an entity ("ARL"). */
export function cursors(awareness: Awareness, called: (entity: EntityId) => string): Plugin {
  // ProseMirror asks for a caret again when a letter is typed beside it: another element would have the whole text laid out once more. So
  // its code is as old as what was heard last of whoever is there
  const drawn = new WeakMap<Stamped, HTMLElement>();
  return yCursorPlugin(awareness, {
    cursorBuilder: (stamped: Stamped) => {
      const caret = drawn.get(stamped) ?? caretOf(stamped.name, called);
      drawn.set(stamped, caret);
      return caret;
    },
    selectionBuilder: ({ name }: Stamped) => ({ class: 'peer-selection', 'data-entity': name }),
  });
}

function caretOf(name: EntityId, called: (entity: EntityId) => string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'peer-caret';
  caret.dataset.entity = name;
  caret.dataset.name = called(name);
  return caret;
}
