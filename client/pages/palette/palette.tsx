/**
 * Finds by name what can be done here and where one can go (P28): a field over the list of what is found, which has the arrows while the focus
 * stays in the field (ARIA practices, combobox).
 */
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLocation } from 'wouter';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { browserClock } from '../../lib/clock.ts';
import { isCommandKey } from '../../ui/command-key.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { NotRead } from '../answered.tsx';
import { useForum } from '../forum.tsx';
import { both, useLoaded } from '../loaded.ts';
import { useLoadedEach } from '../loaded-each.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { actsOn, press, stands } from './acts.ts';
import { find, type Group } from './match.ts';
import { type Offer, opinionHere } from './offer.ts';
import { actOffers, documentOffers, opinionOffers, pageOffers } from './offers.ts';
import { isPaletteKey } from './opening.ts';
import './palette.css';

/** As long as somebody pauses who types: what is found is said then, and not after each letter. */
const PAUSE_MS = 500;

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [wanted, want] = useState<string | null>(null);
  /** How often what was chosen was another thing on the page by then. */
  const [moved, setMoved] = useState(0);
  const { groups, lists } = useGroups(query, moved);
  const found = find(groups, query);
  const all = found.flatMap(({ best }) => best);
  const at = all.findIndex(({ key }) => key === wanted);
  const chosen = all[at];
  const [first] = all;
  // what one sees chosen stays so: where it is gone by then, nothing else takes its place under the key
  useLayoutEffect(() => {
    if (wanted === null && first !== undefined) want(first.key);
  }, [wanted, first]);
  const isGone = wanted !== null && chosen === undefined && all.length > 0;
  const count = found.reduce((sum, one) => sum + one.count, 0);
  const said = moved > 0 || isGone ? t('palette.moved') : count === 0 ? t('palette.none') : t('palette.found', { count });

  const type = (words: string): void => {
    setQuery(words);
    want(null);
    setMoved(0);
  };
  const go = ({ to }: Offer): void => {
    if ('act' in to && (!stands(to.act) || to.at !== (opinionHere.getSnapshot()?.current ?? null))) return setMoved(moved + 1);
    // the focus is where it was before it goes on from there
    flushSync(onClose);
    if ('act' in to) press(to.act);
    else if ('block' in to) opinionHere.getSnapshot()?.goTo(to.block);
    else navigate(to.href);
  };
  const keyed = (event: KeyboardEvent): void => {
    if (!isCommandKey(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isEnter = event.key === 'Enter';
    const leaves = isPaletteKey(event.nativeEvent);
    if (by === undefined && !isEnter && !leaves) return;
    // nor does the key press what has the focus afterwards
    event.preventDefault();
    if (by !== undefined) want(all.at((Math.max(at, by > 0 ? -1 : 0) + by) % all.length)?.key ?? null);
    else if (leaves) onClose();
    else if (chosen !== undefined) go(chosen);
  };
  return (
    <Dialog title={t('palette.title')} first={field} onClose={onClose}>
      <div className="palette">
        <p id={`${id}hint`} className="note">
          {t('palette.hint')} <span className="palette-keys">{t('palette.keys')}</span>
        </p>
        <input
          ref={field}
          role="combobox"
          aria-label={t('palette.title')}
          aria-describedby={`${id}hint`}
          aria-autocomplete="list"
          aria-expanded={all.length > 0}
          aria-controls={`${id}list`}
          aria-activedescendant={chosen && id + chosen.key}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          dir="auto"
          value={query}
          onChange={({ target }) => type(target.value)}
          onKeyDown={keyed}
        />
        <div id={`${id}list`} role="listbox" aria-label={t('palette.title')} className="palette-found">
          {found.map(({ title, best, count: of }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a list has no element
            <div key={title} role="group" aria-label={title}>
              <p className="palette-group" aria-hidden="true">
                {title}
                {of > best.length && <span className="note">{t('palette.some', { count: best.length, total: of })}</span>}
              </p>
              {best.map((one) => (
                <Option key={one.key} id={id + one.key} offer={one} chosen={one === chosen} go={go} />
              ))}
            </div>
          ))}
        </div>
        {lists.value === null && lists.trouble === null && <p className="note">{t('app.loading')}</p>}
        {lists.trouble !== null && <p className="note">{t('palette.lists')}</p>}
        <NotRead of={lists} />
        <p role="status" className="note">
          {useSettled(said)}
        </p>
      </div>
    </Dialog>
  );
}

/** All that there is; the page is read again with each letter, and when it has moved on. */
function useGroups(query: string, moved: number) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { me } = useMyself();
  const { forum } = useForum();
  const here = useStore(opinionHere);
  const opinions = useLoaded('GET /api/opinions');
  // there may be hundreds: asked for by whoever looks for something
  const [looks, look] = useState(false);
  if (query !== '' && !looks) look(true);
  const documents = useLoadedEach('GET /api/documents', looks ? [{ find: undefined, opinion: undefined }] : []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on the page is read anew
  const acts = useMemo(() => actOffers(actsOn(document), here?.current ?? null), [query, moved, here]);
  const paragraphs = useMemo(() => here?.paragraphs() ?? [], [here]);
  const pages = useMemo(() => pageOffers(me.seat, forum, text), [me.seat, forum, text]);
  const drafts = useMemo(() => opinionOffers(opinions.value ?? [], text), [opinions.value, text]);
  const papers = useMemo(() => documentOffers(documents.value?.flat() ?? [], text, entities), [documents.value, text, entities]);
  const at = here?.at ?? null;
  const groups: readonly Group<Offer>[] = [
    { title: at === null ? t('palette.acts') : t('palette.actsOn', { paragraph: at }), all: acts },
    { title: t('palette.paragraphs'), all: paragraphs },
    { title: t('palette.pages'), all: pages },
    { title: t('nav.opinions'), all: drafts },
    { title: t('nav.documents'), all: papers },
  ];
  return { groups, lists: both(opinions, documents) };
}

/** What is said once nothing has changed for a while. */
function useSettled(said: string): string {
  const [settled, settle] = useState(said);
  useEffect(() => browserClock.after(PAUSE_MS, () => settle(said)), [said]);
  return settled;
}

interface OptionProps {
  readonly id: string;
  readonly offer: Offer;
  readonly chosen: boolean;
  readonly go: (offer: Offer) => void;
}

function Option({ id, offer, chosen, go }: OptionProps) {
  const { name, shape, note, quote, why } = offer;
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, and the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={why !== null}
      className="palette-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => go(offer)}
    >
      {shape !== null && (
        <span className={shape}>
          <Shape name={shape} />
        </span>
      )}
      <bdi className="palette-name">{name}</bdi> {note !== '' && <span className="palette-note">{note}</span>}{' '}
      {quote !== null && (
        <bdi className="palette-quote" lang={quote.language}>
          {quote.words}
        </bdi>
      )}
      {why !== null && <span className="palette-why">{why}</span>}
    </div>
  );
}
