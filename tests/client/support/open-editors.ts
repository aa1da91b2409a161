/** Editors for one test; they are closed when it is over. */
import { afterEach } from 'vitest';
import { Editor } from './editors.ts';

const open: Editor[] = [];
afterEach(() => open.splice(0).forEach((editor) => void editor.close()));

export function openEditor(seed: Uint8Array): Editor {
  const editor = new Editor(seed);
  open.push(editor);
  return editor;
}

/** Two of one text. */
export const openPair = (seed: Uint8Array): readonly [Editor, Editor] => [openEditor(seed), openEditor(seed)];
