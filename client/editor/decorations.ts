/**
 * What is drawn on the text without being in it: bracket pairs, whose a suggestion is, and label and status of each paragraph as data
 * attributes for the style sheet. Worked out anew from each document, never moved along. Gutter and cards are no part of the text: they stand beside it at
 * `layoutOf`.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { ParagraphStatus } from '../../shared/opinion/register.ts';
import { type BlockId, type BlockKind, type EntityId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { wholeSuggestion } from '../../shared/text/block.ts';
import { bracketClass, pairBrackets } from '../../shared/text/brackets.ts';
import { schema } from '../../shared/text/schema.ts';
import { blocksOf } from './blocks.ts';
import { wordingOf } from './wording.ts';

/** How a paragraph stands, as the register says. */
export interface BlockLook {
  readonly label: string;
  readonly status: ParagraphStatus | null;
  /** The meeting has it before it. */
  readonly focused: boolean;
}

export function decorations(
  look: () => ReadonlyMap<BlockId, BlockLook>,
  called: (entity: EntityId) => string,
  quoted: () => string,
): Plugin {
  let drawn: { readonly doc: Node; readonly words: readonly Decoration[] } | null = null;
  return new Plugin({
    props: {
      decorations({ doc }) {
        if (drawn?.doc !== doc) drawn = { doc, words: [...brackets(doc), ...suggestions(doc, called), ...quotes(doc, quoted())] };
        return DecorationSet.create(doc, [...drawn.words, ...looks(doc, look())]);
      },
    },
  });
}

function brackets(doc: Node): readonly Decoration[] {
  const blocks = blocksOf(doc).filter(({ node }) => /[[\]［］]/.test(node.textContent));
  const start = new Map(blocks.map(({ node, pos }) => [node.attrs.id ?? '', pos + 1]));
  return pairBrackets(blocks.map(({ node }) => wordingOf(node))).map((bracket) => {
    const from = (start.get(bracket.block) ?? 0) + bracket.at;
    return Decoration.inline(from, from + 1, { class: bracketClass(bracket) });
  });
}

/** Whose each suggestion is, once at its end. */
function suggestions(doc: Node, called: (entity: EntityId) => string): readonly Decoration[] {
  return blocksOf(doc).flatMap(({ node, pos }) => {
    const whole = wholeSuggestion({ sug: node.attrs.sug });
    const attributes = whole && { 'data-suggested': whole.verb, 'data-who': called(whole.by) };
    const drawn = attributes === null ? [] : [Decoration.node(pos, pos + node.nodeSize, attributes)];
    node.forEach((run, offset, at) => {
      const by = suggestedBy(run);
      const next = at + 1 < node.childCount ? suggestedBy(node.child(at + 1)) : [];
      const ending = by.filter((entity) => !next.includes(entity)).map(called);
      const from = pos + 1 + offset;
      if (ending.length > 0) drawn.push(Decoration.inline(from, from + run.nodeSize, { 'data-who': ending.join(' ') }));
    });
    return drawn;
  });
}

/** What is quoted says so once, at its end: brackets in it do not count. */
function quotes(doc: Node, words: string): readonly Decoration[] {
  const isQuoted = ({ marks }: Node): boolean => schema.marks.lit.isInSet(marks) !== undefined;
  return blocksOf(doc).flatMap(({ node, pos }) => {
    const drawn: Decoration[] = [];
    node.forEach((run, offset, at) => {
      if (!isQuoted(run) || (at + 1 < node.childCount && isQuoted(node.child(at + 1)))) return;
      const from = pos + 1 + offset;
      drawn.push(Decoration.inline(from, from + run.nodeSize, { 'data-quoted': words, title: words }));
    });
    return drawn;
  });
}

const suggestedBy = ({ marks }: Node): readonly EntityId[] => [...new Set(marks.flatMap(({ attrs }): EntityId[] => attrs.by ?? []))];

function looks(doc: Node, look: ReadonlyMap<BlockId, BlockLook>): readonly Decoration[] {
  return blocksOf(doc).flatMap(({ node, pos }) => {
    const found = look.get(node.attrs.id);
    const heading = headingOf(node.attrs.kind);
    if (found === undefined) return heading === null ? [] : Decoration.node(pos, pos + node.nodeSize, heading);
    return Decoration.node(pos, pos + node.nodeSize, {
      ...heading,
      ...(found.label !== '' && { 'data-label': found.label }),
      ...(found.status !== null && { 'data-status': found.status }),
      ...(found.focused && { 'data-focus': '' }),
    });
  });
}

/** What heads others says so to a screen reader, as in the text that the server writes (shared/page/text-html.ts). */
function headingOf(kind: BlockKind): Readonly<Record<string, string>> | null {
  if (kind === 'title') return { role: 'heading', 'aria-level': '2' };
  return isHeading(kind) ? { role: 'heading', 'aria-level': '3' } : null;
}
