/**
 * References in the text are underlined where the pointer rests on one, and a press with a key held leads to the paragraph that it names: a press
 * alone puts the caret, selects, or opens a card. Nothing is looked at before somebody points, and nothing while a letter is typed.
 */
import type { EditorView } from 'prosemirror-view';
import { useEffect, useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { blockOf } from '../../../editor/blocks.ts';
import { browserClock } from '../../../lib/clock.ts';
import { isMac } from '../../../ui/command-key.ts';
import { Later, later } from '../../../ui/later.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useOfOpened, useOpenedNow } from '../opened.ts';
import type { Margin } from '../text/margin.ts';
import type { Placed } from '../threads/places.ts';
import { type Named, namedIn } from './named.ts';
import './references.css';

const MarkedReference = later(async () => ({ default: (await import('../threads/parts.ts')).MarkedReference }));

/** A pointer that stays so long rests. */
const REST_MS = 150;

interface Pointed {
  readonly block: BlockId;
  readonly named: Named;
}

interface Marked {
  readonly block: BlockId;
  readonly placed: Placed;
}

export function References({ margin }: { readonly margin: Margin }) {
  const now = useOpenedNow();
  const view = useStore(useOfOpened(({ opinion }) => opinion.view));
  const [marked, setMarked] = useState<Marked | null>(null);
  useEffect(() => {
    if (view === null) return;
    const end = new AbortController();
    let stop = (): void => {};
    const pointed = (event: MouseEvent): Pointed | null => pointedAt(view, now().register, event);
    const rests = (event: MouseEvent): void => {
      if (view.isDestroyed || view.composing || event.buttons !== 0) return;
      const found = pointed(event);
      setMarked((before) => {
        if (found === null || found.named.names === null) return null;
        const now = markedOf(view, found);
        return before !== null && isSame(before, now) ? before : now;
      });
    };
    const moved = (event: PointerEvent): void => {
      stop();
      if (event.pointerType !== 'touch') stop = browserClock.after(REST_MS, () => rests(event));
    };
    const left = (): void => {
      stop();
      setMarked(null);
    };
    const followed = (event: MouseEvent): BlockId | null => {
      const isHeld = isMac() ? event.metaKey : event.ctrlKey;
      return event.button === 0 && isHeld && !view.isDestroyed ? (pointed(event)?.named.names ?? null) : null;
    };
    // the editor would select the whole paragraph
    const down = (event: MouseEvent): void => {
      if (followed(event) !== null) event.preventDefault();
    };
    const pressed = (event: MouseEvent): void => {
      const block = followed(event);
      if (block === null) return;
      event.preventDefault();
      event.stopPropagation();
      left();
      now().goTo(block);
    };
    const { dom } = view;
    dom.addEventListener('pointermove', moved, { signal: end.signal });
    dom.addEventListener('pointerleave', left, { signal: end.signal });
    dom.addEventListener('mousedown', down, { capture: true, signal: end.signal });
    dom.addEventListener('click', pressed, { capture: true, signal: end.signal });
    return () => {
      end.abort();
      left();
    };
  }, [view, now]);
  return (
    marked !== null && (
      <Later>
        <MarkedReference margin={margin} {...marked} />
      </Later>
    )
  );
}

const paragraphAt = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('p[data-id]') : null;

function pointedAt(view: EditorView, register: Parameters<typeof namedIn>[1], event: MouseEvent): Pointed | null {
  const block = paragraphAt(event)?.dataset.id;
  const { doc } = view.state;
  const placed = block === undefined ? undefined : blockOf(doc, block);
  if (block === undefined || placed === undefined) return null;
  const named = namedIn(doc, register, block).find(({ from, to }) => isOn(view, placed.pos + 1 + from, placed.pos + 1 + to, event));
  return named === undefined ? null : { block, named };
}

/** Beside the last letter of a line is not on it. */
function isOn(view: EditorView, from: number, to: number, { clientX, clientY }: MouseEvent): boolean {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => clientX >= left && clientX <= right && clientY >= top && clientY <= bottom,
  );
}

function markedOf(view: EditorView, { block, named: { from, to } }: Pointed): Marked {
  return { block, placed: { spans: new Map([[block, { block, at: from, length: to - from }]]), doc: view.state.doc } };
}

const isSame = ({ placed: one }: Marked, { placed: other }: Marked): boolean =>
  one.doc === other.doc && JSON.stringify([...one.spans]) === JSON.stringify([...other.spans]);
