import { useEffect, useMemo, useRef, useState } from 'react';
import type { ShownWording } from '../../../../shared/wire/wording.ts';
import { useSoon } from '../../../ui/use-soon.ts';
import { useOf } from '../../../ui/use-store.ts';
import type { Trouble } from '../../ask.ts';
import { useForumMoves } from '../../forum.tsx';
import { type Loaded, useLoaded } from '../../loaded.ts';
import { type OpenOpinion, useOfOpened, useOpenedNow } from '../opened.ts';
import { type Found, LiveRemarks } from './live-remarks.ts';
import { MeantThen } from './meant-then.ts';

/** After a change of the text. */
const SOON_MS = 1_000;

interface Live {
  readonly remarks: LiveRemarks;
  readonly past: MeantThen;
}

/** One for each text, whoever looks: the panel, the margin, the chair's line. */
const live = new WeakMap<OpenOpinion, Live>();

function liveOf(opinion: OpenOpinion): Live {
  const known = live.get(opinion) ?? { remarks: new LiveRemarks(opinion), past: new MeantThen() };
  live.set(opinion, known);
  return known;
}

export interface Remarks<Of> {
  readonly found: Of;
  /** What people have said of them. */
  readonly said: Loaded<ShownWording>;
}

/** `of`: what somebody shows of them; null: they are not yet known. */
export function useRemarks<Of>(of: (found: Found | null) => Of): Remarks<Of> {
  const { opinion, id } = useOfOpened(({ opinion, register }) => ({ opinion, id: register.opinion }));
  const said = useLoaded('GET /api/opinions/:id/wording', { id });
  useForumMoves(said.refetch);
  const { remarks } = liveOf(opinion);
  const { value } = said;
  useEffect(() => {
    if (value !== null) remarks.hear({ table: value.table, exceptions: value.exceptions });
  }, [remarks, value]);
  return { found: useOf(remarks, of), said };
}

/** Has the log asked what references meant, as long as somebody has the check open. */
export function useMeant(found: Found | null): Loaded<null> {
  const now = useOpenedNow();
  const { remarks, past } = liveOf(now().opinion);
  const latest = useRef(found);
  latest.current = found;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asked, setAsked] = useState(0);
  const ask = async (): Promise<void> => {
    const seen = latest.current;
    if (seen === null) return;
    const ended = await past.ask({ doc: seen.doc, register: now().register }, () => remarks.learn(past.meant));
    // what has changed while it asked is asked for next
    if (ended === 'busy') setAsked((before) => before + 1);
    else setTrouble(ended);
  };
  const doc = found?.doc ?? null;
  useSoon(
    SOON_MS,
    useMemo(() => doc && { doc, asked }, [doc, asked]),
    () => void ask(),
  );
  useEffect(() => past.open(), [past]);
  return { value: null, trouble, at: 0, refetch: ask };
}
