/** The page of an opinion once its register is here: ties text, margin, cards and the chair's bar together. */

import {
  type KeyboardEvent as Key,
  lazy,
  type MouseEvent as Press,
  Suspense,
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRoute } from 'wouter';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { maySettle } from '../../../shared/opinion/rights.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type OpinionNames, opinionNames, sameNames } from '../../../shared/page/paragraph-names.ts';
import { differing } from '../../editor/blocks.ts';
import { Drawn } from '../../editor/drawn.ts';
import { Store } from '../../lib/store.ts';
import { mayWrite } from '../../sync/permission.ts';
import { afterDrawn } from '../../ui/after-drawn.ts';
import { bar } from '../../ui/bars.ts';
import { later, retryImport } from '../../ui/later.tsx';
import { Title } from '../../ui/title.tsx';
import { alike, useOf, useStore } from '../../ui/use-store.ts';
import { Until, useText } from '../../ui/words.tsx';
import { ErrorBoundary, Part } from '../error-boundary.tsx';
import { FirstTextContext } from '../first-text.ts';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { factsFor } from '../sittings.ts';
import { Put, PutFirst } from '../waiting.tsx';
import { Between, preloadPoints } from './between.tsx';
import { useSaid } from './but-words.ts';
import { useClock } from './clock.ts';
import { useFirstHeight } from './first-height.ts';
import { preloadForms } from './forms/forms.ts';
import { useMay } from './may.ts';
import { type Opened, OpenedContext, type OpenedWords, type OpenForm, useOfOpened, useOpenedNow } from './opened.ts';
import { preloadRules } from './rules.ts';
import { State } from './state.tsx';
import { SyncBar } from './sync.tsx';
import { Below } from './text/below.tsx';
import { useGoTo } from './text/go-to.ts';
import { Marks } from './text/marks.tsx';
import { ThreadList, ThreadsHere } from './threads/later.ts';
import { preloadDownloads, TopBar } from './top-bar.tsx';
import type { Open } from './use-open.ts';

const chairBar = retryImport(async () => ({ default: (await import('./chair/bar.tsx')).ChairBar }));
const cards = retryImport(async () => ({ default: (await import('./cards/cards.tsx')).Cards }));
const callBar = retryImport(async () => ({ default: (await import('./call-bar.tsx')).CallBar }));
const keys = retryImport(() => import('./keys.ts'));
const oneParagraph = retryImport(() => import('../../editor/one-paragraph.ts'));
const ChairBar = lazy(chairBar);
const Cards = lazy(cards);
const CallBar = lazy(callBar);

/** What stands round the text; also asked for by whoever cannot wait for it. */
export const preloadDesk = (): Promise<unknown> =>
  Promise.all([chairBar(), cards(), callBar(), keys(), preloadPoints(), preloadDownloads(), preloadRules()]);
const Aloud = later(async () => ({ default: (await import('./aloud.tsx')).Aloud }));
const FocusLine = later(async () => ({ default: (await import('./focus.tsx')).FocusLine }));
const ParagraphsFound = later(async () => ({ default: (await import('./paragraphs-found.tsx')).ParagraphsFound }));
const Alone = later(async () => ({ default: (await import('./text/alone.tsx')).Alone }));
const KeepPlace = later(async () => ({ default: (await import('./text/keep-place.tsx')).KeepPlace }));
const SelectParagraphs = later(async () => ({ default: (await import('./text/select-paragraphs.tsx')).SelectParagraphs }));
const MoveHandle = later(async () => ({ default: (await import('./text/move-handle.tsx')).MoveHandle }));
const Outline = later(async () => ({ default: (await import('./outline/outline.tsx')).Outline }));
const MergedBanner = later(async () => ({ default: (await import('./merged.tsx')).Merged }));
const Console = later(async () => ({ default: (await import('./console/console.tsx')).Console }));
const ReportBar = later(async () => ({ default: (await import('../report/bar.tsx')).ReportBar }));
const HandedBack = later(async () => ({ default: (await import('./text/handed-back.tsx')).HandedBack }));
const KeptActs = later(async () => ({ default: (await import('./kept-acts.tsx')).KeptActs }));
const ReadingNote = later(async () => ({ default: (await import('./text/reading.tsx')).ReadingNote }));
const Deletions = later(async () => ({ default: (await import('./text/deletions.tsx')).Deletions }));
const Panels = later(async () => ({ default: (await import('./panels.tsx')).Panels }));
const Original = lazy(retryImport(async () => ({ default: (await import('./text/original.tsx')).Original })));

/** What stands in the middle: the text, the table of positions on it, or the list of what is said beside it. */
export type DeskView = 'text' | 'table' | 'comments';

