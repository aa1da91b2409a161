/** For chair and secretariat: what is ready in each opinion, and which States the rest waits for. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Text } from '../../../shared/i18n/text.ts';
import { goesOn } from '../../../shared/opinion/register.ts';
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../shared/page/shapes.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { Row } from './row.tsx';

/** States that are named before the rest is unfolded. */
const FEW = 5;

export function Ready({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
  const open = opinions.filter(({ phase }) => goesOn(phase));
  const ready = open.flatMap((opinion) => readyOf(opinion, text).map((one) => ({ opinion, ...one })));
  const held = heldBy(open);
  return (
    <>
      <section aria-labelledby="ready">
        <h2 id="ready">{t('today.ready')}</h2>
        {ready.length === 0 ? (
          <p className="nothing">
            <strong>{t('today.noneReady')}</strong> <span className="note">{t('today.noneReadyNote')}</span>
          </p>
        ) : (
          <ul className="to-dos">
            {ready.map(({ opinion, at, ...one }) => (
              <Row
                key={`${opinion.id} ${one.words}`}
                {...{ opinion, ...one }}
                act={t('today.open')}
                href={`/o/${opinion.id}${at}`}
                plain={at === '/personal-data'}
              />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="waits">
        <h2 id="waits">{t('today.waits')}</h2>
        {held.length === 0 ? <p className="note">{t('today.noneWaits')}</p> : <States held={held} />}
      </section>
    </>
  );
}

interface ReadyNow {
  readonly shape: ShapeName;
  readonly words: string;
  /** Which page of the opinion. */
  readonly at: '' | '/table' | '/personal-data';
}

function readyOf({ phase, blockers, calls, withholdings, ready }: ListedOpinion, { t }: Text): readonly ReadyNow[] {
  const adoption = calls.find(({ paragraphs }) => paragraphs === null);
  const found: (ReadyNow | false)[] = [
    adoption?.leftMs === 0 && { shape: 'lock', words: t('today.adoptNow'), at: '' },
    phase === 'drafting' && adoption === undefined && blockers.length === 0 && { shape: 'agreed', words: t('today.adopt'), at: '' },
    blockers.some(({ code }) => code === 'appeal-pending') && { shape: 'ask', words: t('today.appeal'), at: '' },
    withholdings.length > 0 && { shape: 'ask', words: t('today.personal', { count: withholdings.length }), at: '/personal-data' },
    ready.declare > 0 && { shape: 'call', words: t('today.declare', { count: ready.declare }), at: '/table' },
    ready.call > 0 && { shape: 'open', words: t('today.call', { count: ready.call }), at: '/table' },
  ];
  return found.filter((one) => one !== false);
}

interface Held {
  readonly state: EntityId;
  /** It objects; else it has asked for time only. */
  readonly objects: boolean;
  /** Paragraphs that it keeps open, by opinion; 0: the opinion as a whole. */
  readonly where: readonly (readonly [opinion: ListedOpinion, paragraphs: number])[];
}

/** Who keeps most open comes first. */
function heldBy(opinions: readonly ListedOpinion[]): readonly Held[] {
  const found = new Map<EntityId, Map<ListedOpinion, Set<string>>>();
  for (const opinion of opinions) {
    for (const { code, entities = [], blocks = [] } of opinion.blockers) {
      if (code !== 'objection-stands' && code !== 'time-asked') continue;
      for (const state of entities) {
        const where = found.get(state) ?? new Map<ListedOpinion, Set<string>>();
        found.set(state, where.set(opinion, new Set([...(where.get(opinion) ?? []), ...blocks])));
      }
    }
  }
  const objecting = new Set(
    opinions.flatMap(({ blockers }) => blockers.flatMap(({ code, entities = [] }) => (code === 'objection-stands' ? entities : []))),
  );
  const sum = ({ where }: Held): number => where.reduce((all, [, count]) => all + count, 0);
  return [...found]
    .map(([state, where]) => ({
      state,
      objects: objecting.has(state),
      where: [...where].map(([opinion, blocks]) => [opinion, blocks.size] as const),
    }))
    .sort((one, other) => sum(other) - sum(one));
}

function States({ held }: { readonly held: readonly Held[] }) {
  const { t } = useText();
  const rest = held.slice(FEW);
  const drawn = (all: readonly Held[]): ReactNode => (
    <ul className="held">
      {all.map((one) => (
        <State key={one.state} held={one} />
      ))}
    </ul>
  );
  return (
    <>
      {drawn(held.slice(0, FEW))}
      {rest.length > 0 && (
        <details>
          <summary>{t('today.others', { count: rest.length })}</summary>
          {drawn(rest)}
        </details>
      )}
    </>
  );
}

function State({ held: { state, objects, where } }: { readonly held: Held }) {
  const { t } = useText();
  const entities = useEntities();
  return (
    <li>
      <Shape name={objects ? 'objected' : 'pending'} /> <bdi className="now-what">{entities.name(state)}</bdi>
      {where.map(([{ id, number }, count]) => (
        <Link key={id} href={`/o/${id}/table`}>
          {t('app.saidOf', {
            name: t('home.draft', { number }),
            words: count === 0 ? t('between.whole') : t('home.paragraphs', { count }),
          })}
        </Link>
      ))}
    </li>
  );
}
