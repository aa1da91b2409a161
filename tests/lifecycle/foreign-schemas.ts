import { type NodeSpec, Schema } from 'prosemirror-model';

const text: NodeSpec = {};
const toDOM: NodeSpec['toDOM'] = () => ['p', 0];
/** Schemas of editors that people really have, and of our own before and after this one. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  'paragraphs only': new Schema({ nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*', toDOM }, text } }),
  'headings and lists': new Schema({
    nodes: {
      doc: { content: '(paragraph | heading | list)+' },
      paragraph: { content: 'text*', toDOM },
      heading: { content: 'text*', attrs: { level: { default: 1 } }, toDOM },
      list: { content: 'item+', toDOM },
      item: { content: 'paragraph+', toDOM },
      text,
    },
    marks: { bold: {}, italic: {} },
  }),
  'our block without marks': new Schema({
    nodes: { doc: { content: 'block+' }, block: { content: 'text*', attrs: { id: { default: null } }, toDOM }, text },
  }),
  'our block with other marks': new Schema({
    nodes: { doc: { content: 'block+' }, block: { content: 'text*', toDOM }, text },
    marks: { bold: {}, link: { attrs: { href: {} } } },
  }),
  'our block in sections': new Schema({
    nodes: { doc: { content: 'section+' }, section: { content: 'block+', toDOM }, block: { content: 'text*', toDOM }, text },
  }),
};
