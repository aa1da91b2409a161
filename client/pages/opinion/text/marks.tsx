/**
 * What stands in the margin beside a paragraph: its name, its status, and every reason that holds too. Every mark is a button. By Tab one
 * comes to those of the current paragraph, from any of them with the arrows to the name of the paragraph before and behind.
 */
import { type KeyboardEvent, memo, type ReactNode, useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { ButWords, Register } from '../../../../shared/opinion/register.ts';
import type { BlockId, EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { besideMarks } from '../../../../shared/page/beside.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { Store } from '../../../lib/store.ts';
import { alike, useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { type Opened, useOfOpened } from '../opened.ts';
import { saysWhyClosed, WhyClosed } from '../why-closed.tsx';
import { useInTurn } from './in-turn.ts';
import type { Margin } from './margin.ts';

/** Each row asks for its own: what is typed has React go through the rows of no other paragraph. */
export function Marks({ margin }: { readonly margin: Margin }) {
  const asked = useOfOpened(askedOf);
  const { said, current, ...round } = asked;
  const rows = useInTurn(margin, current ?? undefined);
  const suggesters = useStore(margin.suggesters);
  const byId = new Map(said.map((one) => [one.id, one]));
  const beside = (id: BlockId, at: number): Beside | null => {
    const paragraph = byId.get(id);
    if (paragraph === undefined || paragraph.status === null) return null;
    const marked = markedOf(asked, paragraph, at === 0);
    return { ...marked, why: saysWhyClosed(paragraph, asked, marked.isCurrent), suggesters: suggesters.get(id) };
  };
  const stores = useRef<ReadonlyMap<BlockId, Store<Beside | null>>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in them follows below
  const made = useMemo(
    () => new Map(rows.map(({ id }, at) => [id, stores.current.get(id) ?? new Store<Beside | null>(beside(id, at))])),
    [rows],
  );
  // with the element round them: React would go through all of them where that is another one
  const drawn = useMemo(
    () => (
      <div hidden>
        {rows.map(({ id, place }) => {
          const store = made.get(id);
          return store && <Slot key={id} store={store} place={place} />;
        })}
      </div>
    ),
    [rows, made],
  );
  const latest = useRef<Looked>({ round: [], byId });
  // before the page is painted
  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = { round: [made, suggesters, current, ...Object.values(round)], byId };
    stores.current = made;
    // where nothing round them has changed, those alone of which something else is said
    const isSame = latest.current.round.every((one, at) => one === before.round[at]);
    rows.forEach(({ id }, at) => {
      if (isSame && byId.get(id) === before.byId.get(id)) return;
      const [store, now] = [made.get(id), beside(id, at)];
      if (store !== undefined && !alike(store.getSnapshot(), now)) store.set(now);
    });
  });
  return drawn;
}

/** What the rows were looked at by. */
interface Looked {
  /** All that is said beside more than one paragraph. */
  readonly round: readonly unknown[];
  readonly byId: ReadonlyMap<BlockId, ButWords>;
}

/** All that is asked beside the paragraphs. */
const askedOf = ({ current, register, goTo, names, ticked, tick, mayTick }: Opened) => {
  const { paragraphs: said, kind, policy, phase, finish, focus } = register;
  return { said, current: current?.id ?? null, goTo, names, ticked, tick, mayTick, kind, policy, phase, finish, focused: focus.block };
};

interface Beside extends Marked {
  readonly why: boolean;
}

const Slot = memo(function Slot({ store, place }: { readonly store: Store<Beside | null>; readonly place: HTMLElement }) {
  const shown = useStore(store);
  return shown && <Row {...shown} place={place} />;
});

/** What the marks of a paragraph show, and no more: where nothing of it changes they are not drawn again, whatever else is typed. */
interface Marked extends Pick<Opened, 'goTo' | 'tick'> {
  readonly paragraph: ButWords;
  readonly whole: Pick<Register, 'kind' | 'policy' | 'phase'>;
  readonly name: string;
  readonly isCurrent: boolean;
  /** Does Tab come to it? */
  readonly stop: boolean;
  readonly isFocused: boolean;
  readonly isTicked: boolean;
  readonly mayBeTicked: boolean;
  /** Who made the suggestions in it, one for each. */
  readonly suggesters?: readonly EntityId[] | undefined;
}

function markedOf(asked: ReturnType<typeof askedOf>, paragraph: ButWords, first: boolean): Marked {
  const { current, focused, goTo, names, ticked, tick, mayTick, kind, policy, phase } = asked;
  const { id } = paragraph;
  const isCurrent = current === id;
  const isTicked = ticked.has(id);
  return {
    ...{ paragraph, whole: { kind, policy, phase }, goTo, tick, isCurrent, isTicked },
    name: names.paragraph(id),
    stop: isCurrent || (first && current === null),
    isFocused: focused === id,
    mayBeTicked: isTicked || mayTick(id),
  };
}

interface RowProps extends Beside {
  readonly place: HTMLElement;
}

/** Its list is carried into its place: a portal for each would have React listen to every kind of event at every paragraph. */
function Row({ place, why, ...marked }: RowProps) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const list = row.current?.firstElementChild ?? null;
    if (list === null) return;
    place.prepend(list);
    return () => row.current?.append(list);
  }, [place]);
  return (
    <div ref={row}>
      <MarkList {...marked} />
      {why && createPortal(<WhyClosed paragraph={marked.paragraph} />, place)}
    </div>
  );
}

