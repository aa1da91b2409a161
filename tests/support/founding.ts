/** An opinion in drafting and the forum it stands in, for tests and benches of the room. */
import type { Founding } from '../../server/room/founding/opinion.ts';
import type { ForumFacts } from '../../shared/opinion/context.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { delegate } from './connection.ts';

export const founding = (id: string, blocks: Founding['blocks']): Founding => ({
  id,
  actor: delegate('secretariat', 'secretariat'),
  person: 'S. Clerk',
  created: {
    type: 'opinion.created',
    number: '1',
    title: 'A test',
    language: 'en',
    venue: 'ieg',
    phase: 'drafting',
    sponsor: 'secretariat',
    source: null,
    meeting: null,
    ancestry: [],
    access: 'members',
    policy: DEFAULT_POLICY,
  },
  blocks,
});

/** A title, a heading and so many items, every word of which is told apart by its number. */
export const measures = (id: string, items: number): Founding['blocks'] => [
  { kind: 'title', level: 0, text: `${id}: a test` },
  { kind: 'operative-heading', level: 0, text: 'invites' },
  ...Array.from({ length: items }, (_, at) => ({ kind: 'operative-item', level: 0, text: `measure ${at + 1};` }) as const),
];

/** A demonstration forum of these Member States. */
export const forumOf = (...memberStates: readonly string[]): ForumFacts => ({
  memberStates: new Set(memberStates),
  leastCallSeconds: 1,
  silences: null,
  sitting: null,
  reported: false,
  merged: false,
  draft: null,
});
