/** What this person raised and the record does not hold yet; and what was refused when it got through. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Command } from '../../../shared/opinion/command.ts';
import type { BlockId, PositionKind } from '../../../shared/opinion/vocabulary.ts';
import type { KeptAct, No } from '../../sync/kept-acts.ts';
import { announcer } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

const KINDS: Partial<Record<Command['do'], PositionKind>> = {
  'ask-time': 'time',
  reserve: 'reservation',
  'make-conditional': 'conditional',
  abstain: 'abstain',
  'record-concern': 'concern',
  support: 'support',
};
const kindOf = (command: Command): PositionKind => KINDS[command.do] ?? 'objection';

export function KeptActs() {
  const { t } = useText();
  const { session } = useOpened();
  const { raised } = session.acts;
  const all = useSyncExternalStore(raised.subscribe, raised.getSnapshot);
  const waiting = all.filter(({ no }) => no === null).length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting > before.current) announcer.say('alert', 'kept', t('kept.said'));
    before.current = waiting;
  }, [waiting, t]);
  if (all.length === 0) return null;
  return (
    <section className="handed-back" aria-labelledby="kept-acts">
      <h2 id="kept-acts">{t(waiting > 0 ? 'kept.title' : 'kept.over')}</h2>
      {waiting > 0 && <p>{t('kept.note')}</p>}
      <ul>
        {all.map((act) => (
          <Kept key={act.envelope.uuid} act={act} />
        ))}
      </ul>
    </section>
  );
}

/** Among the positions of a paragraph, or of the opinion as a whole: where whoever raised it looks for it. */
export function KeptHere({ block }: { readonly block: BlockId | null }) {
  const { t } = useText();
  const { session } = useOpened();
  const { raised } = session.acts;
  const all = useSyncExternalStore(raised.subscribe, raised.getSnapshot);
  return all
    .filter(({ envelope: { command } }) => 'block' in command && command.block === block)
    .map(({ envelope: { uuid, command }, no }) => (
      <article key={uuid} className="card" data-kept={no === null ? 'waiting' : 'refused'}>
        <h3>
          <Chip shape={no === null ? 'half' : 'objected'} strong>
            {t('app.colon', { before: t(no === null ? 'kept.title' : 'kept.over'), after: t(`kind.${kindOf(command)}`) })}
          </Chip>
        </h3>
        {'reason' in command && command.reason !== undefined && <p dir="auto">{command.reason}</p>}
      </article>
    ));
}

function Kept({ act: { envelope, at, no } }: { readonly act: KeptAct }) {
  const { t, moment } = useText();
  const { session, names } = useOpened();
  const { command, uuid } = envelope;
  const block = 'block' in command ? command.block : null;
  const why = useWhyNot(no, command);
  useEffect(() => {
    if (why !== null) announcer.say('alert', uuid, why);
  }, [why, uuid]);
  return (
    <li data-kept={no === null ? 'waiting' : 'refused'}>
      <p>
        <Shape name={no === null ? 'half' : 'objected'} />{' '}
        <strong>
          {t(`kind.${kindOf(command)}`)} · <bdi>{names.paragraph(block)}</bdi>
        </strong>{' '}
        <span className="note">{moment(at)}</span>
      </p>
      {'reason' in command && command.reason !== undefined && <blockquote dir="auto">{command.reason}</blockquote>}
      {why !== null && (
        <>
          <p className="error">{why}</p>
          <div className="buttons">
            <Button look="bare" onPress={() => void session.acts.dismiss(uuid)}>
              {t('healed.dismiss')}
            </Button>
          </div>
        </>
      )}
    </li>
  );
}

function useWhyNot(no: No | null, command: Command): string | null {
  const { t } = useText();
  const { sayNo } = useOpened();
  if (no === null) return null;
  const words = {
    refused: () => (no.why === 'refused' ? sayNo(no.refusal, command) : ''),
    'no-right': () => t('error.notAllowed'),
    'not-found': () => t('error.notFound'),
    'not-understood': () => t('error.input', { detail: no.why === 'refused' ? '' : no.detail }),
  };
  return t('kept.refused', { why: words[no.why]() });
}
