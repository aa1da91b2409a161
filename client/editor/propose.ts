/** A wording for a paragraph, as one suggestion of an entity: what stands stays, what differs is suggested word by word. */
import type { Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { compareWords } from '../../shared/compare/words.ts';
import type { BlockId, EntityId, Language } from '../../shared/opinion/vocabulary.ts';
import { schema } from '../../shared/text/schema.ts';
import { asSuggestion } from './as-suggestion.ts';
import { blockOf } from './blocks.ts';
import { stretches } from './stretches.ts';
import { asWritten, become, newSuggestion } from './suggesting.ts';

interface Proposal {
  readonly block: BlockId;
  readonly words: string;
  readonly by: EntityId;
  /** Of the text. */
  readonly language: Language;
}

/** False where it reads so already, or there is no such paragraph. */
export const propose =
  ({ block, words, by, language }: Proposal): Command =>
  (state, dispatch) => {
    const placed = blockOf(state.doc, block);
    if (placed === undefined) return false;
    const { text, at } = standing(placed.node, placed.pos + 1);
    const { tr } = state;
    let reached = text.length;
    for (const { is, text: piece } of compareWords(text, words, language).toReversed()) {
      if (is === 'ins') tr.insertText(piece, at(reached));
      else reached -= piece.length;
      if (is === 'del') for (let letter = reached + piece.length - 1; letter >= reached; letter--) tr.delete(at(letter), at(letter) + 1);
    }
    if (!tr.docChanged) return false;
    const id = newSuggestion();
    const line = stretches(state.doc.content.size, tr.mapping.maps);
    const { doc } = asSuggestion(state.doc, tr.doc, line, () => ({ by, id }));
    if (doc.eq(state.doc)) return false;
    dispatch?.(asWritten(become(state, doc)));
    return true;
  };

/** Is it a wording of this paragraph, and not what somebody says about it? Much of both must be the same. */
export function isWordingOf(doc: Node, { block, words, language }: Omit<Proposal, 'by'>): boolean {
  const placed = blockOf(doc, block);
  if (placed === undefined) return false;
  const { text } = standing(placed.node, 0);
  const same = compareWords(text, words, language).reduce((sum, { is, text: piece }) => sum + (is === 'same' ? piece.length : 0), 0);
  return same >= HALF * words.length && same >= LEAST * text.length;
}

/** Of a wording that is proposed, and of what stands: a paragraph may be cut to less than half. */
const HALF = 0.5;
const LEAST = 0.3;

/** The words without what is only suggested, and where each of their letters is. */
function standing(node: Node, start: number): { readonly text: string; readonly at: (letter: number) => number } {
  let text = '';
  const places: number[] = [];
  node.forEach((run, offset) => {
    if (run.marks.some(({ type }) => type === schema.marks.insertion)) return;
    for (let letter = 0; letter < run.nodeSize; letter++) places.push(start + offset + letter);
    text += run.text ?? '';
  });
  return { text, at: (letter) => places[letter] ?? start + node.content.size };
}
