/** With which sentence the end of a position is told. */
import type { Ended } from '../opinion/ended.ts';

export const endedKey = ({ kind, lapsed }: Pick<Ended, 'kind' | 'lapsed'>) =>
  kind === 'ad-referendum' ? 'news.instructionsCame' : lapsed ? 'news.ended' : 'news.withdrawn';
