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
import { blockOf } from '../../../editor/blocks.ts';
import { Later, later } from '../../../ui/later.tsx';
import { useText } from '../../../ui/words.tsx';
import { ErrorBoundary } from '../../error-boundary.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
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
  const { register, current, here, names, unfolded, unfold } = useOpened();
  const body = useId();
  const drawer = useDrawer(unfolded, here);
  const isReport = register.kind === 'report';
  const whole = t(isReport ? 'paragraph.wholeReport' : 'paragraph.whole');
  const name = current === null ? whole : names.paragraph(current.id);
  const paragraph = current === null ? inWords(whole) : names.setOff(current.id);
  // while there is something left to do, what is said on the whole text stands beside that
  const over = !goesOn(register.phase);
  const positions = current?.positions ?? (over || isReport ? register.positions : []);
  return (
    <aside
      ref={drawer}
      className={unfolded ? 'cards unfolded' : 'cards'}
      data-card={current?.id ?? ''}
      aria-label={t('paragraph.positions', { paragraph })}
    >
      <button type="button" className="cards-fold" aria-expanded={unfolded} aria-controls={body} onClick={() => unfold(!unfolded)}>
        <bdi>{name}</bdi>
        {current !== null &&
          marksOf(current, text, entities, register)
            .slice(0, 2)
            .map(({ about, shape, words }) => (
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
        {current !== null && current.broken !== null && (
          <Later>
            <Broken state={current.broken.entity} />
          </Later>
        )}
        {current?.editorial !== undefined && (
          <Later>
            <EditorialHere editorial={current.editorial} />
          </Later>
        )}
        {current?.reopenAsked.map(({ entity, seq, note }) => (
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
            <Card position={position} block={current?.id ?? null} />
          </ErrorBoundary>
        ))}
        <EndedHere block={current?.id ?? null} />
        {register.disowned.length > 0 && (
          <Later>
            <DisownedHere block={current?.id ?? null} />
          </Later>
        )}
        <Later>
          <KeptHere block={current?.id ?? null} />
        </Later>
        {here !== null && (
          <Later>
            <ThreadsOf block={here} />
          </Later>
        )}
        {current !== null && positions.length === 0 && <p className="note">{t('card.none')}</p>}
        <Suspense fallback={null}>
          <Contributions />
        </Suspense>
        <Actions key={current?.id ?? ''} />
        {current !== null && (
          <Later>
            <AppealsHere block={current.id} />
          </Later>
        )}
        {current !== null && (
          <Later>
            <ReferencesHere key={current.id} block={current.id} />
            <PastWays block={current.id} />
          </Later>
        )}
        <Suspense>
          <FromPublic opinion={register.opinion} block={current?.id ?? null} />
        </Suspense>
      </div>
    </aside>
  );
}

/** How the paragraph came to stand as it does, in a sentence each. A call that runs is said above the words, while there are any. */
function Standing() {
  const text = useText();
  const { t, moment } = text;
  const entities = useEntities();
  const { current, opinion } = useOpened();
  if (current === null) return null;
  const doc = opinion.view.getSnapshot()?.state.doc;
  const unseen = [...unseenIn((doc && blockOf(doc, current.id))?.node.textContent ?? '')];
  const { call, status, declared, referred, reopened, removed } = current;
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
