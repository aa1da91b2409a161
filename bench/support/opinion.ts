/** The text of an opinion of a given size. */
import type { Founding } from '../../server/room/founding/opinion.ts';

const SENTENCE = 'that the time a site can work without mains power is a useful measure of its resilience; ';

/** A title, an enacting line, and blocks of ten items under a heading each: `count` in all, of about `chars` characters. */
export function blocksOf(count: number, chars: number): Founding['blocks'] {
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return { kind: 'title', level: 0, text: 'AN OPINION FOR MEASURING' } as const;
    if (at % 11 === 1) return { kind: 'preamble-heading', level: 0, text: 'noting further' } as const;
    return { kind: 'preamble-item', level: 0, text: SENTENCE.repeat(Math.ceil(chars / SENTENCE.length)).slice(0, chars) } as const;
  });
}
