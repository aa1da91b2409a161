/**
 * Where the whole text stands, beside it on wide pages (P21): each paragraph with its shape, its status, whose it is, and who is there. A way to
 * each of them, with one Tab stop; Escape goes back to the text.
 */
import { type FocusEvent, type MouseEvent, memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import type { Peer } from '../../../sync/presence.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { useStore } from '../../../ui/use-store.ts';
import { walk } from '../../../ui/walk.ts';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useEntities } from '../../names.ts';
import { type Opened, useOfOpened, useOfOpenedWords } from '../opened.ts';
import { countOf, FILTERS, type Filter, type Group, groupsOf, narrowed, type OutlineRow, rowsFor } from './rows.ts';
import { SinceDeclared } from './since-declared.tsx';
import './outline.css';

/** Where there is room for it (--three-columns). */
const WIDE = '(min-width: 75rem)';

export function Outline() {
  return useMedia(WIDE) ? <Shown /> : null;
}

function Shown() {
  const { t } = useText();
  const { opinion, here, goTo } = useOfOpened(({ opinion, here, goTo }) => ({ opinion, here, goTo }));
  const groups = useGroups();
  const [filter, choose] = useState<Filter | null>(null);
  const shown = useMemo(() => (filter === null ? groups : narrowed(groups, filter)), [groups, filter]);
  const peers = useHere(opinion);
  // where the focus is among the rows, as long as it is there
  const [at, setAt] = useState<BlockId | null>(null);
  const stop = [at, here].find((id) => shown.some((group) => group.some((row) => row.id === id))) ?? shown[0]?.[0]?.id;
  const rows = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each paragraph that is gone to
  useLayoutEffect(() => keepSeen(rows.current), [here, filter]);
  const toText = (): void => opinion.toText();
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) setAt(null);
  };
  return (
    <nav className="outline" aria-label={t('outline.title')}>
      <Filters groups={groups} chosen={filter} choose={choose} onLeave={toText} />
      <SinceDeclared />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its arrows go from row to row; each is a link */}
      <div
        ref={rows}
        className="outline-rows"
        onKeyDown={(event) => walk(event, 'a', toText)}
        onFocus={({ target }) => setAt(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? null)}
        onBlur={left}
      >
        {shown.map((group) => (
          <Rows key={group[0]?.id} group={group} peers={peers} here={within(group, here)} stop={within(group, stop)} goTo={goTo} />
        ))}
        {shown.length === 0 && <p className="note">{t('outline.none')}</p>}
      </div>
    </nav>
  );
}

/** Where it is none of its own, a group need not know it. */
const within = (group: Group, id: BlockId | null | undefined): BlockId | null =>
  id != null && group.some((row) => row.id === id) ? id : null;

function useGroups(): readonly Group[] {
  const text = useText();
  const entities = useEntities();
  const { me } = useMyself();
  const { begun, kind, policy, phase } = useOfOpened(({ begun, register: { kind, policy, phase } }) => ({ begun, kind, policy, phase }));
  const own = me.seat?.entity ?? null;
  const rowOf = useMemo(
    () => rowsFor({ text, entities, whole: { kind, policy, phase }, own, begun }),
    [text, entities, kind, policy, phase, own, begun],
  );
  const latest = useRef<Grouped>({ by: [], paragraphs: [], groups: [] });
  return useOfOpenedWords(({ register: { paragraphs }, said, names }) => {
    const row = (paragraph: ShownParagraph): OutlineRow => rowOf(paragraph, names.paragraph(paragraph.id));
    const before = latest.current;
    const by = [said.paragraphs, rowOf, names];
    // where words alone have changed the rows of those paragraphs are looked at, and nothing else
    const isSame =
      by.every((one, at) => one === before.by[at]) && paragraphs.every((one, at) => isRowSame(row, one, before.paragraphs[at]));
    latest.current = { by, paragraphs, groups: isSame ? before.groups : groupsOf(paragraphs, row, before.groups) };
    return latest.current.groups;
  });
}

/** By what the groups were made, and of which paragraphs. */
interface Grouped {
  readonly by: readonly unknown[];
  readonly paragraphs: readonly ShownParagraph[];
  readonly groups: readonly Group[];
}

const isRowSame = (row: (one: ShownParagraph) => OutlineRow, one: ShownParagraph, before: ShownParagraph | undefined): boolean =>
  one === before || (before !== undefined && row(before) === row(one));