export function ParagraphMarks({ paragraph }: { readonly paragraph: ButWords }) {
  return <MarkList {...markedOf(useOfOpened(askedOf), paragraph, false)} />;
}

function MarkList({ paragraph, whole, name, isCurrent, stop, isFocused, isTicked, mayBeTicked, suggesters = [], goTo, tick }: Marked) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const setOff = text.setOff(name);
  return (
    <ul className={isCurrent ? 'marks current' : 'marks'} lang={text.language} aria-label={t('paragraph.marks', { paragraph: setOff })}>
      <MarkButton className="number" block={paragraph.id} label={name} stop={stop} onPress={goTo}>
        <bdi>{name}</bdi>
      </MarkButton>
      {[...marksOf(paragraph, text, entities, whole), ...besideMarks(suggesters, text, entities)].map(({ about, shape, words, codes }) => (
        <MarkButton
          key={about}
          className="mark-button"
          block={paragraph.id}
          label={[t('app.saidOf', { name, words }), ...codes].join(' ')}
          stop={stop}
          onPress={goTo}
        >
          <Chip shape={shape}>{words}</Chip>
          {codes.length > 0 && <span className={`codes ${shape}`}> {codes.join(' ')}</span>}
        </MarkButton>
      ))}
      {isFocused && (
        <li>
          <Chip shape="focus">{t('focus.here')}</Chip>
        </li>
      )}
      {mayBeTicked && (
        <li className="chair-tick">
          <input
            type="checkbox"
            aria-label={t('paragraph.choose', { paragraph: setOff })}
            tabIndex={stop ? 0 : -1}
            checked={isTicked}
            onChange={(event) => tick([paragraph.id], event.target.checked)}
          />
        </li>
      )}
    </ul>
  );
}

interface MarkButtonProps {
  readonly className: string;
  readonly block: BlockId;
  readonly label: string;
  /** Does Tab come to it? */
  readonly stop: boolean;
  readonly onPress: (block: BlockId) => void;
  readonly children: ReactNode;
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const all = [...document.querySelectorAll('.marks')];
  const here = all.findIndex((marks) => marks.contains(event.currentTarget));
  // some are folded away
  for (const marks of by > 0 ? all.slice(here + 1) : all.slice(0, here).reverse()) {
    const name = marks.querySelector('button');
    name?.focus();
    if (document.activeElement === name) return;
  }
}

function MarkButton({ className, block, label, stop, onPress, children }: MarkButtonProps) {
  return (
    <li>
      <button
        type="button"
        className={className}
        aria-label={label}
        tabIndex={stop ? 0 : -1}
        onClick={() => onPress(block)}
        onKeyDown={walk}
      >
        {children}
      </button>
    </li>
  );
}
