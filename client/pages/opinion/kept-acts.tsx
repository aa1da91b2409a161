/** What this person raised and the record does not hold yet; and what was refused when it got through. */
import { useEffect, useRef } from 'react';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { announcer } from '../../ui/announce.ts';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { KeptRow, keptTitle, kindOf } from '../kept-row.tsx';
import { useOpened } from './opened.ts';

export function KeptActs() {
  const { t } = useText();
  const { opinion, names, sayNo } = useOpened();
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
  const { opinion } = useOpened();
  const { raised } = opinion.acts;
  const all = useStore(raised);
  return (
    all
      // what stands without its condition has a card as it stands
      .filter(({ envelope: { command }, no }) => 'block' in command && command.block === block && no?.why !== 'without-end')
      .map(({ envelope: { uuid, command }, no }) => (
        <article key={uuid} className="card" data-kept={no === null ? 'waiting' : 'refused'}>
          <h3>
            <Chip shape={no === null ? 'half' : 'objected'} strong>
              {t('app.valueOf', { field: t(no === null ? 'kept.title' : 'kept.over'), is: t(`kind.${kindOf(command)}`) })}
            </Chip>
          </h3>
          {'reason' in command && command.reason !== undefined && <p dir="auto">{command.reason}</p>}
        </article>
      ))
  );
}
