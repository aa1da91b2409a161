/**
 * Replaces what was found: all places by paragraph, with what goes and what would come, and at one press those that are chosen. The list
 * follows the text while others type; what is not the same any more is left out, and said.
 */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { clean } from '../../../../shared/text/characters.ts';
import type { Found, Place } from '../../../editor/find.ts';
import { goToPlace } from '../../../editor/finding.ts';
import { followed, listed } from '../../../editor/places.ts';
import { replacePlaces } from '../../../editor/replacing.ts';
import { announcer } from '../../../ui/announce.ts';
import { bar } from '../../../ui/bars.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { toField } from '../../../ui/focus.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { TickAll } from '../../tick-all.tsx';
import { useOpened } from '../opened.ts';
import { PlaceList } from './place-list.tsx';
import { type Staying, useStaying } from './staying.ts';
import { useSuggesting } from './suggesting.ts';
import './replace.css';

/** UTF-16 units. */
const MOST = 500;

export function Replace({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const { t } = useText();
  const { opinion } = useOpened();
  const found = useStore(opinion.found);
  const suggesting = useSuggesting();
  const [typed, setTyped] = useState('');
  const [said, say] = useState('');
  const words = clean(typed);
  const stays = useStaying(words);
  const list = useList(found, stays);
  const chosen = list.listed.places.filter((place) => list.listed.ticked.has(place) && stays(place) === null);
  const here = found.matches[found.current];
  const editable = useStore(opinion.view)?.editable === true;

  const replace = (places: readonly Place[]): number | null => {
    const view = opinion.view.getSnapshot();
    if (view === null) return null;
    const { places: all, lost, doc } = list.listed;
    const count = replacePlaces(view, doc, places, words);
    if (count === null) {
      // a large cut is asked about
      if (opinion.cut.getSnapshot() === null) announcer.say('alert', 'replaced', t('redline.notNow'));
      return null;
    }
    list.drop(places);
    const left = places === chosen ? all.filter((place) => !places.includes(place)) : [];
    const closed = left.filter((place) => (stays(place)?.closed ?? null) !== null).length;
    const told = [
      ['replace.changed', lost + places.length - count],
      ['replace.closed', closed],
      ['replace.other', left.length - closed],
    ] as const;
    const sentences = [
      t(suggesting ? 'replace.suggested' : 'replace.done', { count }),
      ...told.flatMap(([key, number]) => (number > 0 ? t(key, { count: number }) : [])),
    ].join(' ');
    say(sentences);
    announcer.say('status', 'replaced', sentences);
    return count;
  };
  const replaceHere = (): void => {
    if (here === undefined || !replace([here])) return;
    const { matches } = opinion.found.getSnapshot();
    // behind what came, before which a suggestion leaves what goes
    const end = here.from + words.length + (suggesting ? here.words.length : 0);
    const next = matches.findIndex((place) => place.from >= end && stays(place) === null);
    opinion.runAside(goToPlace(next < 0 ? matches.findIndex((place) => stays(place) === null) : next));
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  const never = editable ? null : t('redline.notNow');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves it, from whatever in it has the focus
    <div ref={bar} className="replace" onKeyDown={keyed}>
      <Field label={t('replace.with')}>
        {(ties) => (
          <input {...ties} ref={toField} dir="auto" maxLength={MOST} value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {children}
      <div className="buttons">
        <Button look="main" why={never ?? (chosen.length === 0 ? t('redline.nothing') : null)} onPress={() => replace(chosen)}>
          {t(suggesting ? 'replace.suggestAll' : 'replace.all', { count: chosen.length })}
        </Button>
        <Button why={never ?? (here === undefined ? t('opinion.notFound') : (stays(here)?.why ?? null))} onPress={replaceHere}>
          {t(suggesting ? 'replace.suggestHere' : 'replace.here')}
        </Button>
      </div>
      {suggesting && <p className="note">{t('replace.suggests')}</p>}
      {list.listed.lost > 0 && <p className="note">{t('replace.changed', { count: list.listed.lost })}</p>}
      {said !== '' && <p className="replace-said">{said}</p>}
      {found.matches.length > 1 && <TickAll all={list.all} none={list.none} />}
      <PlaceList places={found.matches} words={words} ticked={list.listed.ticked} tick={list.tick} stays={stays} />
    </div>
  );
}

/** The places with their ticks, from text to text. */
function useList({ matches, pattern }: Found, stays: (place: Place) => Staying | null) {
  const { opinion } = useOpened();
  const doc = useStore(opinion.words) ?? opinion.view.getSnapshot()?.state.doc;
  if (doc === undefined) throw new Error('places without a text');
  const search = { doc, pattern, places: matches };
  const may = (place: Place): boolean => stays(place) === null;
  const [kept, keep] = useState(() => listed(search, may));
  const now = kept.pattern !== pattern ? listed(search, may) : kept.places !== matches ? followed(kept, search) : kept;
  if (now !== kept) keep(now);
  const put = (places: readonly Place[]): void => keep({ ...now, ticked: new Set(places), lost: 0 });
  return {
    listed: now,
    all: () => put(matches.filter(may)),
    none: () => put([]),
    drop: (places: readonly Place[]) => put([...now.ticked].filter((one) => !places.includes(one))),
    tick: (place: Place, on: boolean) => put(matches.filter((one) => (one === place ? on : now.ticked.has(one)))),
  };
}
