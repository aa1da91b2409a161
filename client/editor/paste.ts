/**
 * What comes in from the clipboard, Word's included: paragraphs and their words, bold and italic, brackets as they are. Styles, list
 * numbers (ours are derived), others' suggestion marks, control and direction-override characters stay outside.
 * A pasted paragraph of no kind of ours becomes one of the kind at the caret.
 */
import { Fragment, type Mark, type Node, type ResolvedPos, Slice } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { cleanWhole } from '../../shared/text/characters.ts';
import { schema } from '../../shared/text/schema.ts';

export function paste(): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: bare,
      clipboardTextParser: (text, $context) => paragraphs(text, $context),
      transformPasted: (slice, view) => {
        const { kind, level } = view.state.selection.$from.parent.attrs;
        return new Slice(tidy(slice.content, kind === undefined ? {} : { kind, level }), slice.openStart, slice.openEnd);
      },
    },
  });
}

/** Word writes the number of a list item as text, between these comments. */
const LIST_NUMBER = /<!(?:--)?\[if !supportLists\](?:--)?>[\s\S]*?<!(?:--)?\[endif\](?:--)?>/gi;
const STYLE_SHEET = /<style\b[\s\S]*?(?:<\/style>|$)/gi;
const TAG = /<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
/** All that the schema reads of an element. */
const READ = /\s(?:class|data-[a-z-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/** Taken out before anything is parsed: the page's policy would report every style, handler and base that it meets. */
const bare = (html: string): string =>
  html
    .replace(LIST_NUMBER, '')
    .replace(STYLE_SHEET, '')
    .replace(TAG, (_, name: string, attributes: string) => `<${name}${(attributes.match(READ) ?? []).join('')}>`);

function paragraphs(text: string, $context: ResolvedPos): Slice {
  const { kind, level } = $context.parent.attrs;
  const marks = $context.marks();
  const lines = text.split(/\r\n?|\n/).map((line) => cleanWhole(line).trim());
  const blocks = lines.filter((line) => line !== '').map((line) => schema.nodes.block.create({ kind, level }, schema.text(line, marks)));
  if (blocks.length < 2) {
    const line = cleanWhole(text.replace(/\s*[\r\n]+\s*/g, ' '));
    return line === '' ? Slice.empty : new Slice(Fragment.from(schema.text(line, marks)), 0, 0);
  }
  return new Slice(Fragment.from(blocks), 1, 1);
}

function tidy(content: Fragment, here: { readonly kind?: string; readonly level?: number }): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.isText) nodes.push(...words(node));
    else nodes.push(node.type.create({ ...node.attrs, ...(node.attrs.kind === 'text' ? here : {}), sug: null }, tidy(node.content, here)));
  });
  return Fragment.from(nodes);
}

function words(node: Node): Node[] {
  const text = cleanWhole(node.text ?? '');
  return text === '' ? [] : [schema.text(text, node.marks.filter(isKept))];
}

const isKept = ({ type }: Mark): boolean => type === schema.marks.strong || type === schema.marks.em || type === schema.marks.lit;
