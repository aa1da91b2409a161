/**
 * Positions on the current paragraph, or on the opinion as a whole, and what this person may do there. Beside the text on wide screens, a
 * sheet below on narrow ones.
 */

import { Suspense, useId } from 'react';
import { inWords } from '../../../../shared/i18n/set-off.ts';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { REOPEN_CAUSES } from '../../../../shared/opinion/vocabulary.ts';
import { callWords, marksOf } from '../../../../shared/page/marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { unseenIn } from '../../../../shared/text/characters.ts';
import { blockOf, ofBlock } from '../../../editor/blocks.ts';
import { Later, later } from '../../../ui/later.tsx';
import { useOf } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { ErrorBoundary } from '../../error-boundary.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';
import { ThreadsOf } from '../threads/later.ts';
import { Actions } from './actions.tsx';
import { Card } from './card.tsx';
import { useDrawer } from './drawer.ts';
import { EndedHere } from './ended-here.tsx';
import './cards.css';

const Suggestions = later(async () => ({ default: (await import('../text/suggestions.tsx')).Suggestions }));
const KeptHere = later(async () => ({ default: (await import('../kept-acts.tsx')).KeptHere }));
const DisownedHere = later(async () => ({ default: (await import('./disowned-here.tsx')).DisownedHere }));
const Broken = later(async () => ({ default: (await import('./broken.tsx')).Broken }));
const EditorialHere = later(async () => ({ default: (await import('./editorial.tsx')).EditorialHere }));
const AwayWords = later(async () => ({ default: (await import('./away-words.tsx')).AwayWords }));
const AppealsHere = later(async () => ({ default: (await import('./appeals.tsx')).AppealsHere }));
const PastWays = later(async () => ({ default: (await import('./past-ways.tsx')).PastWays }));
const ReferencesHere = later(async () => ({ default: (await import('../references/references-here.tsx')).ReferencesHere }));
const FromPublic = later(async () => ({ default: (await import('./from-public.tsx')).FromPublic }));

/** Not before the first keystroke. */
const Contributions = later(async () => ({ default: (await import('./contributions.tsx')).Contributions }));