/** Codes of the others, by the paragraph in which they are. */
function useHere({ presence }: Opened['opinion']): ReadonlyMap<BlockId, string> {
  const entities = useEntities();
  const peers = useStore(presence);
  const said = JSON.stringify(byBlock(peers, (entity) => entities.code(entity)));
  return useMemo(() => new Map(JSON.parse(said) as readonly (readonly [BlockId, string])[]), [said]);
}

function byBlock(peers: readonly Peer[], code: (entity: string) => string): readonly (readonly [BlockId, string])[] {
  const found = new Map<BlockId, Set<string>>();
  for (const { block, entity } of peers) if (block !== null) found.set(block, (found.get(block) ?? new Set()).add(code(entity)));
  return [...found].map(([block, codes]) => [block, [...codes].sort().join(' ')]);
}

interface FiltersProps {
  readonly groups: readonly Group[];
  readonly chosen: Filter | null;
  readonly choose: (filter: Filter | null) => void;
  readonly onLeave: () => void;
}

function Filters({ groups, chosen, choose, onLeave }: FiltersProps) {
  const { t } = useText();
  const name = useId();
  const counts = useMemo(() => FILTERS.map((filter) => [filter, countOf(groups, filter)] as const), [groups]);
  const option = (filter: Filter | null, words: string, count?: number) => (
    <label key={filter}>
      <input type="radio" name={name} data-finds={count} checked={chosen === filter} onChange={() => choose(filter)} />
      {words}
    </label>
  );
  return (
    <fieldset className="outline-filters" onKeyDown={({ key }) => key === 'Escape' && onLeave()}>
      <legend className="unseen">{t('outline.filters')}</legend>
      {option(null, t('outline.all'))}
      {counts.map(([filter, count]) => option(filter, t(`outline.${filter}`, { count }), count))}
    </fieldset>
  );
}

interface RowsProps extends Pick<Opened, 'goTo'> {
  readonly group: Group;
  readonly peers: ReadonlyMap<BlockId, string>;
  readonly here: BlockId | null;
  readonly stop: BlockId | null;
}

const Rows = memo(function Rows({ group, peers, here, stop, goTo }: RowsProps) {
  return (
    <ul>
      {group.map((row) => (
        <Row key={row.id} row={row} peers={peers.get(row.id) ?? ''} isHere={row.id === here} stop={row.id === stop} goTo={goTo} />
      ))}
    </ul>
  );
});

interface RowProps extends Pick<Opened, 'goTo'> {
  readonly row: OutlineRow;
  /** Codes of who else is there. */
  readonly peers: string;
  readonly isHere: boolean;
  /** Does Tab come to it? */
  readonly stop: boolean;
}

const Row = memo(function Row({ row, peers, isHere, stop, goTo }: RowProps) {
  const { t, facts } = useText();
  const { id, name, label, level, removed, mark, is } = row;
  const codes = mark?.codes.join(' ') ?? '';
  const said = [
    ...(mark === null ? [name] : [t('app.saidOf', { name, words: `${mark.words} ${codes}`.trim() })]),
    ...(is.has('changed') ? [t('outline.changedSince')] : []),
    ...(peers === '' ? [] : [t('outline.here', { entities: peers })]),
  ];
  // whoever opens it elsewhere, or takes its address, does that
  const pressed = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(id);
  };
  return (
    <li className={is.has('changed') ? 'changed' : undefined}>
      <a
        href={`#${id}`}
        className={mark === null ? 'heading' : undefined}
        data-row={id}
        data-level={level}
        aria-current={isHere ? 'location' : undefined}
        tabIndex={stop ? 0 : -1}
        onClick={pressed}
      >
        <span className="unseen">{facts(said)}</span>
        <span className="outline-row" aria-hidden="true">
          {mark !== null && (
            <span className={mark.shape}>
              <Shape name={mark.shape} />
            </span>
          )}
          <bdi className={removed ? 'outline-label gone' : 'outline-label'}>{label}</bdi>
          {mark !== null && <span className={`outline-words ${mark.shape}`}>{mark.words}</span>}
          {codes !== '' && (
            <bdi dir="ltr" className={`outline-codes ${mark?.shape}`}>
              {codes}
            </bdi>
          )}
          {peers !== '' && (
            <bdi dir="ltr" className="outline-here">
              {peers}
            </bdi>
          )}
        </span>
      </a>
    </li>
  );
});

/** Moves the rows alone: where the page is does not change. */
function keepSeen(rows: HTMLElement | null): void {
  const row = rows?.querySelector('[aria-current]');
  if (rows === null || row == null) return;
  const [frame, box] = [rows.getBoundingClientRect(), row.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) rows.scrollTop += box.top - frame.top - frame.height / 2;
}