export function Desk({ open, register }: { readonly open: Open; readonly register: Register }) {
  const { opinion } = open;
  const { me } = useMyself();
  // what is typed changes nothing of it, so nothing that follows from it is worked out again
  const said = useSaid(register);
  const names = useNames(said, useStore(open.margin.headings));
  const [currentId, setCurrent] = useCurrent(open);
  const [begun] = useState(register);
  const [form, setForm] = useState<OpenForm | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const [wished, setAlone] = useState(false);
  const alone = useView() === 'text' && wished;
  const [ticked, setTicked] = useState<ReadonlySet<BlockId>>(new Set());
  const at = said.paragraphs.findIndex(({ id, status }) => id === currentId && status !== null);
  const current = register.paragraphs[at] ?? null;
  // its words are kept (kept.ts); it must not come to be about another paragraph
  if (form !== null && form.about !== null && form.about !== current?.id) setForm(null);
  const clock = useClock(register, said);
  const live = useOf(opinion.sync, ({ state }) => state === 'recorded' || state === 'sending');
  const actor = useMemo<Actor | null>(() => (me.seat === null ? null : actorOf(me.seat)), [me.seat]);
  const { forum } = useForum();
  const facts = useMemo(() => forum && factsFor(forum, said.opinion), [forum, said.opinion]);
  const may = useMay({ register: said, actor, facts, clock, names, live });
  const going = useGoTo(open, setCurrent);
  const unfold = useCallback((on: boolean) => {
    setUnfolded(on);
    if (on) setAlone(false);
  }, []);
  const openForm = useCallback<Opened['openForm']>(
    (kind, about) => {
      if (about !== null) unfold(true);
      // what is said of the whole text is asked above it
      else setAlone(false);
      setForm({ kind, about });
    },
    [unfold],
  );
  const closeForm = useCallback(() => setForm(null), []);
  const tick = useCallback<Opened['tick']>(
    (blocks, on) => setTicked((before) => new Set([...[...before].filter((one) => !blocks.includes(one)), ...(on ? blocks : [])])),
    [],
  );
  const untick = useCallback(() => setTicked(new Set()), []);
  const opened: Opened = {
    ...{
      opinion,
      register: said,
      begun,
      names,
      clock,
      live,
      current: said.paragraphs[at] ?? null,
      here: currentId,
      settles: actor !== null && maySettle(actor),
      ...going,
    },
    ...{ form, openForm, closeForm, unfolded, unfold, alone, setAlone, ticked, tick, untick },
    ...may,
  };
  const words: OpenedWords = { ...opened, register, said, current };
  // each part asks these for what it shows, and before the page is painted
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they hold follows
  const held = useMemo(() => ({ opened: new Store(opened), words: new Store(words) }), [open]);
  useLayoutEffect(() => {
    held.words.set(words);
    if (!alike(held.opened.getSnapshot(), opened)) held.opened.set(opened);
  });
  const parts = useMemo(() => <Parts open={open} setCurrent={setCurrent} />, [open, setCurrent]);
  return <OpenedContext value={held}>{parts}</OpenedContext>;
}

function useView(): DeskView {
  const [, address] = useRoute('/o/:id/:view?');
  return address?.view === 'table' || address?.view === 'comments' ? address.view : 'text';
}

interface PartsProps {
  readonly open: Open;
  readonly setCurrent: (block: BlockId) => void;
}

