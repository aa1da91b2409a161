/** An opinion that is open on a page: its connection, its text, its margin. It is closed with the page. */

import type { EditorView } from 'prosemirror-view';
import { use, useLayoutEffect, useRef, useState } from 'react';
import { REPORT } from '../../../shared/forum/report.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { socketAt } from '../../sync/early-socket.ts';
import { openOpinion } from '../../sync/live-opinion.ts';
import { useText } from '../../ui/words.tsx';
import { type FirstText, FirstTextContext } from '../first-text.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import type { OpenOpinion } from './opened.ts';
import { Margin } from './text/margin.ts';

export interface Open {
  readonly opinion: OpenOpinion;
  readonly margin: Margin;
  /** Holds the text; made before there is a place for it on the page. */
  readonly place: HTMLElement;
}

/** null before it is open, and while nobody is signed in. */
export function useOpen(id: string): Open | null {
  const { t } = useText();
  const { me, closed } = useMyself();
  const [open, setOpen] = useState<Open | null>(null);
  const times = useReturns(closed);
  const { seat, person } = me;
  /** Opened anew for the same person, who has got other rights meanwhile. */
  const left = useRef<{ readonly id: string; readonly at: BlockId | null } | null>(null);
  const first = use(FirstTextContext);
  // another language or a newer list of delegations must not open the opinion a second time
  const latest = useRef({ first, entities: useEntities(), label: t('opinion.text'), quoted: t('text.quoted') });
  latest.current = { first, entities: useEntities(), label: t('opinion.text'), quoted: t('text.quoted') };

  // before what an early connection has heard is told: so the editor comes into a page that is there, and is drawn with it
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes back has it opened once more
  useLayoutEffect(() => {
    if (seat === null) return;
    const margin = new Margin();
    const place = document.createElement('div');
    const opinion = openOpinion({
      opinion: id,
      url: socketAt(`/collab/${encodeURIComponent(id)}`),
      seat,
      person: person ?? '',
      place,
      at: left.current?.id === id ? left.current.at : null,
      beside: () => margin.beside(firstOf(id, latest.current.first)),
      called: (entity) => latest.current.entities.code(entity),
      quoted: () => latest.current.quoted,
      attributes: {
        class: id === REPORT ? 'text-body report' : 'text-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': latest.current.label,
      },
    });
    const withView = (then: (view: EditorView) => void) => () => {
      const view = opinion.view.getSnapshot();
      if (view !== null) then(view);
    };
    const stops = [
      opinion.view.subscribe(withView((view) => margin.dress(view))),
      opinion.layout.subscribe(withView((view) => margin.look(view.state.doc))),
    ];
    setOpen({ opinion, margin, place });
    return () => {
      for (const stop of stops) stop();
      left.current = { id, at: opinion.focus.getSnapshot() };
      opinion.destroy();
    };
  }, [id, seat, person, times]);

  return open;
}

/** How often this person has come back after their session had ended. */
function useReturns(closed: boolean): number {
  const [returns, setReturns] = useState({ closed, times: 0 });
  if (closed !== returns.closed) setReturns({ closed, times: returns.times + (closed ? 0 : 1) });
  return returns.times;
}

/** Where it is there. */
const firstOf = (id: string, first: FirstText | null): FirstText | null => (first?.opinion === id && !first.over ? first : null);
