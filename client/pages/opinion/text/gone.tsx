/** A line in the place of each paragraph that must be answered for, until that is settled. */
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ButWords } from '../../../../shared/opinion/register.ts';
import { type Burial, burialsIn, deletionOf, FEW_LINES, goneWords } from '../../../../shared/page/burials.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useAct } from '../act.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened } from '../opened.ts';
import type { Margin } from './margin.ts';
import { ParagraphMarks } from './marks.tsx';
import './deletions.css';

export function Gone({ margin }: { readonly margin: Margin }) {
  const gone = useOfOpened(({ register }) => burialsIn(register.paragraphs));
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);
  const where = gone.map(({ first, behind }) => `${first.id} ${behind}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places change with what is gone and where, and with nothing else
  useLayoutEffect(() => setPlaces(margin.bury(gone.map(({ first: { id }, behind }) => ({ id, behind })))), [margin, where]);
  return gone.map((burial, at) => {
    const place = places[at];
    const ofSame = gone.filter(({ first }) => deletionOf(first) === deletionOf(burial.first));
    const bringsAll = ofSame[0] === burial && (ofSame.length > 1 || burial.others.length > 0);
    return place && createPortal(<Lines burial={burial} bringsAll={bringsAll} />, place, burial.first.id);
  });
}

/** `bringsAll`: it is the first of its deletion, whose other lines need not offer that again. */
function Lines({ burial: { first, others }, bringsAll }: { readonly burial: Burial; readonly bringsAll: boolean }) {
  const { t, language, dir } = useText();
  const all = [first, ...others];
  const lines = all.map((one) => <Line key={one.id} paragraph={one} />);
  return (
    <div className="gone-lines" lang={language} dir={dir}>
      {others.length < FEW_LINES ? (
        lines
      ) : (
        <details>
          <summary>
            <strong>{t('home.paragraphs', { count: all.length })}</strong> <Whose paragraph={first} />
          </summary>
          {lines}
        </details>
      )}
      {bringsAll && <AllBack of={deletionOf(first)} />}
    </div>
  );
}

function Whose({ paragraph: { removedBy } }: { readonly paragraph: ButWords }) {
  const text = useText();
  const entities = useEntities();
  return <span className="gone-words">{goneWords(text, removedBy, entities)}</span>;
}

function Line({ paragraph }: { readonly paragraph: ButWords }) {
  const { t } = useText();
  const { id } = paragraph;
  const { send, problem } = useAct();
  return (
    <div className="gone-line" data-id={id}>
      <ParagraphMarks paragraph={paragraph} />
      <Whose paragraph={paragraph} />
      <MayButton look="bare" asks="restore" on={id} onPress={() => void send({ do: 'restore', block: id })}>
        {t('act.restore')}
      </MayButton>
      {problem !== null && <span className="error">{problem}</span>}
    </div>
  );
}

/** All that went with it, wherever that stood. */
function AllBack({ of }: { readonly of: number }) {
  const { t } = useText();
  const one = useOfOpened(({ register: { paragraphs: said } }) => said.find((paragraph) => deletionOf(paragraph) === of)?.id ?? null);
  const { send, problem } = useAct();
  return (
    <div className="gone-line">
      <MayButton look="bare" asks="restore-deletion" on={one} onPress={() => void send({ do: 'restore-deletion', of })}>
        {t('gone.all')}
      </MayButton>
      {problem !== null && <span className="error">{problem}</span>}
    </div>
  );
}
