/**
 * Replaces what was found: all places by paragraph, with what goes and what would come, and at one press those that are chosen. The list
 * follows the text while others type; what is not the same any more is left out, and said.
 */
import type { Node } from 'prosemirror-model';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react';
import { cleanWhole } from '../../../../shared/text/characters.ts';
import { schema } from '../../../../shared/text/schema.ts';
import type { Found, Place } from '../../../editor/find.ts';
import { goToPlace } from '../../../editor/finding.ts';
import { followed, listed } from '../../../editor/places.ts';
import { mostAtOnce, replacePlaces } from '../../../editor/replacing.ts';
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
import '../panel.css';
import './replace.css';

/** UTF-16 units. */
const LONGEST = 500;

const LEFT = { closed: 'replace.closed', same: 'replace.leftSame', goes: 'replace.leftGoing', other: 'replace.other' } as const;

interface ReplaceProps {
  /** The text in which the places were found. */
  readonly doc: Node;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Replace({ doc, onClose, children }: ReplaceProps) {
  const { t } = useText();
  const { opinion } = useOpened();
  const found = useStore(opinion.found);
  const suggesting = useSuggesting();
  const [typed, setTyped] = useState('');
  const [said, say] = useState<{ readonly of: Found['pattern']; readonly sentences: string } | null>(null);
  const words = cleanWhole(typed);
  const stays = useStaying(words);
  const list = useList(doc, found, stays);
  const drawn = useDeferredValue(list.listed);
  const most = mostAtOnce(words);
  const chosen = list.listed.places.filter((place) => list.listed.ticked.has(place) && stays(place) === null);
  const next = chosen.slice(0, most);
  const here = found.matches[found.current];
  // the line comes and goes, and with it whether one may edit
  useStore(opinion.sync);
  const editable = useStore(opinion.view)?.editable === true;

  const replace = (places: readonly Place[]): number | null => {
    const view = opinion.view.getSnapshot();
    const count = view?.editable === true ? replacePlaces(view, doc, places, words) : null;
    if (count === null) {
      // a large cut is asked about
      if (opinion.cut.getSnapshot() === null) announcer.say('alert', 'replaced', t('redline.notNow'));
      return null;
    }
    list.drop(places);
    const left = places === next ? leftBy(list.listed.places, new Set(chosen), stays) : [];
    const told = [['replace.changed', list.listed.lost + places.length - count] as const, ...left];
    const sentences = [
      t(suggesting ? 'replace.suggested' : 'replace.done', { count }),
      ...told.flatMap(([key, number]) => (number > 0 ? t(key, { count: number }) : [])),
    ].join(' ');
    say({ of: found.pattern, sentences });
    announcer.say('status', 'replaced', sentences);
    return count;
  };
  const replaceHere = (): void => {
    if (here === undefined || !replace([here])) return;
    const { matches } = opinion.found.getSnapshot();
    // behind what came, before which a suggestion leaves what goes
    const now = opinion.view.getSnapshot()?.state.doc;
    const isStruck = now?.rangeHasMark(here.from, Math.min(here.to, now.content.size), schema.marks.deletion) === true;
    const end = here.from + words.length + (isStruck ? here.words.length : 0);
    const following = matches.findIndex((place) => place.from >= end && stays(place) === null);
    opinion.runAside(goToPlace(following < 0 ? matches.findIndex((place) => stays(place) === null) : following));
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  };
  const never = editable ? null : t('redline.notNow');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves it, from whatever in it has the focus
    <div ref={bar} className="panel-over" onKeyDown={keyed}>
      <Field label={t('replace.with')}>
        {(ties) => (
          <input {...ties} ref={toField} dir="auto" maxLength={LONGEST} value={typed} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {children}
      <div className="buttons">
        <Button look="main" why={never ?? (next.length === 0 ? t('redline.nothing') : null)} onPress={() => replace(next)}>
          {t(suggesting ? 'replace.suggestAll' : 'replace.all', { count: next.length })}
        </Button>
        <Button why={never ?? (here === undefined ? t('opinion.notFound') : (stays(here)?.why ?? null))} onPress={replaceHere}>
          {t(suggesting ? 'replace.suggestHere' : 'replace.here')}
        </Button>
      </div>
      {chosen.length > most && <p className="note">{t('replace.most', { count: most })}</p>}
      {suggesting && <p className="note">{t('replace.suggests')}</p>}
      {list.listed.lost > 0 && <p className="note">{t('replace.changed', { count: list.listed.lost })}</p>}
      {said?.of === found.pattern && <p className="replace-said">{said.sentences}</p>}
      {found.matches.length > 1 && <TickAll all={list.all} none={list.none} />}
      <PlaceList key={String(drawn.pattern)} listed={drawn} words={words} tick={list.tick} stays={stays} />
    </div>
  );
}

/** How many were not chosen, by the reason. */
function leftBy(places: readonly Place[], chosen: ReadonlySet<Place>, stays: (place: Place) => Staying | null) {
  const counts = { closed: 0, same: 0, goes: 0, other: 0 };
  for (const place of places) if (!chosen.has(place)) counts[stays(place)?.reason ?? 'other']++;
  return (['closed', 'same', 'goes', 'other'] as const).map((reason) => [LEFT[reason], counts[reason]] as const);
}

/** The places with their ticks, from text to text. */
function useList(doc: Node, { matches, pattern }: Found, stays: (place: Place) => Staying | null) {
  const search = { doc, pattern, places: matches };
  const may = (place: Place): boolean => stays(place) === null;
  const [kept, keep] = useState(() => listed(search, may));
  const now = kept.pattern !== pattern ? listed(search, may) : kept.places !== matches ? followed(kept, search) : kept;
  if (now !== kept) keep(now);
  const put = (places: readonly Place[], lost = now.lost): void => keep({ ...now, ticked: new Set(places), lost });
  return {
    listed: now,
    all: () => put(matches.filter(may)),
    none: () => put([]),
    /** These are done, and what was lost is told; no tick waits where nothing can be replaced. */
    drop: (places: readonly Place[]) => {
      const gone = new Set(places);
      put(
        [...now.ticked].filter((one) => may(one) && !gone.has(one)),
        0,
      );
    },
    tick: (place: Place, on: boolean) => put(matches.filter((one) => (one === place ? on : now.ticked.has(one)))),
  };
}