function Parts({ open, setCurrent }: PartsProps) {
  const view = useView();
  const { opinion, margin } = open;
  const text = useText();
  const { seat } = useMyself().me;
  const { forum } = useForum();
  const now = useOpenedNow();
  const { alone, id, kind, number, title, language, typing } = useOfOpened(({ alone, register }) => {
    const { opinion: id, kind, number, title, language, adoptionCall } = register;
    return { alone, id, kind, number, title, language, typing: seat !== null && mayWrite(register, seat) && adoptionCall === null };
  });
  const reading = useStore(opinion.manner.reading);
  const press = useRef<Awaited<ReturnType<typeof keys>>['press'] | null>(null);
  useEffect(
    () =>
      afterDrawn(() => {
        void preloadRules();
        void preloadForms();
        void keys().then((come) => {
          press.current = come.press;
        });
      }),
    [],
  );

  const shown = useStore(opinion.view);
  useEffect(
    () =>
      shown === null ? undefined : afterDrawn(() => void oneParagraph().then((come) => come.oneParagraph(shown, { differing, Drawn }))),
    [shown],
  );

  // the text and its tools first: what is round them is drawn after that, and gives way to letters
  const drawn = useDeferredValue(true, false);
  const alertsHeight = useFirstHeight('alertsHeight', opinion, drawn);
  /** The bar of the chair lies over its lower edge. */
  const isChaired = seat?.capacity === 'chair' && kind === 'opinion';

  // until its code is here a key does nothing: done seconds later it would come as a surprise
  const onKeyDown = ({ nativeEvent }: Key): void => press.current?.(now(), nativeEvent);
  // whoever cannot write has the focus nowhere until it is taken somewhere
  useEffect(() => {
    const onBody = (event: KeyboardEvent): void => {
      if (event.target === document.body) press.current?.(now(), event);
    };
    document.addEventListener('keydown', onBody);
    return () => document.removeEventListener('keydown', onBody);
  }, [now]);
  const pressed = ({ target }: Press): void => {
    const block = target instanceof Element ? target.closest<HTMLElement>('p[data-id]')?.dataset.id : undefined;
    if (block !== undefined) setCurrent(block);
  };
  const between = kind === 'opinion' && (
    <ErrorBoundary part="above">
      <Between />
    </ErrorBoundary>
  );
  return (
    <Until come={drawn}>
      <Title words={`${number} ${title}`.trim()} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys reach every part of the page; each part is interactive by itself */}
      <div className={['desk', alone && 'alone', isChaired && 'chaired'].filter(Boolean).join(' ')} onKeyDown={onKeyDown}>
        <div className="bars" ref={bar}>
          <TopBar view={view} />
          <div className="alerts" ref={bar} style={{ minBlockSize: alertsHeight }}>
            <SyncBar opinion={opinion} typing={typing} />
            <Part part="calls">
              <CallBar />
            </Part>
          </div>
          <Part part="above">
            <FocusLine />
          </Part>
          {view === 'text' && kind === 'opinion' && (
            <Part part="above">
              <Panels margin={margin} />
            </Part>
          )}
        </div>
        <Part part="above">
          <Aloud />
        </Part>
        {forum !== null && factsFor(forum, id).merged && (
          <Part part="above">
            <MergedBanner />
          </Part>
        )}
        <div className="as-a-whole">
          <ErrorBoundary part="above">
            <State writes={view === 'text'} />
          </ErrorBoundary>
          {view === 'text' && between}
        </div>
        <Part part="above">
          <ReadingNote />
        </Part>
        <Part part="above">
          <KeptActs />
          <HandedBack />
          <Deletions margin={margin} />
          <Alone />
          <ParagraphsFound />
        </Part>
        <Part part="threads">
          <ThreadsHere margin={margin} />
        </Part>
        {view === 'table' && (
          <Part part="table">
            <Console />
          </Part>
        )}
        {view === 'table' && between}
        {view === 'comments' && (
          <Part part="threads">
            <ThreadList />
          </Part>
        )}
        {kind === 'report' && (
          <Part part="above">
            <ReportBar />
          </Part>
        )}
        <div className="paper" hidden={view !== 'text'}>
          {view === 'text' && (
            <>
              <Part part="outline">
                <Outline />
              </Part>
              <Part part="place">
                <KeepPlace />
                <SelectParagraphs margin={margin} />
              </Part>
              {typing && (
                <Part part="move">
                  <MoveHandle margin={margin} />
                </Part>
              )}
            </>
          )}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: pressing a closed paragraph makes it the current one; keys do it by the marks */}
          <div className="text-column" data-reading={reading} lang={language} onMouseDown={pressed}>
            {reading === 'original' && (
              <Suspense fallback={<p className="note">{text.t('app.loading')}</p>}>
                <Original />
              </Suspense>
            )}
            <TextPlace open={open} id={id} />
            <ErrorBoundary part="marks">
              <Marks margin={margin} />
            </ErrorBoundary>
          </div>
          {view === 'text' && (
            <Part part="cards">
              <Cards />
            </Part>
          )}
        </div>
        {view === 'text' && <Below />}
        {isChaired && (
          <Part part="chair">
            <ChairBar />
          </Part>
        )}
      </div>
    </Until>
  );
}

/** The editor, and the first text until the editor has the text. */
function TextPlace({ open: { opinion, place }, id }: { readonly open: Open; readonly id: string }) {
  const first = use(FirstTextContext);
  const come = useStore(opinion.view) !== null;
  return (
    <>
      <Put element={place} />
      {!come && first?.opinion === id && !first.over && <PutFirst of={first} element={first.body} />}
    </>
  );
}

const actorOf = (seat: NonNullable<ReturnType<typeof useMyself>['me']['seat']>): Actor => ({
  seat: seat.id,
  entity: seat.entity,
  capacity: seat.capacity,
  functions: seat.functions,
  remote: seat.remote,
  operatorFor: null,
  ...(seat.dismissed && { dismissed: true }),
});

/** Made anew where one has changed. */
function useNames(register: Register, headings: ReadonlyMap<BlockId, string>): OpinionNames {
  const text = useText();
  const entities = useEntities();
  const latest = useRef(register);
  if (!sameNames(latest.current, register)) latest.current = register;
  const named = latest.current;
  return useMemo(() => opinionNames(text, entities, named, headings), [text, entities, named, headings]);
}

/** The paragraph with the caret, or the one that was pressed last. */
function useCurrent({ opinion }: Open): readonly [BlockId | null, (block: BlockId | null) => void] {
  const [current, setCurrent] = useState(opinion.focus.getSnapshot);
  useEffect(() => opinion.focus.subscribe(() => setCurrent(opinion.focus.getSnapshot())), [opinion]);
  return [current, setCurrent];
}
