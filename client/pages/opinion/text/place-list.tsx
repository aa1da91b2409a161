/**
 * What was found, by paragraph: the words round each place, what goes there and what would come, with a tick. One Tab stop. Not all of them
 * are drawn at once, and a row is drawn again only where it shows something else.
 */
import { memo, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { blocksOf } from '../../../editor/blocks.ts';
import type { Place } from '../../../editor/find.ts';
import { goToPlace } from '../../../editor/finding.ts';
import type { Listed } from '../../../editor/places.ts';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { walk } from '../../../ui/walk.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import type { Staying } from './staying.ts';

/** Letters of the text on either side of a place. */
const ROUND = 40;
/** How many are drawn, and how many more at each press. */
const ROWS = 200;

/** A row keeps nothing but words, so that it is not drawn again for another function. */
const heardByList = (): void => {};

interface PlaceListProps {
  readonly listed: Listed;
  readonly words: string;
  readonly tick: (place: Place, on: boolean) => void;
  readonly stays: (place: Place) => Staying | null;
}

export function PlaceList({ listed: { doc, places, numbers, ticked }, words, tick, stays }: PlaceListProps) {
  const { t } = useText();
  const { opinion, names, register } = useOpened();
  const { matches, current } = useStore(opinion.found);
  const [most, setMost] = useState(ROWS);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // the button may be gone: one goes on from the first of those that came
    if (most > ROWS) list.current?.querySelectorAll('input')[most - ROWS]?.focus();
  }, [most]);
  const drawn = places.slice(0, most);
  const stop = Math.min(Math.max(current, 0), drawn.length - 1);
  const texts = new Map(blocksOf(doc).map(({ node }) => [node.attrs.id, node]));
  const placeOf = ({ target }: SyntheticEvent): Place | undefined =>
    target instanceof HTMLInputElement ? places[Number(target.dataset.at)] : undefined;
  return (
    <>
      <ul
        ref={list}
        className="places"
        onKeyDown={(event) => walk(event, 'input', () => {})}
        onFocus={(event) => {
          const place = placeOf(event);
          if (place !== undefined && place !== matches[current]) opinion.runAside(goToPlace(matches.indexOf(place)));
        }}
        onChange={(event) => {
          const place = placeOf(event);
          if (place !== undefined && stays(place) === null) tick(place, !ticked.has(place));
        }}
      >
        {byParagraph(drawn).map(({ block, first, those }) => {
          const shut = (those[0] && stays(those[0])?.closed) ?? null;
          const text = texts.get(block)?.textContent ?? '';
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
                {those.map((place, n) => (
                  <Row
                    key={numbers.get(place)}
                    at={first + n}
                    before={startOf(text, place.at)}
                    gone={place.words}
                    after={endOf(text, place.at + place.words.length)}
                    words={words}
                    why={stays(place)?.why ?? null}
                    isCurrent={first + n === current}
                    isStop={first + n === stop}
                    ticked={ticked.has(place)}
                    language={register.language}
                  />
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
      {places.length > most && <Button onPress={() => setMost(most + ROWS)}>{t('replace.more', { count: places.length - most })}</Button>}
    </>
  );
}

interface Paragraph {
  readonly block: Place['block'];
  /** Index of its first place. */
  readonly first: number;
  readonly those: Place[];
}

function byParagraph(places: readonly Place[]): readonly Paragraph[] {
  const all: Paragraph[] = [];
  places.forEach((place, first) => {
    const last = all.at(-1);
    if (last?.block === place.block) last.those.push(place);
    else all.push({ block: place.block, first, those: [place] });
  });
  return all;
}

interface RowProps {
  readonly at: number;
  readonly before: string;
  readonly gone: string;
  readonly after: string;
  readonly words: string;
  readonly why: string | null;
  readonly isCurrent: boolean;
  readonly isStop: boolean;
  readonly ticked: boolean;
  readonly language: string;
}

const Row = memo(function Row({ at, before, gone, after, words, why, isCurrent, isStop, ticked, language }: RowProps) {
  const { t } = useText();
  const reason = useId();
  const around = before + gone + after;
  return (
    <li>
      <label className={isCurrent ? 'place place-current' : 'place'}>
        <input
          type="checkbox"
          data-at={at}
          tabIndex={isStop ? 0 : -1}
          checked={ticked && why === null}
          aria-disabled={why !== null}
          aria-label={
            words === '' ? t('replace.rowGone', { words: gone, around }) : t('replace.row', { words: gone, instead: words, around })
          }
          aria-describedby={why === null ? undefined : reason}
          onChange={heardByList}
        />
        <span dir="auto" lang={language}>
          {before}
          {why === null ? <del>{gone}</del> : <mark className="found">{gone}</mark>}
          {why === null && words !== '' && <ins>{words}</ins>}
          {after}
        </span>
      </label>
      {why !== null && (
        <span id={reason} className={isCurrent ? 'note' : 'unseen'}>
          {why}
        </span>
      )}
    </li>
  );
});

/** From the beginning of a word. */
function startOf(all: string, at: number): string {
  const from = Math.max(0, at - ROUND);
  return from === 0 ? all.slice(0, at) : `…${all.slice(from, at).replace(/^\S{0,20}\s/u, '')}`;
}

function endOf(all: string, at: number): string {
  return all.length <= at + ROUND ? all.slice(at) : `${all.slice(at, at + ROUND).replace(/\s\S{0,20}$/u, '')}…`;
}