export function OpenCard() {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { id, opinion, isReport, here, names, unfolded, unfold, isDisowned } = useOfOpened(({ register, current, ...opened }) => ({
    ...{ id: current?.id ?? null, opinion: register.opinion, isReport: register.kind === 'report', here: opened.here },
    ...{ names: opened.names, unfolded: opened.unfolded, unfold: opened.unfold, isDisowned: register.disowned.length > 0 },
  }));
  // what is said of it, and not how it reads
  const { positions, marks, broken, editorial, reopenAsked } = useOfOpened(({ register, current }) => {
    // while there is something left to do, what is said on the whole text stands beside that
    const onWhole = !goesOn(register.phase) || register.kind === 'report' ? register.positions : [];
    if (current === null) return { positions: onWhole, marks: [], broken: null, editorial: undefined, reopenAsked: [] };
    const { positions, broken, editorial, reopenAsked } = current;
    return { positions, marks: marksOf(current, text, entities, register).slice(0, 2), broken, editorial, reopenAsked };
  });
  const body = useId();
  const drawer = useDrawer(unfolded, here);
  const whole = t(isReport ? 'paragraph.wholeReport' : 'paragraph.whole');
  const name = id === null ? whole : names.paragraph(id);
  const paragraph = id === null ? inWords(whole) : names.setOff(id);
  return (
    <aside
      ref={drawer}
      className={unfolded ? 'cards unfolded' : 'cards'}
      data-card={id ?? ''}
      aria-label={t('paragraph.positions', { paragraph })}
    >
      <button type="button" className="cards-fold" aria-expanded={unfolded} aria-controls={body} onClick={() => unfold(!unfolded)}>
        <bdi>{name}</bdi>
        {marks.map(({ about, shape, words }) => (
          <Chip key={about} shape={shape}>
            {words}
          </Chip>
        ))}
      </button>
      <div id={body} className="cards-body">
        <h2 className="cards-name">
          <bdi>{name}</bdi>
        </h2>
        <Standing />
        <Suspense fallback={null}>
          <Suggestions />
        </Suspense>
        {broken !== null && (
          <Later>
            <Broken state={broken.entity} />
          </Later>
        )}
        {editorial !== undefined && (
          <Later>
            <EditorialHere editorial={editorial} />
          </Later>
        )}
        {reopenAsked.map(({ entity, seq, note }) => (
          <article key={seq} className="card ask">
            <h3>
              <Chip shape="ask" strong>
                {t('card.reopenAsked', { state: entities.name(entity) })}
              </Chip>
            </h3>
            {note?.reason && <p dir="auto">{note.reason}</p>}
          </article>
        ))}
        {positions.map((position) => (
          <ErrorBoundary key={position.id} part="cards">
            <Card position={position} block={id} />
          </ErrorBoundary>
        ))}
        <EndedHere block={id} />
        {isDisowned && (
          <Later>
            <DisownedHere block={id} />
          </Later>
        )}
        <Later>
          <KeptHere block={id} />
        </Later>
        {here !== null && (
          <Later>
            <ThreadsOf block={here} />
          </Later>
        )}
        {id !== null && positions.length === 0 && <p className="note">{t('card.none')}</p>}
        <Suspense fallback={null}>
          <Contributions />
        </Suspense>
        <Actions key={id ?? ''} />
        {id !== null && (
          <Later>
            <AppealsHere block={id} />
          </Later>
        )}
        {id !== null && (
          <Later>
            <ReferencesHere key={id} block={id} />
            <PastWays block={id} />
          </Later>
        )}
        <Suspense>
          <FromPublic opinion={opinion} block={id} />
        </Suspense>
      </div>
    </aside>
  );
}

const foundUnseen = ofBlock((node) => [...unseenIn(node.textContent)]);

/** How the paragraph came to stand as it does, in a sentence each. A call that runs is said above the words, while there are any. */
function Standing() {
  const text = useText();
  const { t, moment } = text;
  const entities = useEntities();
  const standing = useOfOpened(({ current }) => {
    if (current === null) return null;
    const { id, call, status, declared, referred, reopened, removed } = current;
    return { id, call, status, declared, referred, reopened, removed };
  });
  const unseen = useOf(
    useOfOpened(({ opinion }) => opinion.words),
    (words) => {
      const node = words === null || standing === null ? undefined : blockOf(words, standing.id)?.node;
      return node === undefined ? [] : foundUnseen(node);
    },
  );
  if (standing === null) return null;
  const { call, status, declared, referred, reopened, removed } = standing;
  // An objection says its reason on its own card.
  const why = REOPEN_CAUSES.some((cause) => cause === reopened?.cause) ? reopened?.note?.reason : undefined;
  return (
    <div className="standing">
      {status === 'agreed' && declared !== null && <p>{t('paragraph.agreedAt', { moment: moment(declared.at) })}</p>}
      {call !== null && removed && <p>{callWords(text, call)}</p>}
      {referred !== null && (
        <Later>
          <AwayWords referred={referred} />
        </Later>
      )}
      {reopened !== null && (
        <p>
          {t('paragraph.reopenedWhy', {
            reopened: t('paragraph.reopened', { count: reopened.count }),
            cause: t(`cause.${reopened.cause}`),
          })}
          {reopened.entity !== null && (
            <>
              {' · '}
              <bdi>{entities.name(reopened.entity)}</bdi>
            </>
          )}
          {why !== undefined && <q dir="auto">{why}</q>}
        </p>
      )}
      {unseen.length > 0 && (
        <p>
          {t('paragraph.unseen')} <bdi dir="ltr">{unseen.map(([name, count]) => `${name} × ${count}`).join(', ')}</bdi>
        </p>
      )}
    </div>
  );
}
