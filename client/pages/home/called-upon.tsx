/** Comments that wait for the State of whoever looks: it is called upon, or somebody speaks under its objection (SPEC.md C17). */
import { inWords } from '../../../shared/i18n/set-off.ts';
import { placeAt } from '../../../shared/page/answer-at.ts';
import type { ThreadsToAnswer } from '../../../shared/wire/comments.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import type { Loaded } from '../loaded.ts';
import { useEntities } from '../names.ts';
import { Row } from './row.tsx';

interface CalledUponProps {
  readonly opinions: readonly ListedOpinion[];
  readonly waiting: Loaded<ThreadsToAnswer>;
}

export function CalledUpon({ opinions, waiting }: CalledUponProps) {
  const { t, moment } = useText();
  const entities = useEntities();
  const rows = (waiting.value ?? []).flatMap((one) => {
    const opinion = opinions.find(({ id }) => id === one.opinion);
    return opinion === undefined ? [] : [{ ...one, opinion }];
  });
  const more = waiting.value?.at(-1)?.more ?? 0;
  if (rows.length === 0 && waiting.trouble === null) return null;
  return (
    <>
      <h3>{t('calledUpon.title')}</h3>
      <NotRead of={waiting} />
      <ul className="to-dos">
        {rows.map(({ thread, opinion, anchor, why, entity, at }) => (
          <Row
            key={thread}
            {...{ opinion, shape: 'ask', act: t('today.open'), href: placeAt(opinion.id, anchor.block), when: moment(at) }}
            words={t(`calledUpon.${why}`, { state: inWords(entities.name(entity)) })}
          />
        ))}
      </ul>
      {more > 0 && <p className="note">{t('calledUpon.more', { count: more })}</p>}
    </>
  );
}
