import type { Text } from '../i18n/text.ts';
import type { Register } from '../opinion/register.ts';
import type { News } from './news.ts';
import type { OpinionNames } from './paragraph-names.ts';

const ENDS = {
  upheld: 'appeal.news.appealUpheld',
  'not-upheld': 'appeal.news.appealNotUpheld',
  withdrawn: 'appeal.news.appealWithdrawn',
} as const;

/** What is said aloud of appeals when the register changes. */
export function appealNews(before: Register, after: Register, { t }: Text, names: Pick<OpinionNames, 'entity'>): readonly News[] {
  return after.appeals.flatMap(({ seq, entity, ended, contradicted }): readonly News[] => {
    const state = names.entity(entity);
    return [
      ...(seq > before.seq ? [{ region: 'alert', kind: 'appeal', words: t('appeal.news.appealed', { state }) } as const] : []),
      ...(ended !== null && ended.seq > before.seq
        ? [{ region: 'alert', kind: 'appeal', words: t(ENDS[ended.end], { state }) } as const]
        : []),
      ...(contradicted !== null && contradicted.seq > before.seq
        ? [{ region: 'status', kind: 'appeal', words: t('appeal.news.appealContradicted', { state }) } as const]
        : []),
    ];
  });
}
