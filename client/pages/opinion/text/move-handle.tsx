/**
 * The handle in the margin of the current paragraph: by it the paragraph is moved, with a pointer, or taken with Enter and walked by arrows.
 * A line in the text shows where it would come. Escape gives up. Where it cannot be moved, the handle says why.
 */
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { moveBlock } from '../../../editor/move.ts';
import { announcer } from '../../../ui/announce.ts';
import { bringInSight } from '../../../ui/bars.ts';
import { useOf } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import { type Gap, gapsOf, isHead, nearest } from './gaps.ts';
import type { Margin } from './margin.ts';
import { useSuggesting } from './suggesting.ts';
import './move.css';

/** CSS pixels that a pointer moves before it is a drag, and from the edge of the window within which the page scrolls along. */
const SLACK = 4;
const EDGE = 80;
const STEP = 12;

export function MoveHandle({ margin }: { readonly margin: Margin }) {
  const { id, closed } = useOfOpened(({ current }) => {
    // under a call the words above the paragraph say why nothing of it is changed
    const isFree = current !== null && !current.removed && current.call === null && !isHead(current.kind);
    return { id: isFree ? current.id : null, closed: current?.closed === true };
  });
  const place = useOf(margin.rows, (rows) => (id === null ? undefined : rows.find((row) => row.id === id)?.place));
  if (id === null || place === undefined) return null;
  return createPortal(<Handle key={id} {...{ id, closed }} />, place);
}

/** A pointer that was put down on the handle. */
interface Held {
  readonly from: number;
  at: number;
  now: 'down' | 'drags' | 'over';
}

function Handle({ id, closed }: Pick<ShownParagraph, 'id' | 'closed'>) {
  const text = useText();
  const { t } = text;
  const { opinion, names } = useOfOpened(({ opinion, names }) => ({ opinion, names }));
  const now = useOpenedNow();
  const suggesting = useSuggesting();
  const button = useRef<HTMLButtonElement>(null);
  const pointer = useRef<Held | null>(null);
  const taken = useRef(false);
  const [gap, setGap] = useState<Gap | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const name = (one: Gap): string =>
    one.before === null ? t('move.last') : t('move.before', { paragraph: text.setOff(names.paragraph(one.before)) });
  const whyNot = (): string | null => {
    if (closed) return t('paragraph.closed');
    if (suggesting) return t('move.notSuggested');
    return opinion.view.getSnapshot()?.editable === true ? null : t('act.notLive');
  };
  const refuse = (): boolean => {
    const why = whyNot();
    setRefused(why);
    if (why !== null) announcer.say('alert', why, t('act.unavailable', { why }));
    return why !== null;
  };
  const say = (words: string): void => announcer.say('status', words, words);
  const show = (where: Gap | null): void => {
    taken.current = where !== null;
    setGap(where);
  };
  const leave = (): void => {
    setRefused(null);
    if (pointer.current !== null) pointer.current.now = 'over';
    if (!taken.current) return;
    show(null);
    say(t('move.left'));
  };
  const put = (where: Gap): void => {
    show(null);
    if (refuse()) return;
    const words = (): unknown => opinion.view.getSnapshot()?.state.doc;
    const before = words();
    opinion.runAside(moveBlock(id, where.before));
    say(words() === before ? t('move.left') : t('move.done'));
    // its place in the margin goes along with it, and what goes loses the focus
    requestAnimationFrame(() => button.current?.focus());
  };
  const look = (y: number): void => show(nearest(gapsOf(now().register), y));
  const walk = (by: 1 | -1): void => {
    const gaps = gapsOf(now().register);
    const at = gaps.findIndex(({ before }) => before === gap?.before);
    const next = gaps[Math.max(0, Math.min(gaps.length - 1, at + by))];
    if (next === undefined) return;
    bringInSight({ top: next.top, bottom: next.top });
    show(gapsOf(now().register).find(({ before }) => before === next.before) ?? null);
    say(name(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (gap === null || by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    walk(by);
  };
  const press = ({ detail }: MouseEvent): void => {
    const held = pointer.current;
    pointer.current = null;
    // the end of a drag is no press
    if (detail > 0 && held !== null && held.now !== 'down') return;
    if (refuse()) return;
    if (gap !== null) return put(gap);
    show(gapsOf(now().register).find(({ before }) => before === id) ?? null);
    say(t('move.how'));
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    pointer.current = { from: event.clientY, at: event.clientY, now: 'down' };
    if (whyNot() === null) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = ({ clientY, buttons }: PointerEvent): void => {
    const held = pointer.current;
    if (held === null || held.now === 'over' || buttons === 0 || whyNot() !== null) return;
    held.at = clientY;
    if (Math.abs(clientY - held.from) > SLACK) held.now = 'drags';
    if (held.now === 'drags') look(clientY);
  };
  const onPointerUp = ({ clientY }: PointerEvent): void => {
    const where = pointer.current?.now === 'drags' ? nearest(gapsOf(now().register), clientY) : null;
    if (where !== null) put(where);
  };
  /** The page may have moved on below the line. */
  const follow = (): void => {
    const held = pointer.current?.now === 'drags' ? pointer.current : null;
    if (held !== null && (held.at < EDGE || held.at > window.innerHeight - EDGE))
      window.scrollBy({ top: held.at < EDGE ? -STEP : STEP, behavior: 'instant' });
    const gaps = gapsOf(now().register);
    const where = held === null ? (gaps.find(({ before }) => before === gap?.before) ?? null) : nearest(gaps, held.at);
    if (where?.before !== gap?.before || where?.top !== gap?.top) show(where);
  };
  useEffect(() => {
    if (gap === null) return;
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    let due = requestAnimationFrame(function again() {
      follow();
      due = requestAnimationFrame(again);
    });
    window.addEventListener('keydown', onEscape, true);
    return () => {
      cancelAnimationFrame(due);
      window.removeEventListener('keydown', onEscape, true);
    };
  });
  return (
    <div className="move" lang={text.language}>
      <button
        ref={button}
        type="button"
        aria-label={t('move.handle', { paragraph: text.setOff(names.paragraph(id)) })}
        aria-pressed={gap !== null}
        onClick={press}
        onKeyDown={onKeyDown}
        onBlur={leave}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={leave}
      />
      {refused !== null && <span className="move-words">{refused}</span>}
      {gap !== null && (
        <div className="move-line" style={{ top: gap.top, left: gap.left, width: gap.width }}>
          <span className="move-words">{name(gap)}</span>
        </div>
      )}
    </div>
  );
}
