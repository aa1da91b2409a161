/** Between the editor's paragraphs and paragraphs as plain data. */
import type { Mark, Node } from 'prosemirror-model';
import type { TextBlock, TextMark, TextRun } from '../../shared/text/block.ts';
import { isMarkName, schema } from '../../shared/text/schema.ts';

export function wordingOf(node: Node): TextBlock {
  const { id, kind, level, sug } = node.attrs;
  const runs: TextRun[] = [];
  node.forEach((child) => void runs.push({ text: child.text ?? '', marks: child.marks.flatMap(asTextMark).sort(byName) }));
  return { id: id ?? '', kind, level, sug, runs };
}

export function nodeOf({ id, kind, level, sug, runs }: TextBlock): Node {
  const words = runs.map(({ text, marks }) =>
    schema.text(
      text,
      marks.map(({ name, attrs }) => schema.mark(name, attrs)),
    ),
  );
  return schema.nodes.block.create({ id, kind, level, sug }, words);
}

const asTextMark = ({ type: { name }, attrs }: Mark): TextMark[] => (isMarkName(name) ? [{ name, attrs }] : []);

const byName = (a: TextMark, b: TextMark): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
