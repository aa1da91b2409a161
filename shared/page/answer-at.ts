import type { BlockId } from '../opinion/vocabulary.ts';

/** In the address of an opinion: whoever comes wants to answer a call (opinion/answer.tsx). */
export const ANSWER = 'answer';

/** Where a call is answered. null: it is on the opinion as a whole. */
export const answerAt = (opinion: string, block: BlockId | null): string => placeAt(`${opinion}?${ANSWER}`, block);

export const placeAt = (opinion: string, block: BlockId | null): string => `/o/${opinion}${block === null ? '' : `#${block}`}`;
