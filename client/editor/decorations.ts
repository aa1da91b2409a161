/**
 * What is drawn on the text without being in it: bracket pairs, whose a suggestion is, and label and status of each paragraph as data
 * attributes for the style sheet. Worked out anew from each document, never moved along; what stands in a paragraph is made anew only
 * where that or a bracket's partner has changed. Gutter and cards are no part of the text: they stand beside it at `layoutOf`.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, type DecorationSet } from 'prosemirror-view';
import type { ParagraphStatus } from '../../shared/opinion/register.ts';
import { type BlockId, type BlockKind, type EntityId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { wholeSuggestion } from '../../shared/text/block.ts';
import { bracketClass, pairBrackets } from '../../shared/text/brackets.ts';
import { schema } from '../../shared/text/schema.ts';
import { blocksOf, differing, ofBlock, type Placed } from './blocks.ts';
import { Drawn, keptSets } from './drawn.ts';
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
  const within = keptSets(({ from, to, attributes }: Span) => Decoration.inline(from, to, attributes));
  const words = (blocks: readonly Placed[]): ReadonlyMap<Node, DecorationSet> => {
    const brackets = bracketsIn(blocks);
    const sets = new Map<Node, DecorationSet>();
    for (const { node, pos } of blocks) {
      const paired = brackets.get(pos) ?? [];
      if (paired.length > 0 || isMarked(node))
        sets.set(node, within(node, [...paired, ...suggestionsIn(node, called), ...quotesIn(node, quoted())]));
    }
    return sets;
  };
  /** Where no bracket has come or gone those of other paragraphs pair as before. */
  const wordsAfter = (before: Looked, doc: Node): ReadonlyMap<Node, DecorationSet> | null => {
    const at = before.quoted === quoted() ? differing(before.doc, doc) : null;
    if (at === null) return null;
    const [was, is] = [before.doc.child(at), doc.child(at)];
    if (bracketed(was) !== null || bracketed(is) !== null) return null;
    const sets = new Map(before.words);
    sets.delete(was);
    for (const [node, set] of words([{ node: is, pos: 0 }])) sets.set(node, set);
    return sets;
  };
  const draw = (doc: Node, looks: ReadonlyMap<BlockId, BlockLook>): Looked => {
    const sets = (drawn && wordsAfter(drawn, doc)) ?? words(blocksOf(doc));
    const round = (): readonly Decoration[] => blocksOf(doc).flatMap((block) => [...suggested(block, called), ...looking(block, looks)]);
    return { doc, looks, quoted: quoted(), words: sets, set: new Drawn(round, [looks, quoted()], sets) };
  };
  let drawn: Looked | null = null;
  return new Plugin({
    props: {
      decorations({ doc }) {
        const looks = look();
        if (drawn?.doc !== doc || drawn.looks !== looks) drawn = draw(doc, looks);
        return drawn.set;
      },
    },
  });
}

/** A text, and what is drawn on it. */
interface Looked {
  readonly doc: Node;
  readonly looks: ReadonlyMap<BlockId, BlockLook>;
  /** In another language the page says other words, of all paragraphs. */
  readonly quoted: string;
  /** In each paragraph in which there is something. */
  readonly words: ReadonlyMap<Node, DecorationSet>;
  readonly set: DecorationSet;
}

/** In one paragraph, counted from its first letter. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const bracketed = ofBlock((block) => (/[[\]［］]/.test(block.textContent) ? wordingOf(block) : null));
const isMarked = ofBlock((block) => block.children.some(({ marks }) => marks.length > 0));

/** Of each paragraph that has some, by its place. */
function bracketsIn(blocks: readonly Placed[]): ReadonlyMap<number, readonly Span[]> {
  const found = new Map<number, Span[]>();
  const wordings = blocks.flatMap(({ node, pos }) => {
    const words = bracketed(node);
    if (words === null) return [];
    found.set(pos, []);
    return { ...words, id: `${pos}` };
  });
  for (const bracket of pairBrackets(wordings)) {
    const { block, at } = bracket;
    found.get(Number(block))?.push({ from: at, to: at + 1, attributes: { class: bracketClass(bracket) } });
  }
  return found;
}

/** Whose each suggestion is, once at its end. */
function suggestionsIn(block: Node, called: (entity: EntityId) => string): readonly Span[] {
  return endsIn(block, suggestedBy).map(({ ending, ...place }) => ({ ...place, attributes: { 'data-who': ending.map(called).join(' ') } }));
}

/** What is quoted says so once, at its end: brackets in it do not count. */
function quotesIn(block: Node, words: string): readonly Span[] {
  const attributes = { 'data-quoted': words, title: words };
  return endsIn(block, quotedBy).map(({ from, to }) => ({ from, to, attributes }));
}

/** The runs behind which something ends that is of several runs. */
function endsIn<What>(block: Node, of: (run: Node) => readonly What[]) {
  const found: { readonly from: number; readonly to: number; readonly ending: readonly What[] }[] = [];
  block.forEach((run, from, at) => {
    const next = at + 1 < block.childCount ? of(block.child(at + 1)) : [];
    const ending = of(run).filter((one) => !next.includes(one));
    if (ending.length > 0) found.push({ from, to: from + run.nodeSize, ending });
  });
  return found;
}

const quotedBy = ({ marks }: Node) => marks.flatMap(({ type }) => (type === schema.marks.lit ? [type] : []));
const suggestedBy = ({ marks }: Node): readonly EntityId[] => [...new Set(marks.flatMap(({ attrs }): EntityId[] => attrs.by ?? []))];

/** Whose suggestion a whole paragraph is. */
function suggested({ node, pos }: Placed, called: (entity: EntityId) => string): readonly Decoration[] {
  const whole = wholeSuggestion({ sug: node.attrs.sug });
  return whole === null ? [] : [Decoration.node(pos, pos + node.nodeSize, { 'data-suggested': whole.verb, 'data-who': called(whole.by) })];
}

function looking({ node, pos }: Placed, looks: ReadonlyMap<BlockId, BlockLook>): readonly Decoration[] {
  const found = looks.get(node.attrs.id);
  const attributes = found === undefined ? headingOf(node.attrs.kind) : attributesOf(found, node.attrs.kind);
  return attributes === null ? [] : [Decoration.node(pos, pos + node.nodeSize, attributes)];
}

type Attributes = Readonly<Record<string, string>>;

const attributesKnown = new WeakMap<BlockLook, { readonly kind: BlockKind; readonly attributes: Attributes }>();

/** The same as long as it looks the same: ProseMirror compares others name by name. */
function attributesOf(look: BlockLook, kind: BlockKind): Attributes {
  const known = attributesKnown.get(look);
  if (known?.kind === kind) return known.attributes;
  const attributes = {
    ...headingOf(kind),
    ...(look.label !== '' && { 'data-label': look.label }),
    ...(look.status !== null && { 'data-status': look.status }),
    ...(look.focused && { 'data-focus': '' }),
  };
  attributesKnown.set(look, { kind, attributes });
  return attributes;
}

const TITLE: Attributes = { role: 'heading', 'aria-level': '2' };
const HEADING: Attributes = { role: 'heading', 'aria-level': '3' };

/** What heads others says so to a screen reader, as in the text that the server writes (shared/page/text-html.ts). */
function headingOf(kind: BlockKind): Attributes | null {
  if (kind === 'title') return TITLE;
  return isHeading(kind) ? HEADING : null;
}
