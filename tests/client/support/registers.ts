import { DEFAULT_POLICY } from '../../../shared/opinion/entry.ts';
import type { Register, ShownParagraph } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';

export const paragraphOf = (id: BlockId, change: Partial<ShownParagraph> = {}): ShownParagraph => ({
  id,
  kind: 'text',
  level: 0,
  label: '',
  heading: null,
  hash: null,
  exact: null,
  removed: false,
  lastWords: null,
  status: 'open',
  reasons: [],
  brackets: 0,
  balanced: true,
  suggestions: 0,
  length: 1,
  closed: false,
  call: null,
  declared: null,
  reopened: null,
  reopenAsked: [],
  positions: [],
  settled: [],
  ...change,
});

/** A register of an opinion under discussion. */
export const registerOf = (change: Partial<Register> = {}): Register => ({
  opinion: 'op-1',
  seq: 1,
  at: 0,
  number: '1',
  title: 'Opinion 1',
  language: 'en',
  venue: 'ieg',
  phase: 'drafting',
  outcome: null,
  sponsor: 'arl',
  policy: DEFAULT_POLICY,
  docHash: null,
  textHash: null,
  adoptionCall: null,
  adopted: null,
  focus: { block: null, view: 'marked' },
  paragraphs: [],
  positions: [],
  blockers: [],
  counts: { objected: 0, pending: 0, unsettled: 0, agreed: 0, reopened: 0, open: 0 },
  ...change,
});
