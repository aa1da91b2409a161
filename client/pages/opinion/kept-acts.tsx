/** What this person raised and the record does not hold yet; and what was refused when it got through. */
import { useEffect, useRef } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { KeptRow, keptTitle, kindOf, stateOf } from '../kept-row.tsx';
import { useOfOpened } from './opened.ts';

export function KeptActs() {
  const { t } = useText();
  const { opinion, names, sayNo } = useOfOpened(({ opinion, names, sayNo }) => ({ opinion, names, sayNo }));
  const { raised } = opinion.acts;
  const all = useStore(raised);
  const waiting = all.filter(({ no }) => no === null).length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting > before.current) announcer.say('alert', 'kept', t('kept.said'));
    before.current = waiting;
  }, [waiting, t]);
  if (all.length === 0) return null;
  return (
    <section className="handed-back" aria-labelledby="kept-acts">
      <h2 id="kept-acts">{t(keptTitle(all))}</h2>
      {waiting > 0 && <p>{t('kept.note')}</p>}
      <ul>
        {all.map((act) => (
          <KeptRow
            key={act.envelope.uuid}
            act={act}
            where={<bdi>{names.paragraph('block' in act.envelope.command ? act.envelope.command.block : null)}</bdi>}
            sayNo={sayNo}
            dismiss={() => void opinion.acts.dismiss(act.envelope.uuid)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Among the positions of a paragraph, or of the opinion as a whole: where whoever raised it looks for it. */
export function KeptHere({ block }: { readonly block: BlockId | null }) {
  const { t } = useText();
  const opinion = useOfOpened((opened) => opened.opinion);
  const { raised } = opinion.acts;
  const all = useStore(raised);
  return all
    .filter(({ envelope: { command } }) => 'block' in command && command.block === block)
    .map(({ envelope: { uuid, command }, no }) => (
      <article key={uuid} className="card" data-kept={stateOf(no)}>
        <h3>
          <Chip shape={no === null ? 'half' : 'objected'} strong>
            {t('app.valueOf', { field: t(keptTitle([{ no }])), is: t(`kind.${kindOf(command)}`) })}
          </Chip>
        </h3>
        {no?.why === 'without-end' ? (
          // its card as it stands has the reason; the list above the text is out of sight from here
          <>
            <ErrorWords>{t('kept.endless')}</ErrorWords>
            <div className="buttons">
              <Button look="bare" onPress={() => void opinion.acts.dismiss(uuid)}>
                {t('healed.dismiss')}
              </Button>
            </div>
          </>
        ) : (
          'reason' in command && command.reason !== undefined && <p dir="auto">{command.reason}</p>
        )}
      </article>
    ));
}
