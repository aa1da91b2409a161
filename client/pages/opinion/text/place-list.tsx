/** What was found, by paragraph: the words round each place, what goes there and what would come, with a tick. One Tab stop. */
import { useId } from 'react';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { blockOf } from '../../../editor/blocks.ts';
import type { Place } from '../../../editor/find.ts';
import { goToPlace } from '../../../editor/finding.ts';
import { useStore } from '../../../ui/use-store.ts';
import { walk } from '../../../ui/walk.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import type { Staying } from './staying.ts';

/** Letters of the text on either side of a place. */
const ROUND = 40;

interface PlaceListProps {
  readonly places: readonly Place[];
  readonly words: string;
  readonly ticked: ReadonlySet<Place>;
  readonly tick: (place: Place, on: boolean) => void;
  readonly stays: (place: Place) => Staying | null;
}

export function PlaceList({ places, words, ticked, tick, stays }: PlaceListProps) {
  const { opinion, names } = useOpened();
  const { current } = useStore(opinion.found);
  const paragraphs = [...new Set(places.map(({ block }) => block))].map(
    (block) => [block, places.filter((one) => one.block === block)] as const,
  );
  return (
    <ul className="places" onKeyDown={(event) => walk(event, 'input', () => {})}>
      {paragraphs.map(([block, those]) => {
        const shut = (those[0] && stays(those[0])?.closed) ?? null;
        return (
          <li key={block}>
            <p className="places-of">
              <bdi>{names.paragraph(block)}</bdi>
              {shut !== null && (
                <span className="note">
                  <Shape name="lock" /> {shut}
                </span>
              )}
            </p>
            <ul>
              {those.map((place) => {
                const at = places.indexOf(place);
                return (
                  <Row
                    key={place.at}
                    place={place}
                    words={words}
                    why={stays(place)?.why ?? null}
                    isStop={at === Math.max(current, 0)}
                    ticked={ticked.has(place)}
                    tick={(on) => tick(place, on)}
                    show={() => opinion.runAside(goToPlace(at))}
                  />
                );
              })}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly place: Place;
  readonly words: string;
  readonly why: string | null;
  readonly isStop: boolean;
  readonly ticked: boolean;
  readonly tick: (on: boolean) => void;
  readonly show: () => void;
}

function Row({ place, words, why, isStop, ticked, tick, show }: RowProps) {
  const { t } = useText();
  const { opinion, register } = useOpened();
  const doc = useStore(opinion.words);
  const reason = useId();
  const all = (doc === null ? undefined : blockOf(doc, place.block))?.node.textContent ?? '';
  const [before, after] = [startOf(all, place.at), endOf(all, place.at + place.words.length)];
  const around = before + place.words + after;
  const isChosen = ticked && why === null;
  return (
    <li>
      <label className={isStop ? 'place place-current' : 'place'}>
        <input
          type="checkbox"
          tabIndex={isStop ? 0 : -1}
          checked={isChosen}
          aria-disabled={why !== null}
          aria-label={
            words === ''
              ? t('replace.rowGone', { words: place.words, around })
              : t('replace.row', { words: place.words, instead: words, around })
          }
          aria-describedby={why === null ? undefined : reason}
          onFocus={() => !isStop && show()}
          onChange={(event) => why === null && tick(event.target.checked)}
        />
        <span dir="auto" lang={register.language}>
          {before}
          {why === null ? <del>{place.words}</del> : <mark className="found">{place.words}</mark>}
          {why === null && words !== '' && <ins>{words}</ins>}
          {after}
        </span>
      </label>
      {why !== null && (
        <span id={reason} className={isStop ? 'note' : 'unseen'}>
          {why}
        </span>
      )}
    </li>
  );
}

/** From the beginning of a word. */
function startOf(all: string, at: number): string {
  const from = Math.max(0, at - ROUND);
  return from === 0 ? all.slice(0, at) : `…${all.slice(from, at).replace(/^\S{0,20}\s/u, '')}`;
}

function endOf(all: string, at: number): string {
  return all.length <= at + ROUND ? all.slice(at) : `${all.slice(at, at + ROUND).replace(/\s\S{0,20}$/u, '')}…`;
}
