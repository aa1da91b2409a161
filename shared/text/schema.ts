/**
 * The one schema of an opinion, for editor and server: a flat list of blocks, one block = one paragraph = the unit of objection,
 * declaration and closing. Flat, with kind and level as attributes, because Yjs merges an attribute write with what others type
 * at that moment, while a nested list or a changed node type re-creates elements and loses it.
 * Labels ("b)", "2") are derived and never in the text. A change of anything here is a new SCHEMA_VERSION.
 */
import { type AttributeSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { BLOCK_KINDS, type BlockKind } from '../opinion/vocabulary.ts';
import { isBlockId } from './ids.ts';

/** Name of the Y.XmlFragment that holds the blocks. */
export const ROOT = 'opinion';
export const SCHEMA_VERSION = 1;

type Test = (value: unknown) => boolean;

/** An undecided suggestion about a whole block, `ins:<entity>:<id>` or `del:...`; other verbs are reserved for moves and changes of kind. */
export const SUG = /^(ins|del):([a-z0-9-]{1,24}):([0-9a-z]{1,12})$/;

export const isBlockKind = (value: unknown): value is BlockKind => BLOCK_KINDS.some((kind) => kind === value);

/** Attributes of a block: what Yjs may hold, and what stands for it when absent. */
export const BLOCK_ATTRIBUTES = {
  id: { default: null, holds: ((value) => value === null || isBlockId(value)) as Test },
  kind: { default: 'text', holds: isBlockKind as Test },
  level: { default: 0, holds: ((value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 3) as Test },
  sug: { default: null, holds: ((value) => value === null || (typeof value === 'string' && SUG.test(value))) as Test },
} as const;

const SUGGESTION = {
  id: (value: unknown): boolean => typeof value === 'string' && /^[0-9a-z]{1,12}$/.test(value),
  by: (value: unknown): boolean => typeof value === 'string' && /^[a-z0-9-]{1,24}$/.test(value),
};

/** Marks and the attributes each must have. `lit`: brackets inside are quoted and count as letters. */
export const MARKS: Readonly<Record<MarkName, Readonly<Record<string, Test>>>> = {
  strong: {},
  em: {},
  lit: {},
  insertion: SUGGESTION,
  deletion: SUGGESTION,
};
export type MarkName = 'strong' | 'em' | 'lit' | 'insertion' | 'deletion';

export const isMarkName = (name: string): name is MarkName => Object.hasOwn(MARKS, name);

const validated = (holds: Test): NonNullable<AttributeSpec['validate']> => {
  return (value) => {
    if (!holds(value)) throw new RangeError('not a value this attribute may have');
  };
};

const attributes: Record<string, AttributeSpec> = {};
for (const [name, { default: absent, holds }] of Object.entries(BLOCK_ATTRIBUTES)) {
  attributes[name] = { default: absent, validate: validated(holds) };
}

const block: NodeSpec = {
  content: 'text*',
  attrs: attributes,
  toDOM: ({ attrs }) => ['p', { 'data-id': attrs.id, 'data-kind': attrs.kind, 'data-level': attrs.level, dir: 'auto' }, 0],
  parseDOM: [
    {
      tag: 'p',
      getAttrs: ({ dataset }) => ({
        id: isBlockId(dataset.id) ? dataset.id : null,
        kind: isBlockKind(dataset.kind) ? dataset.kind : 'text',
        level: /^[0-3]$/.test(dataset.level ?? '') ? Number(dataset.level) : 0,
      }),
    },
  ],
};

/** Both kinds of suggestion may sit on one run: each excludes only itself. */
const suggestion = (name: 'insertion' | 'deletion', tag: 'ins' | 'del'): MarkSpec => ({
  excludes: name,
  inclusive: name === 'insertion',
  attrs: { id: { validate: validated(SUGGESTION.id) }, by: { validate: validated(SUGGESTION.by) } },
  toDOM: ({ attrs }) => [tag, { 'data-id': attrs.id, 'data-by': attrs.by }, 0],
  parseDOM: [
    {
      tag: `${tag}[data-id][data-by]`,
      getAttrs: ({ dataset: { id, by } }) => (SUGGESTION.id(id) && SUGGESTION.by(by) ? { id, by } : false),
    },
  ],
});

export const schema = new Schema({
  nodes: { doc: { content: 'block+' }, block, text: {} },
  marks: {
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    em: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    lit: { inclusive: false, toDOM: () => ['span', { class: 'lit' }, 0], parseDOM: [{ tag: 'span.lit' }] },
    insertion: suggestion('insertion', 'ins'),
    deletion: suggestion('deletion', 'del'),
  },
});
