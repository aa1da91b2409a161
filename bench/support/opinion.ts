/** Opinions of a given size, and who works on them. */
import type { Founding } from '../../server/room/found.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Capacity } from '../../shared/opinion/vocabulary.ts';

export const actorOf = (entity: string, capacity: Capacity = 'member-state'): Actor => ({
  seat: `s-${entity}`,
  entity,
  capacity,
  functions: [],
  remote: false,
  operatorFor: null,
});

export const OFFICE = actorOf('secretariat', 'secretariat');

const SENTENCE = 'that the time a site can work without mains power is a useful measure of its resilience; ';

/** A title, an enacting line, and blocks of ten items under a heading each: `count` in all, of about `chars` characters. */
export function blocksOf(count: number, chars: number): Founding['blocks'] {
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return { kind: 'title', level: 0, text: 'AN OPINION FOR MEASURING' } as const;
    if (at % 11 === 1) return { kind: 'preamble-heading', level: 0, text: 'noting further' } as const;
    return { kind: 'preamble-item', level: 0, text: SENTENCE.repeat(Math.ceil(chars / SENTENCE.length)).slice(0, chars) } as const;
  });
}

export const founding = (id: string, blocks: Founding['blocks']): Founding => ({
  id,
  created: {
    type: 'opinion.created',
    number: '1',
    title: 'An opinion for measuring',
    language: 'en',
    venue: 'forum',
    phase: 'drafting',
    sponsor: 'secretariat',
    source: null,
    meeting: null,
    ancestry: [],
    access: 'members',
    policy: DEFAULT_POLICY,
  },
  actor: OFFICE,
  person: 'A bench',
  blocks,
});
